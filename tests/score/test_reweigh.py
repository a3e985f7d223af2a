from datetime import date

import pytest

from screener import codec
from screener.extract import extract_profile
from screener.knowledge.resources import rubric_file
from screener.read import read_bytes
from screener.rubric import load_rubric
from screener.rubric.schema import Importance, Rubric
from screener.score import score_profile
from screener.score.reweigh import differ_in_weights_only, reweigh

AS_OF = date(2026, 11, 1)
RUBRIC = load_rubric(rubric_file("account-manager.yaml"))


def resume(dates: str) -> bytes:
    return f"""Ann Example
Experience
Account Manager, Company One, {dates}
- Managed 40 client accounts in Salesforce and built pivot tables in Excel
- Presented results to clients every week

Education
Bachelor of Business Administration, Example University, 2014

Skills
Salesforce, Excel, negotiation
""".encode()


def changed(**update: object) -> Rubric:
    criteria = tuple(
        each.model_copy(update=update) if number % 2 else each
        for number, each in enumerate(RUBRIC.criteria)
    )
    return RUBRIC.model_copy(update={"criteria": criteria})


@pytest.mark.parametrize(
    "update",
    [{"weight": 3.7}, {"weight": 0.0}, {"importance": Importance.PREFERRED}, {"gate": True}],
)
def test_new_weights_give_the_card_of_a_full_scoring(update: dict[str, object]) -> None:
    after = changed(**update)
    assert differ_in_weights_only(RUBRIC, after)
    for dates in ("Jan 2015 - Mar 2020", "2015 - 2020"):
        profile = extract_profile(read_bytes(resume(dates)))
        card = score_profile(profile, RUBRIC, file="ann.txt", as_of=AS_OF)
        quick = reweigh(card, after)
        full = score_profile(profile, after, file="ann.txt", as_of=AS_OF)
        assert codec.encode(quick) == codec.encode(full)


def test_vague_dates_are_weighed_again_under_every_reading() -> None:
    profile = extract_profile(read_bytes(resume("2015 - 2016")))
    heavy = RUBRIC.criteria[0].model_copy(update={"weight": 77.0})
    after = RUBRIC.model_copy(update={"criteria": (heavy, *RUBRIC.criteria[1:])})
    card = score_profile(profile, RUBRIC, file="ann.txt", as_of=AS_OF)
    full = score_profile(profile, after, file="ann.txt", as_of=AS_OF)
    assert full.contributions[0].date_range_tenths is not None
    assert reweigh(card, after) == full


@pytest.mark.parametrize("update", [{"quote": "other words"}, {"name": "Other"}])
def test_other_words_are_not_other_weights(update: dict[str, object]) -> None:
    assert not differ_in_weights_only(RUBRIC, changed(**update))
    assert not differ_in_weights_only(RUBRIC, RUBRIC.model_copy(update={"title": "Chef"}))
