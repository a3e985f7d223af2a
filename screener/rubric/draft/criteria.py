"""Turn clauses into criteria of the rubric's schema."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from pydantic import TypeAdapter

from screener.rubric.draft.clauses import Clause
from screener.rubric.draft.duties import find_duties
from screener.rubric.draft.fields import Asked, Row, fields_of, fields_of_languages
from screener.rubric.draft.kinds import REPLACED, kind_of
from screener.rubric.draft.lexicon import family_words
from screener.rubric.draft.names import short_name, unique
from screener.rubric.draft.posting import Statement
from screener.rubric.draft.role import UNTITLED, Band
from screener.rubric.draft.spoken import unnamed_languages
from screener.rubric.draft.titles import role_titles
from screener.rubric.schema import (
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    Importance,
    Kind,
    SoftSkillCriterion,
)
from screener.types import Span

_ADAPTER: TypeAdapter[Criterion] = TypeAdapter(Criterion)


class Draft(msgspec.Struct, frozen=True):
    """A clause with what was decided about it."""

    clause: Clause
    statement: Statement
    importance: Importance
    reason: str


def build_criteria(text: str, drafts: Sequence[Draft]) -> list[Criterion]:
    """One criterion per clause (one per language), ids made of their terms, doubles left out."""
    taken: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    told: dict[str, set[str]] = {}
    made: list[Criterion] = []
    for draft in drafts:
        for row in _rows(text, draft):
            key = (row["kind"], row["quote"].lower(), *map(str, row.get("any_of", ())))
            said = family_words(row["quote"]) if _is_brief_soft(row) else frozenset()
            if key in seen or (said and said <= told.get(draft.importance, set())):
                continue
            seen.add(key)
            told.setdefault(draft.importance, set()).update(said)
            row |= _told_apart(row, made)
            row["id"] = unique(row.pop("slug"), taken)
            row |= {"weight": 1, "importance": draft.importance, "reason": draft.reason}
            made.append(_ADAPTER.validate_python(row))
    return _without_beaten_degrees(made)


def _told_apart(row: Row, made: Sequence[Criterion]) -> Row:
    """What a soft skill is called and looked for where one of its family stands there already."""
    if row["kind"] != Kind.SOFT_SKILL:
        return {}
    same = (c for c in made if isinstance(c, SoftSkillCriterion))
    alike = [criterion for criterion in same if set(criterion.any_of) & set(row["any_of"])]
    if not alike:
        return {}
    told = {term.lower() for one in alike for term in one.any_of}
    own = tuple(term for term in row["any_of"] if term.lower() not in told)
    longer = short_name(row["quote"])
    used = any(criterion.name == row["name"] for criterion in alike)
    name = longer if used and " " in longer else row["name"]
    return {"any_of": own or (longer,), "phrases": (), "name": name}


def _without_beaten_degrees(criteria: list[Criterion]) -> list[Criterion]:
    """Where everybody must have at least one degree, others were one way of several."""
    floors = [
        c
        for c in criteria
        if isinstance(c, DegreeCriterion) and _FLOOR.search(c.quote) and c.importance == "must"
    ]
    if not floors:
        return criteria
    return [
        c
        for c in criteria
        if c in floors or not isinstance(c, DegreeCriterion) or c.importance != "must"
    ]


_FLOOR = re.compile(
    r"\b(?:all|every|each) (?:candidates?|applicants?) must (?:have|hold) at least\b", re.IGNORECASE
)


def _is_brief_soft(row: Row) -> bool:
    """A soft skill in a few words, which asks nothing new if its words were said before."""
    return row["kind"] == Kind.SOFT_SKILL and len(row["quote"].split()) <= 7


def _rows(text: str, draft: Draft) -> list[Row]:
    clause = draft.clause
    words, whole, item = (
        _flat(text[span.start : span.end]) for span in (clause.span, clause.whole, clause.item)
    )
    span = draft.statement.span
    asked = Asked(clause, words, whole, item, _is_replaced(text[span.start : span.end]))
    if unnamed := unnamed_languages(text, words):
        return fields_of_languages(unnamed, asked)
    return fields_of(kind_of(clause, words, whole), asked)


@lru_cache(maxsize=64)  # a statement has many clauses
def _is_replaced(statement: str) -> bool:
    return bool(REPLACED.search(statement))


def derive_experience(
    text: str, title: str, band: Band | None, *, beside: bool = False
) -> Criterion:
    """The criterion that the title implies where no years in the role are asked for in words.

    `beside` where the posting asks for years in something else.
    """
    line = _flat(_line_of(text, band.span)) if band else ""
    found = re.search(re.escape(title).replace(r"\ ", r"\s+"), text, re.IGNORECASE)
    quote = line or (_flat(found.group()) if found else "")
    if beside:
        reason = "the years asked for are years in something else; the title names the role"
        derived = _experience_of_role(None, quote, reason, derived=True)
        return derived.model_copy(update={"id": "role"})
    reason = "no years are asked for in words; the title names the role"
    return _experience_of_role(band, quote, reason, derived=True)


def level_experience(text: str, band: Band) -> Criterion:
    """The years that the heading of a level asks for."""
    quote = _flat(text[band.span.start : band.span.end])
    return _experience_of_role(band, quote, "the heading of the level says so", derived=False)


def _experience_of_role(band: Band | None, quote: str, reason: str, *, derived: bool) -> Criterion:
    return ExperienceCriterion(
        id="experience",
        name="Experience in the role",
        kind=Kind.EXPERIENCE,
        weight=1,
        years_min=band.years_min if band else None,
        years_max=band.years_max if band else None,
        derived=derived,
        quote=quote,
        reason=reason,
    )


def know_role(
    criterion: ExperienceCriterion,
    title: str,
    areas: Sequence[str],
    text: str,
    statements: Sequence[Statement],
) -> Criterion:
    """The experience criterion with the titles and duties that show the role.

    `areas` are all those in which the posting asks for years.
    """
    titles = role_titles("" if title == UNTITLED else title, *areas)
    duties = dict.fromkeys([*criterion.duties, *find_duties(text, statements)])
    area = criterion.area or next(iter(titles), "")
    titles = titles or ((area.lower(),) if area else ())
    return criterion.model_copy(update={"titles": titles, "duties": tuple(duties), "area": area})


def _line_of(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)].strip(" \t•*-–")


def _flat(words: str) -> str:
    return " ".join(words.split())
