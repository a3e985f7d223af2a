"""Terms that a resume could hold: never a sentence, never a word that stands in any."""

import pytest

from screener.rubric.draft.phrases import core_phrase, share_ends
from screener.rubric.draft.terms import skill_terms
from screener.rubric.everyday import is_bare


@pytest.mark.parametrize(
    ("words", "core"),
    [
        ("rose growing", "rose growing"),
        ("directly managing greenhouse heating systems", "greenhouse heating systems"),
        ("leading and managing a team of head gardeners", "leading and managing a team"),
        ("building management systems", "building management systems"),
        ("track record of growing rare roses", "growing rare roses"),
        ("soil chemistry and how it changes with the weather", "soil chemistry"),
    ],
)
def test_a_description_is_cut_to_what_it_is_of(words: str, core: str) -> None:
    assert core_phrase(words) == core


@pytest.mark.parametrize(
    ("members", "shared"),
    [
        (("call", "contact center"), ("call center", "contact center")),
        (("rose growing", "herb drying certification"),
         ("rose growing certification", "herb drying certification")),
        (("regional", "national travel"), ("regional travel", "national travel")),
        (("PMP", "rose certification"), ("PMP", "rose certification")),
        (("cook", "shift leader"), ("cook", "shift leader")),
        (("seniors", "people with pets"), ("seniors", "people with pets")),
        (("retail", "customer service"), ("retail", "customer service")),
        ((), ()),
    ],
)  # fmt: skip
def test_only_a_member_that_cannot_stand_alone_takes_the_last_noun(
    members: tuple[str, ...], shared: tuple[str, ...]
) -> None:
    assert share_ends(members) == shared


@pytest.mark.parametrize("name", ["AS 9100", "OR nurse", "IS auditor"])
def test_capitals_that_are_a_name_open_a_term(name: str) -> None:
    assert skill_terms(name) == (name,)


@pytest.mark.parametrize("word", ["green", "online", "regional", "equivalent", "you", "commercial"])
def test_everyday_words_are_no_terms(word: str) -> None:
    assert is_bare(word)
    assert word not in skill_terms(f"{word}, pruning or grafting")
