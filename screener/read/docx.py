"""DOCX: paragraphs, tables, text boxes, headers and footers in the order a person reads them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from screener.read.packed import open_packed, parse_part
from screener.read.raw import RawDocument, RawLine
from screener.types import Format, Hidden

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_P, _TBL, _TR, _TC, _R = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}r"
_VAL = f"{_W}val"
_WRAPPERS = frozenset(
    f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "footnote", "endnote")
)
_HEADING = re.compile(r"^(?:heading ?\d|title|subtitle)", re.I)
_LIST = re.compile(r"^list ?(?:bullet|number|paragraph)", re.I)

_TINY_HALF_POINTS = 4
_NEAR_WHITE = 0xF0
_MAX_CELL_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph or character style says, its ancestors' sayings included."""

    heading: bool = False
    bold: bool = False
    size: float = 0.0
    bullet: bool = False
    hidden: Hidden | None = None


@dataclass(slots=True)
class _Reading:
    """Where the walk stands."""

    styles: dict[str, _Style]
    dark_ground: bool = False
    page: int = 1
    block: int = 0
    lines: list[RawLine] = field(default_factory=list)


def read_docx(data: bytes) -> RawDocument:
    """A DOCX file's lines: first headers, then the body, then footers and notes.

    A table row of short cells is one line with tabs between the cells; a cell with several
    paragraphs (a layout table) is read as a block of its own. Raises `UnreadableResume`.
    """
    with open_packed(data) as archive:
        names = sorted(archive.namelist())
        styles = _read_styles(archive) if "word/styles.xml" in names else {}
        reading = _Reading(styles)
        seen: set[str] = set()
        for name in _story_parts(names):
            root = _normal_namespace(parse_part(archive, name))
            text = "".join(root.itertext())
            if "document" not in name and (not text.strip() or text in seen):
                continue
            seen.add(text)
            reading.dark_ground = _has_painted_ground(root)
            _read_blocks(reading, root.find(f"{_W}body") if "document" in name else root)
            reading.block += 1
    return RawDocument(tuple(reading.lines), Format.DOCX, "docx", pages=reading.page)


def _has_painted_ground(root: etree._Element) -> bool:
    """Whether shapes or pictures may lie behind the text, as under a sidebar in white letters.

    Where they stand is known to a layout engine only; white text is then taken for visible.
    """
    if root.find(f"{_W}background") is not None:
        return True
    if any(anchor.get("behindDoc") in ("1", "true") for anchor in root.iter(_ANCHOR)):
        return True
    fills = (shape.get("fillcolor", "").split(" ")[0] for shape in root.iter(f"{_VML}*"))
    return any(fill and not _is_near_white(fill.removeprefix("#")) for fill in fills)


def _story_parts(names: list[str]) -> list[str]:
    """The parts that hold text, in reading order."""

    def parts(prefix: str) -> list[str]:
        return [name for name in names if re.fullmatch(rf"word/{prefix}\d*\.xml", name)]

    return [*parts("header"), *parts("document"), *parts("footer"), *parts("footnotes")]


def _normal_namespace(root: etree._Element) -> etree._Element:
    """The strict variant of the format under the names of the usual one."""
    if root.tag.startswith(_STRICT):
        for element in root.iter(etree.Element):
            element.tag = element.tag.replace(_STRICT, _W)
            for key in [key for key in element.attrib if key.startswith(_STRICT)]:
                element.attrib[key.replace(_STRICT, _W)] = element.attrib.pop(key)
    return root


# ------------------------------------------------------------------------------------ styles


def _read_styles(archive: zipfile.ZipFile) -> dict[str, _Style]:
    root = _normal_namespace(parse_part(archive, "word/styles.xml"))
    elements = {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}
    styles: dict[str, _Style] = {}
    for style_id in elements:
        _resolve(style_id, elements, styles, depth=0)
    return styles


