"""A profile laid out for scoring: folded text, statements by position, months of every job.

Built once per resume and read by every evaluator, so that each criterion costs only its searches.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from screener.extract.standing import standing_of
from screener.extract.timeline import bounds, month_number, months_worked
from screener.knowledge.loader import load_knowledge
from screener.score.addresses import blank_addresses
from screener.score.honesty import find_instructions
from screener.score.meaning import Array, load_word_table
from screener.score.patterns import pattern
from screener.score.quotes import Place, quote_span
from screener.score.stems import Phrase, counted, stems, tightest
from screener.score.terms import Terms, bare_words, find_term, fold, fold_case, is_ordinary
from screener.types import (
    Evidence,
    Line,
    Months,
    Profile,
    Section,
    SectionKind,
    Span,
    Standing,
    Statement,
)

BULLET = 2
"""Characters that a mark may take before the first word of a statement."""
LONG_STATEMENT = 240
"""Characters beyond which a statement is several run together: only its fitting words are cited."""
USED_OFTEN = 3
"""Statements that use a word from which more say no more."""


@lru_cache(maxsize=65536)
def family_of(skill: str) -> str:
    """The family of a canonical skill of our own list; "" for any other."""
    entry = load_knowledge().skills.lookup(skill)
    return entry.family if entry and entry.source == "own" else ""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The statement about a job, or the job title, that is nearest to something in meaning."""

    span: Span
    similarity: float


@dataclass(frozen=True, slots=True)
class Shown:
    """Which statements hold phrases, those with most first; `by_job` leaves out those of no job.

    `held` are the numbers of the phrases that each statement holds.
    """

    statements: tuple[int, ...]
    held: dict[int, set[int]]
    by_job: dict[int, dict[int, set[int]]]
    phrases: frozenset[int]


