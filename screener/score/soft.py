"""Soft skills: claimed in a summary or a list < shown in a job < shown often and with outcomes.

Three ways to be found, from the surest: the rubric's own words, its phrases in any form, and a
statement about a job that means much the same. Likeness of meaning is always named as such.
"""

from __future__ import annotations

from screener.score.compiled import Compiled
from screener.score.found import (
    Found,
    in_role,
    not_found,
    one_per_statement,
    rounded,
    speaks_for_candidate,
)
from screener.score.nearness import statements_like
from screener.score.quotes import Place
from screener.score.statements import phrase_places, phrases_shown, statement_places
from screener.score.view import View

OFTEN = 4
"""Statements that show it from which more say no more."""
LIKE, VERY_LIKE = 0.45, 0.75
"""Similarities between which a statement about a job is taken to mean much the same."""


def evaluate_soft_skill(view: View, compiled: Compiled) -> Found:
    """Gather the statements that claim or show a way of working, by phrases and by meaning."""
    told = phrases_shown(view, compiled.phrases)
    named = view.places(compiled.terms, "named")
    phrased = phrase_places(view, told, compiled.phrases, "phrase")
    places = tuple(p for p in (*named, *phrased) if speaks_for_candidate(p))
    shown = _clearest_first(view, told.statements, tuple(p for p in places if p.in_job))
    claimed = one_per_statement(tuple(p for p in places if not p.in_job))
    alike = _alike(view, compiled, shown)
    best = max((similarity for _, similarity in alike), default=0.0)
    features = {
        "claimed": float(bool(claimed or shown)),
        "shown": float(bool(shown)),
        "often": min(1.0, max(0, len(shown) - 1) / (OFTEN - 1)),
        "in_role": in_role(view, shown),
        "outcome": float(any(view.has_outcome(p.statement) for p in shown)),
        "meant": 1.0 if shown else min(1.0, max(0.0, (best - LIKE) / (VERY_LIKE - LIKE))),
    }
    near = () if shown else tuple(place for place, _ in alike[:3])
    reason = _reason(view, compiled, shown, claimed, best)
    return Found(rounded(features), shown + near + claimed, reason)


def _clearest_first(
    view: View, numbers: tuple[int, ...], places: tuple[Place, ...]
) -> tuple[Place, ...]:
    """One place per statement, those with most of the phrases first, as `numbers` has them."""
    rank = {view.statements[number].span.start: at for at, number in enumerate(numbers)}
    whole = [(p.statement.span.start if p.statement else -1, p) for p in one_per_statement(places)]
    return tuple(p for _, p in sorted(whole, key=lambda one: rank.get(one[0], len(rank))))


def _alike(view: View, compiled: Compiled, shown: tuple[Place, ...]) -> list[tuple[Place, float]]:
    """Statements about jobs that mean much the same, nearest first; none where words were found."""
    if shown:
        return []
    near = statements_like(view, compiled.query, at_least=LIKE)
    places = statement_places(view, tuple(number for number, _ in near), "meaning")
    pairs = zip(places, (similarity for _, similarity in near), strict=True)
    return [(place, s) for place, s in pairs if place.in_job and speaks_for_candidate(place)]


def _reason(
    view: View,
    compiled: Compiled,
    shown: tuple[Place, ...],
    claimed: tuple[Place, ...],
    best: float,
) -> str:
    if shown:
        count = len(shown)
        return f"shown in {count} statement{'s' * (count != 1)} about jobs"
    if best and claimed:
        return f"claimed; a statement about a job is near in meaning ({best:.2f} of 1)"
    if best:
        return f"not in these words; a statement about a job is near in meaning ({best:.2f} of 1)"
    if claimed:
        return "only claimed: no job entry shows it"
    return not_found(view, compiled.looked_for)
