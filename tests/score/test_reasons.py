"""What a row says and what it found agree, for every resume and every ready rubric."""

import pytest
from hypothesis import given

from screener.knowledge.resources import rubric_file
from screener.rubric import parse_rubric
from screener.score import score_profile
from screener.score.compiled import compile_rubric
from screener.types import Contribution, Finding, Profile
from tests.factories import AS_OF, JobSpec, make_profile
from tests.score.rubrics import one_criterion
from tests.score.test_properties import few, profiles

READY = [
    compile_rubric(parse_rubric(path.read_text("utf-8")))
    for path in sorted(rubric_file("").glob("*.yaml"))
]
TWO_YEARS = one_criterion(
    kind="experience_years", years_min=2, titles=("baker",), duties=("bake bread",)
)


@few
@given(profiles)
def test_a_row_with_points_never_says_that_nothing_was_found(profile: Profile) -> None:
    for rubric in READY:
        for row in score_profile(profile, rubric, file="a.pdf", as_of=AS_OF).contributions:
            nothing = row.reason.startswith("not found")
            assert not (nothing and (row.tenths or row.finding is not Finding.NOT_FOUND))
            assert not (row.finding is Finding.MET and row.reason.startswith("no job"))


def _experience(*jobs: JobSpec, summary: tuple[str, ...] = ()) -> Contribution:
    profile = make_profile(jobs=jobs, summary=summary)
    return score_profile(profile, TWO_YEARS, file="a.pdf", as_of=AS_OF).contributions[0]


@pytest.mark.parametrize(
    ("last", "finding"), [(2019, Finding.PARTLY), (2020, Finding.MET), (2021, Finding.MET)]
)
def test_experience_is_shown_from_the_years_asked_for(last: int, finding: Finding) -> None:
    job = JobSpec("Baker", 2019, last, ("Baked bread", "Baked rye bread for the shop"))
    assert _experience(job).finding is finding


def test_a_role_that_is_only_named_says_so() -> None:
    row = _experience(JobSpec("Clerk", 2012, 2019), summary=("Baker by heart",))
    assert row.reason == "no job in the role's own field; the role is named in 1 place"
    assert row.finding is Finding.PARTLY
