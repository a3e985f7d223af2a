"""What an evaluator hands over: features for the model, places for the reader, a sentence."""

from __future__ import annotations

from collections import Counter

import msgspec

from screener.score.quotes import Place
from screener.score.view import View
from screener.types import Notice, Standing

HALF_LIFE_YEARS = 10.0
"""Evidence fades in a straight line over ten years and then counts as old."""
FULL_MONTHS = 24
"""Months of use from which more months say no more about one skill."""


class Found(msgspec.Struct, gc=False, frozen=True):
    """Features (0 to 1 each), the places that they rest on, and why, in plain words.

    `whole` is False where something asked is missing, so that it is partly shown at most.
    `readings` are the features under the shortest and the longest reading of vague dates,
    `notices` what a reader should know that moves no points.
    """

    features: tuple[tuple[str, float], ...]
    places: tuple[Place, ...]
    reason: str
    readings: tuple[tuple[tuple[str, float], ...], ...] = ()
    notices: tuple[Notice, ...] = ()
    whole: bool = True


def speaks_for_candidate(place: Place) -> bool:
    """Whether a place tells of something the candidate has."""
    return place.standing is Standing.HELD


def one_per_statement(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The first place of every statement, in the order of the text."""
    first: dict[int, Place] = {}
    for place in places:
        key = place.statement.span.start if place.statement else place.span.start
        first.setdefault(key, place)
    return tuple(first[key] for key in sorted(first))


def is_repeated(view: View, places: tuple[Place, ...], *, more_than: int) -> bool:
    """Whether the same words are said so often; each statement about a job may say them once."""
    if len(places) <= more_than:
        return False
    told = {(view.words_of(p), p.statement.span) for p in places if p.in_job and p.statement}
    said = Counter(view.words_of(place) for place in places)
    said.subtract(words for words, _ in told)
    return max(said.values()) > more_than


def begun(place: Place) -> bool:
    """Whether a place tells of something under way."""
    return place.standing is Standing.IN_PROGRESS


def dated_jobs(view: View, places: tuple[Place, ...]) -> frozenset[int]:
    """The jobs with dates in which the places stand."""
    jobs = view.profile.jobs
    return frozenset(p.job for p in places if p.job is not None and jobs[p.job].dates)


def in_role(view: View, places: tuple[Place, ...]) -> float:
    """1 where a place stands in a job of the role's field or near it, else 0."""
    return float(any(place.job in view.role_jobs for place in places))


def recency(years_since: float | None) -> float:
    """1 for this year, falling in a straight line to 0 after `HALF_LIFE_YEARS`; 0 undated.

    >>> recency(0.0), recency(5.0), recency(None)
    (1.0, 0.5, 0.0)
    """
    return 0.0 if years_since is None else max(0.0, 1 - years_since / HALF_LIFE_YEARS)


def not_found(view: View, looked_for: tuple[str, ...]) -> str:
    """Say what was read and what was looked for."""
    shown = ", ".join(looked_for[:6])
    more = f" and {len(looked_for) - 6} more" if len(looked_for) > 6 else ""
    return f"not found: read {view.experience_read}, looked for {shown}{more}"


def rounded(features: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """Features as a tuple, to three places, so that they print and compare alike everywhere."""
    # most are 0 or 1, and comparing costs a tenth of rounding
    return tuple([(n, v if v == 0.0 or v == 1.0 else round(v, 3)) for n, v in features.items()])
