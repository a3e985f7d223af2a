import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.batch.duplicates import find_twins, resemblance, twin_notice
from screener.batch.identity import Identity, identify, sketch_words
from screener.types import Contact, Label, Mention, Profile, ResumeText, Span

WORDS = [f"word{n}" for n in range(400)]


def text(seed: int, *, changed: int = 0) -> str:
    words = random.Random(seed).choices(WORDS, k=300)
    for place in range(changed):
        words[place * 300 // changed] = f"other{place}"
    return " ".join(words)


def profile(email: str, phone: str) -> Profile:
    contact = Contact(
        emails=(Mention(Label.EMAIL, email, Span(0, 0)),),
        phones=(Mention(Label.PHONE, phone, Span(0, 0)),),
    )
    return Profile(ResumeText("00", text(1), (), visible_end=len(text(1))), contact=contact)


@pytest.mark.parametrize(
    ("changed", "alike"), [(0, True), (2, True), (5, True), (60, False), (300, False)]
)
def test_a_few_changed_words_still_make_a_twin(changed: int, alike: bool) -> None:
    people = {
        "a": ("1", Identity(sketch=sketch_words(text(1)))),
        "b": ("2", Identity(sketch=sketch_words(text(1, changed=changed)))),
        "c": ("3", Identity(sketch=sketch_words(text(2)))),
    }
    assert find_twins(people).keys() == ({"a", "b"} if alike else set())


@pytest.mark.parametrize(
    ("one", "other"),
    [("+1 (555) 010-2233", "555-010-2233"), ("0049 170 5550102", "+49 170 555 01 02")],
)
def test_a_phone_is_the_same_with_and_without_its_country(one: str, other: str) -> None:
    assert identify(profile("", one)).phones == identify(profile("", other)).phones


def test_short_numbers_and_letters_are_no_phone() -> None:
    assert identify(profile("a@example.com", "12 34")).phones == ()
    assert identify(profile("Ann@Example.com", "")).emails == ("ann@example.com",)


def test_the_strongest_reason_is_named() -> None:
    who = Identity(emails=("a@example.com",), phones=("550102233",))
    twins = find_twins({"a": ("1", who), "b": ("1", who), "c": ("2", who), "d": ("3", Identity())})
    assert [(twin.file, twin.why) for twin in twins["a"]] == [
        ("b", "the same content"),
        ("c", "the same e-mail address"),
    ]
    assert "d" not in twins


def test_what_a_crowd_shares_makes_no_twins() -> None:
    agency = Identity(emails=("jobs@example.com",))
    assert find_twins({f"{n:03}": (str(n), agency) for n in range(60)}) == {}


def test_a_thousand_copies_are_twins_of_the_first_ones_only() -> None:
    twins = find_twins({f"{n:04}": ("the same", Identity()) for n in range(1000)})
    assert len(twins) == 1000
    assert sum(map(len, twins.values())) < 30_000
    assert "0000" in {twin.file for twin in twins["0999"]}


def test_a_notice_stays_short() -> None:
    who = Identity(emails=("a@example.com",))
    twins = find_twins({f"{n}": (str(n), who) for n in range(9)})
    assert "and 3 more" in twin_notice(twins["0"]).message


@given(st.sets(st.integers(0, 200), min_size=1), st.sets(st.integers(0, 200), min_size=1))
def test_resemblance_is_symmetric_and_a_share(one: set[int], other: set[int]) -> None:
    a, b = tuple(sorted(one)[:64]), tuple(sorted(other)[:64])
    assert 0 <= resemblance(a, b) == resemblance(b, a) <= 1
    assert resemblance(a, a) == 1
