"""The fast PDF reader: runs from pdf_oxide, in the order they were drawn."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

import pdf_oxide

from screener.read.pdf.runs import PageRuns, Run

pdf_oxide.disable_logging()

_in_drawing_order = attrgetter("sequence")


def read_pages(data: bytes, *, limit: int) -> Iterator[PageRuns]:
    """The first `limit` pages; raises whatever pdf_oxide raises."""
    document = pdf_oxide.PdfDocument.from_bytes(data)
    for index in range(min(document.page_count(), limit)):
        yield _page(document, index)


def count_pages(data: bytes) -> int:
    """How many pages the file says it has."""
    return int(pdf_oxide.PdfDocument.from_bytes(data).page_count())


def _page(document: Any, index: int) -> PageRuns:
    left, bottom, right, top = document.page_crop_box(index) or document.page_media_box(index)
    spans = sorted(document.extract_spans(index), key=_in_drawing_order)
    runs = tuple(
        Run(
            span.text,
            span.bbox[0] - left,
            span.bbox[1] - bottom,
            span.bbox[2],
            span.bbox[3],
            span.font_size,
            span.color,
            span.is_bold,
        )
        for span in spans
        if span.text
    )
    return PageRuns(index + 1, right - left, top - bottom, runs)
