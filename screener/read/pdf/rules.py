"""Ruled tables: the lines drawn between rows and cells say what is read before what."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise

from screener.read.cells import is_aside
from screener.read.pdf.lines import find_rows
from screener.read.pdf.page import Piece, Shape

_THIN = 2.0
"""Points; the width of a rule."""

_FEWEST = 3
"""Rules across the text that make a table; fewer may be ornaments."""

_INSIDE = 20.0
"""Points by which rules may be shorter than the text at either side."""

_Edge = tuple[int, float, float]
"""A rule: where it stands on one axis, and from where to where it goes on the other."""


def split_by_rules(pieces: Sequence[Piece], shapes: Sequence[Shape]) -> list[list[Piece]]:
    """The parts of a page in reading order: row by row, and cell by cell where cells have lines.

    A row in which every cell has one line is left whole, to be read across. Without a table there
    is one part, everything.
    """
    whole = list(pieces)
    if len(shapes) < _FEWEST or not whole:
        return [whole]
    left, right = min(p.x0 for p in whole), max(p.x1 for p in whole)
    across = [y for y, x0, x1 in _across(shapes) if x0 <= left + _INSIDE and x1 >= right - _INSIDE]
    if len(across) < _FEWEST:
        return [whole]
    rows: list[list[Piece]] = [[] for _ in range(len(across) + 1)]
    for piece in whole:
        rows[bisect(across, piece.baseline)].append(piece)
    down = list(_down(shapes))
    return [cell for row in rows if row for cell in _cells(row, down)]


def _across(shapes: Sequence[Shape]) -> list[_Edge]:
    """The horizontal rules from top to bottom, those at one height put together."""
    joined: dict[int, tuple[float, float]] = {}
    for shape in shapes:
        for y in _sides(shape, shape.top, shape.bottom):
            x0, x1 = joined.get(y, (shape.x0, shape.x1))
            joined[y] = min(x0, shape.x0), max(x1, shape.x1)
    return [(y, x0, x1) for y, (x0, x1) in sorted(joined.items())]


def _down(shapes: Sequence[Shape]) -> Iterator[_Edge]:
    """The vertical rules, each by itself."""
    for shape in shapes:
        for x in _sides(shape, shape.x0, shape.x1):
            yield x, shape.top, shape.bottom


def _sides(shape: Shape, near: float, far: float) -> tuple[int, ...]:
    """Where a shape draws rules on one axis: a line has one, a frame two, a filled area none."""
    if far - near <= _THIN:
        return (round(near),)
    return (round(near), round(far)) if shape.fill is None else ()


def _cells(row: list[Piece], down: Sequence[_Edge]) -> list[list[Piece]]:
    """The cells of a row; the whole row where each has one line, or one has dates for another."""
    middle = (min(p.top for p in row) + max(p.bottom for p in row)) / 2
    borders = sorted({x for x, top, bottom in down if top <= middle <= bottom})
    sides = [float("-inf"), *borders, float("inf")]
    cells = [[p for p in row if x0 <= (p.x0 + p.x1) / 2 < x1] for x0, x1 in pairwise(sides)]
    filled = [cell for cell in cells if cell]
    lines = [find_rows(cell) for cell in filled]
    dated = any(is_aside(line.text) for cell in lines[1:] for line in cell[:1])
    single = all(len(cell) == 1 for cell in lines)
    return [row] if dated or single or _cross(filled, borders) else filled


def _cross(cells: Sequence[Sequence[Piece]], borders: Sequence[int]) -> bool:
    """Whether a text runs over a border, which then is none."""
    return any(p.x0 < x - 1 and x + 1 < p.x1 for cell in cells for p in cell for x in borders)
