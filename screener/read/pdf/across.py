"""What looks like two columns but is read across: titles with dates, tables, labels."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from screener.read.cells import is_aside
from screener.read.pdf.lines import TextLine, parts_blocks, share_beside

_BULLETS = "•●▪■◦–-*·‣○"


def is_read_across(left: list[TextLine], right: list[TextLine]) -> bool:
    """Whether the two sides are rows of one text: titles with dates, or the cells of a table."""
    if are_dates_beside(left, right):
        return True
    if share_beside(right, left) < 0.8 or share_beside(left, right) < 0.7:
        return False
    return _is_table(left, right)


def are_dates_beside(left: list[TextLine], right: list[TextLine]) -> bool:
    """Whether the right side holds the dates of the rows at its left."""
    return share_beside(right, left) >= 0.7 and _share_of_asides(right) >= 0.6


def _share_of_asides(rows: list[TextLine]) -> float:
    return sum(is_aside(row.text) for row in rows) / len(rows)


def _is_table(left: list[TextLine], right: list[TextLine]) -> bool:
    """Whether matched rows are a table's: evenly more than one cell, no running text or bullets."""
    return not any(_is_prose(side) or _has_bullets(side) for side in (left, right))


def _is_prose(rows: list[TextLine]) -> bool:
    """Whether lines fill their column, as wrapped text does."""
    edge, start = max(row.x1 for row in rows), min(row.x0 for row in rows)
    full = sum(
        len(row.pieces) == 1 and len(row.text) > 25 and row.x1 > edge - 0.15 * (edge - start)
        for row in rows
    )
    return full >= 0.4 * len(rows)


def _has_bullets(rows: list[TextLine]) -> bool:
    return sum(row.text.lstrip()[:1] in _BULLETS for row in rows) >= 0.4 * len(rows)


def find_bands(left: list[TextLine], right: list[TextLine]) -> list[list[TextLine]]:
    """What names the rows at its right, in groups of rows; nothing where the left is a column."""
    if _are_labels(left, right):
        return _find_labels(left, right)
    return _find_cells(left, right)


def _find_cells(left: list[TextLine], right: list[TextLine]) -> list[list[TextLine]]:
    """Cells that begin with a date where a block begins at its right, and headings in between.

    A heading stands in a gap of the right side. Where dates stand beside the middle of a block,
    or the left begins with anything else, it is a column of its own.
    """
    if len(right) < 2:
        return []
    pitch = median(below.baseline - above.baseline for above, below in pairwise(right))
    steps = [(above, row) for above, row in pairwise(right) if _step(above, row) > 1.1 * pitch]
    dated = [row for row in left if is_aside(row.text)]
    heads = [row for row in dated if share_beside([row], [right[0], *(row for _, row in steps)])]
    if len(heads) < 2 or len(heads) < 0.8 * len(dated):
        return []
    gaps = [(above, row) for above, row in steps if _step(above, row) > 1.6 * pitch]
    heads += [row for row in left if row not in dated and _is_between(row, right, gaps)]
    cells: list[list[TextLine]] = []
    for row in left:
        if row in heads:
            cells.append([row])
        elif not cells:
            return []
        else:
            cells[-1].append(row)
    return cells


def _step(above: TextLine, below: TextLine) -> float:
    return below.baseline - above.baseline


def _is_between(
    row: TextLine, others: list[TextLine], gaps: list[tuple[TextLine, TextLine]]
) -> bool:
    """Whether a row stands in a gap of the others, or above or below all of them."""
    least = 0.6 * row.size
    return (
        _step(row, others[0]) > least
        or _step(others[-1], row) > least
        or any(_step(above, row) > least and _step(row, below) > least for above, below in gaps)
    )


def _are_labels(left: list[TextLine], right: list[TextLine]) -> bool:
    """Whether the left column names what stands beside it: dates or headings, each at its rows.

    Headings are set alike and stand where a block of the right side begins.
    """
    labels = _find_labels(left, right)
    if len(labels) < 2 or len(left) > 3 * len(labels) or any(len(row.pieces) > 1 for row in left):
        return False
    heads = [label[0] for label in labels]
    if _share_of_asides(left) >= 0.5:
        return share_beside(heads, right) >= 0.7
    starts = right[:1] + [row for above, row in pairwise(right) if parts_blocks(above, row)]
    alike = {(round(row.size), row.pieces[0].bold) for row in left}
    return len(alike) == 1 and len(left) <= 0.5 * len(right) and share_beside(heads, starts) >= 0.7


def _find_labels(left: list[TextLine], right: list[TextLine]) -> list[list[TextLine]]:
    """The left rows in runs without white, each begun anew where a row has one at its side."""
    labels: list[list[TextLine]] = []
    beside = False
    for row in left:
        was_beside, beside = beside, share_beside([row], right) > 0
        if labels and not parts_blocks(labels[-1][-1], row) and was_beside >= beside:
            labels[-1].append(row)
        else:
            labels.append([row])
    return labels
