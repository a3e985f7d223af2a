"""A draft keeps the posting's own lines about the work, to be compared by meaning."""

import pytest

from screener.rubric.draft import draft_rubric
from screener.rubric.lint import LintCode, lint_rubric
from screener.rubric.schema import LikenessCriterion, Rubric

POSTING = (
    "Pastry Chef\nWhat you will do\n- Bake bread and cakes\n- Order flour\n"
    "Requirements\n- 2 years of experience in a bakery\n- Knowledge of HACCP\n"
    "What we offer\n- Free lunch"
)


def _likeness(rubric: Rubric) -> list[LikenessCriterion]:
    return [c for c in rubric.criteria if isinstance(c, LikenessCriterion)]


def test_what_the_work_is_and_asks_is_kept_and_what_is_offered_is_not() -> None:
    (likeness,) = _likeness(draft_rubric(POSTING))
    assert likeness.derived
    assert likeness.posting[:3] == ("Pastry Chef", "Bake bread and cakes", "Order flour")
    assert "Knowledge of HACCP" in likeness.posting
    assert "Free lunch" not in likeness.posting


@pytest.mark.parametrize("line", ["A young and lively woman", "Native speaker of English"])
def test_no_line_about_who_somebody_is_is_compared(line: str) -> None:
    (likeness,) = _likeness(
        draft_rubric(POSTING.replace("- Order flour", f"- Order flour\n- {line}"))
    )
    assert likeness.posting == _likeness(draft_rubric(POSTING))[0].posting


@pytest.mark.parametrize(
    "line", ["Willing to work every other weekend", "A background check is required"]
)
def test_no_condition_of_work_is_compared(line: str) -> None:
    (likeness,) = _likeness(draft_rubric(POSTING.replace("HACCP", f"HACCP\n- {line}")))
    assert likeness.posting == _likeness(draft_rubric(POSTING))[0].posting


def test_lint_reads_the_lines_that_are_compared() -> None:
    (likeness,) = _likeness(draft_rubric(POSTING))
    told = likeness.model_copy(update={"posting": ("Young bakers", *likeness.posting)})
    assert [found.code for found in lint_rubric(Rubric(title="T", criteria=(told,)))][:1] == [
        LintCode.PROTECTED_TERM
    ]


def test_a_posting_of_few_lines_gives_no_likeness() -> None:
    assert not _likeness(draft_rubric("Cook\nRequirements\n- 2 years of experience as a cook"))


def test_the_weights_sum_to_a_hundred_and_likeness_has_less_than_half() -> None:
    rubric = draft_rubric(POSTING)
    (likeness,) = _likeness(rubric)
    assert sum(criterion.weight for criterion in rubric.criteria) == 100
    assert 30 <= likeness.weight < 50
