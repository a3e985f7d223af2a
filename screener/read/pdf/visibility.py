"""Which pieces of a page a person can see.

Where a piece is off the page or too small to read, geometry says so. Else a page is rendered, and
its pieces looked at, only if it holds something that can hide text: letters in the colour of paper,
areas or pictures behind or before them, or a sign in the file's bytes. A piece is seen where the
rendered page has ink in its box that stands out from the ground around it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

import msgspec
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from screener.read.pdf.columns import Color
from screener.read.pdf.page import PageRuns, Piece
from screener.read.pdf.reasons import find_reason, is_area, is_over
from screener.types import Hidden

_SMALLEST = 3.0
"""Points; smaller letters cannot be read at arm's length."""

_NEAR_WHITE = 0.9
_SCALE = 1.25
_MOST_PIXELS = 2500

_CONTRAST = 20
"""Difference in one of 256 steps of red, green or blue from which a pixel counts as ink."""

_LEAST_INK = 0.015
"""Share of a box that the letters of a visible text cover at least; usual are 0.08 to 0.25."""

_FAR_COLOR = 0.45


def mark_hidden(
    data: bytes, pages: Sequence[tuple[PageRuns, list[Piece]]], signals: frozenset[Hidden]
) -> None:
    """Set `hidden` on every piece that cannot be seen; pages are rendered where that is needed."""
    open_document = cache(partial(pypdfium2.PdfDocument, data))
    for page, pieces in pages:
        for piece in pieces:
            piece.hidden = piece.hidden or _hidden_by_place(page, piece)
        if signals or _can_hide(page, pieces):
            _look_at(open_document, page, pieces, layers=Hidden.LAYER in signals)


def _look_at(
    open_document: Callable[[], Any], page: PageRuns, pieces: Sequence[Piece], *, layers: bool
) -> None:
    """Render a page and mark the pieces that have no ink.

    Of a damaged page that cannot be rendered, what has the colour of paper counts as hidden.
    """
    try:
        rendered = open_document()[page.number - 1]
        picture = _Picture.of(rendered, page)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise
        for piece in pieces:
            if piece.hidden is None and min(piece.color) >= _NEAR_WHITE:
                piece.hidden = Hidden.COLOR
        return
    for piece in _without_ink(picture, pieces):
        piece.hidden = find_reason(rendered, page, piece, layers=layers)


def _hidden_by_place(page: PageRuns, piece: Piece) -> Hidden | None:
    middle = piece.baseline - 0.3 * piece.size
    if piece.x1 <= 0 or piece.x0 >= page.width or middle <= 0 or middle >= page.height:
        return Hidden.OFF_PAGE
    return Hidden.SIZE if piece.size < _SMALLEST else None


def _can_hide(page: PageRuns, pieces: Sequence[Piece]) -> bool:
    """Whether a page has letters like paper, or areas and pictures where text is."""
    if any(min(color) >= _NEAR_WHITE for color in {piece.color for piece in pieces}):
        return True
    areas = [shape for shape in page.shapes if is_area(shape)]
    return any(is_over(area, piece) for area in areas for piece in pieces)


# ------------------------------------------------------------------------------- the picture


class _Picture(msgspec.Struct, frozen=True):
    """A rendered page: rows of pixels that begin with red, green and blue, `scale` a point."""

    pixels: NDArray[np.uint8]
    scale: float

    @classmethod
    def of(cls, page: Any, runs: PageRuns) -> _Picture:
        """A page as a viewer shows it, at no more than `_MOST_PIXELS` a side."""
        scale = min(_SCALE, _MOST_PIXELS / max(runs.width, runs.height, 1.0))
        bitmap = page.render(scale=scale, rev_byteorder=True, no_smoothtext=False)
        return cls(bitmap.to_numpy(), scale)

    def box(self, piece: Piece) -> NDArray[np.int16]:
        """Red, green and blue of a piece's letters, a row each, which are compared at once.

        There are no pixels where it lies outside of the page.
        """
        top, bottom = piece.baseline - 0.75 * piece.size, piece.baseline + 0.05 * piece.size
        rows = slice(max(int(top * self.scale), 0), max(int(bottom * self.scale) + 1, 0))
        columns = slice(max(int(piece.x0 * self.scale), 0), max(int(piece.x1 * self.scale) + 1, 0))
        colors = self.pixels[rows, columns, :3].transpose(2, 0, 1)
        return colors.astype(np.int16, order="C").reshape(3, -1)


def _without_ink(picture: _Picture, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that the rendered page does not show; single signs are too small to judge."""
    return [
        piece
        for piece in pieces
        if piece.hidden is None
        and sum(map(str.isalnum, piece.text)) > 1
        and not _has_ink(picture.box(piece), piece.color if _is_overlaid(piece, pieces) else None)
    ]


def _is_overlaid(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return any(other is not piece and _overlap(piece, other) for other in pieces)


def _overlap(piece: Piece, other: Piece) -> bool:
    return (
        abs(piece.baseline - other.baseline) < 0.6 * piece.size
        and other.x0 < piece.x1 - 0.5 * piece.size
        and piece.x0 < other.x1 - 0.5 * piece.size
    )


def _has_ink(box: NDArray[np.int16], color: Color | None) -> bool:
    """Whether letters stand out in a box; of the given colour where two texts share it."""
    if box.size == 0:
        return False
    ground = _median(box)
    ink = _distance(box, ground) > _CONTRAST
    if color is not None:
        own = np.array(color) * 255
        if np.abs(own - ground).max() <= _CONTRAST:
            return False
        ink &= _distance(box, own) < _FAR_COLOR * 255
    return bool(np.count_nonzero(ink) / ink.size > _LEAST_INK)


def _median(box: NDArray[np.int16]) -> NDArray[np.float64]:
    """The median of red, of green and of blue; numpy's own takes half as long again."""
    low, high = (box.shape[1] - 1) // 2, box.shape[1] // 2
    ordered = np.partition(box, (low, high), axis=1)
    return (ordered[:, low] + ordered[:, high]) / 2


def _distance(box: NDArray[np.int16], color: NDArray[Any]) -> NDArray[Any]:
    """How far each pixel is from a colour, by the one of red, green and blue that differs most."""
    distance: NDArray[Any] = np.abs(box - color[:, None]).max(axis=0)
    return distance
