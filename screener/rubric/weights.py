"""Sharing out a total in whole parts, so that weights sum to it exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from screener.errors import RubricError
from screener.rubric.schema import Criterion, Rubric

TOTAL = 100
"""The points of a rubric; a total of 100 reads as a percentage."""


def share_out(shares: Sequence[float], total: int) -> list[int]:
    """Whole parts of a total in proportion to shares, each at least 1 while that is possible.

    Only those that would be less are lifted to 1, so that many small shares take nothing from the
    proportions of the others. The largest remainders get what rounding leaves; the first of equals
    goes first.

    >>> share_out([3, 3, 1], 100), share_out([50, 30, 0.1, 0.1], 100)
    ([43, 43, 14], [61, 37, 1, 1])
    """
    exact = _lifted(shares if any(shares) else [1.0] * len(shares), total)
    parts = [int(value) for value in exact]
    order = sorted(range(len(shares)), key=lambda i: (parts[i] - exact[i], i))
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return parts


def _lifted(shares: Sequence[float], total: int) -> list[float]:
    """Parts of a total in proportion to shares, those below the least part lifted to it."""
    least = 1 if len(shares) <= total else 0
    low: set[int] = set()
    while True:
        whole = sum(share for place, share in enumerate(shares) if place not in low)
        free = total - least * len(low)
        exact = [least if i in low else free * share / whole for i, share in enumerate(shares)]
        below = {place for place, part in enumerate(exact) if part < least}
        if not below:
            return exact
        low |= below


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
