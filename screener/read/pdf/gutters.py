"""Gutters: strips of white between columns, and the part of a page that they divide."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from operator import attrgetter
from statistics import median

import msgspec

from screener.read.pdf.lines import TextLine, find_rows, parts_blocks
from screener.read.pdf.page import Piece

_MIN_ROWS = 3
"""A column has at least so many rows; fewer are dates beside a title."""

_MIN_GUTTER = 0.7
"""Width of a gutter as a share of the font size."""

_MAX_EDGES = 60
"""Left edges tried as the side of a gutter, the most frequent first."""

_ALIGNMENTS: tuple[tuple[Callable[[Piece], float], float], ...] = (
    (lambda piece: piece.x0, 1.0),
    (lambda piece: piece.x1, 6.0),
    (lambda piece: (piece.x0 + piece.x1) / 2, 4.0),
)
"""Left, right and middle of a piece, and how exactly a column keeps to it, in points."""

_CLEARLY_MORE = 1.2
"""How many more pieces another alignment has to fit than the left edge: some do by chance."""


class Gutter(msgspec.Struct, frozen=True):
    """A strip of white that ends at `x`, the rows on either side of it, and what is around."""

    x: float
    above: list[Piece]
    left: list[Piece]
    right: list[Piece]
    below: list[Piece]
    rows: int
    aligned: int


class _Part(msgspec.Struct, frozen=True):
    """A part of a page: its pieces in the order of their baselines, and those baselines."""

    pieces: list[Piece]
    baselines: list[float]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> _Part:
        """Pieces in any order as a part."""
        ordered = sorted(pieces, key=attrgetter("baseline"))
        return cls(ordered, [piece.baseline for piece in ordered])

    def between(self, top: float, bottom: float) -> list[Piece]:
        """The pieces with baselines from one height to another, that one not included."""
        first = bisect_left(self.baselines, top)
        return self.pieces[first : bisect_left(self.baselines, bottom, first)]


def find_gutters(pieces: Sequence[Piece]) -> list[Gutter]:
    """The gutters with enough rows on both sides, the longest first."""
    edges = Counter(round(piece.x0) for piece in pieces)
    tried = sorted(edges, key=lambda edge: (-edges[edge], edge))[:_MAX_EDGES]
    page = _Part.of(pieces)
    found = [gutter for edge in tried for gutter in _gutters_at(page, float(edge))]
    return sorted(found, key=lambda g: (-g.rows, -g.aligned, g.x))


def _gutters_at(part: _Part, edge: float) -> list[Gutter]:
    """The strips left of `edge` that no piece crosses, between the pieces that do."""
    x = edge - 1
    left, right = _sides(part.pieces, x)
    crossing = [p for p in left if p.x1 > edge - _MIN_GUTTER * p.size]
    if min(len(left) - len(crossing), len(right)) < _MIN_ROWS:
        return []
    barriers = sorted([(p.top, p.bottom) for p in crossing])
    found = []
    top = float("-inf")
    for start, end in [*barriers, (float("inf"), float("inf"))]:
        if start > top:
            gutter = _fitted(part, x, top, start)
            if gutter is not None:
                found.append(gutter)
        top = max(top, end)
    return found


def _fitted(part: _Part, x: float, top: float, bottom: float) -> Gutter | None:
    """The gutter between two barriers, cut to where both columns run; None without enough rows."""
    inside = part.between(top, bottom)
    if len(inside) < 2 * _MIN_ROWS:
        return None
    left, right = _sides(inside, x)
    if not _are_columns(left, right):
        return None
    first, last = _extent(left, right)
    top, bottom = max(top, first), min(bottom, last)
    left, right = _sides(part.between(top, bottom), x)
    if not left or not right:
        return None
    bottom = _before_next_heading(part.pieces, left, right, bottom)
    left, right = _sides(part.between(top, bottom), x)
    if not _are_columns(left, right):
        return None
    return Gutter(
        x=x,
        above=[p for p in part.pieces if p.baseline < top],
        left=left,
        right=right,
        below=[p for p in part.pieces if p.baseline >= bottom],
        rows=min(_count_rows(left), _count_rows(right)),
        aligned=sum(abs(p.x0 - x - 1) < 1 for p in right),
    )


def _are_columns(left: list[Piece], right: list[Piece]) -> bool:
    return min(_count_rows(left), _count_rows(right)) >= _MIN_ROWS


def _sides(pieces: Sequence[Piece], x: float) -> tuple[list[Piece], list[Piece]]:
    """What stands left and right of a strip."""
    return [p for p in pieces if p.x0 < x], [p for p in pieces if p.x0 >= x]


def _before_next_heading(
    pieces: Sequence[Piece], left: list[Piece], right: list[Piece], bottom: float
) -> float:
    """The region's end without a heading that stands over what follows it."""
    end = min(max(p.baseline for p in left), max(p.baseline for p in right))
    longer = [p for p in (*left, *right) if end - 1 <= p.baseline]
    following = min((p.top for p in pieces if p.baseline >= bottom), default=float("inf"))
    start = _start_of_heading(find_rows(longer), following)
    return bottom if start is None or start <= end + 1 else start


