from pathlib import Path

import pytest

from screener.errors import RubricError
from screener.rubric import load_rubric, parse_rubric
from screener.rubric.load import MAX_BYTES

GOOD = """title: Chef
criteria:
  - {id: a, kind: skill, weight: 60, any_of: [HACCP]}
  - {id: b, kind: experience_years, weight: 40, years_min: 2, years_max: 5}
"""


def problems(text: str) -> list[str]:
    with pytest.raises(RubricError) as caught:
        parse_rubric(text, source="r.yaml")
    return str(caught.value).splitlines()


def test_mistakes_are_told_in_the_order_of_the_file() -> None:
    rows = ["{id: a, kind: skil, weight: ten}", "{id: b, kind: skill}", "{id: c, kind: dance}"]
    text = "title: Chef\nlevel: mid\ncriteria:\n" + "".join(f"  - {row}\n" for row in rows)
    places = [line.split(": ")[1].split(".")[:2] for line in problems(text)]
    assert places == sorted(places)
    assert {place[-1] for place in places} == {"0", "1", "2"}


def test_a_good_rubric_is_read() -> None:
    rubric = parse_rubric(GOOD)
    assert [criterion.id for criterion in rubric.criteria] == ["a", "b"]
    assert rubric.criteria[0].importance == "must"


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "years_min",
            "yeers",
            'r.yaml: criteria.1.yeers: unknown field; did you mean "years_min',
        ),
        ("title", "titel", 'r.yaml: titel: unknown field; did you mean "title"?'),
        ("kind: skill", "kind: skil", 'r.yaml: criteria.0.kind: unknown kind "skil"; did you mean'),
        ("kind: skill, ", "", "r.yaml: criteria.0.kind: missing; one of degree,"),
        (
            "kind: skill, weight: 60",
            "kind: skil, weight: 600",
            "r.yaml: criteria.0.weight: should be less",
        ),
        (
            "kind: skill, weight: 60",
            "kind: dance, weight: 600",
            "r.yaml: criteria.0.weight: should be",
        ),
        ("weight: 60", "weight: 600", "r.yaml: criteria.0.weight: should be less than or equal to"),
        ("weight: 60", "weight: 0.05", "r.yaml: criteria.0.weight: should be a multiple of 0.1"),
        ("[HACCP]", "[]", "r.yaml: criteria.0.any_of: empty; give at least one"),
        ("[HACCP]", "HACCP", "r.yaml: criteria.0.any_of: should be a list"),
        ("id: b", "id: a", 'r.yaml: criteria: the id "a" is used 2 times; ids must differ'),
        ("id: b", "id: B b", 'r.yaml: criteria.1.id: "B b" may hold only a-z, 0-9, - and _'),
        ("years_min: 2", "years_min: 9", "r.yaml: criteria.1.years_min: 9 is more than years_max"),
        (
            "kind: skill",
            "importance: prefered, kind: skill",
            'r.yaml: criteria.0.importance: "prefered" is not one of must, preferred; did you mean',
        ),
    ],
)
def test_a_mistake_is_named_with_its_path(before: str, after: str, message: str) -> None:
    found = problems(GOOD.replace(before, after, 1))
    assert [line for line in found if line.startswith(message)], found


def test_all_mistakes_are_reported_at_once() -> None:
    text = (
        GOOD.replace("title", "titel").replace("weight: 60", "wieght: 60").replace("id: b", "id: a")
    )
    assert len(problems(text)) == 5  # title and weight missing and unknown, one id twice


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("- a\n- b", "not a rubric"),
        ("title: [", "not YAML"),
        ("title: a\ntitle: b", "the same field stands twice"),
        ("a: &x [b]\nc: *x", "anchors and aliases"),
        ("title: !!python/name:os.system x", "tags (!...)"),
        ("[" * 5000, "nested deeper"),
        ("title: 2020-13-45", "not YAML"),
        ("%YAML 1.9\n---\ntitle: a", "not YAML"),
        ("title: a\x00", "not YAML"),
        ("title: a\n---\ntitle: b", "not YAML"),
    ],
)
def test_what_is_no_rubric_is_refused_in_one_sentence(text: str, message: str) -> None:
    found = problems(text)
    assert len(found) == 1
    assert message in found[0]


def test_a_file_that_cannot_be_a_rubric_is_refused(tmp_path: Path) -> None:
    for name, data, message in [
        ("big.yaml", b"#" * (MAX_BYTES + 1), "larger than 256 kB"),
        ("latin.yaml", "title: Café".encode("latin-1"), "not UTF-8"),
    ]:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(RubricError, match=message):
            load_rubric(path)
    with pytest.raises(RubricError, match="cannot be read: No such file"):
        load_rubric(tmp_path / "none.yaml")
