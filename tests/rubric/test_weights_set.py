"""Setting some weights leaves the others in proportion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.errors import RubricError
from screener.rubric.schema import Kind, Rubric, SkillCriterion
from screener.rubric.weights import set_weights, share_out


def rubric_of(**weights):
    return Rubric(
        title="Seller",
        criteria=tuple(
            SkillCriterion(id=name, kind=Kind.SKILL, weight=weight, any_of=(name,))
            for name, weight in weights.items()
        ),
    )


def weights_of(rubric):
    return {criterion.id: criterion.weight for criterion in rubric.criteria}


def test_the_others_share_what_is_left_as_before():
    changed = set_weights(rubric_of(a=50, b=30, c=20), {"a": 25})
    assert weights_of(changed) == {"a": 25.0, "b": 45.0, "c": 30.0}


@pytest.mark.parametrize("weights", [{}, {"a": 0.1}, {"a": 33.3, "b": 33.3}, {"c": 99}])
def test_weights_always_sum_to_a_hundred(weights):
    changed = weights_of(set_weights(rubric_of(a=50, b=30, c=20), weights))
    assert round(sum(changed.values()), 6) == 100
    assert changed.items() >= weights.items()


@pytest.mark.parametrize("weights", [{"d": 5}, {"a": 101}, {"a": 50, "b": 10, "c": 10}])
def test_weights_that_cannot_be_are_refused(weights):
    with pytest.raises(RubricError):
        set_weights(rubric_of(a=50, b=30, c=20), weights)


@given(st.lists(st.floats(0, 50), min_size=1, max_size=40), st.integers(40, 1000))
def test_parts_sum_to_the_total_and_only_the_smallest_are_lifted(shares, total):
    parts = share_out(shares, total)
    assert sum(parts) == total
    assert min(parts) >= 1
    largest = max(shares) * total / (sum(shares) or 1)
    assert max(parts) <= max(largest, total / len(shares)) + 1


def test_many_small_shares_leave_the_large_ones_in_proportion():
    assert share_out([40, 20, *[0.5] * 10, 35], 100)[:2] == [38, 19]
