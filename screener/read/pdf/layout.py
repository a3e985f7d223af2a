"""Pieces of a page to lines in the order a person reads them.

A page is cut where a gutter, a strip of white that no piece crosses, has text on both sides over
several rows: what stands above it is read first, then the left column, then the right one, then
what stands below. Each part is cut again in the same way until no gutter is left. What looks like
columns but is read across (a column of dates or headings, the rows of a table) is kept together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from screener.read.pdf.runs import Piece, join_texts

_MIN_ROWS = 3
"""A column has at least so many rows; fewer are dates beside a title."""

_MIN_GUTTER = 0.7
"""Width of a gutter as a share of the font size."""

_BLOCK_GAP = 0.6
"""White between two lines, as a share of the font size, that parts two blocks."""

_MAX_EDGES = 60
"""Left edges tried as the side of a gutter, the most frequent first."""

_ASIDE = re.compile(
    r"(?:19|20)\d\d|\d{1,2}[/.]\d{2,4}|\b(?:present|current|now|today|ongoing|years?|months?)\b",
    re.I,
)


@dataclass(slots=True, eq=False)
class TextLine:
    """Pieces on one baseline from left to right, and the block they stand in."""

    pieces: list[Piece]
    block: int = 0

    @property
    def text(self) -> str:
        """The pieces' text; a tab stands for a wide gap between two of them."""
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return join_texts((p.x0, p.x1, p.text, p.size) for p in self.pieces)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(piece.x1 for piece in self.pieces)

    @property
    def baseline(self) -> float:
        """The first piece's baseline, from the top of the page."""
        return self.pieces[0].baseline

    @property
    def top(self) -> float:
        """The highest point, from the top of the page."""
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """The lowest point, from the top of the page."""
        return max(piece.bottom for piece in self.pieces)

    @property
    def size(self) -> float:
        """The largest font size."""
        return max(piece.size for piece in self.pieces)


def order_lines(pieces: Sequence[Piece]) -> list[TextLine]:
    """The lines of one page in reading order, numbered by block."""
    lines: list[TextLine] = []
    block = 0
    for leaf in _cut([piece for piece in pieces if piece.text.strip()]):
        previous: TextLine | None = None
        for line in leaf:
            if previous is None or _parts_blocks(previous, line):
                block += 1
            line.block = block
            previous = line
        lines += leaf
    return lines


def _parts_blocks(above: TextLine, below: TextLine) -> bool:
    smaller, larger = sorted((above.size, below.size))
    return below.top - above.bottom > _BLOCK_GAP * smaller or larger > 1.2 * smaller


def _rows(pieces: Sequence[Piece]) -> list[TextLine]:
    """Pieces whose baselines agree, from top to bottom, each row from left to right."""
    rows: list[TextLine] = []
    for piece in sorted(pieces, key=lambda p: (p.baseline, p.x0)):
        if rows:
            last = rows[-1].pieces[-1]
            if piece.baseline - last.baseline <= 0.35 * min(piece.size, last.size):
                rows[-1].pieces.append(piece)
                continue
        rows.append(TextLine([piece]))
    for row in rows:
        if len(row.pieces) > 1:
            row.pieces.sort(key=lambda p: p.x0)
    return rows


