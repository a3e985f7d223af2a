"""DOCX: paragraphs, tables, text boxes, headers and footers in the order a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from screener.read.docx_styles import (
    VAL,
    Style,
    W,
    is_near_white,
    read_styles,
    with_character_style,
    with_ground,
    with_properties,
    with_usual_namespace,
)
from screener.read.packed import open_packed, parse_part
from screener.read.raw import RawDocument, RawLine
from screener.types import Format

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_P, _TBL, _TR, _TC, _R = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}r"
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "footnote", "endnote")
)

_MAX_CELL_CHARACTERS = 60


@dataclass(slots=True)
class _Reading:
    """Where the walk stands."""

    styles: dict[str, Style]
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
        styles = read_styles(archive) if "word/styles.xml" in names else {}
        reading = _Reading(styles)
        seen: set[str] = set()
        for name in _story_parts(names):
            root = with_usual_namespace(parse_part(archive, name))
            text = "".join(root.itertext())
            if "document" not in name and (not text.strip() or text in seen):
                continue
            seen.add(text)
            reading.dark_ground = _has_painted_ground(root)
            _read_blocks(reading, root.find(f"{W}body") if "document" in name else root)
            reading.block += 1
    return RawDocument(tuple(reading.lines), Format.DOCX, "docx", pages=reading.page)


def _has_painted_ground(root: etree._Element) -> bool:
    """Whether shapes or pictures may lie behind the text, as under a sidebar in white letters.

    Where they stand is known to a layout engine only; white text is then taken for visible.
    """
    if root.find(f"{W}background") is not None:
        return True
    if any(anchor.get("behindDoc") in ("1", "true") for anchor in root.iter(_ANCHOR)):
        return True
    fills = (shape.get("fillcolor", "").split(" ")[0] for shape in root.iter(f"{_VML}*"))
    return any(fill and not is_near_white(fill.removeprefix("#")) for fill in fills)


def _story_parts(names: list[str]) -> list[str]:
    """The parts that hold text, in reading order."""

    def parts(prefix: str) -> list[str]:
        return [name for name in names if re.fullmatch(rf"word/{prefix}\d*\.xml", name)]

    return [*parts("header"), *parts("document"), *parts("footer"), *parts("footnotes")]


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
    style = element.find(f"{W}tblPr/{W}tblStyle")
    fills = [shade.get(f"{W}fill", "auto") for shade in element.iterfind(f"{W}tcPr/{W}shd")]
    dark = [fill for fill in fills if fill != "auto" and not is_near_white(fill)]
    named = style is not None and style.get(VAL, "") not in ("TableNormal", "TableGrid")
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
    style: Style


def _read_paragraph(reading: _Reading, paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{W}pPr")
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


def _paragraph_style(reading: _Reading, properties: etree._Element | None) -> Style:
    if properties is None:
        return reading.styles.get("Normal", Style())
    named = properties.find(f"{W}pStyle")
    style = reading.styles.get(named.get(VAL, "") if named is not None else "Normal", Style())
    style = with_ground(style, properties)
    number = properties.find(f"{W}numPr/{W}numId")
    if number is not None:
        style = replace(style, bullet=number.get(VAL) != "0")
    if properties.find(f"{W}outlineLvl") is not None:
        style = replace(style, heading=True)
    return style


def _runs(element: etree._Element, boxes: list[etree._Element]) -> Iterator[etree._Element]:
    """The runs of a paragraph in order; the contents of its text boxes are put aside."""
    for child in element:
        if child.tag == _R:
            boxes.extend(_text_boxes(child))
            yield child
        elif child.tag in (f"{W}del", f"{W}moveFrom", f"{W}pPr"):
            continue
        elif isinstance(child.tag, str):
            yield from _runs(child, boxes)


def _text_boxes(run: etree._Element) -> list[etree._Element]:
    """The text boxes anchored in a run; of two representations of one box only the first."""
    found = []
    for box in run.iter(f"{W}txbxContent"):
        outer = box.iterancestors(f"{_MC}Fallback", f"{W}txbxContent")
        if next(outer, None) is None or not list(run.iter(f"{_MC}Choice")):
            found.append(box)
    return found


def _pieces(reading: _Reading, run: etree._Element, base: Style) -> Iterator[_Piece]:
    properties = run.find(f"{W}rPr")
    if properties is not None:
        named = properties.find(f"{W}rStyle")
        if named is not None:
            base = with_character_style(base, reading.styles.get(named.get(VAL, ""), Style()))
    style = with_properties(base, properties)
    if reading.dark_ground:
        style = replace(style, ground=True)
    text = "".join(_run_text(reading, run))
    if text:
        yield _Piece(text, style)


def _run_text(reading: _Reading, run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            if child.get(f"{W}type") == "page":
                reading.page += 1
            yield "\n"
        elif child.tag == f"{W}lastRenderedPageBreak":
            reading.page += 1
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}sym":
            yield "•"


def _add_lines(reading: _Reading, pieces: list[_Piece], style: Style) -> None:
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
