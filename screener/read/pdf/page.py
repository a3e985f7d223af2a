"""A page of a PDF as its readers give it, and the pieces of text that it is joined into."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from screener.read.pdf.columns import NO_RUNS, Color, Runs
from screener.types import Hidden

_ASCENT, _DESCENT = 0.76, 0.22
"""Height of a line above and below its baseline, as shares of the font size."""


class Shape(msgspec.Struct, frozen=True):
    """The outline of something drawn: points from the top left, `fill` None for mere strokes."""

    x0: float
    top: float
    x1: float
    bottom: float
    fill: Color | None
    layer: str | None = None


class Piece(msgspec.Struct, eq=False):
    """Text on one baseline without a wide gap; y grows down the page.

    `runs` is its place among the runs of its page.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    color: Color
    bold: bool = False
    hidden: Hidden | None = None
    runs: slice = msgspec.field(default_factory=lambda: slice(0, 0))

    @property
    def top(self) -> float:
        """Upper edge of its letters."""
        return self.baseline - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Lower edge of its letters."""
        return self.baseline + _DESCENT * self.size


class PageRuns(msgspec.Struct, frozen=True):
    """A page: size in points, runs as its reader gives them, what is drawn around them.

    `in_drawing_order` gives the same page with its runs as they were drawn, where the reader sorts
    them by place.
    """

    number: int
    width: float
    height: float
    runs: Runs
    shapes: tuple[Shape, ...] = ()
    is_bold: Callable[[int], bool] = lambda index: False
    in_drawing_order: Callable[[], PageRuns] | None = None

    def without_runs(self) -> PageRuns:
        """The page and what is drawn on it; what its reader keeps of its text can go."""
        return PageRuns(self.number, self.width, self.height, NO_RUNS, self.shapes)
