"""Advice on a rubric: contradictions, what no resume can show, what is unfair to judge by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations

import msgspec

from screener.rubric.everyday import is_bare, opens_loosely
from screener.rubric.schema import (
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    Importance,
    Kind,
    Level,
    Rubric,
)
from screener.rubric.tables import compile_patterns, load_patterns
from screener.rubric.weights import TOTAL

MOST_WEIGHT = 0.40
MOST_MUSTS = 8
SAME_TERMS = 0.5
"""Share of common terms from which two criteria ask the same thing."""


class LintCode(StrEnum):
    """What is wrong, as a word that scripts can rely on."""

    YEARS_AND_LEVEL = "years_and_level"
    YEARS_TWICE = "years_twice"
    EQUIVALENT_IGNORED = "equivalent_ignored"
    RELATED_IGNORED = "related_ignored"
    UNSHOWABLE_MUST = "unshowable_must"
    PROTECTED_TERM = "protected_term"
    PROXY_TERM = "proxy_term"
    DUPLICATE = "duplicate"
    OVERLAP = "overlap"
    HEAVY = "heavy"
    MANY_MUSTS = "many_musts"
    WEIGHT_SUM = "weight_sum"
    WEIGHTLESS = "weightless"
    LIGHT_MUST = "light_must"
    EVERYDAY_TERM = "everyday_term"
    LOOSE_AREA = "loose_area"
    CONVERSATIONAL = "conversational"


class LintFinding(msgspec.Struct, frozen=True):
    """One piece of advice: a code, the place in the file, what is wrong, what would work."""

    code: LintCode
    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message} [{self.code}]; {self.remedy}"


def lint_rubric(rubric: Rubric) -> tuple[LintFinding, ...]:
    """Findings in the order of the file; none for a rubric without anything to object to.

    >>> from screener.rubric import parse_rubric
    >>> text = "title: Cook\\ncriteria: [{id: a, kind: skill, weight: 60, any_of: [young chef]}]"
    >>> [finding.code.value for finding in lint_rubric(parse_rubric(text))]
    ['protected_term', 'heavy', 'weight_sum']
    """
    found: list[LintFinding] = []
    for place, criterion in enumerate(rubric.criteria):
        path = f"criteria.{place} ({criterion.id})"
        for check in (_lint_terms, _lint_everyday, _lint_showable, _lint_degree):
            found += check(path, criterion)
        found += _lint_years(path, criterion, rubric)
        found += _lint_weight(path, criterion, rubric)
    whole = (*_lint_whole(rubric), *_lint_talk(rubric.criteria))
    return (*found, *_lint_pairs(rubric.criteria), *whole)


# ------------------------------------------------------------------------------ one criterion


def _lint_terms(path: str, criterion: Criterion) -> Iterator[LintFinding]:
    """Words about who somebody is, or that stand for it."""
    words = _words(criterion)
    for code, group, remedy in (
        (LintCode.PROTECTED_TERM, "protected", "ask for what the work needs instead"),
        (LintCode.PROXY_TERM, "proxy", "it stands for who people are; ask for a skill instead"),
    ):
        for rule, regex in compile_patterns("lint", group):
            if hit := regex.search(words):
                about = rule.replace("_", " ")
                yield LintFinding(code, path, f'"{hit.group()}" is about {about}', remedy)


def _lint_everyday(path: str, criterion: Criterion) -> Iterator[LintFinding]:
    """Names that any resume holds, and an area cut out of a sentence."""
    named = () if criterion.kind in _TOLD else _terms(criterion)
    titles = getattr(criterion, "titles", ())
    ranks = load_patterns("role")["leaders"]  # a role that leads people is told by its rank
    for term in (*named, *(title for title in titles if title not in ranks)):
        if is_bare(term) or opens_loosely(term):
            message = f'"{term}" stands in any resume'
            yield LintFinding(LintCode.EVERYDAY_TERM, path, message, "name the thing it is about")
    area = getattr(criterion, "area", "")
    if opens_loosely(area):
        message = f'"{area}" is a piece of a sentence'
        remedy = "name the field of work"
        yield LintFinding(LintCode.LOOSE_AREA, f"{path}.area", message, remedy)


_TOLD = frozenset({Kind.SOFT_SKILL, Kind.OTHER, Kind.DEGREE})
"""Kinds whose words are told or learned, not looked up as names of things."""


def _lint_showable(path: str, criterion: Criterion) -> Iterator[LintFinding]:
    """Must-haves that are qualities of a person, which a resume can only claim."""
    if criterion.importance is not Importance.MUST or criterion.kind is Kind.SKILL:
        return
    asked = f"{criterion.quote} {criterion.name} {' '.join(_terms(criterion)[:1])}"
    for _, regex in compile_patterns("lint", "unshowable"):
        if criterion.kind in {Kind.SOFT_SKILL, Kind.OTHER} and (hit := regex.search(asked)):
            yield LintFinding(
                LintCode.UNSHOWABLE_MUST,
                path,
                f'no resume can show "{hit.group()}", yet it is a must-have',
                "make it preferred, or leave it to the interview",
            )
            return


def _lint_degree(path: str, criterion: Criterion) -> Iterator[LintFinding]:
    """What the quote allows and the fields do not."""
    if not isinstance(criterion, DegreeCriterion):
        return
    equivalent = re.search(r"\bequivalent\b|\bin lieu of\b", criterion.quote, re.IGNORECASE)
    if equivalent and not criterion.or_equivalent:
        yield LintFinding(
            LintCode.EQUIVALENT_IGNORED,
            f"{path}.or_equivalent",
            f'the quote says "{equivalent.group()}", but only the degree counts',
            "set or_equivalent: true",
        )
    related = re.search(r"\b(?:related|similar|relevant) (?:\w+ ){0,2}field", criterion.quote, re.I)
    if related and criterion.fields and not criterion.related_field_ok:
        yield LintFinding(
            LintCode.RELATED_IGNORED,
            f"{path}.related_field_ok",
            f'the quote says "{related.group()}", but only the named fields count',
            "set related_field_ok: true",
        )


_ENTRY = re.compile(r"\b(?:entry[- ]level|junior|trainee|fresher|graduate|intern)\b", re.IGNORECASE)
_SENIOR = re.compile(r"\b(?:senior|lead|principal|head|director)\b", re.IGNORECASE)


def _lint_years(path: str, criterion: Criterion, rubric: Rubric) -> Iterator[LintFinding]:
    """Years that the level or the title of the role contradicts."""
    if not isinstance(criterion, ExperienceCriterion) or criterion.importance != Importance.MUST:
        return
    entry = rubric.level is Level.ENTRY or _ENTRY.search(rubric.title)
    senior = rubric.level is Level.SENIOR or _SENIOR.search(rubric.title)
    if entry and (criterion.years_min or 0) > 2:
        message = f"{criterion.years_min:g} years are asked of an entry-level role"
        remedy = "ask for 2 at most, or name another level"
        yield LintFinding(LintCode.YEARS_AND_LEVEL, f"{path}.years_min", message, remedy)
    if senior and not entry and (criterion.years_max or 60) < 3:
        message = f"at most {criterion.years_max:g} years are asked of a senior role"
        remedy = "raise years_max, or name another level"
        yield LintFinding(LintCode.YEARS_AND_LEVEL, f"{path}.years_max", message, remedy)


def _lint_weight(path: str, criterion: Criterion, rubric: Rubric) -> Iterator[LintFinding]:
    """A weight that decides everything, or nothing."""
    total = sum(one.weight for one in rubric.criteria)
    place = f"{path}.weight"
    if total and criterion.weight > MOST_WEIGHT * total:
        share = round(100 * criterion.weight / total)
        message = f"{share} % of all points hang on this one criterion"
        remedy = f"keep it at {100 * MOST_WEIGHT:.0f} % or less"
        yield LintFinding(LintCode.HEAVY, place, message, remedy)
    if criterion.weight == 0:
        message = "weighs nothing, so it changes no score"
        yield LintFinding(LintCode.WEIGHTLESS, place, message, "give it points, or take it out")


# ---------------------------------------------------------------------------- several criteria


def _lint_pairs(criteria: Sequence[Criterion]) -> Iterator[LintFinding]:
    """Two criteria that ask for the same thing, wholly or in part."""
    for (_, one), (place, other) in combinations(enumerate(criteria), 2):
        if one.kind is not other.kind:
            continue
        path = f"criteria.{place} ({other.id})"
        if one.kind is Kind.EXPERIENCE:
            yield from _lint_two_years(path, one, other)
            continue
        mine, theirs = _named(one), _named(other)
        shared = sorted(mine & theirs)
        if shared and len(shared) >= SAME_TERMS * min(len(mine), len(theirs)):
            yield LintFinding(
                LintCode.DUPLICATE,
                path,
                f'asks the same as "{one.id}" ({shared[0]})',
                "merge the two, or the same words count twice",
            )
        elif shared:
            yield LintFinding(
                LintCode.OVERLAP,
                path,
                f'shares {", ".join(shared[:3])} with "{one.id}"',
                "let each word count in one criterion only",
            )


def _lint_two_years(path: str, one: Criterion, other: Criterion) -> Iterator[LintFinding]:
    assert isinstance(one, ExperienceCriterion)
    assert isinstance(other, ExperienceCriterion)
    same = one.area.lower() == other.area.lower() and one.importance is other.importance
    if same and (one.years_min, one.years_max) != (other.years_min, other.years_max):
        message = f'asks other years for the same as "{one.id}"'
        yield LintFinding(LintCode.YEARS_TWICE, path, message, "keep the one that is meant")


def _lint_whole(rubric: Rubric) -> Iterator[LintFinding]:
    """The number of must-haves, the sum of the weights, and their order."""
    musts = [one for one in rubric.criteria if one.importance is Importance.MUST]
    if len(musts) > MOST_MUSTS:
        message = f"{len(musts)} must-haves; hardly anybody shows that many in a resume"
        remedy = f"keep the {MOST_MUSTS} that the work cannot do without, make the rest preferred"
        yield LintFinding(LintCode.MANY_MUSTS, "criteria", message, remedy)
    total = sum(one.weight for one in rubric.criteria)
    if round(total * 10) != TOTAL * 10:
        message = f"weights sum to {total:g}"
        yield LintFinding(
            LintCode.WEIGHT_SUM,
            "criteria",
            message,
            f"make them sum to {TOTAL}, to read as percent",
        )
    stated = [one for one in rubric.criteria if not one.derived]
    wished = [one.weight for one in stated if one.importance is Importance.PREFERRED]
    for place, one in enumerate(rubric.criteria):
        shown = one.kind is not Kind.OTHER  # nobody's resume shows a background check
        if shown and one in musts and wished and one.weight < min(wished):
            yield LintFinding(
                LintCode.LIGHT_MUST,
                f"criteria.{place} ({one.id}).weight",
                "a must-have that weighs less than everything that is only preferred",
                "give it more points, or make it preferred",
            )


def _lint_talk(criteria: Sequence[Criterion]) -> Iterator[LintFinding]:
    """Criteria cut out of sentences that talk to the reader, which name few things exactly."""
    quotes = [one.quote for one in criteria if one.quote and not one.derived]
    talk = [quote for quote in quotes if _TALK.search(quote)]
    if len(talk) >= LEAST_TALK and len(talk) >= SHARE_OF_TALK * len(quotes):
        yield LintFinding(
            LintCode.CONVERSATIONAL,
            "criteria",
            f"the posting is conversational: {len(talk)} of {len(quotes)} quotes talk to the reader"
            f' ("{talk[0][:SHOWN].strip()}...")',
            "read every name and any_of, and edit what is no word of a resume",
        )


_TALK = re.compile(r"^\W*(?:\w+\W+){0,4}you(?:['’](?:ve|re|ll|d))?\b", re.IGNORECASE)
LEAST_TALK = 4
SHARE_OF_TALK = 0.4
"""So many sentences with "you" among their first words, and such a share, make a conversation."""
SHOWN = 40


# ----------------------------------------------------------------------------------- words


def is_about_people(words: str) -> bool:
    """Whether words are about who somebody is, or stand for it.

    >>> is_about_people("We want a young cook"), is_about_people("Cook lunch for forty")
    (True, False)
    """
    groups = ("protected", "proxy")
    return any(
        regex.search(words) for group in groups for _, regex in compile_patterns("lint", group)
    )


def _terms(criterion: Criterion) -> tuple[str, ...]:
    return tuple(getattr(criterion, "any_of", ()) or getattr(criterion, "fields", ()))


def _named(criterion: Criterion) -> frozenset[str]:
    """What a criterion asks for by name; a degree by its level and fields."""
    if isinstance(criterion, DegreeCriterion):
        return frozenset({f"{criterion.level.value} {criterion.importance.value}"})
    return frozenset(term.lower() for term in _terms(criterion))


def _words(criterion: Criterion) -> str:
    parts = [criterion.name, criterion.quote, *_terms(criterion)]
    told = (*getattr(criterion, "phrases", ()), *getattr(criterion, "posting", ()))
    return " | ".join([*parts, *told])