def _resolve(
    style_id: str, elements: dict[str, etree._Element], styles: dict[str, _Style], *, depth: int
) -> _Style:
    """A style with what it inherits; a chain that is too long or circular inherits nothing."""
    if style_id in styles:
        return styles[style_id]
    element = elements.get(style_id)
    if element is None or depth > 20:
        return _Style()
    based_on = element.find(f"{_W}basedOn")
    base = _Style()
    if based_on is not None:
        base = _resolve(based_on.get(_VAL, ""), elements, styles, depth=depth + 1)
    name_element = element.find(f"{_W}name")
    name = name_element.get(_VAL, "") if name_element is not None else ""
    outline = element.find(f"{_W}pPr/{_W}outlineLvl") is not None
    style = replace(
        _with_properties(base, element.find(f"{_W}rPr")),
        heading=base.heading or outline or bool(_HEADING.match(name)),
        bullet=base.bullet
        or element.find(f"{_W}pPr/{_W}numPr") is not None
        or bool(_LIST.match(name)),
    )
    styles[style_id] = style
    return style


def _is_on(element: etree._Element | None, *, default: bool) -> bool:
    """A toggle such as `<w:b/>`: absent means inherited, "0" means off."""
    if element is None:
        return default
    return element.get(_VAL, "1") not in ("0", "false", "off", "none")


def _with_properties(style: _Style, properties: etree._Element | None) -> _Style:
    """A style with what run properties change in it."""
    if properties is None:
        return style
    size = properties.find(f"{_W}sz")
    points = float(size.get(_VAL, "0") or 0) / 2 if size is not None else style.size
    return replace(
        style,
        bold=_is_on(properties.find(f"{_W}b"), default=style.bold),
        size=points,
        hidden=_why_hidden(properties, points) or style.hidden,
    )


def _why_hidden(properties: etree._Element, points: float) -> Hidden | None:
    if _is_on(properties.find(f"{_W}vanish"), default=False):
        return Hidden.VANISH
    if 0 < points * 2 <= _TINY_HALF_POINTS:
        return Hidden.SIZE
    color = properties.find(f"{_W}color")
    shaded = (
        properties.find(f"{_W}shd") is not None or properties.find(f"{_W}highlight") is not None
    )
    if color is not None and not shaded and _is_near_white(color.get(_VAL, "")):
        return Hidden.COLOR
    return None


def _is_near_white(color: str) -> bool:
    """Whether an RRGGBB value cannot be told from white paper.

    >>> _is_near_white("FFFFFF"), _is_near_white("auto"), _is_near_white("808080")
    (True, False, False)
    """
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", color):
        return False
    return min(bytes.fromhex(color)) >= _NEAR_WHITE


# ------------------------------------------------------------------------------------ blocks


def _read_blocks(reading: _Reading, parent: etree._Element | None) -> None:
    for element in parent if parent is not None else ():
        if element.tag == _P:
            _read_paragraph(reading, element)
        elif element.tag == _TBL:
            _read_table(reading, element)
        elif element.tag in _WRAPPERS:
            _read_blocks(reading, element)


def _read_table(reading: _Reading, table: etree._Element) -> None:
    dark = reading.dark_ground
    for row in table.iter(_TR):
        if _nearest(row, _TBL) is not table:
            continue
        cells = [cell for cell in row.iter(_TC) if _nearest(cell, _TR) is row]
        start = len(reading.lines)
        reading.block += 1
        per_cell = []
        for cell in cells:
            reading.dark_ground = dark or _has_dark_ground(cell) or _has_dark_ground(table)
            before = len(reading.lines)
            _read_blocks(reading, cell)
            per_cell.append(reading.lines[before:])
            reading.block += 1
        if _is_plain_row(per_cell):
            block = reading.block
            reading.lines[start:] = [_one_line(per_cell, block=block)]
    reading.dark_ground = dark
    reading.block += 1


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _has_dark_ground(element: etree._Element) -> bool:
    """Whether a cell or table is shaded, or leaves its shading to a table style."""
    style = element.find(f"{_W}tblPr/{_W}tblStyle")
    fills = [shade.get(f"{_W}fill", "auto") for shade in element.iterfind(f"{_W}tcPr/{_W}shd")]
    dark = [fill for fill in fills if fill != "auto" and not _is_near_white(fill)]
    named = style is not None and style.get(_VAL, "") not in ("TableNormal", "TableGrid")
    return bool(dark) or named


