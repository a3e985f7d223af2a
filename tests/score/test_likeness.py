"""Work like the posting's: near in meaning, never by copying, never lost by telling more."""

import re

import numpy as np
import pytest
from msgspec.structs import replace

from screener.index.meaning import MOST, load_word_table
from screener.rubric.schema import Kind
from screener.score import score_profile
from screener.score.edit import with_line
from screener.score.likeness import ALIKE, NOTHING
from screener.types import (
    Contribution,
    Finding,
    Modifier,
    NoticeCode,
    Profile,
    SectionKind,
    Span,
    Standing,
)
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
    assert re.match(r"0\.\d\d of 1 near in meaning to the posting's 3 lines on ave", near.reason)
    assert {item.rule for item in near.evidence} == {"meaning"}


def test_the_feature_is_the_mean_of_what_is_nearest_to_each_line() -> None:
    row = _row("Baked bread, cakes and pastries every morning", title="Clerk")
    alike = dict(row.features)["alike"]
    mean = float(row.reason.split(" of 1")[0])
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


def _shared(profile: Profile) -> float:
    return dict(_row_of(profile).features)["shared"]


def test_a_rare_word_of_the_posting_says_more_than_a_common_one() -> None:
    rare, common, none = map(_row, ("Weighed flour", "Kept bees", "Filed returns"))
    shared = [dict(row.features)["shared"] for row in (rare, common, none)]
    assert shared[0] > 2 * shared[1] > shared[2] == 0.0
    assert "posting_words" in {item.rule for item in rare.evidence}


@pytest.mark.parametrize(
    ("section", "counts"),
    [
        (SectionKind.SUMMARY, True),
        (SectionKind.SKILLS, True),
        (SectionKind.EDUCATION, False),
        (SectionKind.AFFILIATIONS, False),
        (SectionKind.INTERESTS, False),
        (SectionKind.PERSONAL, False),
    ],
)
def test_words_count_where_a_resume_tells_of_work(section: SectionKind, counts: bool) -> None:
    plain = make_profile(jobs=[JobSpec("Clerk", 2020, None, ("Filed tax returns",))])
    told = with_line(plain, "Pastries, flour and butter", section=section)[0]
    assert _shared(plain) == 0.0
    assert (_shared(told) > 0.0) is counts


def test_hobbies_are_no_work_where_a_resume_shows_no_jobs() -> None:
    told = with_line(make_profile(), LINES[1], section=SectionKind.INTERESTS)[0]
    projects = with_line(make_profile(), "Baked bread", section=SectionKind.PROJECTS)[0]
    assert _row_of(told).tenths == 0
    assert _row_of(projects).tenths > 0


DUTIES = (
    "Plan the tours of twelve vans a day",
    "Count pallets in the cold store every morning",
    "Train new drivers on the loading dock",
    "Report delays and damaged goods to customers",
)
REWORDED = (
    "Planned tours for twelve vans daily",
    "Counted the pallets of the cold store each morning",
    "Trained new drivers at the loading docks",
    "Reported delays and damage of goods to the customers",
)


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        (REWORDED, [NoticeCode.REWORDED_POSTING]),
        (REWORDED[:3], []),
        (tuple(reversed(REWORDED)), []),
        (("Drove a lorry", "Kept a rota", "Sold used cars", "Taught mathematics"), []),
    ],
)
def test_a_resume_that_follows_the_posting_is_noticed(
    told: tuple[str, ...], codes: list[NoticeCode]
) -> None:
    rubric = one_criterion(kind="likeness", posting=DUTIES)
    profile = make_profile(jobs=[JobSpec("Clerk", 2020, None, told)])
    card = score_profile(profile, rubric, file="a.pdf", as_of=AS_OF)
    assert [notice.code for notice in card.notices] == codes


def test_the_similarity_of_two_texts_is_the_same_in_whatever_order_it_is_added_up() -> None:
    rows = load_word_table().encode([*DUTIES, *REWORDED])
    order = np.random.default_rng(0).permutation(rows.shape[1])
    assert (rows @ rows.T == rows[:, order] @ rows[:, order].T).all()
    assert (rows @ rows.T == rows.astype(np.float64) @ rows.T.astype(np.float64)).all()
    assert (np.abs(rows).max(axis=1) == MOST).all()


@pytest.mark.parametrize(
    "told", ["City , State", "Currently I have no experience as a pastry chef"]
)
def test_what_says_nothing_of_work_done_is_not_cited(told: str) -> None:
    row = _row("Made croissants and tarts at dawn", told)
    assert {item.quote for item in row.evidence} == {"Made croissants and tarts at dawn"}
