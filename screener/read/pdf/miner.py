"""The thorough PDF reader: glyphs from pdfminer.six, for files where the fast one goes wrong."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTPage
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from screener.read.pdf.columns import Color, Run, Runs
from screener.read.pdf.page import PageRuns, Shape

logging.getLogger("pdfminer").setLevel(logging.ERROR)

_BULLET = "(cid:127)"


def read_pages(data: bytes, *, limit: int) -> tuple[int, Iterator[PageRuns]]:
    """The number of pages, and the first `limit` of them; raises whatever pdfminer raises."""
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    pages = list(PDFPage.create_pages(document))
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)

    def read() -> Iterator[PageRuns]:
        for number, page in enumerate(pages[:limit], start=1):
            interpreter.process_page(page)
            yield _page(device.get_result(), number)

    return len(pages), read()


def _page(page: LTPage, number: int) -> PageRuns:
    runs: list[Run] = []
    fonts: list[str] = []
    shapes: list[Shape] = []
    for item in _leaves(page):
        if isinstance(item, LTChar):
            runs.append(_run(item))
            fonts.append(item.fontname)
        elif isinstance(item, LTCurve):
            shapes.append(_shape(item, page.height))
    return PageRuns(
        number=number,
        width=page.width,
        height=page.height,
        runs=Runs.of(runs),
        shapes=tuple(shapes),
        is_bold=lambda at: "bold" in fonts[at].lower(),
    )


def _leaves(container: Iterable[LTComponent]) -> Iterator[LTComponent]:
    """Everything drawn, in drawing order, forms included."""
    stack = [iter(container)]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, LTContainer):
            stack.append(iter(item))
        else:
            yield item


def _run(char: LTChar) -> Run:
    text = char.get_text()
    if text.startswith("(cid:"):
        text = "•" if text == _BULLET else "\ufffd"
    baseline = char.matrix[5]
    return (text, char.x0, baseline, char.width, char.size, _rgb(char.graphicstate.ncolor))


def _shape(curve: LTCurve, height: float) -> Shape:
    fill = _rgb(curve.non_stroking_color) if curve.fill else None
    return Shape(curve.x0, height - curve.y1, curve.x1, height - curve.y0, fill)


def _rgb(color: Any) -> Color:
    """A colour of any space as red, green and blue, 0 to 1; patterns count as black."""
    values = color if isinstance(color, (tuple, list)) else (color,)
    if not all(isinstance(value, (int, float)) for value in values):
        return (0.0, 0.0, 0.0)
    match len(values):
        case 1:
            return (values[0], values[0], values[0])
        case 3:
            return (values[0], values[1], values[2])
        case 4:
            paper = 1 - values[3]
            return ((1 - values[0]) * paper, (1 - values[1]) * paper, (1 - values[2]) * paper)
        case _:
            return (0.0, 0.0, 0.0)
