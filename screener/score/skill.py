"""Skills: only listed < described in a job < in dated jobs < with an outcome; level words."""

from __future__ import annotations

from screener.score.compiled import Compiled
from screener.score.found import (
    FULL_MONTHS,
    Found,
    begun,
    dated_jobs,
    in_role,
    not_found,
    recency,
    rounded,
    speaks_for_candidate,
)
from screener.score.patterns import pattern
from screener.score.quotes import Place, item_span
from screener.score.view import View

_REACH = 160


def evaluate_skill(view: View, compiled: Compiled) -> Found:
    """Gather the places that name a skill, and what they say about its depth."""
    weak = view.places(compiled.weak, "weak_term")
    named = _all_places(view, compiled, weak)
    places = tuple(p for p in named if not _is_practice(view, p))
    weak += tuple(p for p in named if p not in places)
    held = tuple(p for p in places if speaks_for_candidate(p))
    started = tuple(p for p in places if begun(p))
    hints = tuple(p for p in weak if speaks_for_candidate(p))
    described = tuple(p for p in held if p.in_job)
    jobs = dated_jobs(view, described)
    deep = tuple(p for p in held if not compiled.level_word or shows_level(view, p))
    features = {
        "hinted": float(bool(hints or started or held)),
        "named": float(bool(held)),
        "level": float(bool(deep)),
        "described": float(bool(described)),
        "months": min(1.0, view.months(jobs).most / FULL_MONTHS) if jobs else 0.0,
        "recent": recency(view.years_since(jobs)) if jobs else 0.0,
        "in_role": in_role(view, described),
        "outcome": float(any(view.has_outcome(p.statement) for p in described)),
    }
    shown = _strongest_first(view, held, deep) + started + hints
    return Found(rounded(features), shown, _reason(view, compiled, held, deep, started, hints))


def _is_practice(view: View, place: Place) -> bool:
    """Whether an acronym names what people do and not the tool: "CRM training"."""
    words = view.cased[place.span.start : place.span.end]
    after = view.folded[place.span.end : place.span.end + 24]
    return words.isupper() and bool(pattern("levels", "practice").search(after))


def _all_places(view: View, compiled: Compiled, weak: tuple[Place, ...]) -> tuple[Place, ...]:
    named = view.places(compiled.terms, "term")
    known = view.mentions(compiled.families, "product_of_family")
    new = [p for p in known if not any(p.span.overlaps(other.span) for other in named + weak)]
    return tuple(sorted((*named, *new), key=lambda place: place.span))


def shows_level(view: View, place: Place) -> bool:
    """Whether the words around a place say more than the name: a level or a demanding use.

    A level word counts in the same item of a list or before the whole list; a use counts anywhere
    in the same statement of a job.
    """
    item = item_span(view.text, place)
    if pattern("levels", "level").search(view.folded, item.start, item.end):
        return True
    clause = max(place.span.start - _REACH, place.statement.span.start if place.statement else 0)
    before = view.folded[clause : place.span.start]
    if pattern("levels", "level_of_list").search(before):
        return True
    if place.statement is None or not place.in_job:
        return False
    span = place.statement.span
    return bool(pattern("levels", "use").search(view.folded, span.start, span.end))


def _strongest_first(
    view: View, held: tuple[Place, ...], deep: tuple[Place, ...]
) -> tuple[Place, ...]:
    def strength(place: Place) -> tuple[bool, bool, bool, int]:
        outcome = view.has_outcome(place.statement)
        return (place not in deep, not place.in_job, not outcome, place.span.start)

    return tuple(sorted(held, key=strength))


def _reason(
    view: View,
    compiled: Compiled,
    held: tuple[Place, ...],
    deep: tuple[Place, ...],
    started: tuple[Place, ...],
    hints: tuple[Place, ...],
) -> str:
    if held:
        return _held_reason(view, compiled, held, deep)
    if started:
        return f"{view.text[started[0].span.start : started[0].span.end]} is said to be under way"
    if hints:
        named = " ".join(view.text[hints[0].span.start : hints[0].span.end].split())
        return f"{named} named: weak evidence of {compiled.label}"
    return not_found(view, compiled.looked_for)


def _held_reason(
    view: View, compiled: Compiled, held: tuple[Place, ...], deep: tuple[Place, ...]
) -> str:
    described = tuple(p for p in held if p.in_job)
    jobs = dated_jobs(view, described)
    where = "only listed"
    if described:
        count = len({p.job for p in described if p.job is not None}) or 1
        where = f"described in {count} job{'s' * (count != 1)}"
    if jobs:
        months = view.months(jobs)
        where += f" ({_months(months.least, months.most)})"
    level = ""
    if compiled.level_word:
        level = "" if deep else f"; no sign of the {compiled.level_word} level asked"
    return f"{', '.join(_names(view, held)[:3])} {where}{level}"


def _names(view: View, held: tuple[Place, ...]) -> list[str]:
    """What a skill is called in the resume, each name once however it is capitalised."""
    written = (" ".join(view.text[p.span.start : p.span.end].split()) for p in held)
    names: dict[str, str] = {}
    for name in written:
        names.setdefault(name.casefold(), name)
    return list(names.values())


def _months(least: int, most: int) -> str:
    return f"{most} months" if least == most else f"{least} to {most} months"