class View:
    """One profile as the evaluators see it; `as_of` closes what is current.

    `role_jobs` are the jobs of the role's field or near it; all of them where no criterion says.
    """

    def __init__(self, profile: Profile, as_of: date, *, pasted: tuple[Span, ...] = ()) -> None:
        self.profile = profile
        self.as_of = as_of
        self.text = profile.resume.visible_text
        contact = profile.contact
        bare = blank_addresses(self.text, [m.span for m in (*contact.emails, *contact.links)])
        self.folded = fold(bare)
        self.cased = fold_case(bare)
        self.statements = profile.statements or _statements_of_lines(profile)
        self.words = frozenset(bare_words(self.folded))
        self.instructions = find_instructions(self.text, self.words)
        self.silent = pasted + self.instructions
        self._starts = [statement.span.start for statement in self.statements]
        self.role_jobs = frozenset(range(len(profile.jobs)))
        self._made: dict[str, Any] = {}
        self._tenures: dict[tuple[int, ...], Months] = {}

    @cached_property
    def bare(self) -> str:
        """The words of the text with single spaces between and no marks."""
        return " ".join(bare_words(self.folded))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.span.start for line in self.profile.resume.lines]

    @cached_property
    def experience_read(self) -> str:
        """What was read, for the sentences that say what was not found."""
        names = {section.kind: "" for section in self.profile.sections}
        named = [kind.value.replace("_", " ") for kind in names if kind in _NAMED]
        jobs = len(self.profile.jobs)
        parts = [*named[:3], f"{jobs} job{'s' * (jobs != 1)}" if jobs else "no dated jobs"]
        return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)

    def remember(self, key: str, make: Callable[[], Any]) -> Any:
        """What `make` made for a key the first time."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def line_at(self, position: int) -> Line | None:
        """The line that holds a position."""
        index = bisect_right(self._line_starts, position) - 1
        return self.profile.resume.lines[index] if index >= 0 else None

    def statement_at(self, span: Span) -> Statement | None:
        """The statement that holds a span, if any."""
        index = bisect_right(self._starts, span.start) - 1
        if index >= 0 and self.statements[index].span.end >= span.end:
            return self.statements[index]
        return None

    def section_at(self, position: int) -> SectionKind:
        """The kind of the innermost section that holds a position."""
        inside = [s for s in self.profile.sections if s.body.start <= position < s.body.end]
        return min(inside, key=_length).kind if inside else SectionKind.OTHER

    def job_at(self, span: Span) -> int | None:
        """The index of the job whose header or body holds a span."""
        for index, job in enumerate(self.profile.jobs):
            if job.header.covers(span) or job.body.covers(span):
                return index
        return None

    def standing_of(self, span: Span) -> Standing:
        """How the candidate stands to a span."""
        return standing_of(span, self.profile.modifiers)[0]

    def place(self, span: Span, rule: str) -> Place:
        """Everything about where a span stands."""
        statement = self.statement_at(span)
        section = statement.section if statement else self.section_at(span.start)
        job = statement.job if statement else self.job_at(span)
        return Place(span, statement, section, job, self.standing_of(span), rule)

    def words_of(self, place: Place) -> str:
        """The folded words of a place."""
        return self.folded[place.span.start : place.span.end]

    def places(self, terms: Terms, rule: str) -> tuple[Place, ...]:
        """Every place that names one of the terms and may speak for the candidate."""
        found: dict[Span, None] = {}
        for term in terms.among(self.words):
            found.update(dict.fromkeys(find_term(term, self.folded, self.cased)))
        kept = [span for span in sorted(found) if not self._is_silent(span)]
        return tuple(self.place(span, rule) for span in kept if not self._is_ordinary(span))

    def mentions(self, families: frozenset[str], rule: str) -> tuple[Place, ...]:
        """Every place at which the extraction found a skill of one of the families."""
        if not families:
            return ()
        spans = [span for family in families for span in self._skills_of.get(family, ())]
        return tuple(self.place(span, rule) for span in spans if not self._is_silent(span))

    @cached_property
    def _skills_of(self) -> dict[str, list[Span]]:
        """Where the extraction found skills, by their family."""
        found: dict[str, list[Span]] = {}
        for mention in self.profile.skills:
            found.setdefault(family_of(mention.value), []).append(mention.span)
        return found

    def _is_ordinary(self, span: Span) -> bool:
        """Whether a span begins its statement and is an everyday word there ("Excel in sales")."""
        statement = self.statement_at(span)
        if statement is None or not 0 <= span.start - statement.span.start <= BULLET:
            return False
        return is_ordinary(self.cased[span.start : min(statement.span.end, span.end + 12)])

    def _is_silent(self, span: Span) -> bool:
        """Whether a place is pasted, meant for a machine, or part of an address."""
        blank = self.folded[span.start : span.end].isspace()
        return blank or any(s.overlaps(span) for s in self.silent)

    @cached_property
    def _statements_by_stem(self) -> dict[str, set[int]]:
        index: defaultdict[str, set[int]] = defaultdict(set)
        for number in self._speaking:
            span = self.statements[number].span
            for stem in stems(self.folded[span.start : span.end]):
                index[stem].add(number)
        for at, stem in counted(self.folded):
            number = bisect_right(self._starts, at) - 1
            if number in self._speaking and at < self.statements[number].span.end:
                index[stem].add(number)
        return dict(index)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(self._statements_by_stem)

    @cached_property
    def _speaking(self) -> tuple[int, ...]:
        """The statements that may be evidence: nothing pasted or meant for a machine or wanted."""
        return tuple(
            number
            for number, statement in enumerate(self.statements)
            if not self._is_silent(statement.span)
            and self.standing_of(statement.span) is not Standing.WANTED
        )

    def phrases_shown(self, phrases: tuple[Phrase, ...]) -> Shown:
        """Find the statements that hold all the words of a phrase, in any form and order."""
        index = self._statements_by_stem
        statements: dict[int, set[int]] = {}
        for which, phrase in enumerate(phrases):
            if phrase <= self._stems:
                for number in set.intersection(*[index[stem] for stem in phrase]):
                    statements.setdefault(number, set()).add(which)
        by_job: dict[int, dict[int, set[int]]] = {}
        for number, held in statements.items():
            job = self.statements[number].job
            if job is not None:
                by_job.setdefault(job, {})[number] = held
        different = frozenset(w for hits in by_job.values() for held in hits.values() for w in held)
        order = sorted(statements, key=lambda number: (-len(statements[number]), number))
        return Shown(tuple(order), statements, by_job, different)

    def words_used(self, words: tuple[tuple[str, float], ...]) -> tuple[float, tuple[int, ...]]:
        """The weighted share of words that statements use, and those that use most of them.

        A word counts in full when `USED_OFTEN` statements use it; `words` are (stem, weight).
        """
        share, weights = 0.0, dict[int, float]()
        for stem, weight in words:
            numbers = self._statements_by_stem.get(stem, ())
            share += weight * min(1.0, math.log1p(len(numbers)) / math.log1p(USED_OFTEN))
            for number in numbers:
                weights[number] = weights.get(number, 0.0) + weight
        total = sum(weight for _, weight in words)
        order = sorted(weights, key=lambda number: (-weights[number], number))
        return (share / total if total else 0.0), tuple(order)

    def statement_places(self, numbers: tuple[int, ...], rule: str) -> tuple[Place, ...]:
        """Whole statements as places."""
        return tuple(self.place(self.statements[number].span, rule) for number in numbers)

    def phrase_places(
        self, shown: Shown, phrases: tuple[Phrase, ...], rule: str
    ) -> tuple[Place, ...]:
        """Statements that show phrases as places: of long ones the words of a phrase they hold."""
        return tuple(self.place(self._told(n, phrases, shown), rule) for n in shown.statements)

    def _told(self, number: int, phrases: tuple[Phrase, ...], shown: Shown) -> Span:
        span = self.statements[number].span
        if len(span) <= LONG_STATEMENT:
            return span
        held = [phrases[which] for which in sorted(shown.held[number])]
        return tightest(self.folded, span, held) or span

    def stands_closely(self, number: int, phrase: Phrase, *, within: int) -> bool:
        """Whether the words of a phrase that a statement holds stand within so many characters.

        Always, but for several statements run together.
        """
        span = self.statements[number].span
        found = tightest(self.folded, span, [phrase]) if len(span) > LONG_STATEMENT else None
        return found is None or len(found) <= within

    @cached_property
    def _about_jobs(self) -> tuple[int, ...]:
        return tuple(n for n in self._speaking if self.statements[n].job is not None) or (
            self._speaking
        )

    @cached_property
    def _meanings(self) -> Array:
        spans = [self.statements[number].span for number in self._about_jobs]
        return load_word_table().encode(self._folded_at(spans))

    def similarities(self, query: Array) -> dict[int, float]:
        """How near each statement about a job is to the nearest row of a query, to two places.

        All statements where the resume shows no jobs.
        """
        if not len(query) or not self._about_jobs:
            return {}
        nearest = np.round((self._meanings @ query.T).max(axis=1), 2).tolist()
        return dict(zip(self._about_jobs, nearest, strict=True))

    def repeating(self, lines: Sequence[str]) -> frozenset[int]:
        """The statements about jobs that hold one of the lines, given as bare words, word for word.

        All statements are looked at where the resume shows no jobs.
        """
        spans = [self.statements[number].span for number in self._about_jobs]
        told = [f" {' '.join(bare_words(words))} " for words in self._folded_at(spans)]
        pairs = zip(self._about_jobs, told, strict=True)
        return frozenset(n for n, words in pairs if any(f" {line} " in words for line in lines))

    def nearest(self, query: Array, *, without: frozenset[int]) -> tuple[Nearest, ...]:
        """For each row of a query the nearest statement about a job or job title, to two places.

        Statements of any kind where the resume shows no jobs; those numbered in `without` and what
        the candidate does not have are passed over. Nothing where nothing is left.
        """
        told = [
            (row, span)
            for row, number in enumerate(self._about_jobs)
            if number not in without
            and self.standing_of(span := self.statements[number].span) is Standing.HELD
        ]
        titles = [
            job.title_span
            for job in self.profile.jobs
            if job.title and job.title_span and not self._is_silent(job.title_span)
        ]
        spans = [span for _, span in told] + titles
        if not spans or not len(query):
            return ()
        named = load_word_table().encode(self._folded_at(titles))
        meanings = self._meanings[[row for row, _ in told]]
        similar = np.round(np.concatenate([meanings, named]) @ query.T, 2)
        rows = similar.argmax(axis=0).tolist()
        best = similar.max(axis=0).tolist()
        return tuple(
            Nearest(spans[row], max(0.0, value)) for row, value in zip(rows, best, strict=True)
        )

    def _folded_at(self, spans: Sequence[Span]) -> list[str]:
        return [self.folded[span.start : span.end] for span in spans]

    def statements_like(self, query: Array, *, at_least: float) -> list[tuple[int, float]]:
        """Statements at least so near to a query, with their similarity, the nearest first."""
        near = [pair for pair in self.similarities(query).items() if pair[1] >= at_least]
        return sorted(near, key=lambda pair: (-pair[1], pair[0]))

    def months(self, jobs: frozenset[int]) -> Months:
        """Months in the given jobs, overlaps counted once."""
        key = tuple(sorted(jobs))
        if key not in self._tenures:
            ranges = [self.profile.jobs[index].dates for index in key]
            self._tenures[key] = months_worked([r for r in ranges if r], as_of=self.as_of)
        return self._tenures[key]

    def years_since(self, jobs: frozenset[int]) -> float | None:
        """Years from the last day in the given jobs to `as_of`; None without a date."""
        dated = [self.profile.jobs[index].dates for index in jobs]
        readings = [bounds(dates, as_of=self.as_of) for dates in dated if dates]
        ends = [reading[1][1] for reading in readings if reading]
        now = month_number(self.as_of.year, self.as_of.month) + 1
        return max(0, now - max(ends)) / 12 if ends else None

    def has_outcome(self, statement: Statement | None) -> bool:
        """Whether a statement tells a result: an amount, a share, or a verb of achievement."""
        if statement is None:
            return False
        return bool(
            pattern("levels", "outcome").search(
                self.folded, statement.span.start, statement.span.end
            )
        )

    def evidence(self, place: Place) -> Evidence:
        """The smallest readable words around a place: a sentence of a job, an item of a list."""
        span = quote_span(self.text, place)
        line = self.line_at(place.span.start)
        page, box = (line.page, line.box) if line else (1, None)
        quote = self.text[span.start : span.end]
        match = place.span if span.covers(place.span) else span
        return Evidence(span, quote, page, place.section, place.rule, box, match, place.months)


_NAMED = {
    SectionKind.SUMMARY,
    SectionKind.SKILLS,
    SectionKind.EDUCATION,
    SectionKind.CERTIFICATIONS,
}


def _length(section: Section) -> int:
    return len(section.body)


def _statements_of_lines(profile: Profile) -> tuple[Statement, ...]:
    """Lines as statements, for a profile that carries none."""
    return tuple(
        Statement(line.span, SectionKind.OTHER)
        for line in profile.resume.lines
        if line.visible and len(line.span)
    )
