"""Pieces of a page to lines in the order a person reads them.

A table with rules is read row by row. Else a page is cut where a gutter, a strip of white that no
piece crosses, has text on both sides over several rows: what stands above it is read first, then
the left column, then the right one, then what stands below. Each part is cut again in the same way
until no gutter is left. What looks like columns but is read across (a column of dates or headings,
the rows of a table) is kept together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from screener.read.pdf.across import are_dates_beside, find_bands, is_read_across
from screener.read.pdf.gutters import Gutter, find_gutters
from screener.read.pdf.lines import TextLine, find_rows, parts_blocks, usual_gap
from screener.read.pdf.page import Piece, Shape
from screener.read.pdf.rules import split_by_rules


def order_lines(pieces: Sequence[Piece], shapes: Sequence[Shape] = ()) -> list[TextLine]:
    """The lines of one page in reading order, numbered by block."""
    lines: list[TextLine] = []
    block = 0
    parts = split_by_rules([piece for piece in pieces if piece.text.strip()], shapes)
    for leaf in (leaf for part in parts for leaf in _cut(part)):
        usual = usual_gap(leaf)
        block += 1
        for above, line in zip([leaf[0], *leaf], leaf, strict=False):
            block += parts_blocks(above, line, usual=usual)
            line.block = block
        lines += leaf
    return lines


def _cut(pieces: Sequence[Piece]) -> list[list[TextLine]]:
    """The leaves of a page part in reading order."""
    if not pieces:
        return []
    rows = find_rows(pieces)
    if all(len(row.pieces) == 1 for row in rows) and _is_one_column(rows):
        return [rows]
    gutters = find_gutters(pieces)
    for gutter in gutters:
        left, right = find_rows(gutter.left), find_rows(gutter.right)
        if is_read_across(left, right) or _cuts_dates_off(gutter, left, gutters):
            continue
        bands = find_bands(left, right)
        middle = (
            _cut_in_bands(bands, gutter.right)
            if bands
            else [*_cut(gutter.left), *_cut(gutter.right)]
        )
        return [*_cut(gutter.above), *middle, *_cut(gutter.below)]
    return [rows]


def _cuts_dates_off(gutter: Gutter, left: list[TextLine], gutters: list[Gutter]) -> bool:
    """Whether only dates of the left column stand between a gutter and one further right."""
    further = {other.x for other in gutters if other.x > gutter.x}
    between = ([p for p in gutter.right if p.x0 < x] for x in sorted(further))
    return any(are_dates_beside(left, find_rows(pieces)) for pieces in between if pieces)


def _is_one_column(rows: list[TextLine]) -> bool:
    """Whether each row overlaps the next one sideways, as no staggered columns do."""
    return all(upper.x0 < lower.x1 and lower.x0 < upper.x1 for upper, lower in pairwise(rows))


def _cut_in_bands(labels: list[list[TextLine]], right: list[Piece]) -> list[list[TextLine]]:
    """Each label, then what stands beside it down to the next label."""
    tops = [label[0].baseline - 0.5 * label[0].size for label in labels]
    leaves = _cut([p for p in right if p.baseline < tops[0]])
    for label, top, end in zip(labels, tops, [*tops[1:], float("inf")], strict=True):
        leaves += [label, *_cut([p for p in right if top <= p.baseline < end])]
    return leaves
