"""Setting some weights leaves the others in proportion."""

import pytest

from screener.errors import RubricError
from screener.rubric.schema import Kind, Rubric, SkillCriterion
from screener.rubric.weights import set_weights


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
