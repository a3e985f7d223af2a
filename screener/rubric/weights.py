"""Sharing out a total in whole parts, so that weights sum to it exactly."""

from __future__ import annotations

from collections.abc import Sequence

from screener.rubric.schema import Criterion

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


def reweigh(criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """The criteria in the same proportions, in tenths that sum to 100."""
    if round(sum(one.weight for one in criteria) * 10) == TOTAL * 10:
        return tuple(criteria)
    parts = share_out([one.weight for one in criteria], TOTAL * 10)
    return tuple(
        one.model_copy(update={"weight": part / 10})
        for one, part in zip(criteria, parts, strict=True)
    )
