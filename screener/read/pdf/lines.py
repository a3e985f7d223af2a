"""Pieces on one baseline as lines, and lines with little white between them as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

import msgspec

from screener.read.pdf.page import Piece
from screener.read.pdf.runs import join_texts

_BLOCK_GAP = 0.6
"""White between two lines, as a share of the font size, that parts two blocks."""

_WIDEST_GAP = 1.2
"""White that always parts two blocks, however wide a text is set."""

_SAME_ROW = 0.35
"""How far baselines of one row may be apart, as a share of the font size."""


_x0, _x1, _top, _bottom, _size = map(attrgetter, ("x0", "x1", "top", "bottom", "size"))
_place = attrgetter("baseline", "x0")


class TextLine(msgspec.Struct, eq=False):
    """Pieces on one baseline from left to right, the box they fill, and the block they stand in.

    `baseline` is the first piece's, from the top of the page, and `size` the largest font size.
    """

    pieces: list[Piece]
    x0: float
    x1: float
    baseline: float
    top: float
    bottom: float
    size: float
    block: int = 0

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> TextLine:
        """The line that pieces make, given in any order."""
        if len(pieces) == 1:
            (one,) = pieces
            return cls([one], one.x0, one.x1, one.baseline, one.top, one.bottom, one.size)
        ordered = sorted(pieces, key=_x0)
        return cls(
            ordered,
            ordered[0].x0,
            max(map(_x1, ordered)),
            ordered[0].baseline,
            min(map(_top, ordered)),
            max(map(_bottom, ordered)),
            max(map(_size, ordered)),
        )

    @property
    def text(self) -> str:
        """The pieces' text; a tab stands for a wide gap between two of them."""
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return join_texts((p.x0, p.x1, p.text, p.size) for p in self.pieces)


def usual_gap(lines: Sequence[TextLine]) -> float:
    """White between the closer quarter of lines that follow each other, in points."""
    gaps = sorted([below.top - above.bottom for above, below in pairwise(lines)])
    return gaps[len(gaps) // 4] if gaps else 0.0


def parts_blocks(above: TextLine, below: TextLine, *, usual: float = 0.0) -> bool:
    """Whether white or a change of size parts two lines that follow each other.

    In text that is set wide, with `usual` points between its lines, it takes more white.
    """
    smaller, larger = sorted((above.size, below.size))
    enough = max(_BLOCK_GAP * smaller, min(1.35 * usual, _WIDEST_GAP * smaller))
    return larger > 1.2 * smaller or below.top - above.bottom > enough


def find_rows(pieces: Sequence[Piece]) -> list[TextLine]:
    """Pieces whose baselines agree, from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=_place):
        last = rows[-1][-1] if rows else None
        if last and piece.baseline - last.baseline <= _SAME_ROW * min(piece.size, last.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [TextLine.of(row) for row in rows]


def share_beside(rows: Sequence[TextLine], others: Sequence[TextLine]) -> float:
    """Share of rows with one of the others on the same baseline."""
    baselines = [other.baseline for other in others]
    hits = sum(
        any(abs(row.baseline - baseline) <= _SAME_ROW * row.size for baseline in baselines)
        for row in rows
    )
    return hits / len(rows)
