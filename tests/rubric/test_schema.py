import re

import pytest

from screener.errors import RubricError
from screener.knowledge.resources import rubric_file
from screener.rubric import LintCode, dump_rubric, lint_rubric, load_rubric, parse_rubric
from screener.rubric.load import model_of
from screener.rubric.schema import Kind, Rubric, schema_text

READY = sorted(rubric_file("").glob("*.yaml"))
README = rubric_file("README.md").read_text("utf-8")


def test_the_shipped_schema_equals_the_models() -> None:
    assert rubric_file("rubric.schema.json").read_text("utf-8") == schema_text()


def test_the_field_reference_names_every_field_kind_and_lint_code() -> None:
    fields = {name for kind in Kind for name in model_of(kind).model_fields}
    known = fields | set(Rubric.model_fields) | {kind.value for kind in Kind} | set(LintCode)
    assert {
        name for name in known if f"`{name}`" not in README and f"{name}:" not in README
    } == set()


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", README, re.DOTALL))
def test_the_examples_of_the_field_reference_are_rubrics(block: str) -> None:
    assert parse_rubric(block).criteria


@pytest.mark.parametrize("path", READY, ids=lambda path: path.stem)
def test_ready_rubrics_sum_to_100_and_lint_clean(path) -> None:  # type: ignore[no-untyped-def]
    rubric = load_rubric(path)
    assert round(sum(criterion.weight for criterion in rubric.criteria), 6) == 100
    codes = {finding.code for finding in lint_rubric(rubric)}
    known = {LintCode.MANY_MUSTS} if rubric.level else set()  # as its posting asks
    if path.stem.startswith("account-manager"):
        known.add(LintCode.HEAVY)  # years in the role, said in rubrics/README.md
    assert codes <= known
    assert any(c.kind is Kind.EXPERIENCE and c.titles for c in rubric.criteria)


def test_the_account_manager_has_the_ids_that_labels_use() -> None:
    ids = {criterion.id for criterion in load_rubric(rubric_file("account-manager.yaml")).criteria}
    assert ids == {
        "degree", "crm", "excel", "relationships", "communication", "fast_paced",
        "sales_training", "dataviz", "pm_cert", "experience",
    }  # fmt: skip


def test_a_degree_of_no_named_level_is_written_as_any() -> None:
    text = "title: Cook\ncriteria:\n  - {id: a, kind: degree, weight: 100, level: %s}\n"
    rubric = parse_rubric(text % "any")
    assert "level: any" in dump_rubric(rubric)
    assert rubric.model_dump(mode="json")["criteria"][0]["level"] == "any"
    with pytest.raises(RubricError, match='"other" is not one of any, high_school, '):
        parse_rubric(text % "other")
