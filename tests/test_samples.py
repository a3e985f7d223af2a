"""What the program makes of the samples is what a careful reader finds in them."""

from itertools import pairwise
from statistics import mean

import pytest

from samples.make_samples import HERE
from screener.errors import UnreadableResume
from screener.read import read_resume
from screener.types import Profile, QuarantineCode
from tests.samples_truth import (
    FACTS,
    PEOPLE,
    card_of,
    compare,
    compare_verdicts,
    is_readable,
    profile_of,
    sample_ranking,
)

READABLE = [person for person in PEOPLE.values() if is_readable(person)]
ENGLISH = [person for person in READABLE if person.language == "en"]
TIERS = ("strong", "medium", "unfit")
SOFT = {"relationships", "communication", "fast_paced"}

everybody = pytest.mark.parametrize("person", READABLE, ids=[person.file for person in READABLE])


@pytest.mark.parametrize("fact", FACTS)
@everybody
def test_each_fact_is_the_one_in_the_truth(person, fact):
    expected, found = compare(person, fact)
    assert found == expected


@pytest.mark.parametrize(("soft", "least"), [(False, 0.98), (True, 0.75)])
def test_verdicts_are_those_of_a_careful_reader(soft, least):
    hits = []
    for person in ENGLISH:
        expected, found = compare_verdicts(person)
        hits += [found[name] == expected[name] for name in expected if (name in SOFT) is soft]
    assert mean(hits) >= least


@everybody
def test_months_in_the_role_are_within_what_the_titles_allow(person):
    least, most = person.role_months
    if most:
        found = card_of(person.file).experience
        assert found is not None
        assert least <= found.least <= found.most <= most


def test_strong_stands_above_medium_and_medium_above_unfit():
    points = {
        tier: [card_of(person.file).points for person in READABLE if person.tier == tier]
        for tier in TIERS
    }
    for better, worse in pairwise(TIERS):
        assert min(points[better]) > max(points[worse]), (better, worse)


def test_nobody_disappears():
    ranked = {card.file for card in sample_ranking().scorecards}
    quarantined = {file for file in PEOPLE if not isinstance(profile_of(file), Profile)}
    assert ranked | quarantined == set(PEOPLE)
    assert not ranked & quarantined


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("empty.pdf", QuarantineCode.EMPTY),
        ("damaged-download.pdf", QuarantineCode.DAMAGED),
        ("perpetua-lockridge.pdf", QuarantineCode.ENCRYPTED),
    ],
)
def test_what_cannot_be_read_says_why(file, code):
    with pytest.raises(UnreadableResume) as unread:
        read_resume(HERE / "resumes" / file)
    assert unread.value.code is code
    assert unread.value.message.endswith(".")
