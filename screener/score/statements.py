"""Which statements hold the words of phrases, in any form and order, and which to cite."""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from screener.index.stems import Phrase, fullest, tightest
from screener.score.quotes import Place
from screener.score.view import View
from screener.types import SectionKind, Span, Statement

LONG_STATEMENT = 240
"""Characters beyond which a statement is several run together: only its fitting words are cited."""
PART = 120
"""Characters of a part of a long statement, so that a quote holds it whole."""
USED_OFTEN = 3
"""Statements that use a word from which more say no more."""
_OFTEN = tuple(math.log1p(count) / math.log1p(USED_OFTEN) for count in range(USED_OFTEN + 1))
"""How much of a word's weight is shown where so many statements use it."""
WORK_SECTIONS = frozenset(
    {
        SectionKind.SUMMARY,
        SectionKind.EXPERIENCE,
        SectionKind.SKILLS,
        SectionKind.CERTIFICATIONS,
        SectionKind.PROJECTS,
        SectionKind.AWARDS,
        SectionKind.PUBLICATIONS,
    }
)
"""Sections that tell of work. Schools, clubs and hobbies say who somebody is, and count nothing."""


def tells_of_work(statement: Statement) -> bool:
    """Whether a statement stands where a resume tells of work."""
    return statement.job is not None or statement.section in WORK_SECTIONS


class Shown(msgspec.Struct, gc=False, frozen=True):
    """Which statements hold phrases, those with most first; `by_job` leaves out those of no job.

    `held` are the numbers of the phrases that each statement holds.
    """

    statements: tuple[int, ...]
    held: dict[int, set[int]]
    by_job: dict[int, dict[int, set[int]]]
    phrases: frozenset[int]


def phrases_shown(view: View, phrases: tuple[Phrase, ...]) -> Shown:
    """Find the statements that hold all the words of a phrase, in any form and order."""
    told = view.stems
    statements: dict[int, set[int]] = {}
    for which in [which for which, phrase in enumerate(phrases) if phrase <= told]:
        for number in frozenset.intersection(*map(view.stating, phrases[which])):
            statements.setdefault(number, set()).add(which)
    by_job: dict[int, dict[int, set[int]]] = {}
    for number, held in statements.items():
        job = view.statements[number].job
        if job is not None:
            by_job.setdefault(job, {})[number] = held
    different = frozenset(w for hits in by_job.values() for held in hits.values() for w in held)
    order = sorted(statements, key=lambda number: (-len(statements[number]), number))
    return Shown(tuple(order), statements, by_job, different)


def words_used(view: View, words: tuple[tuple[str, float], ...]) -> tuple[float, tuple[int, ...]]:
    """The weighted share of words that statements about work use, and those that use most of them.

    A word counts in full when `USED_OFTEN` statements use it; `words` are (stem, weight).
    """
    working: frozenset[int] = view.remember(("working",), lambda: _telling_of_work(view))
    share, weights = 0.0, dict[int, float]()
    for stem, weight in [word for word in words if word[0] in view.stems]:
        numbers = view.stating(stem) & working
        share += weight * _OFTEN[min(len(numbers), USED_OFTEN)]
        for number in numbers:
            weights[number] = weights.get(number, 0.0) + weight
    total = sum(weight for _, weight in words)
    order = sorted(weights, key=lambda number: (-weights[number], number))
    return (share / total if total else 0.0), tuple(order)


def _telling_of_work(view: View) -> frozenset[int]:
    return frozenset(n for n in view.speaking if tells_of_work(view.statements[n]))


def statement_places(view: View, numbers: tuple[int, ...], rule: str) -> tuple[Place, ...]:
    """Whole statements as places."""
    return tuple(view.place(view.statements[number].span, rule) for number in numbers)


def word_places(
    view: View, numbers: tuple[int, ...], weights: Mapping[str, float], rule: str
) -> tuple[Place, ...]:
    """Statements that use words as places: of long ones the part that uses most of them."""
    spans = (view.statements[number].span for number in numbers)
    return tuple(view.place(part_with(view, span, weights), rule) for span in spans)


def part_with(view: View, span: Span, weights: Mapping[str, float]) -> Span:
    """A statement, or the part of a long one that uses most of some words."""
    if len(span) <= LONG_STATEMENT:
        return span
    return fullest(view.sought_in(span), weights, within=PART) or span


def phrase_places(
    view: View, shown: Shown, phrases: tuple[Phrase, ...], rule: str
) -> tuple[Place, ...]:
    """Statements that show phrases as places: of long ones the words of a phrase they hold."""
    return tuple(view.place(_told(view, n, phrases, shown), rule) for n in shown.statements)


def _told(view: View, number: int, phrases: tuple[Phrase, ...], shown: Shown) -> Span:
    span = view.statements[number].span
    if len(span) <= LONG_STATEMENT:
        return span
    held = [phrases[which] for which in sorted(shown.held[number])]
    return tightest(view.sought_in(span), held) or span


def stands_closely(view: View, number: int, phrase: Phrase, *, within: int) -> bool:
    """Whether the words of a phrase that a statement holds stand within so many characters.

    Always, but for several statements run together.
    """
    span = view.statements[number].span
    found = tightest(view.sought_in(span), [phrase]) if len(span) > LONG_STATEMENT else None
    return found is None or len(found) <= within
