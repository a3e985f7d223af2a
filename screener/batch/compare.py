"""Two rankings side by side: the first difference for `verify`, who moved for a changed rubric."""

from __future__ import annotations

import msgspec

from screener.types import Contribution, Quarantined, Ranking, Scorecard


class Change(msgspec.Struct, frozen=True):
    """One criterion's points before and after, in tenths; None where a rubric has no such row."""

    criterion_id: str
    before: int | None
    after: int | None


class Move(msgspec.Struct, frozen=True):
    """One candidate's rank and points before and after, and the criteria that made it.

    `changes` holds the rows whose points differ, the largest difference first.
    """

    file: str
    rank_before: int
    rank_after: int
    tenths_before: int
    tenths_after: int
    changes: tuple[Change, ...]


def find_moves(before: Ranking, after: Ranking) -> tuple[Move, ...]:
    """Every candidate whose rank or points differ, in the new order; those in both rankings."""
    old = {card.file: (rank, card) for rank, card in _ranked(before)}
    moves = (
        _move(*old[card.file], rank, card) for rank, card in _ranked(after) if card.file in old
    )
    return tuple(move for move in moves if move.changes or move.rank_before != move.rank_after)


def first_difference(before: Ranking, after: Ranking) -> str | None:
    """A sentence that names the first thing in which two rankings differ; None where none does."""
    heads = (("title", before.title, after.title), ("as of", before.as_of, after.as_of))
    for name, was, now in heads:
        if was != now:
            return f"{name}: was {was}, is now {now}"
    old, new = _outcomes(before), _outcomes(after)
    for file in sorted(old.keys() | new.keys()):
        difference = _compare(old.get(file), new.get(file))
        if difference:
            return f"{file}: {difference}"
    return None


def _ranked(ranking: Ranking) -> list[tuple[int, Scorecard]]:
    return list(zip(ranking.ranks, ranking.scorecards, strict=True))


def _move(rank_before: int, before: Scorecard, rank_after: int, after: Scorecard) -> Move:
    old = {row.criterion_id: row.tenths for row in before.contributions}
    new = {row.criterion_id: row.tenths for row in after.contributions}
    changes = [
        Change(name, old.get(name), new.get(name))
        for name in sorted(old.keys() | new.keys())
        if old.get(name, 0) != new.get(name, 0)
    ]
    return Move(
        file=after.file,
        rank_before=rank_before,
        rank_after=rank_after,
        tenths_before=before.tenths,
        tenths_after=after.tenths,
        changes=tuple(
            sorted(changes, key=lambda change: -abs((change.after or 0) - (change.before or 0)))
        ),
    )


def _outcomes(ranking: Ranking) -> dict[str, Scorecard | Quarantined]:
    outcomes: dict[str, Scorecard | Quarantined] = {row.file: row for row in ranking.quarantine}
    return outcomes | {card.file: card for card in ranking.scorecards}


def _compare(
    was: Scorecard | Quarantined | None, now: Scorecard | Quarantined | None
) -> str | None:
    if was == now:
        return None
    if isinstance(was, Scorecard) and isinstance(now, Scorecard):
        return _compare_cards(was, now)
    return f"was {_state(was)}, is now {_state(now)}"


def _state(row: Scorecard | Quarantined | None) -> str:
    match row:
        case None:
            return "absent"
        case Quarantined():
            return f"quarantined ({row.code.value})"
        case Scorecard():
            return f"ranked with {row.points:g} points"


def _compare_cards(was: Scorecard, now: Scorecard) -> str:
    if was.resume_id != now.resume_id:
        return "the file has other content"
    rows = zip(was.contributions, now.contributions, strict=False)
    for old, new in rows:
        if old != new:
            return f"{old.criterion_id}: {_compare_rows(old, new)}"
    return _first_field(was, now)


def _compare_rows(was: Contribution, now: Contribution) -> str:
    if was.tenths != now.tenths:
        return f"was {was.points:g} points, is now {now.points:g}"
    return _first_field(was, now)


def _first_field(was: msgspec.Struct, now: msgspec.Struct) -> str:
    for name in was.__struct_fields__:
        old, new = getattr(was, name), getattr(now, name)
        if old != new:
            return f"{name} was {_short(old)}, is now {_short(new)}"
    return "differs"


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 120 else f"{shown[:120]}..."
