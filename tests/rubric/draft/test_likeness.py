import json

import pytest

from screener.knowledge.resources import model_file
from screener.rubric.draft import draft_rubric
from screener.rubric.draft.likeness import MODEL, asked_likeness


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("You have solid experience with greenhouses and roses", True),
        ("Ability to work independently and to learn quickly", True),
        ("We offer a pension, free lunch and an informal atmosphere", False),
        ("Founded in 1910, the company has offices in four countries", False),
    ],
)
def test_requirements_are_likelier_than_what_surrounds_them(words: str, asked: bool) -> None:
    assert (asked_likeness(words) > 0.5) is asked


def test_the_model_is_readable_and_small() -> None:
    data = json.loads(model_file(MODEL).read_text("utf-8"))
    assert set(data) == {"intercept", "weights"}
    assert len(data["weights"]) < 5000
    assert model_file(MODEL).with_suffix(".md").is_file()


def test_company_text_after_the_requirements_asks_nothing() -> None:
    rubric = draft_rubric(
        "Florist\nRequirements You have experience with roses .\nYou are fluent in English .\n"
        "Founded in 1910 the company has become one of the largest growers of the country .\n"
    )
    assert {c.quote for c in rubric.criteria if not c.derived} == {
        "You have experience with roses",
        "You are fluent in English",
    }
