"""Pieces on one baseline as lines, and lines with little white between them as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from screener.read.pdf.page import Piece
from screener.read.pdf.runs import join_texts

_BLOCK_GAP = 0.6
"""White between two lines, as a share of the font size, that parts two blocks."""

_WIDEST_GAP = 1.2
"""White that always parts two blocks, however wide a text is set."""

_SAME_ROW = 0.35
"""How far baselines of one row may be apart, as a share of the font size."""


class TextLine(msgspec.Struct, eq=False):
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
        return max([piece.x1 for piece in self.pieces])

    @property
    def baseline(self) -> float:
        """The first piece's baseline, from the top of the page."""
        return self.pieces[0].baseline

    @property
    def top(self) -> float:
        """The highest point, from the top of the page."""
        return min([piece.top for piece in self.pieces])

    @property
    def bottom(self) -> float:
        """The lowest point, from the top of the page."""
        return max([piece.bottom for piece in self.pieces])

    @property
    def size(self) -> float:
        """The largest font size."""
        return max([piece.size for piece in self.pieces])


def usual_gap(lines: Sequence[TextLine]) -> float:
    """White between the closer quarter of lines that follow each other, in points."""
    gaps = sorted(below.top - above.bottom for above, below in pairwise(lines))
    return gaps[len(gaps) // 4] if gaps else 0.0


def parts_blocks(above: TextLine, below: TextLine, *, usual: float = 0.0) -> bool:
    """Whether white or a change of size parts two lines that follow each other.

    In text that is set wide, with `usual` points between its lines, it takes more white.
    """
    smaller, larger = sorted((above.size, below.size))
    enough = max(_BLOCK_GAP * smaller, min(1.35 * usual, _WIDEST_GAP * smaller))
    return below.top - above.bottom > enough or larger > 1.2 * smaller


def find_rows(pieces: Sequence[Piece]) -> list[TextLine]:
    """Pieces whose baselines agree, from top to bottom, each row from left to right."""
    rows: list[TextLine] = []
    for piece in sorted(pieces, key=lambda p: (p.baseline, p.x0)):
        if rows:
            last = rows[-1].pieces[-1]
            if piece.baseline - last.baseline <= _SAME_ROW * min(piece.size, last.size):
                rows[-1].pieces.append(piece)
                continue
        rows.append(TextLine([piece]))
    for row in rows:
        if len(row.pieces) > 1:
            row.pieces.sort(key=lambda p: p.x0)
    return rows


def share_beside(rows: Sequence[TextLine], others: Sequence[TextLine]) -> float:
    """Share of rows with one of the others on the same baseline."""
    baselines = [other.baseline for other in others]
    hits = sum(
        any(abs(row.baseline - baseline) <= _SAME_ROW * row.size for baseline in baselines)
        for row in rows
    )
    return hits / len(rows)
