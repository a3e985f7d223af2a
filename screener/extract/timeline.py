"""How long somebody worked: the union of dated jobs, as at least and at most so many months."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from screener.types import DateRange, Months, PartialDate


def month_number(year: int, month: int) -> int:
    """Months since year 0, so that differences are lengths.

    >>> month_number(2020, 1) - month_number(2019, 12)
    1
    """
    return year * 12 + month - 1


def _earliest(day: PartialDate) -> int:
    return month_number(day.year, day.month or 1)


def _latest(day: PartialDate) -> int:
    return month_number(day.year, day.month or 12)


def bounds(dates: DateRange, *, as_of: date) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The shortest and the longest reading of a range, as half-open intervals of months.

    A month counts whole, first and last alike: "Mar 2019 - Mar 2019" is one month. Nothing after
    the month of `as_of` counts. A start whose end is not stated is one month at least and one
    year at most. None where no start is stated.
    """
    if dates.start is None:
        return None
    now = month_number(as_of.year, as_of.month)
    early, late = _earliest(dates.start), _latest(dates.start)
    if dates.current:
        ends = (now, now)
    elif dates.end is not None:
        ends = (_earliest(dates.end), _latest(dates.end))
    else:
        ends = (late, late + 11)
    shortest = (min(late, now), max(min(late, now), min(ends[0], now)) + 1)
    longest = (early, min(max(ends[1], early), now) + 1)
    return (shortest, longest) if early <= now else None


def union_months(intervals: Iterable[tuple[int, int]]) -> int:
    """The length of the union of half-open intervals; overlaps count once.

    >>> union_months([(0, 12), (6, 18), (24, 25)])
    19
    """
    total, reach = 0, -1
    for start, end in sorted(intervals):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total


def months_worked(ranges: Iterable[DateRange], *, as_of: date) -> Months:
    """Months covered by at least one range, as (least, most); overlaps are never counted twice.

    Ranges without a start but with a stated length ("6 months") add that length: when it was, and
    so whether it overlaps, is not known, so it counts toward `most` only.

    >>> from screener.types import Span
    >>> job = DateRange(PartialDate(2019, 3), PartialDate(2020, 2), Span(0, 1))
    >>> both = DateRange(PartialDate(2019), PartialDate(2020), Span(2, 3))
    >>> months_worked([job], as_of=date(2026, 1, 1)), months_worked([both], as_of=date(2026, 1, 1))
    (Months(least=12, most=12), Months(least=2, most=24))
    """
    shortest, longest, floating = [], [], 0
    for dates in ranges:
        both = bounds(dates, as_of=as_of)
        if both:
            shortest.append(both[0])
            longest.append(both[1])
        else:
            floating += dates.stated_months or 0
    least, most = union_months(shortest), union_months(longest)
    return Months(least, max(least, most) + floating)
