"""Sharing out a total in whole parts, so that weights sum to it exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from screener.errors import RubricError
from screener.rubric.schema import Criterion, Rubric

TOTAL = 100
"""The points of a rubric; a total of 100 reads as a percentage."""


def share_out(shares: Sequence[float], total: int) -> list[int]:
    """Whole parts of a total in proportion to shares, each at least 1 while that is possible.

    The largest remainders get what rounding leaves; the first of equals goes first.

    >>> share_out([3, 3, 1], 100), sum(share_out([1] * 7, 100))
    ([43, 42, 15], 100)
    """
    least = 1 if len(shares) <= total else 0
    free, whole = total - least * len(shares), sum(shares) or 1.0
    exact = [free * share / whole for share in shares]
    parts = [int(value) for value in exact]
    order = sorted(range(len(shares)), key=lambda i: (parts[i] - exact[i], i))
    for place in order[: free - sum(parts)]:
        parts[place] += 1
    return [part + least for part in parts]


def set_weights(rubric: Rubric, weights: Mapping[str, float]) -> Rubric:
    """The rubric with some weights set, by id; the others share what is left as they did before.

    Weights are points in tenths and sum to 100. Raises RubricError for an id that the rubric does
    not have, and for weights that leave nothing for the others.
    """
    unknown = weights.keys() - {one.id for one in rubric.criteria}
    if unknown:
        known = ", ".join(one.id for one in rubric.criteria)
        raise RubricError(f"{', '.join(sorted(unknown))}: no such criterion; there are {known}")
    fixed = {name: round(weight * 10) for name, weight in weights.items()}
    others = [one for one in rubric.criteria if one.id not in fixed]
    left = TOTAL * 10 - sum(fixed.values())
    if min(fixed.values(), default=0) < 0 or left < len(others) or (left and not others):
        raise RubricError(f"weights of {sum(fixed.values()) / 10:g} cannot be completed to {TOTAL}")
    shares = share_out([one.weight for one in others], left)
    fixed |= {one.id: part for one, part in zip(others, shares, strict=True)}
    criteria = tuple(
        one.model_copy(update={"weight": fixed[one.id] / 10}) for one in rubric.criteria
    )
    return rubric.model_copy(update={"criteria": criteria})


def reweigh(criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """The criteria in the same proportions, in tenths that sum to 100."""
    if round(sum(one.weight for one in criteria) * 10) == TOTAL * 10:
        return tuple(criteria)
    parts = share_out([one.weight for one in criteria], TOTAL * 10)
    return tuple(
        one.model_copy(update={"weight": part / 10})
        for one, part in zip(criteria, parts, strict=True)
    )