# ---------------------------------------------------------------------------------- gutters


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A strip of white that ends at `x`, the rows on either side of it, and what is around."""

    x: float
    above: list[Piece]
    left: list[Piece]
    right: list[Piece]
    below: list[Piece]
    rows: int
    aligned: int


def _cut(pieces: Sequence[Piece]) -> list[list[TextLine]]:
    """The leaves of a page part in reading order."""
    if not pieces:
        return []
    rows = _rows(pieces)
    if all(len(row.pieces) == 1 for row in rows) and _is_one_column(rows):
        return [rows]
    for gutter in _gutters(pieces):
        left, right = _rows(gutter.left), _rows(gutter.right)
        if _is_read_across(left, right):
            continue
        middle = (
            _cut_in_bands(left, gutter.right)
            if _are_labels(left, right)
            else [*_cut(gutter.left), *_cut(gutter.right)]
        )
        return [*_cut(gutter.above), *middle, *_cut(gutter.below)]
    return [rows]


def _is_one_column(rows: list[TextLine]) -> bool:
    """Whether each row overlaps the next one sideways, as no staggered columns do."""
    return all(upper.x0 < lower.x1 and lower.x0 < upper.x1 for upper, lower in pairwise(rows))


def _gutters(pieces: Sequence[Piece]) -> list[_Gutter]:
    """The gutters with enough rows on both sides, the longest first."""
    edges: dict[int, int] = {}
    for piece in pieces:
        edge = round(piece.x0)
        edges[edge] = edges.get(edge, 0) + 1
    tried = sorted(edges, key=lambda edge: (-edges[edge], edge))[:_MAX_EDGES]
    found = [gutter for edge in tried for gutter in _gutters_at(pieces, float(edge))]
    return sorted(found, key=lambda g: (-g.rows, -g.aligned, g.x))


def _gutters_at(pieces: Sequence[Piece], edge: float) -> list[_Gutter]:
    """The strips left of `edge` that no piece crosses, between the pieces that do."""
    x = edge - 1
    barriers = [
        (p.top, p.bottom) for p in pieces if p.x0 < x and p.x1 > edge - _MIN_GUTTER * p.size
    ]
    found = []
    top = float("-inf")
    for start, end in [*sorted(barriers), (float("inf"), float("inf"))]:
        if start > top:
            gutter = _fitted(pieces, x, top, start)
            if gutter is not None:
                found.append(gutter)
        top = max(top, end)
    return found


def _fitted(pieces: Sequence[Piece], x: float, top: float, bottom: float) -> _Gutter | None:
    """The gutter between two barriers, cut to where both columns run; None without enough rows."""
    left = [p for p in pieces if p.x0 < x and top <= p.baseline < bottom]
    right = [p for p in pieces if p.x0 >= x and top <= p.baseline < bottom]
    if min(_count_rows(left), _count_rows(right)) < _MIN_ROWS:
        return None
    first, last = _extent(left, right)
    top, bottom = max(top, first), min(bottom, last)
    left = [p for p in left if top <= p.baseline < bottom]
    right = [p for p in right if top <= p.baseline < bottom]
    rows = min(_count_rows(left), _count_rows(right))
    if rows < _MIN_ROWS:
        return None
    return _Gutter(
        x=x,
        above=[p for p in pieces if p.baseline < top],
        left=left,
        right=right,
        below=[p for p in pieces if p.baseline >= bottom],
        rows=rows,
        aligned=sum(abs(p.x0 - x - 1) < 1 for p in right),
    )


def _count_rows(pieces: list[Piece]) -> int:
    return len({round(p.baseline) for p in pieces})


def _extent(left: list[Piece], right: list[Piece]) -> tuple[float, float]:
    """From where to where the region of a gutter goes, as baselines.

    A column may be longer than its neighbour; but where the left one goes on beyond it with lines
    that begin further left or reach further right, these are not of the column.
    """
    first, last = min(p.baseline for p in right), max(p.baseline for p in right)
    beside = [p for p in left if first - 1 <= p.baseline <= last + 1]
    if not beside:
        return float("-inf"), float("inf")
    x0, x1 = min(p.x0 for p in beside), max(p.x1 for p in beside)
    strangers = [p for p in left if p.x0 < x0 - 0.5 * p.size or p.x1 > x1 + 2 * p.size]
    above = [p.baseline for p in strangers if p.baseline < first - 1]
    below = [p.baseline for p in strangers if p.baseline > last + 1]
    top = max(above) + 0.1 if above else float("-inf")
    bottom = min(below) - 0.1 if below else float("inf")
    return top, bottom


# ---------------------------------------------------------------------------- read across


def _matched(rows: list[TextLine], others: list[TextLine]) -> float:
    """Share of rows with one of the others on the same baseline."""
    baselines = [other.baseline for other in others]
    hits = sum(
        any(abs(row.baseline - baseline) <= 0.35 * row.size for baseline in baselines)
        for row in rows
    )
    return hits / len(rows)


def _is_read_across(left: list[TextLine], right: list[TextLine]) -> bool:
    """Whether the two sides are rows of one text: titles with dates, or the cells of a table."""
    if _matched(right, left) < 0.8:
        return False
    if _share_of_asides(right) >= 0.6:
        return True
    return _matched(left, right) >= 0.8 and _is_table(left, right)


def _share_of_asides(rows: list[TextLine]) -> float:
    """Share of rows that are a date or a length of time and little else."""
    hits = sum(len(row.text) <= 40 and bool(_ASIDE.search(row.text)) for row in rows)
    return hits / len(rows)


def _is_table(left: list[TextLine], right: list[TextLine]) -> bool:
    """Whether matched rows are a table's: evenly more than one cell, no running text or bullets."""
    return not any(_is_prose(side) or _has_bullets(side) for side in (left, right))


def _is_prose(rows: list[TextLine]) -> bool:
    """Whether lines fill their column, as wrapped text does."""
    edge, start = max(row.x1 for row in rows), min(row.x0 for row in rows)
    full = sum(row.x1 > edge - 0.15 * (edge - start) and len(row.text) > 25 for row in rows)
    return full >= 0.4 * len(rows)


def _has_bullets(rows: list[TextLine]) -> bool:
    return sum(row.text.lstrip()[:1] in "•●▪■◦–-*·‣○" for row in rows) >= 0.4 * len(rows)


def _are_labels(left: list[TextLine], right: list[TextLine]) -> bool:
    """Whether the left column names what stands beside it: dates or headings, each at its rows."""
    groups = _groups(left)
    if len(groups) < 2 or len(left) > 3 * len(groups):
        return False
    heads = [group[0] for group in groups]
    if _matched(heads, right) < 0.8:
        return False
    return _share_of_asides(left) >= 0.5 or len(left) <= 0.5 * len(right)


def _groups(rows: list[TextLine]) -> list[list[TextLine]]:
    """Rows in runs without white between them."""
    groups: list[list[TextLine]] = []
    for row in rows:
        if groups and not _parts_blocks(groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _cut_in_bands(left: list[TextLine], right: list[Piece]) -> list[list[TextLine]]:
    """Each label, then what stands beside it down to the next label."""
    groups = _groups(left)
    tops = [group[0].baseline - 0.5 * group[0].size for group in groups]
    leaves = _cut([p for p in right if p.baseline < tops[0]])
    for group, top, end in zip(groups, tops, [*tops[1:], float("inf")], strict=True):
        leaves += [group, *_cut([p for p in right if top <= p.baseline < end])]
    return leaves
