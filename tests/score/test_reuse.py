from datetime import date

import pytest

from screener import codec
from screener.extract import extract_profile
from screener.knowledge.resources import rubric_file
from screener.read import read_bytes
from screener.rubric import load_rubric
from screener.rubric.schema import Importance, Rubric
from screener.score import compile_rubric, plan_reuse, renew, score_criteria, score_profile
from screener.types import Notice, NoticeCode, Profile, Scorecard

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


def other(place: int, **update: object) -> Rubric:
    criteria = list(RUBRIC.criteria)
    criteria[place] = criteria[place].model_copy(update=update)
    return RUBRIC.model_copy(update={"criteria": tuple(criteria)})


def renewed(profile: Profile, after: Rubric) -> Scorecard:
    reuse = plan_reuse(RUBRIC, after)
    card = score_profile(profile, RUBRIC, file="ann.txt", as_of=AS_OF)
    before = None if reuse.role else compile_rubric(RUBRIC)
    fresh = score_criteria(profile, compile_rubric(after), reuse.fresh, as_of=AS_OF, before=before)
    assert fresh is not None
    assert reuse.serves(card)
    return renew(card, after, reuse, fresh)


@pytest.mark.parametrize(
    "update",
    [{"weight": 3.7}, {"weight": 0.0}, {"importance": Importance.PREFERRED}, {"gate": True}],
)
def test_new_weights_give_the_card_of_a_full_scoring(update: dict[str, object]) -> None:
    after = changed(**update)
    reuse = plan_reuse(RUBRIC, after)
    assert (reuse.whole, reuse.is_all) == (True, True)
    for dates in ("Jan 2015 - Mar 2020", "2015 - 2020"):
        profile = extract_profile(read_bytes(resume(dates)))
        full = score_profile(profile, after, file="ann.txt", as_of=AS_OF)
        assert codec.encode(renewed(profile, after)) == codec.encode(full)


def test_vague_dates_are_weighed_again_under_every_reading() -> None:
    profile = extract_profile(read_bytes(resume("2015 - 2016")))
    after = other(0, weight=77.0)
    full = score_profile(profile, after, file="ann.txt", as_of=AS_OF)
    assert full.contributions[0].date_range_tenths is not None
    assert renewed(profile, after) == full


@pytest.mark.parametrize(
    ("place", "update"),
    [
        (0, {"titles": ("account manager", "florist")}),
        (0, {"duties": ("negotiation of florists",), "years_min": 1}),
        (1, {"fields": ("history",)}),
        (2, {"any_of": ("negotiation", "Pipedrive")}),
        (3, {"level_word": "", "weight": 20.0}),
        (4, {"phrases": ("presented results",)}),
        (5, {"name": "Speaking"}),
        (7, {"any_of": ("Business Administration",)}),
    ],
)
def test_only_a_criterion_that_asks_otherwise_is_evaluated(
    place: int, update: dict[str, object]
) -> None:
    profile = extract_profile(read_bytes(resume("Jan 2015 - Mar 2020")))
    after = other(place, **update)
    reuse = plan_reuse(RUBRIC, after)
    assert reuse.fresh == (place,)
    full = score_profile(profile, after, file="ann.txt", as_of=AS_OF)
    assert codec.encode(renewed(profile, after)) == codec.encode(full)


def test_criteria_may_be_taken_out_added_and_moved() -> None:
    profile = extract_profile(read_bytes(resume("2015 - 2020")))
    new = RUBRIC.criteria[3].model_copy(update={"id": "sheets", "any_of": ("negotiation",)})
    criteria = (*RUBRIC.criteria[6:], new, *RUBRIC.criteria[1:4], RUBRIC.criteria[0])
    after = RUBRIC.model_copy(update={"criteria": criteria})
    assert renewed(profile, after) == score_profile(profile, after, file="ann.txt", as_of=AS_OF)


def test_no_row_serves_where_the_role_has_other_jobs() -> None:
    profile = extract_profile(read_bytes(resume("2015 - 2020")))
    before, after = compile_rubric(RUBRIC), compile_rubric(other(0, titles=("chef",), duties=()))
    assert score_criteria(profile, after, (0,), as_of=AS_OF, before=before) is None


def test_no_row_serves_a_rubric_that_asks_nothing_the_same() -> None:
    after = RUBRIC.model_copy(update={"criteria": other(2, name="Other").criteria[2:3]})
    assert plan_reuse(RUBRIC, after).is_nothing


def test_a_card_whose_notice_names_rows_is_scored_as_a_whole() -> None:
    stuffed = resume("2015 - 2020") + b"Tools: " + b"negotiation, " * 40
    profile = extract_profile(read_bytes(stuffed))
    after = other(2, any_of=("negotiation",))
    reuse = plan_reuse(RUBRIC, after)
    assert score_criteria(profile, compile_rubric(after), reuse.fresh, as_of=AS_OF) is None
    card = score_profile(profile, after, file="ann.txt", as_of=AS_OF)
    assert NoticeCode.REPEATED_TERM in {notice.code for notice in card.notices}
    back = plan_reuse(after, RUBRIC)
    assert not back.serves(card)


def test_a_card_with_copied_words_is_scored_as_a_whole() -> None:
    quote = "Managed 40 client accounts in Salesforce and built pivot tables in Excel"
    profile = extract_profile(read_bytes(resume("2015 - 2020")))
    after = other(2, quote=quote)
    assert score_criteria(profile, compile_rubric(after), (2,), as_of=AS_OF) is None
    card = score_profile(profile, after, file="ann.txt", as_of=AS_OF)
    back = plan_reuse(after, RUBRIC)
    assert not back.serves(card)


@pytest.mark.parametrize(
    ("code", "serves"),
    [
        (NoticeCode.HIDDEN_TEXT, True),
        (NoticeCode.MACHINE_INSTRUCTIONS, True),
        (NoticeCode.PASTED_POSTING, False),
        (NoticeCode.REWORDED_POSTING, False),
        (NoticeCode.REPEATED_TERM, False),
    ],
)
def test_rows_stay_where_no_notice_depends_on_the_rubric(code: NoticeCode, serves: bool) -> None:
    reuse = plan_reuse(RUBRIC, other(2, any_of=("Siebel",)))
    assert reuse.serves(Scorecard("ab", "ann.txt", (), notices=(Notice(code, "Told."),))) is serves
