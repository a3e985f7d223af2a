from screener.rubric.schema import Rubric
from screener.score import score_profile
from screener.score.buckets import near_misses, unconfirmed
from tests.factories import AS_OF, make_profile
from tests.score.rubrics import ACCOUNT_MANAGER
from tests.score.test_scorecard import STRONG, UNFIT

GATED = Rubric.model_validate(
    {
        "title": "Driver",
        "criteria": [
            {"id": "licence", "kind": "license", "weight": 5, "any_of": ["driving licence"],
             "gate": True},
            {"id": "crm", "kind": "skill", "weight": 5, "any_of": ["Salesforce"]},
        ],
    }
)  # fmt: skip


def test_who_misses_one_must_have_is_listed_with_the_reason() -> None:
    cards = [score_profile(make_profile(skills=["Salesforce"]), GATED, file="a", as_of=AS_OF)]
    (miss,) = near_misses(cards, GATED)
    assert (miss.file, miss.criterion_id) == ("a", "licence")
    assert "driving licence" in miss.reason


def test_who_misses_none_or_several_is_not_listed() -> None:
    cards = [
        score_profile(profile, ACCOUNT_MANAGER, file="a", as_of=AS_OF)
        for profile in (STRONG, UNFIT)
    ]
    assert near_misses(cards, ACCOUNT_MANAGER) == ()


def test_a_gate_that_is_not_shown_is_a_question_and_moves_no_rank() -> None:
    card = score_profile(make_profile(skills=["Salesforce"]), GATED, file="a", as_of=AS_OF)
    assert unconfirmed([card], GATED)[0].criteria == ("licence",)
    assert card.tenths > 0