def _start_of_heading(rows: list[TextLine], following: float) -> float | None:
    """Where the last block begins if it stands nearer to what follows than to what precedes it."""
    start = len(rows) - 1
    while start > 0 and not parts_blocks(rows[start - 1], rows[start]):
        start -= 1
    if start == 0 or following == float("inf"):
        return None
    above = rows[start].top - rows[start - 1].bottom
    below = following - rows[-1].bottom
    return rows[start].baseline - 0.1 if below < 0.8 * above else None


def _count_rows(pieces: list[Piece]) -> int:
    return len({round(p.baseline) for p in pieces})


def _extent(left: list[Piece], right: list[Piece]) -> tuple[float, float]:
    """From where to where the region of a gutter goes, as baselines.

    A column may begin above its neighbour and end below it, but what keeps to none of the
    column's edges there (a centred name, the next section) is not of the column. A date at the end
    of a row that keeps to one is.
    """
    fitting_left, fitting_right = _fitting(left, right), _fitting(right, left)
    if not fitting_left or not fitting_right:
        return float("-inf"), float("inf")
    first = max(min(p.baseline for p in side) for side in (fitting_left, fitting_right))
    last = min(max(p.baseline for p in side) for side in (fitting_left, fitting_right))
    strangers = [*_strangers(left, fitting_left), *_strangers(right, fitting_right)]
    above = max((y for y in strangers if y < first - 1), default=float("-inf"))
    below = min((y for y in strangers if y > last + 1), default=float("inf"))
    return above + 0.1, below - 0.1


def _strangers(column: list[Piece], fitting: list[Piece]) -> list[float]:
    """The baselines of a column on which no piece fits."""
    baselines = {round(p.baseline) for p in fitting}
    return [p.baseline for p in column if round(p.baseline) not in baselines]


def _fitting(column: list[Piece], other: list[Piece]) -> list[Piece]:
    """The pieces that share the edge (or the middle) by which most of a column is aligned.

    Text far larger than the column's, and than anything beside it, is a name over the page.
    """
    size = max(1.5 * median(p.size for p in column), 1.1 * max(p.size for p in other))
    best: list[Piece] = []
    for edge, width in _ALIGNMENTS:
        counts = Counter(round(edge(p) / width) for p in column)
        shared = [p for p in column if _is_shared(round(edge(p) / width), counts)]
        fitting = [p for p in shared if p.size <= size]
        if len(fitting) > _CLEARLY_MORE * len(best):
            best = fitting
    return best


def _is_shared(place: int, counts: Counter[int]) -> bool:
    return counts[place - 1] + counts[place] + counts[place + 1] > 1
