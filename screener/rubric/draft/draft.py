"""Wire the steps: statements, requirements, clauses, criteria, levels, weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from screener.errors import PostingError
from screener.rubric.draft.asks import find_ask, judge_importance, looks_asked
from screener.rubric.draft.clauses import Clause, split_clauses
from screener.rubric.draft.criteria import build_criteria, derive_experience, level_experience
from screener.rubric.draft.posting import Part, Statement, split_posting
from screener.rubric.draft.role import Band, find_bands, find_title
from screener.rubric.draft.source import check_posting
from screener.rubric.draft.weigh import weigh
from screener.rubric.schema import Criterion, Kind, Level, Rubric


def draft_rubric(text: str, *, level: Level | None = None) -> Rubric:
    """A rubric for a posting in English, ready to edit; weights sum to 100.

    With `level`, the part of a posting that describes several levels of a role side by side.
    Raises PostingError where the text is no posting or asks nothing.
    """
    check_posting(text)
    statements = split_posting(text)
    bands = find_bands(text)
    title = find_title(text, statements)
    return _draft_level(text, statements, title, bands, level)


def _draft_level(
    text: str,
    statements: tuple[Statement, ...],
    title: str,
    bands: tuple[Band, ...],
    level: Level | None,
) -> Rubric:
    band = _choose(bands, level)
    if band and _has_own_text(band):
        statements = tuple(s for s in statements if band.body.covers(s.span))
    criteria = find_criteria(text, statements)
    if not criteria:
        raise PostingError("asks nothing that a resume could show; is it a job description?")
    if band and _has_own_text(band):
        criteria = [level_experience(text, band), *criteria]
    if not any(c.kind is Kind.EXPERIENCE for c in criteria):
        criteria = [
            derive_experience(text, statements, band.title if band else title, band),
            *criteria,
        ]
    role = next(c.id for c in criteria if c.kind is Kind.EXPERIENCE)
    ordered = sorted(criteria, key=lambda c: (c.importance.value, c.id != role))
    name = band.title if band and level else title
    return Rubric(title=name, level=level, criteria=weigh(ordered, role))


def _choose(bands: tuple[Band, ...], level: Level | None) -> Band | None:
    if not bands:
        return None
    wanted = [level] if level else [Level.MID, Level.ENTRY, Level.SENIOR]
    return next((band for name in wanted for band in bands if band.level is name), None)


def _has_own_text(band: Band) -> bool:
    """Whether a level has its own lists, not just a line about it."""
    return len(band.body) > 400


def find_criteria(text: str, statements: Sequence[Statement]) -> list[Criterion]:
    """The criteria that the words of a posting state, in order, the same one once."""
    drafts = [
        draft for statement in regroup(text, statements) for draft in _asked_in(text, statement)
    ]
    return build_criteria(text, drafts)


def regroup(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """Lists without a heading of their own that read like requirements are asked for.

    A list under "Key Responsibilities" is often followed, after a gap, by one of qualifications.
    """
    blocks: dict[int, list[Statement]] = {}
    for statement in statements:
        blocks.setdefault(statement.block, []).append(statement)
    return [found for group in blocks.values() for found in _with_tail_asked(text, group)]


def _with_tail_asked(text: str, group: list[Statement]) -> list[Statement]:
    """A list of duties or of nothing known, its last items asked for where they read so."""
    if group[0].part not in {Part.DUTIES, Part.UNSAID}:
        return group
    asked = [s.bullet and looks_asked(text[s.span.start : s.span.end]) for s in group]
    for start, opens in enumerate(asked):
        tail = asked[start:]
        if (
            opens
            and len(tail) > 1
            and sum(tail) * 2 >= len(tail)
            and all(s.bullet for s in group[start:])
        ):
            return group[:start] + [replace(s, part=Part.ASKED, heading="") for s in group[start:]]
    return group


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause with what was decided about it."""

    clause: Clause
    statement: Statement
    importance: str
    reason: str


def _asked_in(text: str, statement: Statement) -> Iterator[Draft]:
    words = text[statement.span.start : statement.span.end]
    if find_ask(statement, words) is None:
        return
    for clause in split_clauses(text, statement.span):
        whole = text[clause.whole.start : clause.whole.end]
        before = text[statement.span.start : clause.whole.start]
        importance, reason = judge_importance(statement.part, statement.heading, whole, before)
        yield Draft(clause, statement, importance.value, reason)
