"""What must hold for every resume, on profiles made at random from a few building blocks."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from screener.score import rank_scorecards, score_profile
from screener.score.edit import with_line, without_spans
from screener.types import DegreeLevel, Profile, Scorecard, SectionKind
from tests.factories import AS_OF, JobSpec, make_profile
from tests.score.rubrics import ACCOUNT_MANAGER

TITLES = ["Account Manager", "Sales Representative", "Line Cook", "Key Account Director", "Clerk"]
LINES = [
    "Built relationships with 40 key accounts and grew revenue by 20%",
    "Kept leads in Salesforce",
    "Managed a portfolio of clients",
    "Wrote pivot tables in Excel for the monthly report",
    "Prepared soups and sauces",
    "Took part in sales training",
    "Answered the phone",
]
SKILLS = [
    "Salesforce",
    "advanced Excel",
    "Microsoft Office",
    "knife skills",
    "relationship building",
]
DEGREES = [
    (DegreeLevel.BACHELOR, "Business"),
    (DegreeLevel.MASTER, "Physics"),
    (DegreeLevel.ASSOCIATE, "Marketing"),
]

jobs = st.builds(
    JobSpec,
    title=st.sampled_from(TITLES),
    start=st.integers(2005, 2019),
    end=st.one_of(st.none(), st.integers(2019, 2026)),
    statements=st.lists(st.sampled_from(LINES), max_size=4).map(tuple),
)
parts = st.fixed_dictionaries(
    {
        "skills": st.lists(st.sampled_from(SKILLS), max_size=3, unique=True),
        "jobs": st.lists(jobs, max_size=3),
        "degrees": st.lists(st.sampled_from(DEGREES), max_size=2, unique=True),
        "certifications": st.lists(st.just("PMP, 2019"), max_size=1),
    }
)
profiles = parts.map(lambda made: make_profile(**made))
few = settings(max_examples=40, deadline=None, derandomize=True)


def score(profile: Profile, file: str = "a.pdf") -> Scorecard:
    return score_profile(profile, ACCOUNT_MANAGER, file=file, as_of=AS_OF)


@few
@given(profiles)
def test_rows_sum_to_the_total_and_stay_within_their_weight(profile: Profile) -> None:
    card = score(profile)
    assert card.tenths == sum(row.tenths for row in card.contributions)
    assert all(0 <= row.tenths <= row.max_tenths for row in card.contributions)


@few
@given(profiles)
def test_points_come_with_evidence_and_evidence_is_verbatim(profile: Profile) -> None:
    for row in score(profile).contributions:
        assert bool(row.evidence) or not row.tenths
        for item in row.evidence:
            assert profile.resume.visible_text[item.span.start : item.span.end] == item.quote
            assert item.match is None or item.span.covers(item.match)


@few
@given(profiles)
def test_deleting_the_cited_words_deletes_the_points(profile: Profile) -> None:
    for row in score(profile).contributions:
        cut = without_spans(profile, tuple(item.span for item in row.evidence))
        after = score(cut).contributions
        left = next(r for r in after if r.criterion_id == row.criterion_id)
        assert left.tenths == 0


@few
@given(profiles, st.sampled_from(LINES + SKILLS))
def test_adding_a_line_lowers_no_row(profile: Profile, words: str) -> None:
    job = 0 if profile.jobs else None
    section = SectionKind.EXPERIENCE if profile.jobs else SectionKind.SKILLS
    more, _ = with_line(profile, words, section=section, job=job)
    for before, after in zip(score(profile).contributions, score(more).contributions, strict=True):
        assert after.tenths >= before.tenths


@few
@given(parts, st.sampled_from(["Ada Quill", "Mohammed Vale", "Xu Marsh"]))
def test_who_somebody_is_and_where_they_studied_moves_no_point(
    made: dict[str, Any], name: str
) -> None:
    first = make_profile(**made)
    other = make_profile(**made, name=name, school="Old Ivory University")
    assert [r.tenths for r in score(first).contributions] == [
        r.tenths for r in score(other).contributions
    ]


@few
@given(st.lists(profiles, min_size=2, max_size=5))
def test_the_pool_and_the_order_of_files_change_nothing(pool: list[Profile]) -> None:
    named = [replace(p, resume=replace(p.resume, resume_id=str(i))) for i, p in enumerate(pool)]
    alone = [score(p, f"{i}.pdf") for i, p in enumerate(named)]
    forward, backward = rank_scorecards(alone), rank_scorecards(alone[::-1])
    assert forward == backward
    assert {card.file: card for card in forward} == {card.file: card for card in alone}


@few
@given(profiles)
def test_scoring_twice_gives_the_same_card(profile: Profile) -> None:
    assert score(profile) == score(profile)
