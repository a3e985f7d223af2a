"""Known phrases of a document, looked for once and shared by the components that name facts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from screener.knowledge import Hit, Words, load_knowledge, split_words
from screener.types import Span


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of the visible text and the known phrases in it, in the order they stand."""

    words: Words = field(default_factory=lambda: split_words(""))
    skills: tuple[Hit, ...] = ()
    certifications: tuple[Hit, ...] = ()
    languages: tuple[Hit, ...] = ()


def find_terms(text: str) -> Terms:
    """Every known phrase of a text, whatever it stands for there.

    >>> [hit.entry.label for hit in find_terms("Fluent German; Excel").languages]
    ['German']
    """
    known = load_knowledge()
    words = split_words(text)
    return Terms(
        words,
        tuple(known.skills.find(words)),
        tuple(known.certifications.find(words)),
        tuple(known.languages.find(words)),
    )


def hits_inside(hits: Sequence[Hit], span: Span) -> Sequence[Hit]:
    """The hits that lie wholly inside a span."""
    first = bisect_left(hits, span.start, key=lambda hit: hit.start)
    last = bisect_left(hits, span.end, key=lambda hit: hit.start)
    inside = hits[first:last]
    return inside[:-1] if inside and inside[-1].end > span.end else inside
