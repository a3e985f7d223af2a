"""What the months of jobs are still worth: work of long ago says less of what somebody does now."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

from screener.extract.timeline import bounds, month_number
from screener.types import DateRange

HALVED_AFTER = 84
"""Months after which a month of work is worth half: what was learnt ten years ago still counts, but
less than what is done now."""
_KEPT = math.pow(0.5, 1 / HALVED_AFTER)


def fresh_months(months: float) -> float:
    """What so many months up to today are worth, this month being worth one.

    >>> round(fresh_months(1), 2), round(fresh_months(84)), round(fresh_months(168))
    (1.0, 61, 91)
    """
    return (1 - math.pow(_KEPT, months)) / (1 - _KEPT)


def fresh_worked(ranges: Iterable[DateRange], *, as_of: date) -> tuple[float, float]:
    """What the months of some jobs are worth, at least and at most; overlaps count once.

    A stated length ("6 months") without a start counts toward the most, as if it were of today.

    >>> from screener.types import PartialDate, Span
    >>> job = DateRange(PartialDate(2014, 1), PartialDate(2020, 12), Span(0, 1))
    >>> [round(worth) for worth in fresh_worked([job], as_of=date(2020, 12, 31))]
    [61, 61]
    >>> [round(worth) for worth in fresh_worked([job], as_of=date(2027, 12, 31))]
    [30, 30]
    """
    now = month_number(as_of.year, as_of.month) + 1
    shortest, longest, floating = [], [], 0
    for dates in ranges:
        both = bounds(dates, as_of=as_of)
        if both:
            shortest.append(both[0])
            longest.append(both[1])
        else:
            floating += dates.stated_months or 0
    return _worth(shortest, now), _worth(longest, now) + fresh_months(floating)


def _worth(intervals: Iterable[tuple[int, int]], now: int) -> float:
    """What the union of half-open intervals of months is worth in the month `now`."""
    total, reach = 0.0, 0
    for start, end in sorted(intervals):
        begun = max(start, reach)
        if end > begun:
            total += fresh_months(now - begun) - fresh_months(now - end)
        reach = max(reach, end)
    return total
