import re
import time

import pytest

from screener.errors import PostingError
from screener.rubric import dump_rubric, parse_rubric
from screener.rubric.draft import draft_rubric
from screener.rubric.schema import Importance, Kind

POSTING = """Account Manager
Brightwell Tools - Leeds

About us
We make tools. More than 40 years of experience stand behind them.

Responsibilities
- Manage a portfolio of forty clients.
- Prepare quotes and renewals.

Required Qualifications
- Bachelor's degree in Business, Marketing, or a related field; MBA preferred.
- At least three years of account management experience.
- Salesforce and Excel.
- Knowledge of Jira or Asana.
- Working knowledge of HubSpot is a plus.
- Strong negotiation and communication skills.
- Fluency in English and German.
- Valid driver's license.

Benefits
- Health insurance, $55,000 a year.

We are an equal opportunity employer regardless of age or gender.
"""


def test_every_requirement_becomes_a_criterion_and_nothing_else_does() -> None:
    rubric = draft_rubric(POSTING)
    stated = [c for c in rubric.criteria if not c.derived]
    found = [(c.kind.value, c.importance.value, c.quote) for c in stated]
    assert rubric.title == "Account Manager"
    assert sorted(found) == sorted(
        [
            ("degree", "must", "Bachelor's degree in Business, Marketing, or a related field"),
            ("degree", "preferred", "MBA preferred"),
            ("experience_years", "must", "At least three years of account management experience"),
            ("skill", "must", "Salesforce"),
            ("skill", "must", "Excel"),
            ("skill", "must", "Knowledge of Jira or Asana"),
            ("skill", "preferred", "Working knowledge of HubSpot is a plus"),
            ("soft_skill", "must", "Strong negotiation"),
            ("soft_skill", "must", "communication skills"),
            ("language", "must", "Fluency in English and German"),
            ("language", "must", "Fluency in English and German"),
            ("license", "must", "Valid driver's license"),
        ]
    )


def test_weights_sum_to_100_and_must_haves_are_heavier() -> None:
    rubric = draft_rubric(POSTING)
    assert round(sum(c.weight for c in rubric.criteria), 6) == 100
    skills = {c.importance: c.weight for c in rubric.criteria if c.kind is Kind.SKILL}
    assert skills[Importance.MUST] > skills[Importance.PREFERRED]


def test_quotes_are_verbatim_and_ids_differ() -> None:
    rubric = draft_rubric(POSTING)
    flat = re.sub(r"\s+", " ", POSTING)
    assert all(c.quote in flat for c in rubric.criteria)
    assert len({c.id for c in rubric.criteria}) == len(rubric.criteria)


def test_a_draft_is_written_and_read_back_equal() -> None:
    rubric = draft_rubric(POSTING)
    assert parse_rubric(dump_rubric(rubric)) == rubric


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no text"),
        ("Account Manager wanted", "only 3 words"),
        ("Wir suchen einen Mitarbeiter für unser Büro mit guten Kenntnissen in Excel", "English"),
        ("requirements: the ability to work " * 20_000, "too many"),
        (
            "Ann Example\nann@example.com\nWork Experience\nSales Lead, Acme, Jan 2015 - Present\n"
            "Clerk, Foo, Mar 2011 - Dec 2014\nClerk, Bar, Mar 2009 - Dec 2010\nReferences\n"
            "I have a degree in law and am skilled in the use of Excel for all of the team",
            "resume",
        ),
        (
            "Ann Example\nSummary\nBaker of bread and of cakes for the people of Leeds\nSkills\n"
            "Bread, cakes, ovens and the use of the scale\nEducation\nThe college of bread\n",
            "resume",
        ),
        ("The sun rises in the east and it sets in the west on all of the days.", "asks nothing"),
    ],
)
def test_what_is_no_posting_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(PostingError, match=message):
        draft_rubric(text)


def test_a_posting_in_notes_is_english_too() -> None:
    rubric = draft_rubric(
        "**Role:** Rose Gardener (Contract)\n**Rate:** $38-42/hr\n\n**Top 3 must haves:**\n"
        "1. 5+ yrs rose growing\n2. Grafting\n3. Hedges\n\n**Nice to haves:** Excel and mosses\n"
    )
    told = {one.quote: one.importance.value for one in rubric.criteria}
    assert told["Grafting"] == "must"
    assert told["Excel"] == told["mosses"] == "preferred"


def test_a_gap_of_thousands_of_blanks_is_a_gap() -> None:
    posting = "Baker\n\nRequirements\n- Knowledge of{}bread and rolls\n- Two years as a baker\n" * 2
    began = time.process_time()
    assert draft_rubric(posting.format(*["\t" * 6000] * 2)) == draft_rubric(
        posting.format(*["\t" * 30] * 2)
    )
    assert time.process_time() - began < 8


def test_hundreds_of_brackets_are_drafted_as_quickly_as_words() -> None:
    many = "(a) " * 500
    posting = f"Baker\n\nRequirements\n- Knowledge of {many} bread\n- Two years as a baker\n"
    began = time.process_time()
    assert draft_rubric(f"{posting}- Baking rolls for the early shift and the shop\n")
    assert time.process_time() - began < 5
