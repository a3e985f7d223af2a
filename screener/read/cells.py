"""The cells of a table row, as lines in the order a person reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, groupby

from msgspec.structs import replace

from screener.knowledge.date_words import date_words
from screener.read.raw import RawLine

Cell = Sequence[RawLine]

_ASIDE = re.compile(
    r"(?:19|20)\d\d|\d{1,2}[/.]\d{2,4}"
    rf"|\d\s?(?:{date_words()['length']})\b|\b(?:{date_words()['now']}|years?|months?)\b",
    re.I,
)
_MAX_ASIDE = 40
_MAX_CELL = 60
"""Characters; a longer line is wrapped in its cell, and what stands beside it cannot be told."""

_MAX_MARGIN_LINES = 3


def is_aside(text: str) -> bool:
    """Whether a text is a date or a length of time and little else.

    >>> is_aside("Mar 2019 - present"), is_aside("Salesforce"), is_aside("7 Monate")
    (True, False, True)
    """
    return len(text) <= _MAX_ASIDE and bool(_ASIDE.search(text))


def order_cells(cells: Sequence[Cell]) -> list[RawLine]:
    """The lines of a row of cells, in reading order.

    Short cells are one line with tabs between them. What stands in the margin of an entry (its
    dates and place, in a cell beside it) is put on the entry's first lines; a column of dates
    beside as many blocks is told apart into entries. Other cells are read one after the other, as
    the columns of a layout.
    """
    filled = [list(cell) for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) == 1 and _is_short(cell[0]) for cell in filled):
        return [_joined([cell[0] for cell in filled])]
    if len(filled) == 2 and not any(line.hidden for cell in filled for line in cell):
        return _entries(*filled) or _entry(*filled) or [*filled[0], *filled[1]]
    return [line for cell in filled for line in cell]


def _is_short(line: RawLine) -> bool:
    return line.hidden is None and len(line.text) <= _MAX_CELL


def _joined(lines: Sequence[RawLine]) -> RawLine:
    text = "\t".join(line.text for line in lines)
    bold = all(line.bold for line in lines)
    return replace(lines[0], text=text, bold=bold, block=lines[-1].block)


def _entry(body: list[RawLine], margin: list[RawLine]) -> list[RawLine]:
    """An entry with its dates in the cell at its right; nothing where that holds anything else."""
    rows = len(margin)
    if not rows < len(body) or rows > _MAX_MARGIN_LINES or not _is_margin(margin):
        return []
    if not all(map(_is_short, body[:rows])):
        return [_beside(body[0], margin), *body[1:]]
    pairs = zip(body[:rows], margin, strict=True)
    return [*(_beside(line, [aside]) for line, aside in pairs), *body[rows:]]


def _is_margin(lines: Sequence[RawLine]) -> bool:
    short = all(len(line.text) <= _MAX_ASIDE for line in lines)
    return short and any(is_aside(line.text) for line in lines)


def _entries(left: list[RawLine], right: list[RawLine]) -> list[RawLine]:
    """Blocks with the dates of a column beside them, where there are as many of one as of other."""
    for dates, column in ((left, right), (right, left)):
        blocks = [list(block) for _, block in groupby(column, key=lambda line: line.block)]
        if len(dates) == len(blocks) > 1 and all(is_aside(line.text) for line in dates):
            for date, block in zip(dates, blocks, strict=True):
                block[0] = _beside(block[0], [date])
            return list(chain.from_iterable(blocks))
    return []


def _beside(line: RawLine, asides: Sequence[RawLine]) -> RawLine:
    text = "\t".join((line.text, *(aside.text for aside in asides)))
    return replace(line, text=text)
