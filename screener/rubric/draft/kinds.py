"""What kind of thing a clause asks for, and the fields that kind needs."""

from __future__ import annotations

import re

from screener.rubric.draft.clauses import Clause
from screener.rubric.draft.lexicon import CIRCUMSTANCE, LANGUAGE_CUE, find_languages, soft_family
from screener.rubric.draft.tools import products_in
from screener.rubric.schema import Kind
from screener.rubric.tables import any_of, compile_patterns, pattern
from screener.types import DegreeLevel

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15,
    "a couple of": 2,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
YEARS = pattern("kinds", "years")
VAGUE_YEARS = re.compile(
    r"\b(?:many|several|a few|some|multiple|a number of|extensive) years\b|\ba year or two\b",
    re.IGNORECASE,
)
_OF_AGE = re.compile(
    r"\s*(?:(?:through|to|and|–|-)\s*\d+\s*(?:months?|years?)\s*)?(?:old|of age|contract)",
    re.IGNORECASE,
)
_NOT_EXPERIENCE = pattern("kinds", "not_experience")


def find_years(words: str) -> tuple[float | None, float | None] | None:
    """Least and most years that a clause asks for; None where it asks for none.

    Shapes: "5+ years", "2-4 years", "at least three", "0 – 2 years", "up to 3 years", "many years"
    (no numbers). "in the last ten years", "18 years of age" are not experience.

    >>> find_years("Experience: 2 – 4 years"), find_years("at least three years of sales")
    ((2.0, 4.0), (3.0, None))
    """
    for found in YEARS.finditer(words):
        before, after = words[: found.start()], words[found.end() :]
        if _NOT_EXPERIENCE.search(before) or _OF_AGE.match(after):
            continue
        if found["unit"].lower().startswith("of") and _counts_things(before):
            continue
        if found["unit"].lower().startswith("month") and not _is_time_at_work(words):
            continue
        per = 12 if found["unit"].lower().startswith("month") else 1
        least, most = _number(found["least"], per), _number(found["most"], per)
        if re.search(r"\b(?:up to|maximum(?: of)?|less than|no more than)\s*$", before, re.I):
            return None, least
        return least, None if found["open"] else most
    return (None, None) if VAGUE_YEARS.search(words) else None


def _counts_things(before: str) -> bool:
    """Whether "two of them" counts what stands before it, and no years do."""
    told = re.sub(r"\b(?:and|with|for|at least|more than|over)\b", "", before, flags=re.IGNORECASE)
    return bool(re.search(r"\w", told)) and not re.search(r"\b(?:years?|yrs?)\b", told, re.I)


def _number(word: str | None, per: int = 1) -> float | None:
    return float(_NUMBERS.get(word.lower(), word)) / per if word else None


def find_degree(words: str) -> DegreeLevel | None:
    """The lowest level of degree that a clause names, OTHER where it names none; None without one.

    >>> find_degree("Bachelor's or Master's degree in Law"), find_degree("MBA preferred").value
    (<DegreeLevel.BACHELOR: 'bachelor'>, 'master')
    """
    words = _NO_MASTER.sub(" ", words)
    named = [DegreeLevel(level) for level, regex in _degrees() if regex.search(words)]
    if named:
        return named[-1]
    return DegreeLevel.OTHER if any_of("degrees", "unnamed").search(words) else None


_NO_MASTER = re.compile(
    r"\b(?:scrum|web|head|harbou?r|station)[- ]masters?\b"
    r"|\bmaster (?:teacher|black belt|plumber|electrician)s?\b",
    re.IGNORECASE,
)
"""Masters of a craft, who need no degree."""


def _degrees() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return compile_patterns("degrees", "levels")


def degree_fields(words: str) -> tuple[str, ...]:
    """Fields of study named after the degree, in lower case.

    >>> degree_fields("Bachelor's degree in Business, Marketing, or a related field.")
    ('business', 'marketing')
    """
    ends = [m.end() for _, regex in _degrees() for m in regex.finditer(words)]
    start = min(ends, default=0)
    opened = re.search(
        r"\b(?:in(?![- ]lieu)|of|with (?:a )?(?:major|concentration|specialization) in)\s+",
        words[start:],
        re.I,
    )
    if opened is None:
        return ()
    rest = words[start + opened.end() :]
    stop = any_of("degrees", "fields_end").search(rest)
    listed = rest[: stop.start()] if stop else rest
    parts = re.split(
        r"\s*,\s*(?:(?:or|and)\b)?\s*|\s+(?:or|and/or)\s+|\s*/\s*|\s+and\s+(?=[A-Z])", listed
    )
    return tuple(dict.fromkeys(field for part in parts if (field := _field(part))))


