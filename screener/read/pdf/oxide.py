"""The fast PDF reader: glyphs from pdf_oxide.

Glyphs cost a third of the library's own spans and carry no guessed blanks. They come sorted by
place, not in the order they were drawn: where texts lie on top of each other or are turned, that
order shuffles their letters, and the page is read by spans instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

import numpy as np
import pdf_oxide
from msgspec.structs import replace

from screener.read.pdf.columns import Runs
from screener.read.pdf.page import PageRuns, Shape

pdf_oxide.disable_logging()

_text, _color = attrgetter("char"), attrgetter("color")
_numbers = tuple(map(attrgetter, ("origin_x", "origin_y", "advance_width", "font_size")))
_TURNS: dict[int, Callable[[float, float, float, float], tuple[float, float]]] = {
    90: lambda x, y, width, height: (y, width - x),
    180: lambda x, y, width, height: (width - x, height - y),
    270: lambda x, y, width, height: (height - y, x),
}
_UNUSED_CODE = "\x7f"
_in_drawing_order = attrgetter("sequence")


def read_pages(data: bytes, *, limit: int) -> tuple[int, Iterator[PageRuns]]:
    """The number of pages, and the first `limit` of them; raises whatever pdf_oxide raises."""
    document = pdf_oxide.PdfDocument.from_bytes(data)
    count = int(document.page_count())
    pages = (_page(document, index) for index in range(min(count, limit)))
    if b"ReportLab" in data[:1024]:
        pages = (_with_lost_bullets(document, page) for page in pages)
    return count, pages


def _page(document: Any, index: int) -> PageRuns:
    left, foot, right, head = _page_box(document, index)
    if document.page_rotation(index):
        return _turned_page(document, index)
    glyphs = document.extract_chars(index)
    return PageRuns(
        number=index + 1,
        width=right - left,
        height=head - foot,
        runs=_columns(glyphs).moved(-left, -foot),
        shapes=tuple(_shapes(document, index, left, head)),
        is_bold=lambda at: bool(glyphs[at].font_weight == "Bold"),
        in_drawing_order=lambda: _page_by_spans(document, index),
    )


def _with_lost_bullets(document: Any, page: PageRuns) -> PageRuns:
    """A page with the bullets that its glyphs lack, as dots.

    ReportLab writes a bullet as code 0x7F, which WinAnsiEncoding shows as one (ISO 32000-1, D.2,
    note 3); pdf_oxide keeps the code in its spans and drops it from its glyphs.
    """
    left, foot, *_ = _page_box(document, page.number - 1)
    dots = [
        Shape(x - left, middle - 2, x - left + width, middle + 2, span.color)
        for span in document.extract_spans(page.number - 1)
        for x, width in _places_of(_UNUSED_CODE, span)
        for middle in [page.height - (span.bbox[1] - foot) - 0.3 * span.font_size]
    ]
    return replace(page, shapes=page.shapes + tuple(dots))


def _places_of(char: str, span: Any) -> Iterator[tuple[float, float]]:
    """Where a character stands in a span, and how wide it is."""
    x = span.bbox[0]
    for letter, width in zip(span.text, span.char_widths, strict=False):
        if letter == char:
            yield x, width
        x += width


def _page_box(document: Any, index: int) -> tuple[float, float, float, float]:
    """Left, foot, right and head of what a viewer shows of a page."""
    box: tuple[float, float, float, float] = document.page_crop_box(
        index
    ) or document.page_media_box(index)
    return box


def _columns(glyphs: Sequence[Any]) -> Runs:
    """The glyphs field by field; those in a row that have one colour share one value of it."""
    count = len(glyphs)
    xs, ys, widths, sizes = (np.fromiter(map(get, glyphs), float, count) for get in _numbers)
    colors = [color for color, alike in groupby(map(_color, glyphs)) for _ in alike]
    return Runs("".join(map(_text, glyphs)), xs, ys, widths, sizes, colors)


def _page_by_spans(document: Any, index: int) -> PageRuns:
    """A page in drawing order; the library has put blanks into its spans by its own measure."""
    left, foot, right, head = _page_box(document, index)
    spans = sorted(document.extract_spans(index), key=_in_drawing_order)
    runs = [
        (span.text, span.bbox[0], span.bbox[1], span.bbox[2], span.font_size, span.color)
        for span in spans
    ]
    return PageRuns(
        number=index + 1,
        width=right - left,
        height=head - foot,
        runs=Runs.of(runs).moved(-left, -foot),
        shapes=tuple(_shapes(document, index, left, head)),
        is_bold=lambda at: bool(spans[at].is_bold),
    )


def _turned_page(document: Any, index: int) -> PageRuns:
    """A page that viewers turn by 90, 180 or 270 degrees, as they show it."""
    page = _page_by_spans(document, index)
    width, height = page.width, page.height
    turn = _TURNS.get(document.page_rotation(index) % 360)
    runs = Runs.of(
        (text, *(turn(x, y, width, height) if turn else (x, y)), run_width, size, color)
        for text, x, y, run_width, size, color in page.runs.rows()
    )
    if document.page_rotation(index) % 180:
        width, height = height, width
    return replace(page, width=width, height=height, runs=runs, shapes=())


def _shapes(document: Any, index: int, left: float, head: float) -> Iterator[Shape]:
    for path in document.extract_paths(index):
        x, y, width, height = path["bbox"]
        top = head - y - height
        yield Shape(
            x - left, top, x - left + width, top + height, path["fill_color"], path["layer"]
        )
