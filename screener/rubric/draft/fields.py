"""The fields that a clause fills in a criterion of its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from screener.rubric.draft.area import years_area, years_roles
from screener.rubric.draft.clauses import Clause
from screener.rubric.draft.kinds import (
    degree_fields,
    find_degree,
    find_years,
    level_word,
    takes_equivalent,
    wants_related,
)
from screener.rubric.draft.lexicon import CIRCUMSTANCE, group_languages
from screener.rubric.draft.names import condition_name, either_name, short_name, slug_of, soft_name
from screener.rubric.draft.terms import (
    LONGEST_TERM,
    known_name,
    plain_term,
    skill_terms,
    soft_terms,
    with_aliases,
)
from screener.rubric.draft.titles import area_titles
from screener.rubric.schema import Kind
from screener.types import DegreeLevel

Row = dict[str, Any]


class Asked(msgspec.Struct, frozen=True):
    """A clause with its words on one line: its own, those it was cut from, and its object's.

    `replaced` where something may stand for all that its sentence asks.
    """

    clause: Clause
    words: str
    whole: str
    item: str
    replaced: bool = False


def fields_of(kind: Kind, asked: Asked) -> list[Row]:
    """The rows of a clause, one per language and else one, with `slug`, `name` and `quote`.

    A row holds what the schema's model of its kind takes, save for what the draft decides
    (importance, weight, reason).
    """
    makers = {
        Kind.DEGREE: _degree,
        Kind.EXPERIENCE: _experience,
        Kind.LANGUAGE: _languages,
        Kind.SOFT_SKILL: _soft_skill,
        Kind.SKILL: _skill,
        Kind.OTHER: _other,
    }
    return [_quoted(kind, asked, row) for row in makers.get(kind, _named)(asked)]


def fields_of_languages(names: Sequence[str], asked: Asked) -> list[Row]:
    """The rows of a clause that asks for languages which it does not name itself."""
    return [_quoted(Kind.LANGUAGE, asked, _language((name,), asked.whole)) for name in names]


def _quoted(kind: Kind, asked: Asked, row: Row) -> Row:
    return {"kind": kind.value, "quote": asked.words.strip(" ,;."), **row}


def _language(names: Sequence[str], words: str) -> Row:
    return {
        "any_of": tuple(names),
        "level_word": level_word(words),
        "slug": slug_of(names[0]),
        "name": " or ".join(names),
    }


def _languages(asked: Asked) -> list[Row]:
    return [_language(names, asked.whole) for names in group_languages(asked.words)]


def _degree(asked: Asked) -> list[Row]:
    words = asked.whole
    level = find_degree(words) or DegreeLevel.OTHER
    fields = degree_fields(words)
    row = {
        "level": level,
        "fields": fields,
        "related_field_ok": wants_related(words),
        "or_equivalent": takes_equivalent(words) or asked.replaced,
        "slug": "degree" if level is DegreeLevel.OTHER else slug_of(f"degree-{level.value}"),
        "name": _LEVEL_NAMES[level] + (f" in {_listed(fields)}" if fields else ""),
    }
    return [row | _whole(asked)]


def _experience(asked: Asked) -> list[Row]:
    words = asked.whole
    least, most = find_years(words) or (None, None)
    area = years_area(words)
    row = {
        "years_min": least,
        "years_max": most,
        "area": area,
        "slug": "experience",
        "name": f"Experience: {short_name(area)}" if area else "Experience",
        "titles": tuple(dict.fromkeys([*map(str.lower, years_roles(words)), *area_titles(area)])),
        "duties": tuple(term for term in skill_terms(area) if " " in term)[:6],
    }
    return [row | _whole(asked)]


def _soft_skill(asked: Asked) -> list[Row]:
    family, names, phrases = soft_terms(asked.clause, asked.item)
    name = soft_name(family, asked.item)
    slug = slug_of(family or name)
    return [{"any_of": names, "phrases": phrases, "slug": slug, "name": name}]


def _skill(asked: Asked) -> list[Row]:
    terms = _terms(asked, tail=asked.clause.tail)
    if not terms:
        return []
    same, weak = with_aliases(terms)
    level = level_word(f"{asked.clause.lead} {asked.words}")
    return [_call(terms, asked.item) | {"any_of": same, "weak": weak, "level_word": level}]


def _named(asked: Asked) -> list[Row]:
    terms = _terms(asked)
    if not terms:
        return []
    terms = tuple(name for term in terms for name in _EITHER_LETTERS.split(term))
    short = (found[1] for term in terms if (found := _ACRONYM.match(term)))
    return [_call(terms, asked.item) | {"any_of": tuple(dict.fromkeys([*terms, *short]))}]


def _other(asked: Asked) -> list[Row]:
    terms = _terms(asked) or (asked.words[:LONGEST_TERM],)
    told = tuple(term for term in terms if CIRCUMSTANCE.search(term))
    found = CIRCUMSTANCE.search(asked.item)
    beside = found and not told and " " in found.group().strip() and found.start() > len(terms[0])
    named = (found.group(),) if beside and found else told or terms
    aside = beside or _SUBJECT_TO.search(asked.item)
    name = short_name(named[0]) if aside else condition_name(asked.item)
    return [{"any_of": named, "slug": slug_of(name), "name": name}]


_SUBJECT_TO = re.compile(r"\b(?:subject to|contingent (?:up)?on)\b", re.IGNORECASE)
"""Words behind which the condition itself is named."""


_EITHER_LETTERS = re.compile(r"(?<=[A-Z]{2})/(?=[A-Z]{2})")
"""What stands between two certificates named by their letters ("CPA/CMA")."""

_ACRONYM = re.compile(r"([A-Z][A-Z0-9+-]+) [Cc]ertif\w+$")
"""A certificate that resumes name by its letters alone ("CAPM certification")."""


_ABLE_TO = re.compile(r"^\W*(?:the )?abilit(?:y|ies) to\s+", re.IGNORECASE)


def _terms(asked: Asked, *, tail: str = "") -> tuple[str, ...]:
    """The names that a clause holds, else what its words are of, with what leads to them."""
    item = _ABLE_TO.sub("", asked.item)
    named = skill_terms(item, tail=tail) or skill_terms(asked.words)
    whole = (item, asked.words, f"{asked.clause.lead} {asked.item}")
    return named or tuple(term for words in whole if (term := plain_term(words)))[:1]


def _call(terms: Sequence[str], item: str) -> Row:
    name = short_name(terms[0])
    either = either_name(terms, item)
    return {"slug": slug_of(known_name(terms[0]) or name), "name": either or name}


def _whole(asked: Asked) -> Row:
    """Years and degrees are quoted with the list they stand in."""
    return {"quote": asked.whole.strip(" ,;.")}


_LEVEL_NAMES = {
    DegreeLevel.OTHER: "Degree",
    DegreeLevel.HIGH_SCHOOL: "High school diploma",
    DegreeLevel.DIPLOMA: "Diploma",
    DegreeLevel.ASSOCIATE: "Associate's degree",
    DegreeLevel.BACHELOR: "Bachelor's degree",
    DegreeLevel.MASTER: "Master's degree",
    DegreeLevel.DOCTORATE: "Doctorate",
}


def _listed(words: Sequence[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
