"""HTML: the text a browser would show, block by block; nothing it links to is loaded."""

from __future__ import annotations

import re

import msgspec
from lxml import etree, html

from screener.errors import UnreadableResume
from screener.read.html_styles import Sheet, read_sheet, style_of
from screener.read.plain import decode
from screener.read.raw import RawDocument, RawLine
from screener.types import Format, Hidden, QuarantineCode


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SKIPPED = _tags(
    "script style head template noscript svg math iframe object select textarea button"
)
_HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
_SPACED = _HEADINGS | _tags(
    "address article aside blockquote body center details div dl fieldset figure footer form"
    " header hr html main nav ol p pre section summary table ul"
)
_BLOCKS = _SPACED | _tags("dd dt li tbody tfoot thead tr")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.I)
_WHITE_SPACE = re.compile(r"\s+")

_HIDING_STYLES = (
    (re.compile(r"(?:^|;)display:none"), Hidden.LAYER),
    (re.compile(r"(?:^|;)visibility:(?:hidden|collapse)"), Hidden.LAYER),
    (re.compile(r"(?:^|;)opacity:0*\.?0+(?:;|!|$|%)"), Hidden.OPACITY),
    (re.compile(r"(?:^|;)font-size:(?:0|0?\.\d+|[12](?:\.\d+)?)(?:px|pt)?(?:;|!|$)"), Hidden.SIZE),
    (re.compile(r"(?:^|;)(?:left|top|text-indent|margin-left):-\d{3,}"), Hidden.OFF_PAGE),
)
_WHITE = re.compile(r"(?:^|;)color:(?:white|#fff(?:fff)?|rgb\(255,255,255\))(?:;|!|$)")
_GROUND = re.compile(r"(?:^|;)background(?:-color|-image)?:(?!none|transparent|white|#fff|inherit)")


class _Reading(msgspec.Struct):
    sheet: Sheet
    lines: list[RawLine] = []
    text: list[str] = []
    block: int = 0
    heading: bool = False
    hidden: Hidden | None = None
    ground: bool = False

    def end_line(self) -> None:
        text = _WHITE_SPACE.sub(" ", "".join(self.text).replace("\t", "\0")).replace("\0", "\t")
        if text.strip():
            self.lines.append(
                RawLine(text.strip(" "), heading=self.heading, block=self.block, hidden=self.hidden)
            )
        self.text.clear()


def read_html(data: bytes) -> RawDocument:
    """An HTML page's lines; `<h1>` to `<h6>` are headings, table cells are parted by tabs.

    Raises `UnreadableResume` (damaged) where no tree can be made of it.
    """
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(_decode(data), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message = "The HTML page holds nothing that can be read; save it again."
        raise UnreadableResume(QuarantineCode.DAMAGED, message) from error
    reading = _Reading(read_sheet(root))
    _walk(reading, root)
    reading.end_line()
    return RawDocument(tuple(reading.lines), Format.HTML, "lxml")


def _decode(data: bytes) -> str:
    """The page as text; an encoding it names is believed where the bytes do not say better."""
    named = _CHARSET.search(data[:2048])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            text = data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            text = decode(data)
    else:
        text = decode(data)
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text) or " "


def _walk(reading: _Reading, root: html.HtmlElement) -> None:
    """Depth first without recursion: a page may be nested deeper than Python's stack."""
    stack: list[tuple[html.HtmlElement, _Kept | None]] = [(root, None)]
    while stack:
        element, kept = stack.pop()
        if kept is not None:
            _leave(reading, element, kept)
            continue
        kept = _Kept(reading.hidden, reading.ground, reading.heading)
        stack.append((element, kept))
        if isinstance(element.tag, str) and element.tag not in _SKIPPED:
            _enter(reading, element)
            stack.extend((child, None) for child in reversed(element))


class _Kept(msgspec.Struct, frozen=True):
    """What held outside of an element."""

    hidden: Hidden | None
    ground: bool
    heading: bool


def _enter(reading: _Reading, element: html.HtmlElement) -> None:
    tag = element.tag
    style = style_of(element, reading.sheet)
    ground = reading.ground or bool(_GROUND.search(style)) or "bgcolor" in element.attrib
    hidden = reading.hidden or _why_hidden(element, style, ground)
    if tag in _BLOCKS or tag == "br" or hidden is not reading.hidden:
        reading.end_line()
    if tag in _SPACED:
        reading.block += 1
    reading.hidden, reading.ground = hidden, ground
    reading.heading = reading.heading or tag in _HEADINGS
    if tag == "li":
        reading.text.append("• ")
    reading.text.append((element.text or "").replace("\t", " "))


def _leave(reading: _Reading, element: html.HtmlElement, kept: _Kept) -> None:
    tag = element.tag
    if tag in _BLOCKS or kept.hidden is not reading.hidden:
        reading.end_line()
    if tag in ("td", "th"):
        reading.text.append("\t")
    if tag in _SPACED:
        reading.block += 1
    reading.hidden, reading.ground, reading.heading = kept.hidden, kept.ground, kept.heading
    reading.text.append((element.tail or "").replace("\t", " "))


def _why_hidden(element: html.HtmlElement, style: str, ground: bool) -> Hidden | None:
    if "hidden" in element.attrib:
        return Hidden.LAYER
    for pattern, reason in _HIDING_STYLES:
        if pattern.search(style):
            return reason
    if not ground and _WHITE.search(style):
        return Hidden.COLOR
    return None
