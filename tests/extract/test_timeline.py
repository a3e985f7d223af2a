from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.extract.timeline import months_worked, union_months
from screener.types import DateRange, Months, PartialDate, Span

AS_OF = date(2026, 11, 21)


def lasting(start: str, end: str) -> DateRange:
    def day(text: str) -> PartialDate | None:
        numbers = [int(part) for part in text.split("-")] if text[0].isdigit() else []
        return PartialDate(*numbers) if numbers else None

    return DateRange(day(start), day(end), Span(0, 1), current=end == "present")


@pytest.mark.parametrize(
    ("ranges", "least", "most"),
    [
        ([("2019-03", "2020-02")], 12, 12),
        ([("2019", "2020")], 2, 24),
        ([("2019", "2019")], 1, 12),
        ([("2019-03", "2019-03")], 1, 1),
        ([("2026-01", "present")], 11, 11),
        ([("2019-01", "2019-12"), ("2019-06", "2020-05")], 17, 17),
        ([("2019-01", "2020-12"), ("2019-06", "2019-08")], 24, 24),
        ([("2015-11", "?")], 1, 12),
        ([("2030-01", "2031-01")], 0, 0),
        ([("2026-01", "2031-01")], 11, 11),
        ([("?", "2016")], 0, 0),
        ([], 0, 0),
    ],
)
def test_months_are_the_union_of_the_ranges(
    ranges: list[tuple[str, str]], least: int, most: int
) -> None:
    found = months_worked([lasting(*given) for given in ranges], as_of=AS_OF)
    assert found == Months(least, most)


def test_a_length_without_dates_counts_toward_the_most_alone() -> None:
    stated = DateRange(None, None, Span(0, 1), stated_months=6)
    assert months_worked([stated], as_of=AS_OF) == Months(0, 6)


def test_the_day_of_asking_moves_what_goes_on() -> None:
    going = [lasting("2020-01", "present")]
    assert months_worked(going, as_of=date(2020, 12, 1)).most == 12
    assert months_worked(going, as_of=date(2021, 12, 1)).most == 24


intervals = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=8)


@given(intervals)
def test_a_union_is_what_counting_single_months_gives(pairs: list[tuple[int, int]]) -> None:
    given_intervals = [(start, start + length) for start, length in pairs]
    counted = {month for start, end in given_intervals for month in range(start, end)}
    assert union_months(given_intervals) == len(counted)


years = st.integers(1980, 2025)


@given(st.lists(st.tuples(years, years), max_size=6))
def test_least_never_exceeds_most_and_repeating_changes_nothing(
    pairs: list[tuple[int, int]],
) -> None:
    ranges = [lasting(str(min(pair)), str(max(pair))) for pair in pairs]
    once = months_worked(ranges, as_of=AS_OF)
    assert 0 <= once.least <= once.most
    assert months_worked(ranges * 2, as_of=AS_OF) == once