def _is_plain_row(cells: list[list[RawLine]]) -> bool:
    """Whether a row is a row of a table rather than columns of a layout."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(
        len(cell) == 1 and cell[0].hidden is None and len(cell[0].text) <= _MAX_CELL_CHARACTERS
        for cell in filled
    )


def _one_line(cells: list[list[RawLine]], *, block: int) -> RawLine:
    lines = [line for cell in cells for line in cell]
    text = "\t".join(line.text for line in lines)
    bold = all(line.bold for line in lines)
    return replace(lines[0], text=text, bold=bold, block=block)


# -------------------------------------------------------------------------------- paragraphs


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    style: _Style


def _read_paragraph(reading: _Reading, paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{_W}pPr")
    style = _paragraph_style(reading, properties)
    boxes: list[etree._Element] = []
    pieces = [piece for run in _runs(paragraph, boxes) for piece in _pieces(reading, run, style)]
    _add_lines(reading, pieces, style)
    if not pieces:
        reading.block += 1
    for box in boxes:
        dark, reading.dark_ground = reading.dark_ground, True
        reading.block += 1
        _read_blocks(reading, box)
        reading.block += 1
        reading.dark_ground = dark


def _paragraph_style(reading: _Reading, properties: etree._Element | None) -> _Style:
    if properties is None:
        return reading.styles.get("Normal", _Style())
    named = properties.find(f"{_W}pStyle")
    style = reading.styles.get(named.get(_VAL, "") if named is not None else "Normal", _Style())
    number = properties.find(f"{_W}numPr/{_W}numId")
    if number is not None:
        style = replace(style, bullet=number.get(_VAL) != "0")
    if properties.find(f"{_W}outlineLvl") is not None:
        style = replace(style, heading=True)
    return style


def _runs(element: etree._Element, boxes: list[etree._Element]) -> Iterator[etree._Element]:
    """The runs of a paragraph in order; the contents of its text boxes are put aside."""
    for child in element:
        if child.tag == _R:
            boxes.extend(_text_boxes(child))
            yield child
        elif child.tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr"):
            continue
        elif isinstance(child.tag, str):
            yield from _runs(child, boxes)


def _text_boxes(run: etree._Element) -> list[etree._Element]:
    """The text boxes anchored in a run; of two representations of one box only the first."""
    found = []
    for box in run.iter(f"{_W}txbxContent"):
        outer = box.iterancestors(f"{_MC}Fallback", f"{_W}txbxContent")
        if next(outer, None) is None or not list(run.iter(f"{_MC}Choice")):
            found.append(box)
    return found


def _pieces(reading: _Reading, run: etree._Element, base: _Style) -> Iterator[_Piece]:
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        named = properties.find(f"{_W}rStyle")
        if named is not None:
            character = reading.styles.get(named.get(_VAL, ""), _Style())
            base = replace(base, bold=base.bold or character.bold, hidden=character.hidden)
    style = _with_properties(base, properties)
    if style.hidden is Hidden.COLOR and reading.dark_ground:
        style = replace(style, hidden=None)
    text = "".join(_run_text(reading, run))
    if text:
        yield _Piece(text, style)


def _run_text(reading: _Reading, run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}ptab"):
            yield "\t"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            if child.get(f"{_W}type") == "page":
                reading.page += 1
            yield "\n"
        elif child.tag == f"{_W}lastRenderedPageBreak":
            reading.page += 1
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}sym":
            yield "•"


def _add_lines(reading: _Reading, pieces: list[_Piece], style: _Style) -> None:
    """A paragraph's visible lines, then what it hides, each kind on lines of its own."""
    kinds = sorted({piece.style.hidden for piece in pieces}, key=lambda kind: kind or "")
    for kind in kinds:
        chosen = [piece for piece in pieces if piece.style.hidden is kind]
        bold = all(piece.style.bold for piece in chosen if piece.text.strip())
        size = max((piece.style.size for piece in chosen), default=0.0)
        text = "".join(piece.text for piece in chosen)
        if style.bullet and not style.heading and text.strip():
            text = "• " + text.lstrip()
        for line in text.split("\n"):
            reading.lines.append(
                RawLine(
                    line,
                    page=reading.page,
                    size=size,
                    bold=bold,
                    heading=style.heading,
                    block=reading.block,
                    hidden=kind,
                )
            )
