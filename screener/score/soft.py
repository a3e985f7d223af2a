"""Soft skills: claimed in a summary or a list < shown in a job < shown often and with outcomes."""

from __future__ import annotations

from screener.score.compiled import Compiled
from screener.score.found import Found, not_found, rounded, speaks_for_candidate
from screener.score.quotes import Place
from screener.score.view import View

OFTEN = 4
"""Statements that show it from which more say no more."""
MAX_PLACES = 12


def evaluate_soft_skill(view: View, compiled: Compiled) -> Found:
    """Gather the statements that claim or show a way of working, by phrases and by meaning."""
    named = _kept(view.places(compiled.terms, "phrase"))
    phrased = _kept(view.phrase_places(compiled.phrases, "phrase"))
    shown = _one_per_statement(tuple(p for p in (*named, *phrased) if p.in_job))
    claimed = _one_per_statement(tuple(p for p in (*named, *phrased) if not p.in_job))
    features = {
        "claimed": float(bool(claimed or shown)),
        "shown": float(bool(shown)),
        "often": min(1.0, max(0, len(shown) - 1) / (OFTEN - 1)),
        "outcome": float(any(view.has_outcome(p.statement) for p in shown)),
    }
    places = shown + claimed
    return Found(rounded(features), places[:MAX_PLACES], _reason(view, compiled, shown, claimed))


def _kept(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in places if speaks_for_candidate(place))


def _one_per_statement(places: tuple[Place, ...]) -> tuple[Place, ...]:
    first: dict[int, Place] = {}
    for place in places:
        key = place.statement.span.start if place.statement else place.span.start
        first.setdefault(key, place)
    return tuple(first[key] for key in sorted(first))


def _reason(
    view: View,
    compiled: Compiled,
    shown: tuple[Place, ...],
    claimed: tuple[Place, ...],
) -> str:
    if shown:
        count = len(shown)
        return f"shown in {count} statement{'s' * (count != 1)} about jobs"
    if claimed:
        return "only claimed: no job entry shows it"
    return not_found(view, compiled.looked_for)
