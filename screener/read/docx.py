"""DOCX: paragraphs, tables, text boxes, headers and footers in the order a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import msgspec
from lxml import etree
from msgspec.structs import replace

from screener.read.cells import order_cells
from screener.read.docx_grounds import (
    VAL,
    TableGrounds,
    W,
    area_behind,
    box_ground,
    cell_ground,
    page_ground,
    read_table_grounds,
)
from screener.read.docx_styles import (
    Style,
    read_styles,
    with_character_style,
    with_ground,
    with_properties,
    with_usual_namespace,
)
from screener.read.grounds import PAPER, Color
from screener.read.packed import open_packed, parse_part
from screener.read.raw import RawDocument, RawLine
from screener.types import Format, Hidden

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_P, _TBL, _TR, _TC, _R = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}r"
_RENDERED = f"{W}lastRenderedPageBreak"
_SIGNS = {
    f"{W}{name}": sign
    for name, sign in {
        "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "•"
    }.items()
}  # fmt: skip
"""The text of what stands in a run beside its words."""

_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "footnote", "endnote")
)

_LONG_BOX = 5
"""Paragraphs; so many in a text box that floats are a column of their own."""

_USUAL_SIZE = 11.0
_SQUARES = 0.6
"""Square points that a letter takes, as a share of the square of its size."""


class _Reading(msgspec.Struct):
    """Where the walk stands.

    `turned` says that a page was just turned: a mark of the same turn that follows before any text
    counts no page. `later` are boxes, each with the page of its anchor.

    `ground` is the colour of the cell or box that is read, None on the bare page. `vanished` are
    the lines in the colour of the bare page, `painted` the areas that lie under each page's text
    and `painted_always` those that a header or footer puts under every page's.
    """

    styles: dict[str, Style]
    tables: dict[str, TableGrounds]
    paper: Color = PAPER
    ground: Color | None = None
    page: int = 1
    turned: bool = False
    block: int = 0
    lines: list[RawLine] = []
    later: list[tuple[int, etree._Element]] = []
    vanished: list[RawLine] = []
    painted: dict[int, float] = {}
    painted_always: float = 0.0


def read_docx(data: bytes) -> RawDocument:
    """A DOCX file's lines: first headers, then the body, then footers and notes.

    The cells of a table row are ordered by `order_cells`. Raises `UnreadableResume`.
    """
    with open_packed(data) as archive:
        names = sorted(archive.namelist())

        def part(name: str) -> etree._Element | None:
            return with_usual_namespace(parse_part(archive, name)) if name in names else None

        reading = _start(part("word/styles.xml"))
        settings = part("word/settings.xml")
        seen: set[str] = set()
        for name in _story_parts(names):
            root = with_usual_namespace(parse_part(archive, name))
            text = "".join(root.itertext())
            if "document" in name:
                reading.paper = page_ground(root, settings)
                _read_story(reading, root.find(f"{W}body"))
                continue
            reading.painted_always += area_behind(root)
            if text.strip() and text not in seen:
                seen.add(text)
                _read_story(reading, root)
    return RawDocument(_with_shapes_behind(reading), Format.DOCX, "docx", pages=reading.page)


def _start(styles: etree._Element | None) -> _Reading:
    if styles is None:
        return _Reading({}, {})
    return _Reading(read_styles(styles), read_table_grounds(styles))


def _read_story(reading: _Reading, story: etree._Element | None) -> None:
    """A header, the body, a footer or the notes; long boxes that float in it come at its end."""
    _read_blocks(reading, story)
    boxes, reading.later = reading.later, []
    last = reading.page
    for reading.page, box in boxes:
        _read_box(reading, box)
    reading.page = last
    reading.block += 1


def _story_parts(names: list[str]) -> list[str]:
    """The parts that hold text, in reading order."""

    def parts(prefix: str) -> list[str]:
        return [name for name in names if re.fullmatch(rf"word/{prefix}\d*\.xml", name)]

    kinds = ("header", "document", "footer", "footnotes", "endnotes")
    return [name for kind in kinds for name in parts(kind)]


def _with_shapes_behind(reading: _Reading) -> tuple[RawLine, ...]:
    """All lines; of those in the colour of the page, what shapes may stand behind is visible.

    Where letters stand is known to a layout engine only: a page's shapes are taken to lie under
    its vanished lines if they are large enough for all of them.
    """
    needed: dict[int, float] = {}
    for line in reading.vanished:
        size = line.size or _USUAL_SIZE
        needed[line.page] = needed.get(line.page, 0.0) + len(line.text) * _SQUARES * size * size
    painted = {page: reading.painted_always + reading.painted.get(page, 0.0) for page in needed}
    fit = {page for page, area in needed.items() if area <= painted[page]}
    seen = {id(line) for line in reading.vanished if line.page in fit}
    return tuple(replace(line, hidden=None) if id(line) in seen else line for line in reading.lines)


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
    outside = reading.ground
    rows = [row for row in table.iter(_TR) if _nearest(row, _TBL) is table]
    for at, row in enumerate(rows):
        cells = [cell for cell in row.iter(_TC) if _nearest(cell, _TR) is row]
        start = len(reading.lines)
        reading.block += 1
        per_cell: list[list[RawLine]] = []
        top = bottom = reading.page
        turned = reading.turned
        for column, cell in enumerate(cells):
            edges = _edges("Row", at, len(rows)) | _edges("Col", column, len(cells))
            painted = cell_ground(cell, table, reading.tables, edges)
            reading.ground = outside if painted is None else painted
            before = len(reading.lines)
            reading.page, reading.turned = top, turned
            _read_blocks(reading, cell)
            per_cell.append(reading.lines[before:])
            reading.block += 1
            bottom = max(bottom, reading.page)
            if column == 0 and _starts_below(per_cell[0], top):
                top, turned = per_cell[0][0].page, True
        reading.page, reading.turned = bottom, False
        reading.lines[start:] = order_cells(per_cell)
    reading.ground = outside
    reading.block += 1


def _starts_below(lines: list[RawLine], page: int) -> bool:
    """Whether a cell begins on a later page: its row does, and all cells of it."""
    return bool(lines) and lines[0].page > page


def _edges(kind: str, at: int, count: int) -> set[str]:
    """Of which edges of its table a row ("Row") or cell ("Col") is."""
    return {f"{edge}{kind}" for edge, place in (("first", 0), ("last", count - 1)) if at == place}


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


# -------------------------------------------------------------------------------- paragraphs


class _Piece(msgspec.Struct, frozen=True):
    text: str
    style: Style
    page: int


def _read_paragraph(reading: _Reading, paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    style = _paragraph_style(reading, properties)
    boxes: list[etree._Element] = []
    runs = list(_runs(paragraph, boxes))
    pieces = [piece for run in runs for piece in _pieces(reading, run, style)]
    for run in runs:
        if area := area_behind(run):
            reading.painted[reading.page] = reading.painted.get(reading.page, 0.0) + area
    _add_lines(reading, pieces, style)
    if not pieces:
        reading.block += 1
    for box in boxes:
        if reading.lines and _is_column(box):
            reading.later.append((reading.page, box))
        else:
            _read_box(reading, box)


def _is_column(box: etree._Element) -> bool:
    """Whether a text box floats beside the text and is too long to belong to its anchor."""
    floats = next(box.iterancestors(_ANCHOR, f"{W}pict"), None) is not None
    filled = [each for each in box.iter(_P) if "".join(each.itertext()).strip()]
    return floats and len(filled) >= _LONG_BOX


def _read_box(reading: _Reading, box: etree._Element) -> None:
    outside, reading.ground = reading.ground, box_ground(box)
    reading.block += 1
    _read_blocks(reading, box)
    reading.block += 1
    reading.ground = outside


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
    for page, texts in groupby(_run_text(reading, run), key=itemgetter(0)):
        yield _Piece("".join(text for _, text in texts), style, page)


def _run_text(reading: _Reading, run: etree._Element) -> Iterator[tuple[int, str]]:
    """What a run shows, in order, each text with its page."""
    for child in run:
        if _turns_page(child):
            reading.page += not reading.turned or child.tag != _RENDERED
            reading.turned = True
        if text := _child_text(child):
            reading.turned = reading.turned and not text.strip()
            yield reading.page, text


def _turns_page(child: etree._Element) -> bool:
    asked: bool = child.tag == f"{W}br" and child.get(f"{W}type") == "page"
    rendered: bool = child.tag == _RENDERED
    return asked or rendered


def _child_text(child: etree._Element) -> str:
    if child.tag == f"{W}t":
        return child.text or ""
    return _SIGNS.get(child.tag, "")


def _add_lines(reading: _Reading, pieces: list[_Piece], style: Style) -> None:
    """A paragraph's visible lines, then what it hides, each kind on lines of its own."""
    ground = reading.ground or reading.paper
    by_kind: dict[Hidden | None, list[_Piece]] = {}
    for piece in pieces:
        by_kind.setdefault(piece.style.hidden_on(ground), []).append(piece)
    for kind, chosen in sorted(by_kind.items(), key=lambda item: item[0] or ""):
        bold = all(piece.style.bold for piece in chosen if piece.text.strip())
        size = max((piece.style.size for piece in chosen), default=0.0)
        written = _written_lines(chosen)
        if style.bullet and not style.heading:
            written = _with_bullet(written)
        lines = [
            RawLine(
                line,
                page=page,
                size=size,
                bold=bold,
                heading=style.heading,
                block=reading.block,
                hidden=kind,
            )
            for page, line in written
        ]
        reading.lines += lines
        if kind is Hidden.COLOR and reading.ground is None:
            reading.vanished += lines


def _written_lines(pieces: list[_Piece]) -> list[tuple[int, str]]:
    """Pieces cut at their line breaks, each line with the page on which it begins."""
    lines = [(pieces[0].page, "")]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        page, text = lines[-1]
        lines[-1] = (page if text.strip() else piece.page, text + first)
        lines += [(piece.page, line) for line in rest]
    return lines


def _with_bullet(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """A bullet before the first line that says anything."""
    start = next((at for at, (_, text) in enumerate(lines) if text.strip()), None)
    if start is None:
        return lines
    page, text = lines[start]
    return [(page, "• " + text.lstrip()), *lines[start + 1 :]]
