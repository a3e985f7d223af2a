"""Why a piece that has no ink on the rendered page cannot be seen; asked for hidden pieces only."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from screener.read.pdf.columns import Color
from screener.read.pdf.page import PageRuns, Piece, Shape
from screener.types import Hidden

_THIN = 4.0
"""Points; rules and dots thinner than this hide nothing."""

_FAINT = 90
"""Of 255 steps of opacity."""

_INVISIBLE_MODES = (3, 7)
_MAX_NESTED_FORMS = 8


def is_area(shape: Shape) -> bool:
    """Whether a shape is filled and large enough to be a ground or a cover."""
    size = min(shape.x1 - shape.x0, shape.bottom - shape.top)
    return shape.fill is not None and size > _THIN


def is_over(shape: Shape, piece: Piece) -> bool:
    """Whether a shape shares some of a piece's place."""
    middle = piece.baseline - 0.3 * piece.size
    return shape.top <= middle <= shape.bottom and shape.x0 < piece.x1 and piece.x0 < shape.x1


def find_reason(rendered: Any, page: PageRuns, piece: Piece, *, layers: bool) -> Hidden:
    """The way of hiding, by what is drawn at the piece's place; `layers` if the file has some.

    `rendered` is the page as pypdfium2 opened it.
    """
    over = [shape for shape in page.shapes if is_area(shape) and is_over(shape, piece)]
    if any(_is_like(piece.color, fill) for fill in _grounds(over)):
        return Hidden.COLOR
    objects = [item for item in _objects(rendered) if _is_at(item, page, piece)]
    for item in objects:
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            if pdfium.FPDFTextObj_GetTextRenderMode(item.raw) in _INVISIBLE_MODES:
                return Hidden.RENDER_MODE
            if _opacity(item) <= _FAINT:
                return Hidden.OPACITY
    if layers:
        return Hidden.LAYER
    pictures = any(item.type == pdfium.FPDF_PAGEOBJ_IMAGE for item in objects)
    return Hidden.COVERED if over or pictures else Hidden.CLIPPED


def _grounds(over: list[Shape]) -> list[Color]:
    return [shape.fill for shape in over if shape.fill is not None] or [(1.0, 1.0, 1.0)]


def _is_like(color: Color, ground: Color) -> bool:
    return max(abs(a - b) for a, b in zip(color, ground, strict=True)) < 0.1


def _objects(rendered: Any) -> Iterator[Any]:
    return iter(rendered.get_objects(max_depth=_MAX_NESTED_FORMS))


def _is_at(item: Any, page: PageRuns, piece: Piece) -> bool:
    left, bottom, right, top = item.get_bounds()
    height = page.height - piece.baseline + 0.3 * piece.size
    return bool(left - 1 <= piece.x0 + piece.size < right + 1 and bottom - 1 <= height <= top + 1)


def _opacity(item: Any) -> int:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha)
    return int(alpha.value)
