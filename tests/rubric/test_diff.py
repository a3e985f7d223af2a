"""What changed between two rubrics."""

from screener.rubric.diff import RubricChange, diff_rubrics
from screener.rubric.schema import Kind, Rubric, SkillCriterion


def skill(name, weight=10.0, terms=("CRM",)):
    return SkillCriterion(id=name, kind=Kind.SKILL, weight=weight, any_of=terms)


def rubric_of(*criteria):
    return Rubric(title="Seller", criteria=criteria)


def test_equal_rubrics_have_no_differences():
    assert diff_rubrics(rubric_of(skill("a")), rubric_of(skill("a"))) == ()


def test_a_changed_field_is_named_with_both_values():
    before, after = rubric_of(skill("a")), rubric_of(skill("a", 20.0, ("CRM", "SAP")))
    assert diff_rubrics(before, after) == (
        RubricChange("a", "weight", 10.0, 20.0),
        RubricChange("a", "any_of", ["CRM"], ["CRM", "SAP"]),
    )


def test_new_criteria_come_in_their_order_and_gone_ones_last():
    changes = diff_rubrics(rubric_of(skill("a"), skill("b")), rubric_of(skill("c"), skill("b")))
    assert [(c.criterion_id, c.before is None, c.after is None) for c in changes] == [
        ("c", True, False),
        ("a", False, True),
    ]
