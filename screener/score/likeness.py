"""How near the work that a resume tells of comes to what a posting says, line by line, by meaning.

Every line of the posting takes the statement about a job, or the job title, that is nearest to it;
the feature is the mean of these similarities. One more statement can only come nearer, so nothing
is lost by telling more. A statement that holds a line of the posting word for word is passed over;
one that says the same in other words is what is looked for, true or not.
"""

from __future__ import annotations

from screener.score.compiled import Compiled
from screener.score.found import Found, not_found, one_per_statement, rounded, speaks_for_candidate
from screener.score.nearness import Nearest, nearest, repeating
from screener.score.quotes import Place
from screener.score.view import View

NOTHING, ALIKE = 0.2, 0.75
"""Mean similarities between which likeness is measured: unlike work, and work told much alike."""


def evaluate_likeness(view: View, compiled: Compiled) -> Found:
    """Gather for each line of the posting the place that comes nearest to it."""
    copies = repeating(view, compiled.lines)
    nearby = nearest(view, compiled.query, without=copies)
    copied = _left_out(len(copies))
    if not nearby:
        reason = not_found(view, ("work like the posting's",))
        return Found((("alike", 0.0),), (), f"{reason}{copied}")
    mean = sum(near.similarity for near in nearby) / len(nearby)
    features = rounded({"alike": min(1.0, max(0.0, (mean - NOTHING) / (ALIKE - NOTHING)))})
    places = _nearest_first(view, nearby)
    reason = (
        f"near in meaning to the posting: {mean:.2f} of 1 on average over {len(nearby)} "
        f"line{'s' * (len(nearby) != 1)}, {max(n.similarity for n in nearby):.2f} at most{copied}"
    )
    return Found(features, places, reason)


def _left_out(copied: int) -> str:
    if not copied:
        return ""
    return f"; {copied} statement{'s' * (copied != 1)} in the posting's own words left out"


def _nearest_first(view: View, nearby: tuple[Nearest, ...]) -> tuple[Place, ...]:
    """The places that come nearest to some line, each once, the nearest first."""
    ordered = sorted(nearby, key=lambda near: (-near.similarity, near.span))
    spans = dict.fromkeys(near.span for near in ordered)
    places = [view.place(span, "meaning") for span in spans]
    kept = {place.span for place in one_per_statement(tuple(places))}
    return tuple(p for p in places if p.span in kept and speaks_for_candidate(p))
