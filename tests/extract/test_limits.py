"""Texts that nobody wrote as a resume: within limits, a profile, never an exception."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.extract import (
    dates,
    extract_profile,
    header_lines,
    header_words,
    headings,
    pipeline,
    rows,
)
from screener.extract.certification_patterns import rules
from screener.extract.resources import load_table
from screener.types import NoticeCode
from tests.extract.making import resume_of

ENTRY = "Sales Manager, Acme Inc., Mar 2010 - Apr 2012\n• Sold anvils to coyotes in three states.\n"
PAGE = "Experience\n" + ENTRY * 12 + "\nSkills\nSQL, Excel\n\n"


def pages(count: int) -> str:
    """Pages of twelve jobs each, no two of them alike; the numbers are too long to be years."""
    entries = [ENTRY.replace("Acme", f"Acme {number:05}") for number in range(12 * count)]
    return "".join(
        PAGE.replace(ENTRY * 12, "".join(entries[at : at + 12])) for at in range(0, 12 * count, 12)
    )


def seconds(text: str) -> float:
    start = time.thread_time()
    extract_profile(resume_of(text))
    return time.thread_time() - start


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "\n\n \n",
        "." * 50_000,
        "2019 " * 5_000,
        "Jan 2019 - " * 3_000,
        "a" * 1_000_000,
        "word " * 200_000,
        "• " * 20_000,
        "EXPERIENCE\n" * 1_000,
        "Experience Skills Education\n" * 500,
        "2019, May Acme\n2020, June Clerk\n" * 500,
        "Manager\n" * 2_000,
        "\u202e\u200f\ufeff" * 1_000,
        "ÿ" * 10_000 + "ï¼" * 10_000 + "Â " * 10_000,
        "((((" * 10_000 + "||||" * 10_000,
        "E X P E R I E N C E " * 5_000,
        "IMG_2031\nIMG_2032\nIMG_2033",
        ENTRY.upper() * 50,
    ],
    ids=lambda text: repr(text[:16]),
)
def test_an_odd_text_gives_a_profile_in_time(text: str) -> None:
    assert seconds(text) < 6


@pytest.mark.soak
def test_two_hundred_pages_are_read_in_time_and_whole() -> None:
    resume = resume_of(pages(200))
    start = time.thread_time()
    profile = extract_profile(resume)
    assert len(profile.jobs) == 2_400
    assert time.thread_time() - start < 30


def test_twenty_pages_are_read_whole() -> None:
    assert len(extract_profile(resume_of(pages(20))).jobs) == 240


def test_a_text_past_the_limit_is_cut_with_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MAX_CHARS", 100)
    profile = extract_profile(resume_of(PAGE))
    assert NoticeCode.TRUNCATED in [notice.code for notice in profile.notices]
    assert all(job.body.end <= 100 for job in profile.jobs)


def test_hidden_text_is_not_looked_at() -> None:
    resume = resume_of("Ann Lee\nExperience\nClerk, Acme Inc., 2019 - 2020")
    from msgspec.structs import replace

    assert extract_profile(replace(resume, visible_end=7)).jobs == ()


PATTERNS = [
    *(getattr(rules(), name) for name in rules().__struct_fields__ if name.startswith("date_")),
    rules().number_tail,
    *dates._grammar().values(),
    header_words._TOKEN,
    header_lines._STOP,
    header_lines._KNOWN_STOPS,
    rows._BULLET,
    headings._INLINE,
]
ADVERSARIAL = [
    unit * (8_000 // len(unit))
    for unit in (
        " ", "\t", "a", "A ", "1", "1 ", "1/", "20", "2 0 ", "2019 ", "2019-", "jan ", "jan 20",
        "-", "– ", "'1", "Q1 ", "1st ", "to ", "present ", "of ", "(", ".", "a.", "A.B.", "&",
        "\u00a0", "12 years ", "1,", "01/01/", "spring ", "·", "\ufffd",
    )
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:24])
def test_no_pattern_is_slow_on_repeated_text(pattern) -> None:  # type: ignore[no-untyped-def]
    for text in ADVERSARIAL:
        start = time.thread_time()
        for _ in pattern.finditer(text):
            pass
        assert time.thread_time() - start < 1, text[:8]


def test_every_point_of_the_grammar_is_tried_by_some_date() -> None:
    assert set(load_table("dates")["points"]) <= set(dates._grammar()["points"].groupindex)


words = st.sampled_from(
    ["Manager", "Acme Inc.", "2019", "Mar 2019", "-", "present", "Experience", "•", "|", ",", "at",
     "University", "Skills", "Boston, MA", "\n", "\n\n", "sold", "Bachelor", "6 months", "03/19"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=60))
def test_every_span_lies_in_the_text_whatever_it_says(parts: list[str]) -> None:
    text = " ".join(parts)
    profile = extract_profile(resume_of(text))
    for job in profile.jobs:
        assert 0 <= job.header.start <= job.header.end <= job.body.end <= len(text)
        if job.employer_span:
            assert text[job.employer_span.start : job.employer_span.end] == job.employer
    for statement in profile.statements:
        assert text[statement.span.start : statement.span.end].strip()