def _field(words: str) -> str:
    field = re.sub(r"\([^)]*\)?", "", words).strip(" .,;:()").lower()
    field = re.sub(r"^(?:an?|the|or|and|any)\s+", "", field)
    field = re.sub(r"^(?:\w+ )?(?:school|college|faculty|department|program(?:me)?) of ", "", field)
    field = re.sub(r"\s+(?:field|discipline|degree|program|programme|subject)s?$", "", field)
    place = re.search(
        r"^degree$|\b(?:school|college|university|institution|institute)$|^mba$", field
    )
    none = bool(place) or field in {"the", "any"} or find_degree(field) is not None
    return "" if none or len(field.split()) > 5 or not re.search(r"[a-z]{2}", field) else field


def wants_related(words: str) -> bool:
    """Whether a neighbouring field of study will do ("or a related field")."""
    return bool(any_of("degrees", "related").search(words))


REPLACED = pattern("clauses", "replaced")
"""What may stand for all that a sentence asks before it."""


def takes_equivalent(words: str) -> bool:
    """Whether experience may stand for the degree ("or equivalent practical experience")."""
    return bool(any_of("degrees", "equivalent").search(words))


_NO_DEGREE = re.compile(r"\bexperience (?:with|as|in)\b.*degree|\bmust enrol", re.IGNORECASE)
_LICENSE = pattern("kinds", "license")
_CERTIFICATION = pattern("kinds", "certification")
_SHARED_CERTIFICATE = pattern("kinds", "shared_certificate")


def kind_of(clause: Clause, words: str, whole: str) -> Kind:
    """The kind of a clause by what it names; a skill where nothing tells otherwise.

    `words` are the clause's own, `whole` those of the clause it was cut from.
    """
    # "data tools or a PMP": what stands first decides
    plain = " ".join(_OBTAIN.sub(" ", words).split())
    first = re.split(r"\bor\b", f"{plain} {clause.tail}", maxsplit=1)[0]
    tests: tuple[tuple[Kind, object], ...] = (
        (
            Kind.DEGREE,
            find_degree(words) and not _NO_DEGREE.search(words),
        ),
        (Kind.EXPERIENCE, find_years(words) is not None and _is_time_at_work(words)),
        (
            Kind.LANGUAGE,
            find_languages(words) and (LANGUAGE_CUE.search(whole) or find_languages(whole)),
        ),
        (Kind.LICENSE, _LICENSE.search(first)),
        (Kind.CERTIFICATION, _CERTIFICATION.search(first) or _SHARED_CERTIFICATE.match(plain)),
        (Kind.OTHER, CIRCUMSTANCE.search(words) or _is_readiness(words)),
        (Kind.SOFT_SKILL, _is_soft(clause, words)),
    )
    return next((kind for kind, holds in tests if holds), Kind.SKILL)


def _is_time_at_work(words: str) -> bool:
    return bool(pattern("kinds", "time_at_work").search(words))


def _is_readiness(words: str) -> bool:
    """Whether words ask what somebody would do, which no resume shows ("willing to stand")."""
    return bool(_WILLING.match(words)) and not soft_family(words)


_WILLING = pattern("names", "willing")
_ABILITY = pattern("kinds", "ability")
_OBTAIN = pattern("terms", "obtain")
"""What may stand for a licence until there is one."""
_HARD = pattern("kinds", "hard")
_LEADING = pattern("role", "leading")
_EXPERIENCE_OF = re.compile(r"^.{0,40}?\bexperience,? (?:(?:in|of|with) )?", re.IGNORECASE)


def _is_soft(clause: Clause, words: str) -> bool:
    led = f"{clause.lead} {words}"
    family = soft_family(words)
    if products_in(words) and family not in {"learning", "presentation"}:
        return False  # "able to write letters in Word" asks for Word
    plain = re.sub(r"\([^()]*\)?", " ", words)
    if _ABILITY.search(plain) or (_ABILITY.search(clause.lead) and not _HARD.search(clause.lead)):
        return True
    leads = _LEADING.search(_EXPERIENCE_OF.sub("", words))
    return bool(family) and bool(leads or not _HARD.search(led))


_LEVEL = pattern("kinds", "level")


def level_word(words: str) -> str:
    """The first word that says how well, in lower case; "" without one.

    >>> level_word("intermediate Microsoft Excel skills")
    'intermediate'
    """
    found = _LEVEL.search(words)
    return found[1].lower() if found else ""
