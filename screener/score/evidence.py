"""From places to evidence: the smallest readable words around each, with page and box."""

from __future__ import annotations

from screener.score.quotes import Place, quote_span
from screener.score.view import View
from screener.types import Evidence, Span


def cite(view: View, places: tuple[Place, ...]) -> tuple[Evidence, ...]:
    """The evidence of places, the same words for the same match and rule once."""
    cited: dict[tuple[Span, Span | None, str], Evidence] = {}
    for place in places:
        evidence = evidence_of(view, place)
        cited.setdefault((evidence.span, evidence.match, evidence.rule), evidence)
    return tuple(cited.values())


def evidence_of(view: View, place: Place) -> Evidence:
    """The smallest readable words around a place: a sentence of a job, an item of a list."""
    span = quote_span(view.text, place)
    line = view.line_at(place.span.start)
    page, box = (line.page, line.box) if line else (1, None)
    quote = view.text[span.start : span.end]
    match = place.span if span.covers(place.span) else span
    return Evidence(span, quote, page, place.section, place.rule, box, match, place.months)
