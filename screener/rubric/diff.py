"""What changed between two rubrics, criterion by criterion and field by field."""

from __future__ import annotations

from typing import Any

import msgspec

from screener.rubric.schema import Rubric


class RubricChange(msgspec.Struct, frozen=True):
    """One difference: a field's values, or a whole criterion where `field` is "".

    `before` is None for what is new, `after` for what is gone.
    """

    criterion_id: str
    field: str
    before: Any
    after: Any


def diff_rubrics(before: Rubric, after: Rubric) -> tuple[RubricChange, ...]:
    """List the differences, in the order of the new rubric; what is gone comes last.

    A criterion is known by its id, so one that is renamed counts as gone and new.
    """
    old = {criterion.id: criterion.model_dump(mode="json") for criterion in before.criteria}
    new = {criterion.id: criterion.model_dump(mode="json") for criterion in after.criteria}
    changes = []
    for criterion_id in [*new, *(gone for gone in old if gone not in new)]:
        was, now = old.get(criterion_id), new.get(criterion_id)
        if was is None or now is None:
            changes.append(RubricChange(criterion_id, "", was, now))
        else:
            changes += _fields(criterion_id, was, now)
    return tuple(changes)


def _fields(criterion_id: str, was: dict[str, Any], now: dict[str, Any]) -> list[RubricChange]:
    return [
        RubricChange(criterion_id, name, was.get(name), now.get(name))
        for name in [*now, *(gone for gone in was if gone not in now)]
        if was.get(name) != now.get(name)
    ]
