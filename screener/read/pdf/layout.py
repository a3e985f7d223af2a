"""Pieces of a page to lines in the order a person reads them.

A page is cut where a gutter, a strip of white that no piece crosses, has text on both sides over
several rows: what stands above it is read first, then the left column, then the right one, then
what stands below. Each part is cut again in the same way until no gutter is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from screener.read.pdf.runs import Piece

_MIN_ROWS = 3
"""A column has at least so many rows; fewer are dates beside a title."""

_MIN_GUTTER = 0.7
"""Width of a gutter as a share of the font size."""

_BLOCK_GAP = 0.6
"""White between two lines, as a share of the font size, that parts two blocks."""


@dataclass(slots=True, eq=False)
class TextLine:
    """Pieces on one baseline from left to right, and the block they stand in."""

    pieces: list[Piece]
    block: int = 0

    @property
    def text(self) -> str:
        """The pieces' text; a tab stands for the gap between two of them."""
        parts = [self.pieces[0].text]
        for left, right in zip(self.pieces, self.pieces[1:], strict=False):
            narrow = right.x0 - left.x1 < max(left.size, right.size)
            parts += [" " if narrow else "\t", right.text]
        return "".join(parts)

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


def order_lines(pieces: Iterable[Piece]) -> list[TextLine]:
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
    size = min(above.size, below.size)
    return below.top - above.bottom > _BLOCK_GAP * size or max(above.size, below.size) > 1.2 * size


def _cut(pieces: list[Piece]) -> list[list[TextLine]]:
    """The leaves of a page part in reading order."""
    if not pieces:
        return []
    rows = _rows(pieces)
    gutter = _widest_gutter(rows)
    if gutter is None:
        return [rows]
    inside = [p for p in pieces if gutter.top <= (p.top + p.bottom) / 2 < gutter.bottom]
    above = [p for p in pieces if (p.top + p.bottom) / 2 < gutter.top]
    below = [p for p in pieces if (p.top + p.bottom) / 2 >= gutter.bottom]
    left = [p for p in inside if p.x0 < gutter.x]
    right = [p for p in inside if p.x0 >= gutter.x]
    return [*_cut(above), *_cut(left), *_cut(right), *_cut(below)]


def _rows(pieces: list[Piece]) -> list[TextLine]:
    """Pieces whose baselines agree, from top to bottom, each row from left to right."""
    rows: list[TextLine] = []
    for piece in sorted(pieces, key=lambda p: (p.bottom, p.x0)):
        if rows:
            last = rows[-1].pieces[-1]
            if piece.bottom - last.bottom <= 0.35 * min(piece.size, last.size):
                rows[-1].pieces.append(piece)
                continue
        rows.append(TextLine([piece]))
    for row in rows:
        row.pieces.sort(key=lambda p: p.x0)
    return rows


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A strip of white left of `x`, from `top` to `bottom`, with `rows` rows on its poorer side.

    `aligned` pieces of the right side begin exactly at `x`.
    """

    x: float
    top: float
    bottom: float
    rows: int
    aligned: int


def _widest_gutter(rows: list[TextLine]) -> _Gutter | None:
    """The gutter with the most rows on both sides, if any has enough."""
    pieces = [piece for row in rows for piece in row.pieces]
    edges = {round(p.x0) for p in pieces}
    if len(edges) < 2:
        return None
    best: _Gutter | None = None
    for x in sorted(edges):
        for gutter in _gutters_at(pieces, float(x)):
            if best is None or (gutter.rows, gutter.aligned) > (best.rows, best.aligned):
                best = gutter
    return best if best is not None and best.rows >= _MIN_ROWS else None


def _gutters_at(pieces: list[Piece], x: float) -> list[_Gutter]:
    """The strips left of `x` that no piece crosses, between the pieces that do."""
    barriers = sorted(
        (p.top, p.bottom) for p in pieces if p.x0 < x - 1 and p.x1 > x - _MIN_GUTTER * p.size
    )
    found = []
    top = float("-inf")
    for start, end in [*barriers, (float("inf"), float("inf"))]:
        if start > top:
            inside = [p for p in pieces if top <= p.top and p.bottom <= start + 1]
            left = {round(p.bottom) for p in inside if p.x0 < x - 1}
            right = {round(p.bottom) for p in inside if p.x0 >= x - 1}
            rows = min(len(left), len(right))
            if rows:
                aligned = sum(abs(p.x0 - x) < 1 for p in inside)
                found.append(_Gutter(x - 1, top, start, rows, aligned))
        top = max(top, end)
    return found
