"""Months in jobs, at least and at most, with overlapping jobs counted once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from screener.types import DateRange, Months, PartialDate


def _month_number(when: PartialDate, month: int) -> int:
    return when.year * 12 + (when.month or month)


def last_month(dates: DateRange | None, *, as_of: date) -> int | None:
    """The last month of a range as a running number (year * 12 + month), at most `as_of`'s."""
    if dates is None:
        return None
    today = as_of.year * 12 + as_of.month
    if dates.current:
        return today
    end = dates.end or dates.start
    return min(today, _month_number(end, 12)) if end else None


def _bounds(dates: DateRange, today: int, *, widest: bool) -> tuple[int, int] | None:
    """First and one past the last month, as wide or as narrow as the written dates allow."""
    start = dates.start or dates.end
    if start is None:
        return None
    end = dates.end or (None if dates.current else start)
    vague_first, vague_last = (1, 12) if widest else (12, 1)
    first = _month_number(start, vague_first)
    if not widest and start.month is None and end and end.year == start.year:
        first = _month_number(start, 1)
    last = today if end is None or dates.current else _month_number(end, vague_last)
    last = min(last, today)
    return (first, last + 1) if last >= first else (first, first + 1)


def count_months(ranges: Iterable[DateRange], *, as_of: date) -> Months:
    """Count the months that at least one of the ranges covers, at least and at most.

    A year without a month may mean its first or its last month.

    >>> from screener.types import Span
    >>> year = DateRange(PartialDate(2015), PartialDate(2016), Span(0, 0))
    >>> count_months([year, year], as_of=date(2018, 1, 1))
    Months(least=2, most=24)
    """
    kept = list(ranges)
    today = as_of.year * 12 + as_of.month
    counted = [_union([_bounds(r, today, widest=widest) for r in kept]) for widest in (False, True)]
    stated = [r.stated_months for r in kept if r.start is None and r.end is None]
    extra = sum(months for months in stated if months)
    return Months(min(counted) + extra, max(counted) + extra)


def _union(bounds: list[tuple[int, int] | None]) -> int:
    covered, reached = 0, 0
    for first, past in sorted(bound for bound in bounds if bound):
        covered += max(0, past - max(first, reached))
        reached = max(reached, past)
    return covered
