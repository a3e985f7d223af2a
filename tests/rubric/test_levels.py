import pytest

from screener.errors import RubricError
from screener.rubric import at_level, dump_rubric, parse_rubric
from screener.rubric.schema import Level

TEXT = """title: Cook
level: mid
criteria:
  - {id: haccp, kind: skill, weight: 60, any_of: [HACCP]}
  - {id: team, kind: soft_skill, importance: preferred, weight: 40, any_of: [teamwork]}
levels:
  senior:
    title: Head cook
    without: [team]
    criteria:
      - {id: haccp, kind: skill, weight: 50, any_of: [HACCP, audits]}
      - {id: lead, kind: soft_skill, weight: 10, any_of: [leadership]}
"""


def test_a_level_replaces_adds_and_leaves_out_and_sums_to_100() -> None:
    senior = at_level(parse_rubric(TEXT), Level.SENIOR)
    assert senior.title == "Head cook"
    assert [(c.id, c.weight) for c in senior.criteria] == [("haccp", 83.3), ("lead", 16.7)]
    assert senior.criteria[0].any_of == ("HACCP", "audits")  # type: ignore[union-attr]


def test_the_level_of_the_base_is_the_base() -> None:
    base = at_level(parse_rubric(TEXT), Level.MID)
    assert [c.id for c in base.criteria] == ["haccp", "team"]
    assert base.levels == {}


def test_a_level_that_is_not_there_is_an_error_that_names_those_that_are() -> None:
    with pytest.raises(RubricError, match="describes no entry level; it has mid, senior"):
        at_level(parse_rubric(TEXT), Level.ENTRY)


def test_levels_are_written_and_read_back_equal() -> None:
    rubric = parse_rubric(TEXT)
    assert parse_rubric(dump_rubric(rubric)) == rubric


def test_a_mistake_inside_a_level_has_its_path() -> None:
    text = TEXT.replace("any_of: [leadership]", "anyof: [leadership]")
    with pytest.raises(RubricError) as caught:
        parse_rubric(text, source="r.yaml")
    assert (
        'r.yaml: levels.senior.criteria.1.anyof: unknown field; did you mean "any_of"?'
        in str(caught.value).splitlines()
    )
