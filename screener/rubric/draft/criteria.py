"""Turn clauses into criteria of the rubric's schema."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from screener.rubric.draft.kinds import (
    degree_fields,
    find_degree,
    find_years,
    kind_of,
    level_word,
    takes_equivalent,
    wants_related,
    years_area,
)
from screener.rubric.draft.lexicon import family_words, group_languages
from screener.rubric.draft.role import Band, find_duties, role_titles
from screener.rubric.draft.terms import skill_terms, soft_terms, with_aliases
from screener.rubric.schema import Criterion, DegreeCriterion, ExperienceCriterion, Kind
from screener.types import DegreeLevel, Span

if TYPE_CHECKING:
    from screener.rubric.draft.draft import Draft
    from screener.rubric.draft.posting import Statement

_ADAPTER: TypeAdapter[Criterion] = TypeAdapter(Criterion)


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
            row["id"] = _unique(_slug(row.pop("slug")), taken)
            row |= {"weight": 1, "importance": draft.importance, "reason": draft.reason}
            made.append(_ADAPTER.validate_python(row))
    return _without_beaten_degrees(made)


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


def _is_brief_soft(row: dict[str, Any]) -> bool:
    """A soft skill in a few words, which asks nothing new if its words were said before."""
    return row["kind"] == Kind.SOFT_SKILL and len(row["quote"].split()) <= 7


def _rows(text: str, draft: Draft) -> list[dict[str, Any]]:
    clause = draft.clause
    words = _flat(text[clause.span.start : clause.span.end])
    whole = _flat(text[clause.whole.start : clause.whole.end])
    kind = kind_of(clause, words, whole)
    item = _flat(text[clause.item.start : clause.item.end])
    match kind:
        case Kind.DEGREE:
            rows = [_degree(whole)]
            words = whole
        case Kind.EXPERIENCE:
            rows = [_experience(whole)]
            words = whole
        case Kind.LANGUAGE:
            rows = [
                {
                    "any_of": names,
                    "level_word": level_word(whole),
                    "slug": names[0],
                    "name": " or ".join(names),
                }
                for names in group_languages(words)
            ]
        case Kind.SOFT_SKILL:
            family, names, phrases = soft_terms(clause, item)
            rows = [
                {
                    "any_of": names,
                    "phrases": phrases,
                    "slug": family or names[0],
                    "name": _name(_short(item)),
                }
            ]
        case Kind.SKILL:
            terms = skill_terms(item, tail=clause.tail) or skill_terms(words) or (words[:80],)
            same, weak = with_aliases(terms)
            rows = [
                {
                    "any_of": same,
                    "weak": weak,
                    "level_word": level_word(f"{clause.lead} {words}"),
                    "slug": terms[0],
                    "name": _name(terms[0]),
                }
            ]
        case _:
            terms = skill_terms(item) or skill_terms(words) or (words[:80],)
            rows = [{"any_of": terms, "slug": terms[0], "name": _name(terms[0])}]
    return [{"kind": kind.value, "quote": words.strip(" ,;."), **row} for row in rows]


def _degree(words: str) -> dict[str, Any]:
    level = find_degree(words) or DegreeLevel.BACHELOR
    fields = degree_fields(words)
    return {
        "level": level.value,
        "fields": fields,
        "related_field_ok": wants_related(words),
        "or_equivalent": takes_equivalent(words),
        "slug": f"degree-{level.value}",
        "name": _LEVEL_NAMES[level] + (f" in {_listed(fields)}" if fields else ""),
    }


def _experience(words: str) -> dict[str, Any]:
    least, most = find_years(words) or (None, None)
    area = years_area(words)
    return {
        "years_min": least,
        "years_max": most,
        "area": area,
        "slug": "experience",
        "name": f"Experience: {area}" if area else "Experience",
        "titles": (),
        "duties": skill_terms(area)[:6] if area else (),
    }


_LEVEL_NAMES = {
    DegreeLevel.HIGH_SCHOOL: "High school diploma",
    DegreeLevel.DIPLOMA: "Diploma",
    DegreeLevel.ASSOCIATE: "Associate's degree",
    DegreeLevel.BACHELOR: "Bachelor's degree",
    DegreeLevel.MASTER: "Master's degree",
    DegreeLevel.DOCTORATE: "Doctorate",
}


def _listed(words: Sequence[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def derive_experience(text: str, title: str, band: Band | None) -> Criterion:
    """The criterion that the title implies where no years are asked for in words."""
    line = _flat(_line_of(text, band.span)) if band else ""
    found = re.search(re.escape(title).replace(r"\ ", r"\s+"), text, re.IGNORECASE)
    quote = line or (_flat(found.group()) if found else "")
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
    criterion: Criterion, title: str, text: str, statements: Sequence[Statement]
) -> Criterion:
    """The experience criterion with the titles and duties that show the role."""
    if not isinstance(criterion, ExperienceCriterion):
        return criterion
    titles = role_titles(title, criterion.area)
    duties = dict.fromkeys([*criterion.duties, *find_duties(text, statements)])
    area = criterion.area or next(iter(titles), "")
    return criterion.model_copy(update={"titles": titles, "duties": tuple(duties), "area": area})


def _line_of(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)].strip(" \t•*-–")


def _flat(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    """Words fit for a name: without the stop, at most 60 characters."""
    plain = words.strip(" .,;:")
    return plain if len(plain) <= 60 else plain[:57].rsplit(" ", 1)[0] + "..."


def _name(term: str) -> str:
    return term[:1].upper() + term[1:]


def _slug(words: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return "-".join(slug.split("-")[:4])[:40].strip("-") or "criterion"


def _unique(slug: str, taken: set[str]) -> str:
    name, count = slug, 1
    while name in taken:
        count += 1
        name = f"{slug}-{count}"
    taken.add(name)
    return name
