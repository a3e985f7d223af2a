"""What a degree of a resume is worth against the level and the fields asked for."""

from typing import Any

import pytest

from screener.score import score_profile
from screener.types import Contribution, Finding
from tests.extract.facts import profile_of
from tests.factories import AS_OF
from tests.score.rubrics import one_criterion

HEAD = "Robin Vale\n\nExperience\nClerk, Acme Ltd\n2019 - 2021\n\nEducation\n"


def judged(*lines: str, fields: tuple[str, ...], **asked: Any) -> Contribution:
    rubric = one_criterion(kind="degree", level="bachelor", fields=list(fields), **asked)
    profile = profile_of(HEAD + "\n".join(lines))
    return score_profile(profile, rubric, file="a.txt", as_of=AS_OF).contributions[0]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("MBA, Quill University, 2007", "Business"),
        ("M.B.A., Quill University, 2007", "Business Administration"),
        ("MBA in Finance, Quill University, 2007", "Finance"),
        ("MBA in Finance, Quill University, 2007", "Business"),
        ("BSBA, Quill University, 2007", "Business"),
        ("PGDM, Quill Institute of Management, 2007", "Business"),
        ("B.Com, Quill University, 2007", "Commerce"),
        ("JD, Quill University, 2007", "Law"),
        ("LL.B., Quill University, 2007", "Law"),
        ("B.S.N., Quill University, 2007", "Nursing"),
        ("M.S.W., Quill University, 2007", "Social Work"),
        ("B.Ed., Quill University, 2007", "Education"),
        ("B.Arch, Quill University, 2007", "Architecture"),
        ("MCA, Quill University, 2007", "Computer Applications"),
        ("MFA, Quill University, 2007", "Fine Arts"),
        ("B.Tech IT, Quill University, 2007", "Information Technology"),
        ("MPA, Quill University, 2007", "Public Administration"),
    ],
)
def test_the_name_of_a_degree_counts_as_its_field(line: str, asked: str) -> None:
    assert judged(line, fields=(asked,)).finding is Finding.MET


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("MFA, Quill University, 2007", "Business"),
        ("B.Tech, Quill University, 2007", "Law"),
        ("M.Ed. Leadership, Quill University, 2007", "Business"),
        ("B.Sc, Quill University, 2007", "Nursing"),
    ],
)
def test_a_degree_named_for_another_field_is_not_the_one_asked(line: str, asked: str) -> None:
    assert judged(line, fields=(asked,), related_field_ok=True).finding is Finding.PARTLY


def test_the_reason_says_which_name_tells_the_field() -> None:
    row = judged("MBA, Quill University, 2007", fields=("Business",))
    assert row.reason == "master (MBA, a degree in Business Administration)"
    row = judged("MBA in Finance, Quill University, 2007", fields=("Finance",))
    assert row.reason == "master in Finance"
    row = judged("MBA in Finance, Quill University, 2007", fields=("Business Administration",))
    assert row.reason == "master in Finance (MBA, a degree in Business Administration)"


def test_work_that_counts_as_a_degree_is_told_beside_it() -> None:
    line = "B.A. History, Quill University, 2007"
    asked = judged(line, fields=("Business",), or_equivalent=True)
    plain = judged(line, fields=("Business",))
    assert asked.tenths > plain.tenths
    assert plain.reason == "bachelor in History; not one of the fields asked"
    assert asked.reason.startswith(f"{plain.reason}; ")
    assert asked.reason.endswith(" of 4 years of work count as equivalent experience")


def test_a_finished_degree_beside_an_unfinished_one_in_the_field_is_told() -> None:
    running = "M.A. Marketing, Quill University, expected 2030"
    alone = judged(running, fields=("Marketing",))
    beside = judged(running, "B.A. History, Quill College, 2007", fields=("Marketing",))
    assert beside.tenths > alone.tenths
    assert alone.reason == "master in Marketing, unfinished"
    assert beside.reason == "master in Marketing, unfinished; also bachelor in History"


def test_a_higher_degree_in_another_field_is_told_beside_the_one_asked() -> None:
    own = "B.A. Marketing, Quill University, 2004"
    beside = judged(own, "M.A. History, Quill College, 2007", fields=("Marketing",))
    assert judged(own, fields=("Marketing",)).reason == "bachelor in Marketing"
    assert beside.reason == "bachelor in Marketing; also master in History"
