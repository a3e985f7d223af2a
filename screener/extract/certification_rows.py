"""Which rows, and which part of them, name the certificates of a list.

The others are the head of a table, who gave a certificate, when, and under which number.

Forms handled: a row each for name, issuer and date; the cells of a table; "Glazing | Quill Guild |
Jan 2018"; "2019 - Glazing".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from screener.extract.certification_patterns import end_date, is_date, is_provider, rules
from screener.extract.rows import Row, part_of
from screener.knowledge import load_knowledge

_CELLS = re.compile(r"[^\t|]+")
_MOST_CELLS = 5
_LISTED = re.compile(r"[,;]")
_PAIR = 2
"""Rows above the date of a certificate: its name and who gave it."""


def name_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows of a list, each cut to the part that names something."""
    told = map(_without_other_label, rows)
    return _without_issuers([_without_first_date(row) for row in _out_of_tables(told)])


def _without_other_label(row: Row) -> Row:
    """A row up to where it goes on with a list of something else: "Kites, Glass. Languages: "."""
    label = rules().other_label.search(row.text)
    return part_of(row, 0, label.start()) if label else row


def _out_of_tables(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of a table cut to the cell that names a certificate; its head is left out."""
    column: int | None = None
    width = 0
    for row in rows:
        cells = list(_CELLS.finditer(row.content))
        heads = [rules().table_head.fullmatch(cell.group().strip()) for cell in cells]
        if len(cells) > 1 and all(heads):
            names = (rules().table_name.fullmatch(cell.group().strip()) for cell in cells)
            column = next((at for at, name in enumerate(names) if name), 0)
            width = len(cells)
            continue
        in_table = column is not None and len(cells) == width
        named = cells[column or 0] if in_table else _cell_of_record(cells)
        yield part_of(row, row.bullet + named.start(), row.bullet + named.end()) if named else row


def _cell_of_record(cells: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The first of a few cells, one of which is a date: a certificate with its issuer.

    Not where several of them are certificates: "PMP | CSM | 2019".
    """
    told = [cell for cell in cells if cell.group().strip()]
    named = [cell for cell in told if not is_date(cell.group())]
    lookup = load_knowledge().certifications.lookup
    several = sum(lookup(cell.group().strip()) is not None for cell in named) > 1
    if len(told) > _MOST_CELLS or len(told) - len(named) != 1 or several:
        return None
    return named[0] if named else None


def _without_first_date(row: Row) -> Row:
    dated = rules().date_head.match(row.content)
    return part_of(row, row.bullet + dated.end(), len(row.text)) if dated else row


def _without_issuers(rows: Sequence[Row]) -> list[Row]:
    """Rows without those that name who gave the certificate above them."""
    if _are_pairs(rows):
        return list(rows[::2])
    blocks = list(_blocks(rows))
    dated = [_named(block) for block in blocks if len(block) > 1 and _is_aside(block[-1])]
    pairs = len(dated) > 1 and all(len(each) == _PAIR and not each[1].bullet for each in dated)
    kept: list[Row] = []
    for block in blocks:
        named = _named(block) or list(block)
        issuer = pairs and named in dated
        kept += named[:1] if issuer else [row for row in named if not _is_issuer(kept, named, row)]
    return kept


def _are_pairs(rows: Sequence[Row]) -> bool:
    """Whether every second row, and no other, ends in a date: names over issuers with dates."""
    if len(rows) <= _PAIR or len(rows) % _PAIR or any(row.bullet for row in rows):
        return False
    over = (end_date(row.content) for row in rows[::2])
    under = (end_date(row.content) and not _is_aside(row) for row in rows[1::2])
    return all(under) and not any(over)


def _named(block: Sequence[Row]) -> list[Row]:
    return [row for row in block if not _is_aside(row)]


def _is_aside(row: Row) -> bool:
    """Whether a row tells only when a certificate was given, or its number."""
    return is_date(row.content) or rules().drop.match(row.content) is not None


def _blocks(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Rows up to a date or a number and with it."""
    block: list[Row] = []
    for row in rows:
        if block and _is_aside(block[-1]) and not _is_aside(row):
            yield tuple(block)
            block = []
        block.append(row)
    if block:
        yield tuple(block)


def _is_issuer(kept: Sequence[Row], block: Sequence[Row], row: Row) -> bool:
    """Whether a row is a provider's name below a row that is none."""
    placed = not row.bullet and rules().placed.search(row.content)
    if not (placed or is_provider(_undated(row.content))):
        return False
    at = block.index(row)
    above = block[at - 1] if at else (kept[-1] if kept else None)
    if above is None or is_provider(above.content):
        return False
    return _LISTED.search(_undated(above.content)) is None


def _undated(words: str) -> str:
    dated = end_date(words)
    return words[: dated.start()] if dated else words
