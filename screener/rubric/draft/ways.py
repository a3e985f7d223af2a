"""Several ways to one thing: "1. a bachelor's degree and a year, or 2. a diploma and three"."""

from __future__ import annotations

from collections.abc import Sequence

from screener.rubric.draft.criteria import Draft
from screener.rubric.draft.kinds import find_degree
from screener.types import DEGREE_ORDER, DegreeLevel


def lowest_ways(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the lowest of the degrees that are alternatives, in the place of the first.

    Of a later way only its degree is looked at; what else it asks goes with that degree.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if not draft.statement.alternative:
            kept.append(draft)
            continue
        level = _degree(text, draft)
        place = _last_degree(text, kept)
        before = _degree(text, kept[place]) if place is not None else None
        if place is not None and level and before and _order(level) < _order(before):
            kept[place] = draft
    return kept


def _degree(text: str, draft: Draft) -> DegreeLevel | None:
    span = draft.clause.span
    return find_degree(" ".join(text[span.start : span.end].split()))


def _last_degree(text: str, drafts: Sequence[Draft]) -> int | None:
    places = range(len(drafts) - 1, -1, -1)
    return next((place for place in places if _degree(text, drafts[place])), None)


def _order(level: DegreeLevel) -> int:
    return DEGREE_ORDER.index(level)
