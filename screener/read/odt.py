"""ODT: paragraphs, lists, tables and text frames in order."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from lxml import etree
from msgspec.structs import replace

from screener.errors import UnreadableResume
from screener.read.cells import order_cells
from screener.read.grounds import Color
from screener.read.odt_styles import Look, page_color, read_looks
from screener.read.packed import open_packed, parse_part, read_part
from screener.read.raw import RawDocument, RawLine
from screener.types import Format, Hidden, QuarantineCode

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_LEFT_OUT = (f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_TEXT}sequence-decls")
_MANIFEST = "META-INF/manifest.xml"


class _Reading(msgspec.Struct):
    looks: dict[str, Look]
    paper: Color
    outer: Look = msgspec.field(default_factory=Look)
    lines: list[RawLine] = []
    block: int = 0
    bullet: bool = False

    def look_of(self, element: etree._Element) -> Look:
        """What the style of a paragraph or span says."""
        return self.looks.get(element.get(f"{_TEXT}style-name", ""), Look())


def read_odt(data: bytes) -> RawDocument:
    """An ODT file's lines: page headers, the text, page footers.

    Raises `UnreadableResume` (encrypted, damaged, too_large)."""
    with open_packed(data) as archive:
        names = archive.namelist()
        if _MANIFEST in names and b"encryption-data" in read_part(archive, _MANIFEST):
            message = "The document is protected by a password; save it without one."
            raise UnreadableResume(QuarantineCode.ENCRYPTED, message)
        content = parse_part(archive, "content.xml")
        pages = parse_part(archive, "styles.xml") if "styles.xml" in names else None
    parts = [content] if pages is None else [pages, content]
    reading = _Reading(read_looks(*parts), page_color(*parts))
    _read_running(reading, pages, f"{_STYLE}header")
    for body in content.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"):
        _read_blocks(reading, body)
    _read_running(reading, pages, f"{_STYLE}footer")
    return RawDocument(tuple(reading.lines), Format.ODT, "odt")


def _read_running(reading: _Reading, pages: etree._Element | None, tag: str) -> None:
    """The headers or footers of a document's kinds of page, each text once."""
    seen: set[str] = set()
    for part in pages.iter(tag) if pages is not None else ():
        text = "".join(part.itertext())
        if text not in seen:
            reading.block += 1
            _read_blocks(reading, part)
            reading.block += 1
        seen.add(text)


def _read_blocks(reading: _Reading, parent: etree._Element) -> None:
    for element in parent:
        if element.tag in _PARAGRAPHS:
            _read_paragraph(reading, element)
        elif element.tag == f"{_TABLE}table-row":
            _read_row(reading, element)
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:
            outside, reading.bullet = reading.bullet, element.tag == f"{_TEXT}list-item"
            reading.bullet |= outside
            _read_blocks(reading, element)
            reading.bullet = outside
            reading.block += element.tag in (f"{_TEXT}list", f"{_TABLE}table", f"{_TEXT}section")


def _read_row(reading: _Reading, row: etree._Element) -> None:
    start = len(reading.lines)
    cells = []
    for cell in row.iterchildren(f"{_TABLE}table-cell"):
        before = len(reading.lines)
        _read_within(reading, cell, f"{_TABLE}style-name", cell)
        cells.append(reading.lines[before:])
        reading.block += 1
    reading.lines[start:] = order_cells(cells)


def _read_paragraph(reading: _Reading, paragraph: etree._Element) -> None:
    heading = paragraph.tag == f"{_TEXT}h"
    look = reading.look_of(paragraph).over(reading.outer)
    texts: dict[Hidden | None, list[str]] = {}
    for text, own in _spans(reading, paragraph, look):
        texts.setdefault(own.hidden_on(reading.paper), []).append(text)
    if not "".join(texts.get(None, [])).strip():
        reading.block += 1
    for hidden, parts in texts.items():
        bullet = "• " if reading.bullet and not heading else ""
        for line in (bullet + "".join(parts)).split("\n"):
            reading.lines.append(RawLine(line, heading=heading, block=reading.block, hidden=hidden))
    for frame in paragraph.iter(f"{_DRAW}text-box"):
        reading.block += 1
        _read_within(reading, frame.getparent(), f"{_DRAW}style-name", frame)
        reading.block += 1


def _read_within(
    reading: _Reading, painted: etree._Element | None, attribute: str, parent: etree._Element
) -> None:
    """The blocks of a cell or frame, on the ground that its style paints."""
    outside = reading.outer
    if painted is not None:
        ground = reading.looks.get(painted.get(attribute, ""), Look()).ground
        reading.outer = replace(outside, ground=ground or outside.ground)
    _read_blocks(reading, parent)
    reading.outer = outside


def _spans(reading: _Reading, element: etree._Element, look: Look) -> Iterator[tuple[str, Look]]:
    """The texts of a paragraph in order, each with how it looks."""
    if element.text:
        yield " ".join(element.text.split("\n")), look
    for child in element:
        if child.tag == f"{_TEXT}tab":
            yield "\t", look
        elif child.tag == f"{_TEXT}line-break":
            yield "\n", look
        elif child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c", "1")), 100), look
        elif isinstance(child.tag, str) and not child.tag.startswith(_DRAW):
            yield from _spans(reading, child, reading.look_of(child).over(look))
        if child.tail:
            yield " ".join(child.tail.split("\n")), look
