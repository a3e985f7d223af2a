"""Requirements told as one tells them to a person become criteria with readable names."""

import pytest

from screener.rubric.draft.draft import find_criteria
from screener.rubric.draft.posting import split_posting


@pytest.mark.parametrize(
    ("words", "kind", "name", "term"),
    [
        ("You'll need a boat licence", "license", "Boat licence", "boat licence"),
        ("You write well", "soft_skill", "Communication", "communication skills"),
        ("You're happy to get your boots wet", "other", "Willing to get your boots wet", ""),
        ("You have to be OK with three nights away per month", "other", "OK with three nights", ""),
        ("You know your way around a CRM (ours is Zoho)", "skill", "CRM", "Zoho"),
        ("You know your way around a till (we use Vend)", "skill", "Till", "Vend"),
        ("You've got a knack for spreadsheets", "skill", "Spreadsheets", "spreadsheets"),
        ("You can mend a loom without a manual", "skill", "Mend a loom", ""),
    ],
)
def test_a_plain_sentence_is_named_by_what_it_asks(
    words: str, kind: str, name: str, term: str
) -> None:
    text = f"Requirements\n- {words}\n"
    (criterion,) = find_criteria(text, split_posting(text))
    assert criterion.kind == kind
    assert criterion.name.startswith(name)
    assert not criterion.name.endswith(("per", "with"))
    assert not term or term in getattr(criterion, "any_of", ())
