"""Work like the posting's: near in meaning, never by copying, never lost by telling more."""

from dataclasses import replace

import pytest

from screener.rubric.schema import Kind
from screener.score import score_profile
from screener.score.likeness import ALIKE, NOTHING
from screener.types import Contribution, Finding, Modifier, NoticeCode, Profile, Span, Standing
from tests.factories import AS_OF, JobSpec, make_profile
from tests.score.rubrics import one_criterion

LINES = (
    "Pastry Chef",
    "Bake bread, cakes and pastries for the morning",
    "Order flour and butter from suppliers and keep the stock in the cold store low",
)
BAKER = one_criterion(kind="likeness", posting=LINES)


def _row(*told: str, title: str = "Clerk") -> Contribution:
    return _row_of(make_profile(jobs=[JobSpec(title, 2020, None, told)]))


def _row_of(profile: Profile) -> Contribution:
    return score_profile(profile, BAKER, file="a.pdf", as_of=AS_OF).contributions[0]


def test_work_that_is_like_the_postings_in_other_words_earns_more_than_other_work() -> None:
    near = _row("Made croissants and tarts at dawn", "Bought ingredients from local mills")
    far = _row("Filed tax returns", "Audited the accounts of a bank")
    assert near.tenths > 2 * far.tenths
    assert near.reason.startswith("near in meaning to the posting: 0.")
    assert {item.rule for item in near.evidence} == {"meaning"}


def test_the_feature_is_the_mean_of_what_is_nearest_to_each_line() -> None:
    row = _row("Baked bread, cakes and pastries every morning", title="Clerk")
    (alike,) = (value for _, value in row.features)
    mean = float(row.reason.split("posting: ")[1].split(" of 1")[0])
    assert abs(alike - (mean - NOTHING) / (ALIKE - NOTHING)) < 0.01


def test_telling_of_other_work_too_costs_nothing() -> None:
    told = ("Made croissants and tarts at dawn",)
    more = tuple(f"Filed the tax return number {n}" for n in range(30))
    assert _row(*told, *more).tenths >= _row(*told).tenths


def test_a_line_copied_from_the_posting_earns_nothing_and_is_noticed() -> None:
    plain = make_profile(jobs=[JobSpec("Clerk", 2020, None, ("Filed tax returns",))])
    copied = make_profile(jobs=[JobSpec("Clerk", 2020, None, ("Filed tax returns", LINES[2]))])
    assert _row_of(copied).tenths == _row_of(plain).tenths
    card = score_profile(copied, BAKER, file="a.pdf", as_of=AS_OF)
    assert [note.code for note in card.notices] == [NoticeCode.PASTED_POSTING]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Waiter", "Waitress"), ("Salesman", "Saleswoman"), ("Foreman", "Forewoman"),
     ("His shop sold bread", "Her shop sold bread")],
)  # fmt: skip
def test_the_gender_of_a_word_moves_no_point(one: str, other: str) -> None:
    rubric = one_criterion(kind="likeness", posting=("Waiter", "Salesman", "Foreman", *LINES))
    rows = [
        score_profile(make_profile(jobs=[job]), rubric, file="a.pdf", as_of=AS_OF).contributions[0]
        for word in (one, other)
        for job in (JobSpec(word, 2020, None, (word,)),)
    ]
    assert rows[0].features == rows[1].features


SHORT = ("Route planner", "Plan the tours", "Count pallets every morning", "Train new drivers")


@pytest.mark.parametrize("more", ["", "Always ", "In the depot: "])
def test_short_lines_copied_from_the_posting_earn_nothing(more: str) -> None:
    rubric = one_criterion(kind="likeness", posting=SHORT)
    plain, copied = (
        make_profile(jobs=[JobSpec("Clerk", 2020, None, ("Filed tax returns", *told))])
        for told in ((), [f"{more}{line}" for line in SHORT[1:]])
    )
    without, row = (
        score_profile(profile, rubric, file="a.pdf", as_of=AS_OF).contributions[0]
        for profile in (plain, copied)
    )
    assert row.features == without.features
    assert row.reason == f"{without.reason}; 3 statements in the posting's own words left out"


def test_work_that_is_denied_is_no_work_like_the_postings() -> None:
    words = "Never baked bread or cakes"
    profile = make_profile(jobs=[JobSpec("Clerk", 2020, None, (words,))])
    at = profile.resume.text.index(words)
    denied = Modifier(Standing.DENIED, Span(at, at + 5), Span(at, at + len(words)), "test")
    row = _row_of(replace(profile, modifiers=(denied,)))
    assert row.tenths < _row_of(profile).tenths
    assert words not in {item.quote for item in row.evidence}


def test_a_resume_that_tells_of_no_work_is_not_found() -> None:
    row = _row_of(make_profile(name=""))
    assert BAKER.criteria[0].kind is Kind.LIKENESS
    assert (row.finding, row.tenths, row.evidence) == (Finding.NOT_FOUND, 0, ())
