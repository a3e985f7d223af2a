"""What months of work are worth by how long ago they were."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.score.fading import HALVED_AFTER, fresh_months, fresh_worked
from screener.types import DateRange, PartialDate, Span

AS_OF = date(2020, 12, 31)


def _job(first: int, last: int) -> DateRange:
    return DateRange(PartialDate(first, 1), PartialDate(last, 12), Span(0, 1))


@pytest.mark.parametrize(
    ("jobs", "alike"),
    [
        ([_job(2016, 2020)], [_job(2016, 2018), _job(2019, 2020)]),
        ([_job(2016, 2020)], [_job(2016, 2020), _job(2017, 2018)]),
        ([_job(2016, 2020)], [_job(2016, 2020), _job(2016, 2019)]),
    ],
)
def test_overlaps_count_once_and_order_does_not(
    jobs: list[DateRange], alike: list[DateRange]
) -> None:
    for each in (alike, alike[::-1]):
        assert fresh_worked(each, as_of=AS_OF) == pytest.approx(fresh_worked(jobs, as_of=AS_OF))


def test_work_up_to_today_is_worth_what_its_months_are() -> None:
    least, most = fresh_worked([_job(2011, 2020)], as_of=AS_OF)
    assert least == pytest.approx(most) == pytest.approx(fresh_months(120))


def test_the_same_work_is_worth_half_when_its_time_has_passed() -> None:
    years = HALVED_AFTER // 12
    now = fresh_worked([_job(2018, 2020)], as_of=AS_OF)[0]
    then = fresh_worked([_job(2018 - years, 2020 - years)], as_of=AS_OF)[0]
    assert then == pytest.approx(now / 2)


def test_a_vague_date_leaves_room_between_least_and_most() -> None:
    vague = DateRange(PartialDate(2016), PartialDate(2018), Span(0, 1))
    least, most = fresh_worked([vague], as_of=AS_OF)
    assert 0 < least < most


def test_a_length_without_dates_counts_toward_the_most() -> None:
    stated = DateRange(None, None, Span(0, 1), stated_months=6)
    assert fresh_worked([stated], as_of=AS_OF) == pytest.approx((0, fresh_months(6)))


@given(st.lists(st.tuples(st.integers(1980, 2020), st.integers(0, 9)), max_size=5))
def test_one_more_job_is_never_worth_less(spans: list[tuple[int, int]]) -> None:
    jobs = [_job(first, min(2020, first + years)) for first, years in spans]
    worth = [fresh_worked(jobs[:count], as_of=AS_OF)[0] for count in range(len(jobs) + 1)]
    assert all(later >= earlier - 1e-9 for earlier, later in pairwise(worth))
