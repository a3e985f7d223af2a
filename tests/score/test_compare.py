import pytest
from msgspec.structs import replace

from screener.errors import RunError
from screener.score.compare import compare_scorecards
from tests.score.test_robustness import card


def test_the_rows_sum_to_the_gap() -> None:
    a, b = card("a", 80, 30, 10), card("b", 20, 60, 10)
    comparison = compare_scorecards(a, b)
    assert comparison.gap == a.tenths - b.tenths == sum(row.gap for row in comparison.rows)


def test_at_the_break_even_weight_the_totals_meet() -> None:
    a, b = card("a", 80, 30, 10), card("b", 20, 60, 10)
    comparison = compare_scorecards(a, b)
    for index, row in enumerate(comparison.rows):
        if row.break_even is None:
            continue
        totals = []
        for one in (a, b):
            credit = one.contributions[index].tenths / one.contributions[index].max_tenths
            totals.append(one.points - one.contributions[index].points + credit * row.break_even)
        assert totals[0] == pytest.approx(totals[1], abs=0.1)
    assert [row.break_even for row in comparison.rows] == [5.0, 20.0, None]


def test_scorecards_of_different_rubrics_are_not_compared() -> None:
    a, b = card("a", 80), card("b", 20)
    other = replace(b, contributions=(replace(b.contributions[0], max_tenths=50),))
    with pytest.raises(RunError, match="different rubrics"):
        compare_scorecards(a, other)
