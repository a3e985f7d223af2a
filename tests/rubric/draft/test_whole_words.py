"""No term of a draft is a piece cut out of a word of the posting."""

import re

import pytest

from screener.rubric.draft.draft import find_criteria
from screener.rubric.draft.kinds import degree_fields
from screener.rubric.draft.posting import split_posting
from screener.rubric.draft.terms import skill_terms

_WORDS = [
    "Oracle",
    "Origami",
    "Orchid",
    "Andante",
    "Android",
    "Anaconda",
    "Theano",
    "Inkscape",
    "Isilon",
    "Toad",
    "Asana",
    "Onshape",
    "Forge",
    "Atlassian",
    "Byword",
    "Withy",
    "Arena",
    "Skillsoft",
    "Ethercat",
    "Usedom",
    "Likert",
    "Asprey",
    "Roleplay",
    "Etcher",
    "Egnyte",
    "Plusnet",
    "Bonusly",
    "Mustang",
    "Goodnotes",
    "Highcharts",
    "Havok",
]
_SHAPES = (
    "SAP, {} or NetSuite",
    "Sage, or {}",
    "{}, Origin and Excel",
    "Loom and {}",
    "Knowledge of Sage; {}",
    "Planning tools (e.g. {}, Loom)",
    "Sage/{}",
    "You know Sage, Loom and/or {}",
    "{} is a plus",
)


def _pieces(terms: list[str], text: str) -> list[str]:
    """The terms that stand in a text only inside of its words."""
    return [
        term
        for term in terms
        if term.lower() in text.lower()
        and not re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE)
    ]


@pytest.mark.parametrize("shape", _SHAPES)
@pytest.mark.parametrize("word", _WORDS)
def test_a_term_is_made_of_whole_words(shape: str, word: str) -> None:
    text = f"Requirements:\n- {shape.format(word)}\n"
    criteria = find_criteria(text, split_posting(text))
    terms = [term for one in criteria for term in getattr(one, "any_of", ())]
    assert not _pieces(terms, text)
    assert any(word in term for term in terms)


def test_words_that_begin_like_a_joint_stay_whole() -> None:
    assert skill_terms("SAP, Oracle or NetSuite") == ("SAP", "Oracle", "NetSuite")
    assert degree_fields("Degree in History, Oriental Studies, or Andrology") == (
        "history",
        "oriental studies",
        "andrology",
    )
