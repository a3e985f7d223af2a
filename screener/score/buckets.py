"""Lists that a recruiter asks for by name; none of them moves a point or rejects anybody."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from screener.rubric.schema import Importance, Rubric
from screener.types import Finding, Scorecard


class NearMiss(msgspec.Struct, frozen=True):
    """A candidate who shows every must-have but one."""

    file: str
    criterion_id: str
    reason: str


class Unconfirmed(msgspec.Struct, frozen=True):
    """A candidate whose resume does not show every gate: somebody to ask, not to refuse."""

    file: str
    criteria: tuple[str, ...]


def near_misses(cards: Iterable[Scorecard], rubric: Rubric) -> tuple[NearMiss, ...]:
    """List the candidates who miss exactly one must-have, in the order of the cards."""
    musts = {c.id for c in rubric.criteria if c.importance is Importance.MUST}
    missed = []
    for card in cards:
        rows = [r for r in card.contributions if r.criterion_id in musts]
        absent = [row for row in rows if row.finding is not Finding.MET]
        if len(absent) == 1 and len(rows) > 1:
            missed.append(NearMiss(card.file, absent[0].criterion_id, absent[0].reason))
    return tuple(missed)


def unconfirmed(cards: Iterable[Scorecard], rubric: Rubric) -> tuple[Unconfirmed, ...]:
    """List the candidates with a gate that their resume does not show, in the order of the cards.

    Silence is not a "no": the list says what to ask. Without gates it is empty.
    """
    gates = {c.id for c in rubric.criteria if c.gate}
    listed = []
    for card in cards:
        rows = [row for row in card.contributions if row.criterion_id in gates]
        open_gates = tuple(row.criterion_id for row in rows if row.finding is not Finding.MET)
        if open_gates:
            listed.append(Unconfirmed(card.file, open_gates))
    return tuple(listed)
