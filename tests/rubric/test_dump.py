import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.knowledge.resources import rubric_file
from screener.rubric import Rubric, dump_rubric, parse_rubric

WORDS = st.text(max_size=200).map(str.strip).filter(bool)
SKILLS = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z0-9][a-z0-9_-]{0,9}", fullmatch=True),
        "kind": st.just("skill"),
        "weight": st.integers(0, 1000).map(lambda tenths: tenths / 10),
        "importance": st.sampled_from(["must", "preferred"]),
        "any_of": st.lists(WORDS, min_size=1, max_size=12),
        "quote": WORDS,
        "reason": WORDS,
        "derived": st.booleans(),
    }
)
READY = sorted(path.name for path in rubric_file("").glob("*.yaml"))


@settings(max_examples=50, deadline=None)
@given(WORDS, st.lists(SKILLS, min_size=1, max_size=3, unique_by=lambda row: row["id"]))
def test_what_is_written_is_read_back_equal(title: str, criteria: list[dict[str, object]]) -> None:
    rubric = Rubric.model_validate({"title": title, "criteria": criteria})
    text = dump_rubric(rubric)
    assert parse_rubric(text) == rubric
    assert dump_rubric(parse_rubric(text)) == text


@pytest.mark.parametrize("name", READY)
def test_a_ready_rubric_is_written_as_it_stands(name: str) -> None:
    text = rubric_file(name).read_text("utf-8")
    assert dump_rubric(parse_rubric(text)) == text


def test_the_text_it_came_from_keeps_its_comments_until_a_value_changes() -> None:
    text = "# mine\ntitle: Chef\ncriteria: [{id: a, kind: skill, weight: 100, any_of: [HACCP]}]\n"
    rubric = parse_rubric(text)
    assert dump_rubric(rubric, original=text) == text
    changed = rubric.model_copy(update={"title": "Cook"})
    assert "title: Cook" in dump_rubric(changed, original=text)


def test_quote_and_reason_stand_as_comments_above_the_criterion() -> None:
    text = dump_rubric(
        parse_rubric(
            "title: Chef\ncriteria:\n- {id: a, kind: skill, weight: 100, any_of: [HACCP],"
            " quote: 'HACCP is a must', reason: 'the sentence says must'}"
        )
    )
    assert '  # "HACCP is a must"\n  # the sentence says must\n  - id: a\n' in text
