"""Wire the steps: statements, requirements, clauses, criteria, levels, weights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from screener.errors import PostingError
from screener.rubric.draft.alike import derive_likeness
from screener.rubric.draft.asks import ELIGIBLE, SILENT, find_ask, judge_importance
from screener.rubric.draft.clauses import split_clauses
from screener.rubric.draft.criteria import (
    Draft,
    build_criteria,
    derive_experience,
    know_role,
    level_experience,
)
from screener.rubric.draft.grouping import regroup
from screener.rubric.draft.headings import OPEN_HEADING, Part
from screener.rubric.draft.kinds import REPLACED, find_years
from screener.rubric.draft.lexicon import soft_family
from screener.rubric.draft.posting import Statement, split_posting
from screener.rubric.draft.role import UNTITLED, Band, find_bands, find_title
from screener.rubric.draft.source import check_posting
from screener.rubric.draft.spoken import languages_of_title
from screener.rubric.draft.titles import is_about
from screener.rubric.draft.tools import products_in
from screener.rubric.draft.ways import lowest_ways
from screener.rubric.draft.weigh import weigh
from screener.rubric.levels import with_levels
from screener.rubric.schema import Criterion, ExperienceCriterion, Importance, Level, Rubric
from screener.rubric.tables import any_of, pattern
from screener.types import Span


def draft_rubric(text: str, *, level: Level | None = None) -> Rubric:
    """A rubric for a posting in English, ready to edit; weights sum to 100.

    With `level`, the part of a posting that describes several levels of a role side by side.
    Raises PostingError where the text is no posting or asks nothing.
    """
    check_posting(text)
    text = _WIDE.sub(r"\1", text)
    bands = find_bands(text)
    title = find_title(text)
    told = (s for s in split_posting(text) if not _seeks(text, s, title))
    statements = tuple(regroup(text, tuple(told)))
    if level and bands:
        return _draft_level(text, statements, title, _band_of(bands, level), level)
    if level:
        raise PostingError(f"describes one level only; leave out --level {level.value}")
    base = next((b for name in _BASE for b in bands if b.level is name), None)
    drafted = _draft_level(text, statements, title, base, base.level if base else None)
    others = {
        band.level: _draft_level(text, statements, title, band, band.level)
        for band in bands
        if band is not base
    }
    return with_levels(drafted.model_copy(update={"title": title}), others)


def _seeks(text: str, statement: Statement, title: str) -> bool:
    """Whether a statement only names the role, or that it is wanted ("Head Florist needed")."""
    words = text[statement.span.start : statement.span.end]
    return words.startswith(title) and bool(_SOUGHT.fullmatch(words, len(title)))


_SOUGHT = re.compile(
    r"\W*(?:needed|wanted|required|sought)\b.{0,40}|\s*(?:\([^()]{0,60}\))?\W*(?:(?:19|20)\d\d)?\W*",
    re.IGNORECASE,
)
_WIDE = re.compile(r"([^\S\n]{20})[^\S\n]+")
"""A gap wider than any layout needs; the patterns take long over thousands of blanks."""

_BASE = (Level.MID, Level.ENTRY, Level.SENIOR)
"""Which level a rubric without overlays speaks for: the middle one where there is one."""


def _band_of(bands: tuple[Band, ...], level: Level) -> Band:
    for band in bands:
        if band.level is level:
            return band
    known = ", ".join(band.level.value for band in bands)
    raise PostingError(f"describes no {level.value} level; it has {known}")


def _draft_level(
    text: str,
    statements: tuple[Statement, ...],
    title: str,
    band: Band | None,
    level: Level | None,
) -> Rubric:
    """The rubric of one level: its own lists where it has them, else what all levels share."""
    if band and band.own:
        statements = tuple(
            s for s in statements if band.body.covers(s.span) and not band.span.overlaps(s.span)
        )
    criteria = find_criteria(text, statements)
    if not criteria:
        raise PostingError("asks nothing that a resume could show; is it a job description?")
    name = band.title if band else title
    if band and band.own:
        criteria = [level_experience(text, band), *criteria]
    role = _of_role(criteria, name)
    if role is None:
        derived = derive_experience(text, name, band, beside=bool(_years(criteria)))
        criteria, role = [derived, *criteria], derived.id
    areas = [words for one in _years(criteria) for words in (one.area, *one.titles)]
    criteria = [
        know_role(c, name, areas, text, statements)
        if isinstance(c, ExperienceCriterion) and c.id == role
        else c
        for c in criteria
    ]
    criteria += derive_likeness(text, name, statements)
    ordered = sorted(criteria, key=lambda c: (_by_importance(c), c.id != role))
    sentences = [" ".join(text[s.span.start : s.span.end].split()) for s in statements]
    return Rubric(title=name, level=level, criteria=weigh(ordered, role, sentences))


def _years(criteria: Sequence[Criterion]) -> list[ExperienceCriterion]:
    return [criterion for criterion in criteria if isinstance(criterion, ExperienceCriterion)]


def _of_role(criteria: Sequence[Criterion], title: str) -> str | None:
    """The id of the criterion that asks for years in the role itself; None where none does."""
    years = [
        one for one in _years(criteria) if title == UNTITLED or is_about(_worked_in(one), title)
    ]
    return min(years, key=_by_importance).id if years else None


def _worked_in(criterion: ExperienceCriterion) -> str:
    """The area and the roles in which years are asked for."""
    return " or ".join(
        dict.fromkeys(words for words in (criterion.area, *criterion.titles) if words)
    )


def _by_importance(criterion: Criterion) -> int:
    return list(Importance).index(criterion.importance)


def find_criteria(text: str, statements: Sequence[Statement]) -> list[Criterion]:
    """The criteria that the words of a posting state, in order, the same one once."""
    drafts = [
        draft for statement in regroup(text, statements) for draft in _asked_in(text, statement)
    ]
    criteria = build_criteria(text, lowest_ways(text, drafts))
    return [*criteria, *languages_of_title(text, criteria)] if criteria else []


_EITHER = re.compile(r",?\s+(?:or|and/or)\s", re.IGNORECASE)
"""What stands behind it speaks for what is before it too ("MBA or CPA preferred")."""


def _is_search(words: str) -> bool:
    """Whether a clause only says that somebody is looked for ("Old firm seeks a gardener")."""
    names = soft_family(words) or products_in(words) or find_years(words)
    return not names and bool(pattern("clauses", "search").fullmatch(words.strip(" .!")))


def _without_replacement(text: str, span: Span) -> Span:
    """A sentence without what may stand for all of it ("; or an equivalent combination of ...")."""
    found = REPLACED.search(text, span.start, span.end)
    return Span(span.start, found.start()) if found and found.start() > span.start else span


def _asked_in(text: str, statement: Statement) -> Iterator[Draft]:
    words = text[statement.span.start : statement.span.end]
    ask = find_ask(statement, words)
    if ask is None:
        return
    under = statement.heading if OPEN_HEADING.fullmatch(statement.heading) else ""
    for clause in split_clauses(text, _without_replacement(text, statement.span), under):
        whole = text[clause.whole.start : clause.whole.end]
        if pattern("clauses", "needless").match(whole) or _is_search(whole):
            continue
        if _EITHER.match(text, clause.whole.end, statement.span.end):
            whole = text[clause.whole.start : statement.span.end]
        if statement.part in SILENT and not any_of("cues", "eligible").search(whole):
            continue
        before = text[statement.span.start : clause.whole.start]
        part = Part.UNSAID if ask.rule == ELIGIBLE else statement.part
        importance, reason = judge_importance(part, ask.source, whole, before)
        yield Draft(clause, statement, importance, reason)
