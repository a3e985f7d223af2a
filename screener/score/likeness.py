"""How near the work that a resume tells of comes to what a posting says, by meaning and by words.

By meaning, every line of the posting takes the statement about a job, or the job title, that is
nearest to it; `alike` is the mean of these similarities. By words, `shared` is the share of the
posting's words that the resume uses where it tells of work, rare ones weighing most, as in
information retrieval. Each hears what the other misses: other words for the same work, and the
tools and terms that make a trade. One more statement can only come nearer, so nothing is lost by
telling more. A statement that holds a line of the posting word for word is passed over; one that
says the same in other words is what is looked for, true or not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from screener.index.folding import bare_words
from screener.rubric.schema import LikenessCriterion
from screener.score.compiled import Compiled
from screener.score.found import Found, not_found, one_per_statement, rounded, speaks_for_candidate
from screener.score.nearness import Nearest, nearest, repeating
from screener.score.patterns import pattern
from screener.score.quotes import Place
from screener.score.view import View
from screener.score.wording import words_said
from screener.types import Notice, NoticeCode, Span

NOTHING, ALIKE = 0.2, 0.75
"""Mean similarities between which likeness is measured: unlike work, and work told much alike."""
FOLLOWS, LINE, SEVERAL = 0.7, 5, 4
"""A resume follows the posting where so many of its statements come so near to lines of so many
words, in the posting's own order. Of 178 honest resumes none had more than two."""
SHARED, FALLING = 0.5, 0.7
"""Share of the posting's words from which more say no more, and the power of the share below it:
the first words say more than the last. Few resumes use a tenth of them, lists of tools half."""
FEW_WORDS = 4
"""Words from which a statement proves something."""


def evaluate_likeness(view: View, compiled: Compiled) -> Found:
    """Gather the places that come nearest to the posting's lines and that use most of its words."""
    copies = repeating(view, compiled.lines)
    nearby = nearest(view, compiled.query, without=copies)
    wording = words_said(view, compiled.words, without=copies)
    copied = _left_out(len(copies))
    if not nearby and not wording.share:
        reason = not_found(view, ("work like the posting's",))
        return Found((("alike", 0.0), ("shared", 0.0)), (), f"{reason}{copied}")
    mean = sum(near.similarity for near in nearby) / max(1, len(nearby))
    features = {
        "alike": min(1.0, max(0.0, (mean - NOTHING) / (ALIKE - NOTHING))),
        "shared": min(1.0, wording.share / SHARED) ** FALLING,
    }
    places = (*_nearest_first(view, nearby), *_places(view, wording.spans, "posting_words"))
    cited = _telling(view, places)
    words = f"{wording.share:.0%} of its words used, rare ones counting more"
    reason = f"{_meaning(mean, nearby)}; {words}{copied}"
    return Found(rounded(features), cited, reason, notices=_follows(compiled, nearby))


def _meaning(mean: float, nearby: tuple[Nearest, ...]) -> str:
    if not nearby:
        return "tells of no job that could be near in meaning to the posting"
    lines = f"{len(nearby)} line{'s' * (len(nearby) != 1)}"
    most = max(near.similarity for near in nearby)
    return (
        f"{mean:.2f} of 1 near in meaning to the posting's {lines} on average, {most:.2f} at most"
    )


def _follows(compiled: Compiled, nearby: tuple[Nearest, ...]) -> tuple[Notice, ...]:
    """Say where a resume tells the posting over again in other words; it moves no points."""
    assert isinstance(compiled.criterion, LikenessCriterion)
    pairs = zip(compiled.criterion.posting, nearby, strict=bool(nearby))
    told = [n.span for line, n in pairs if len(line.split()) >= LINE and n.similarity >= FOLLOWS]
    count = _longest_rising(told)
    if count < SEVERAL:
        return ()
    words = f"{count} statements say lines of the posting in other words and in its own order."
    return (Notice(NoticeCode.REWORDED_POSTING, words),)


def _longest_rising(spans: Iterable[Span]) -> int:
    """How many spans at most can be taken so that each begins after the one before."""
    ends: list[Span] = []
    for span in spans:
        at = bisect_left(ends, span)
        ends[at : at + 1] = [span]
    return len(ends)


def _left_out(copied: int) -> str:
    if not copied:
        return ""
    return f"; {copied} statement{'s' * (copied != 1)} in the posting's own words left out"


def _nearest_first(view: View, nearby: tuple[Nearest, ...]) -> tuple[Place, ...]:
    """The places that come nearest to some line, each once, the nearest first."""
    ordered = sorted(nearby, key=lambda near: (-near.similarity, near.span))
    return _places(view, dict.fromkeys(near.span for near in ordered), "meaning")


def _places(view: View, spans: Iterable[Span], rule: str) -> tuple[Place, ...]:
    """The places of spans that speak for the candidate, one per statement."""
    places = tuple(view.place(span, rule) for span in spans)
    kept = {place.span for place in one_per_statement(places)}
    return tuple(p for p in places if p.span in kept and speaks_for_candidate(p))


def _telling(view: View, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places with words enough to prove something; where there are none, those with any."""
    words = [_words_held(view, place.span) for place in places]
    few = FEW_WORDS if max(words, default=0) >= FEW_WORDS else 1
    return tuple(p for p, count in zip(places, words, strict=True) if count >= few)


def _words_held(view: View, span: Span) -> int:
    """How many words of a span are neither masked nor denied."""
    words = view.folded[span.start : span.end]
    told = pattern("levels", "mask").sub(" ", pattern("levels", "denied").sub(" ", words))
    return len(bare_words(told))
