import time

import pytest

from screener.rubric.draft import draft_rubric
from screener.rubric.draft.grouping import regroup
from screener.rubric.draft.headings import Part, heading_part
from screener.rubric.draft.posting import split_posting
from screener.rubric.draft.sentences import split_sentences
from screener.types import Span


def parts(text: str) -> list[tuple[str, str]]:
    return [
        (s.part.value, text[s.span.start : s.span.end]) for s in regroup(text, split_posting(text))
    ]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Minimum Qualifications", Part.REQUIRED),
        ("REQUIREMENTS:", Part.REQUIRED),
        ("Required Skills and Experience", Part.REQUIRED),
        ("Preferred Qualifications", Part.PREFERRED),
        ("Nice to have", Part.PREFERRED),
        ("Bonus points if you have", Part.PREFERRED),
        ("Additional Experience (Not Required)", Part.PREFERRED),
        ("Would be wonderful, but no worries if not", Part.PREFERRED),
        ("Nice if you have them", Part.PREFERRED),
        ("A plus but not a must", Part.PREFERRED),
        ("Handy, not needed", Part.PREFERRED),
        ("Great to have – no problem if not", Part.PREFERRED),
        ("It's fine if you lack these", Part.PREFERRED),
        ("Don't worry, be happy", None),
        ("What We Are Looking For", Part.ASKED),
        ("What you’ll bring", Part.ASKED),
        ("Your profile", Part.ASKED),
        ("Skills & Experience", Part.ASKED),
        ("Education & Training", Part.ASKED),
        ("Key Responsibilities", Part.DUTIES),
        ("What you will do", Part.DUTIES),
        ("Job description", Part.ROLE),
        ("What we offer", Part.OFFERED),
        ("Salary Composition", Part.OFFERED),
        ("About us", Part.COMPANY),
        ("Equal Opportunity Employer", Part.LEGAL),
        ("How to apply", Part.APPLY),
        ("What does a florist do?", Part.ASIDE),
        ("Salesforce", None),
        ("Managing a team of five", None),
    ],
)
def test_a_heading_says_what_is_under_it(heading: str, part: Part | None) -> None:
    assert heading_part(heading) is part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Requirements\n- SQL\n- Jira", [("required", "SQL"), ("required", "Jira")]),
        ("Qualifications You hold a permit.", [("asked", "You hold a permit.")]),
        (
            "We grow. Desired Skills: Knitting. Benefits: Cake.",
            [("unsaid", "We grow."), ("preferred", "Knitting."), ("offered", "Cake.")],
        ),
        (
            "Education\n• Required education: Law degree\n• Preferred education: MBA",
            [("required", "Law degree"), ("preferred", "MBA")],
        ),
        ("Requirements: 1. SQL. 2. Jira.", [("required", "SQL."), ("required", "Jira.")]),
        ("Florist Pay & Benefits\nFree roses", [("offered", "Free roses")]),
        (
            "Requirements\n- A long line about orchids that a page broke\n  in two parts",
            [("required", "A long line about orchids that a page broke\n  in two parts")],
        ),
        (
            "Duties\n- Cut roses\n- Bind wreaths\n\n"
            "- Bachelor's degree in botany\n- Ability to lift a vase",
            [
                ("duties", "Cut roses"),
                ("duties", "Bind wreaths"),
                ("asked", "Bachelor's degree in botany"),
                ("asked", "Ability to lift a vase"),
            ],
        ),
        (
            "Moreover you:\n- Speak to roses\n- Sing",
            [("asked", "Speak to roses"), ("asked", "Sing")],
        ),
        (
            "Experience with roses.\nKnowledge of soil.\nAbility to prune.\nWe like cake.",
            [
                ("asked", "Experience with roses."),
                ("asked", "Knowledge of soil."),
                ("asked", "Ability to prune."),
                ("unsaid", "We like cake."),
            ],
        ),
    ],
)
def test_statements_stand_under_their_heading(text: str, found: list[tuple[str, str]]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Know SQL, e.g. Oracle. Speak Polish.", ["Know SQL, e.g. Oracle.", "Speak Polish."]),
        ("A B.Sc. in law, approx. 3 years.", ["A B.Sc. in law, approx. 3 years."]),
        ("Soap, glue, etc. Paper counts too.", ["Soap, glue, etc.", "Paper counts too."]),
        ("Expert in R&D. Hands on.", ["Expert in R&D.", "Hands on."]),
        (
            "Five roses a day and every day of the week without a rest Experience with thorns"
            " Must have gloves",
            [
                "Five roses a day and every day of the week without a rest",
                "Experience with thorns",
                "Must have gloves",
            ],
        ),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    found = split_sentences(text, Span(0, len(text)))
    assert [text[s.start : s.end] for s in found] == sentences


def test_a_posting_without_a_stop_is_drafted_in_linear_time():
    words = "Requirements\nExperience with " + " and ".join(f"tool{n}" for n in range(1500))
    started = time.process_time()
    draft_rubric(words)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("heading", "part"), [("Required Qualifications:", Part.DUTIES), ("", Part.ASKED)]
)
def test_duties_end_in_what_is_asked_only_where_no_heading_asks_it_behind_them(
    heading: str, part: Part
) -> None:
    duties = (
        "Key Responsibilities:\n\n- Lead the rose nursery.\n- Meet growers each week.\n"
        "- Assist in preparing offers and other paperwork as needed.\n"
        "- Stay updated on trends and product knowledge.\n"
    )
    text = f"{duties}\n{heading}\n\n- Bachelor's degree in Horticulture.\n" if heading else duties
    told = {text[s.span.start : s.span.end]: s.part for s in regroup(text, split_posting(text))}
    assert told["- Stay updated on trends and product knowledge.".removeprefix("- ")] is part
