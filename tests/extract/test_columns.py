"""Pages of two columns whose text was run together line by line."""

import pytest

from screener.extract import extract_profile
from tests.extract.making import resume_of, told

CLERK = ("Golang Clerk", "Zentrix", "2019-05..present")

BY_TURNS = """Work experience
Skills
Golang Clerk
Python, Java,
Zentrix
C++
May 2019 - present
• Kept the books of two shops.
Docker
in the old town.
Cook
in Kestrel
Education
Cooked for forty people.
Diploma in Cookery
Nurse Oct 2012 - Jul 2014
Quill College
Looked after forty people.
Languages
English"""

SHARED_LINES = """Personal profile Work background
Somebody who has always worked with Zentrix
books of all kinds and
who likes it. I keep them Golang Clerk, May 2019 - present
in good order. Kept the books of two shops.
Skills Education
Python B.Tech Quill College, Redport, 2017"""

LEFT_HISTORY = """Experience Education
Zentrix B.Tech(Glass) Quill College,
Redport, 2017
Golang Clerk
May 2019 - present
Kept the books of two shops in the old town."""

OVER_TWO_LINES = """Executive Work experience
Summary
Golang Clerk
Somebody who has always kept Zentrix, May 2019 - present
the books. Kept the books of two shops in the old town."""

BEHIND_A_SCHOOL = """Education Work experience
The books as taught at Redport University Zentrix
Golang Clerk
until the end of it. May 2019 - present
Kept the books of two shops in the old town."""

CUT = """Experience
Zentrix
Projects
Golang Clerk May 2019 - present
Kept the books of two shops, and the
A rover for the moon. letters of a third, with care."""


@pytest.mark.parametrize("text", [SHARED_LINES, LEFT_HISTORY, OVER_TWO_LINES, BEHIND_A_SCHOOL, CUT])
def test_a_job_is_told_apart_from_the_other_column(text: str) -> None:
    assert told(text) == [CLERK]


def test_a_history_below_two_headings_goes_on_through_the_other_column() -> None:
    assert told(BY_TURNS) == [
        CLERK,
        ("Cook", "Kestrel", "undated"),
        ("Nurse", "", "2012-10..2014-07"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "Python, Clerk, Docker",  # a list
        "Clerk course, Redport, 2017",  # a year alone ends a study
        "Clerk School of Quill",
    ],
)
def test_what_stands_in_the_other_column_is_no_job(row: str) -> None:
    assert told(
        f"Work experience\nEducation\nGolang Clerk\nZentrix\nMay 2019 - present\n{row}"
    ) == [CLERK]


def test_a_degree_beside_an_employer_is_read() -> None:
    (study,) = extract_profile(resume_of(LEFT_HISTORY)).education
    assert (study.level, study.field) == ("bachelor", "Glass")


@pytest.mark.parametrize(
    "row",
    ["Clerk for the shops of Zentrix", "Wrote many letters for the shops of Zentrix"],
)
def test_in_one_column_no_sentence_is_cut(row: str) -> None:
    text = f"Experience\nCook, Bolt Bank, 2015 - 2019\nCooked.\n{row}\nGolang Clerk\n2010 - 2014"
    assert "Zentrix" not in [employer for _, employer, _ in told(text)]
