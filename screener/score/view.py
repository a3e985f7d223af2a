"""A profile laid out for scoring on one day: where things stand, and how long jobs lasted.

Built once per resume and read by every evaluator, so that each criterion costs only its searches.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Set
from datetime import date
from functools import cached_property
from typing import Any

from screener.extract.standing import standing_of
from screener.extract.timeline import bounds, month_number, months_worked
from screener.index import statements_of
from screener.index.addresses import blank
from screener.index.folding import fold_case, lower
from screener.index.memo import Memo
from screener.index.stems import Word, words_among
from screener.knowledge.loader import load_knowledge
from screener.score.compiled import CompiledRubric
from screener.score.honesty import find_pasted
from screener.score.quotes import Place
from screener.score.terms import Terms, find_term, is_ordinary
from screener.types import (
    Line,
    Months,
    Profile,
    ResumeIndex,
    Section,
    SectionKind,
    Span,
    Standing,
    Statement,
)

BULLET = 2
"""Characters that a mark may take before the first word of a statement."""


def _family_of(skill: str) -> str:
    """The family of a canonical skill of our own list; "" for any other."""
    entry = load_knowledge().skills.lookup(skill)
    return entry.family if entry and entry.source == "own" else ""


_families = Memo(_family_of, most=65536)


class View:
    """One profile as the evaluators of one rubric see it; `as_of` closes what is current.

    `folded` and `cased` are the visible text without its mute places, folded as `fold` and
    `fold_case` do. `silent` are the places that earn nothing: what is `pasted`, what is meant for a
    machine. `known` are the words of the rubric's terms that the text holds. `find_role` tells the
    jobs of the role's field or near it, when they are first asked for.
    """

    def __init__(
        self,
        profile: Profile,
        index: ResumeIndex,
        rubric: CompiledRubric,
        as_of: date,
        *,
        find_role: Callable[[View], frozenset[int]],
    ) -> None:
        self.profile = profile
        self.index = index
        self.rubric = rubric
        self.as_of = as_of
        self.text = profile.resume.visible_text
        self.cased = fold_case(blank(self.text, index.mute))
        self.folded = lower(self.cased)
        self.statements = statements_of(profile)
        words = frozenset(index.words.split())
        self.known = words & rubric.words
        self.pasted = find_pasted(self.folded, rubric.posting.among(words))
        self.silent = self.pasted + index.instructions
        self._find_role = find_role
        self._made: dict[tuple[str, ...], Any] = {}
        self._stating: dict[str, frozenset[int]] = {}
        self._words_of: dict[Span, tuple[Word, ...]] = {}
        self._tenures: dict[tuple[int, ...], Months] = {}

    def under(self, rubric: CompiledRubric) -> View:
        """The same profile as another rubric sees it, with nothing known yet."""
        return View(self.profile, self.index, rubric, self.as_of, find_role=self._find_role)

    def remember(self, key: tuple[str, ...], make: Callable[[], Any]) -> Any:
        """What `make` made for a key the first time."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    # --------------------------------------------------------------------------- what is there

    @cached_property
    def role_jobs(self) -> frozenset[int]:
        """The jobs of the role's field or near it."""
        return self._find_role(self)

    @cached_property
    def experience_read(self) -> str:
        """What was read, for the sentences that say what was not found."""
        names = {section.kind: "" for section in self.profile.sections}
        named = [kind.replace("_", " ") for kind in names if kind in _NAMED]
        jobs = len(self.profile.jobs)
        parts = [*named[:3], f"{jobs} job{'s' * (jobs != 1)}" if jobs else "no dated jobs"]
        return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)

    @cached_property
    def speaking(self) -> tuple[int, ...]:
        """The statements that may be evidence: nothing pasted or meant for a machine or wanted."""
        return self._not_pasted(self.index.speaking)

    def _not_pasted(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        if not self.pasted:
            return numbers
        return tuple(n for n in numbers if not self.is_silent(self.statements[n].span))

    @cached_property
    def stems(self) -> Set[str]:
        """The stems that the rubric asks for and the text holds, wherever they stand."""
        return self.index.stems.keys() & self.rubric.stems

    def stating(self, stem: str) -> frozenset[int]:
        """The speaking statements that hold a stem; worked out once for each."""
        if stem not in self._stating:
            self._stating[stem] = frozenset(self._not_pasted(self.index.stems.get(stem, ())))
        return self._stating[stem]

    def sought_in(self, span: Span) -> tuple[Word, ...]:
        """The words of a statement whose stems the rubric asks for; worked out once for each."""
        if span not in self._words_of:
            self._words_of[span] = words_among(self.folded, span, self.rubric.sought)
        return self._words_of[span]

    @cached_property
    def about_jobs(self) -> tuple[int, ...]:
        """The speaking statements about jobs; those of like sections where there are no jobs."""
        described = self._not_pasted(self.index.described)
        told = tuple(n for n in described if self.statements[n].job is not None)
        return told or described

    # ------------------------------------------------------------------------ where things stand

    def line_at(self, position: int) -> Line | None:
        """The line that holds a position."""
        index = bisect_right(self._line_starts, position) - 1
        return self.profile.resume.lines[index] if index >= 0 else None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.span.start for line in self.profile.resume.lines]

    def statement_at(self, span: Span) -> Statement | None:
        """The statement that holds a span, if any."""
        number = bisect_right(self._statement_starts, span.start) - 1
        if number >= 0 and self.statements[number].span.end >= span.end:
            return self.statements[number]
        return None

    @cached_property
    def _statement_starts(self) -> list[int]:
        return [statement.span.start for statement in self.statements]

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
        if not self.profile.modifiers:
            return Standing.HELD
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

    def has_outcome(self, statement: Statement | None) -> bool:
        """Whether a statement tells a result."""
        return statement is not None and statement.span.start in self._results

    @cached_property
    def _results(self) -> frozenset[int]:
        """Where the statements that tell a result start."""
        return frozenset(self._statement_starts[number] for number in self.index.results)

    # ---------------------------------------------------------------------------- what is named

    def places(self, terms: Terms, rule: str) -> tuple[Place, ...]:
        """Every place that names one of the terms and may speak for the candidate."""
        found: dict[Span, None] = {}
        for term in terms.among(self.known):
            found.update(dict.fromkeys(find_term(term, self.folded, self.cased)))
        kept = [span for span in sorted(found) if not self.is_silent(span)]
        return tuple(self.place(span, rule) for span in kept if not self._is_ordinary(span))

    def mentions(self, families: frozenset[str], rule: str) -> tuple[Place, ...]:
        """Every place at which the extraction found a skill of one of the families."""
        if not families:
            return ()
        spans = [each.span for each in self.profile.skills if _families[each.value] in families]
        return tuple(self.place(span, rule) for span in spans if not self.is_silent(span))

    def is_silent(self, span: Span) -> bool:
        """Whether a place is pasted, meant for a machine, or part of an address."""
        if self.silent and any(s.overlaps(span) for s in self.silent):
            return True
        return self.folded[span.start : span.end].isspace()

    def _is_ordinary(self, span: Span) -> bool:
        """Whether a span begins its statement and is an everyday word there ("Excel in sales")."""
        statement = self.statement_at(span)
        if statement is None or not 0 <= span.start - statement.span.start <= BULLET:
            return False
        return is_ordinary(self.cased[span.start : min(statement.span.end, span.end + 12)])

    # --------------------------------------------------------------------------------- how long

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


_NAMED = {
    SectionKind.SUMMARY,
    SectionKind.SKILLS,
    SectionKind.EDUCATION,
    SectionKind.CERTIFICATIONS,
}


def _length(section: Section) -> int:
    return len(section.body)
