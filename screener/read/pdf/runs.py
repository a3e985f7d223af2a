"""Runs of glyphs from a PDF library, joined into pieces: the text between two wide gaps.

Both readers give the same runs, so that layout and visibility do not know which one was used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

_SPACE = 0.19
"""A gap of this share of the font size parts two words where no blank was written."""

_WIDE = 1.0
"""A gap of this share of the font size parts two pieces."""

_BACK = -1.2
"""Moving back further than this begins a new piece."""

_SAME_BASELINE = 0.25


class Run(NamedTuple):
    """Glyphs of one font set next to each other; y is the baseline side, from the page's foot."""

    text: str
    x: float
    y: float
    width: float
    height: float
    size: float
    color: tuple[float, float, float]
    bold: bool


@dataclass(slots=True, eq=False)
class Piece:
    """Text on one baseline without a wide gap; `top` and `bottom` grow down the page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    color: tuple[float, float, float]
    bold: bool


@dataclass(frozen=True, slots=True)
class PageRuns:
    """A page's size in points and its runs in the order they were drawn."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]


def join_runs(runs: Iterable[Run], *, page_height: float) -> Iterator[Piece]:
    """Pieces in drawing order; a blank is put where a gap parts words and none was written."""
    parts: list[str] = []
    start = right = base = tallest = 0.0
    size = -1.0
    color = (0.0, 0.0, 0.0)
    bold = True
    for text, x, y, width, height, run_size, run_color, run_bold in runs:
        gap = x - right
        if (
            size > 0
            and abs(y - base) <= _SAME_BASELINE * size
            and _BACK * size < gap < _WIDE * size
            and run_color == color
            and 0.6 < run_size / size < 1.67
        ):
            if gap > _SPACE * size and text[0] != " " and parts[-1][-1] != " ":
                parts.append(" ")
            bold = bold and run_bold
        else:
            if parts:
                yield _piece(parts, start, right, base, tallest, size, color, bold, page_height)
                parts = []
            start, base, size, color, bold = x, y, run_size or 1.0, run_color, run_bold
            right, tallest = x, 0.0
        parts.append(text)
        right = max(right, x + width)
        tallest = max(tallest, height)
    if parts:
        yield _piece(parts, start, right, base, tallest, size, color, bold, page_height)


def _piece(
    parts: list[str],
    start: float,
    right: float,
    base: float,
    tallest: float,
    size: float,
    color: tuple[float, float, float],
    bold: bool,
    page_height: float,
) -> Piece:
    text = "".join(parts)
    return Piece(
        text, start, page_height - base - tallest, right, page_height - base, size, color, bold
    )
