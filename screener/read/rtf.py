"""RTF by striprtf, with hidden, white and tiny text told apart from what is shown."""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import replace
from striprtf.striprtf import rtf_to_text

from screener.errors import UnreadableResume
from screener.read.raw import RawDocument, RawLine
from screener.types import Format, Hidden, QuarantineCode

_TOKEN = re.compile(
    r"(?P<brace>[{}])|(?P<byte>\\'[0-9a-fA-F]{2})"
    r"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|(?P<text>[^\\{}]+)|\\.|\\",
    re.S,
)
_PAGE = re.compile(r"\\page(?![a-z])")
_BULLET = re.compile(r"^\s*[·•▪]\s*")
_COLORS = re.compile(r"\\colortbl\b([^{}]{0,20000})\}")
_CHANNEL = re.compile(r"\\(?:red|green|blue)(\d{1,3})")
_GROUND = re.compile(r"\\(?:highlight|chcbpat|cbpat|clcbpat|cb|shpfill|fillColor)([1-9]\d{0,3})")

_NEAR_WHITE = 0xF0
_TINY_HALF_POINTS = 4
_NO_TEXT = frozenset(
    ("stylesheet", "fonttbl", "colortbl", "info", "pict", "listtable", "listoverridetable")
)
"""Groups that hold no text of the document."""

_BREAKS = frozenset(("par", "line", "row", "cell", "sect", "page"))


class _Look(msgspec.Struct, frozen=True):
    """How letters look: at a place inside a group, and as its groups left it."""

    vanished: bool = False
    color: int = 0
    half_points: int = 24
    silent: bool = False


class _Parted(msgspec.Struct):
    """The source as it is shown, and what each way of hiding took out of it."""

    shown: list[str] = []
    hidden: dict[Hidden, list[str]] = {}


def read_rtf(data: bytes) -> RawDocument:
    """An RTF file's lines; raises `UnreadableResume` (damaged).

    Letters are hidden by `\\v`, by a size of two points or less, and by the colour of paper where
    the document has no coloured ground anywhere.
    """
    source = data.decode("latin-1")
    parted = _part(source)
    lines = _lines("".join(parted.shown), None)
    for reason, parts in sorted(parted.hidden.items()):
        lines += _lines("{\\rtf1 " + "".join(parts) + "}", reason)
    return RawDocument(tuple(lines), Format.RTF, "striprtf", pages=1 + len(_PAGE.findall(source)))


def _part(source: str) -> _Parted:
    white = _white_colors(source)
    parted, look, groups = _Parted(), _Look(), list[_Look]()
    for token in _TOKEN.finditer(source):
        words, word = token.group(), token["word"]
        if token["brace"]:
            if words == "{":
                groups.append(look)
            elif groups:
                look = groups.pop()
        elif word or words == "\\*":
            look = _changed(look, word or "*", token["number"])
        reason = None if look.silent else _why_hidden(look, white)
        if reason is None or token["brace"]:
            parted.shown.append(words)
        elif token["text"] or token["byte"] or word == "u":
            parted.hidden.setdefault(reason, []).append(words)
        elif word in _BREAKS:
            parted.shown.append(words)
            parted.hidden.setdefault(reason, []).append("\\line ")
    return parted


def _changed(look: _Look, word: str, number: str | None) -> _Look:
    """The look after a control word."""
    if word == "v":
        return replace(look, vanished=number != "0")
    if word == "cf":
        return replace(look, color=int(number or 0))
    if word == "fs":
        return replace(look, half_points=int(number or 24))
    if word == "plain":
        return _Look(silent=look.silent)
    return replace(look, silent=True) if word == "*" or word in _NO_TEXT else look


def _why_hidden(look: _Look, white: frozenset[int]) -> Hidden | None:
    if look.vanished:
        return Hidden.VANISH
    if 0 < look.half_points <= _TINY_HALF_POINTS:
        return Hidden.SIZE
    return Hidden.COLOR if look.color in white else None


def _white_colors(source: str) -> frozenset[int]:
    """The numbers of the colours that paper has; none where letters may stand on a ground."""
    table = _COLORS.search(source)
    if table is None:
        return frozenset()
    rows = [[int(value) for value in _CHANNEL.findall(row)] for row in table[1].split(";")]
    white = frozenset(at for at, row in enumerate(rows) if row and min(row) >= _NEAR_WHITE)
    grounds = {int(number) for number in _GROUND.findall(source)}
    return frozenset() if grounds - white else white


def _lines(source: str, hidden: Hidden | None) -> list[RawLine]:
    try:
        text = rtf_to_text(source, encoding="cp1252", errors="replace")
    except (ValueError, IndexError, LookupError, RecursionError) as error:
        message = "The RTF file is damaged; open and save it again, or as a PDF."
        raise UnreadableResume(QuarantineCode.DAMAGED, message) from error
    lines = []
    block = 0
    for line in text.split("\n"):
        if line.strip():
            cells = "\t".join(line.strip("|").split("|")) if line.endswith("|") else line
            lines.append(RawLine(_BULLET.sub("• ", cells), block=block, hidden=hidden))
        else:
            block += 1
    return lines
