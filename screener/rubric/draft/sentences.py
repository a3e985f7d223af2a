"""Cut running text into sentences; also text whose bullets have lost their marks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from screener.rubric.tables import pattern
from screener.types import Span

_STOP = re.compile(r"(?<![.!?])[.!?]++[\"”’)]*+(?=\s+[^a-z\s]|\s*$)|[.]\s+(?=[a-z])")
_ABBREVIATION = pattern("sentences", "abbreviation")
_ITEM = pattern("sentences", "item")
LONGEST = 1_500
"""Characters of a sentence; a longer one is no prose and is cut at a space, so that what follows
stays linear in the length of a posting."""
WALL = 14
"""Words without a stop from which on lost bullets are looked for; prose has few such capitals."""


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """Sentences of a stretch of text, as trimmed spans.

    "e.g.", "B.Sc." and "approx." end nothing. A stretch of more than 14 words without a stop is
    also cut before words that open a requirement ("... Angular Hands on experience with ...").

    >>> text = "Know SQL, e.g. Oracle. Speak Polish."
    >>> [text[s.start:s.end] for s in split_sentences(text, Span(0, len(text)))]
    ['Know SQL, e.g. Oracle.', 'Speak Polish.']
    """
    for sentence in _capped(text, _cut(text, span)):
        words = len(text[sentence.start : sentence.end].split())
        yield from _items(text, sentence) if words > WALL else (sentence,)


def _capped(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > LONGEST:
            end = text.rfind(" ", start + 1, start + LONGEST)
            end = end if end > 0 else start + LONGEST
            yield from trimmed(text, start, end)
            start = end
        yield from trimmed(text, start, sentence.end)


def _cut(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        before = text[max(span.start, stop.start() - 12) : stop.start()]
        if _in_bracket(text, max(start, stop.start() - LONGEST_BRACKET), stop.start(), span.end):
            continue
        if stop.start() < start or _goes_on(before, text[stop.end() : stop.end() + 3]):
            continue
        if stop.group() == "?" and _CHEER.match(text, stop.end(), span.end):
            continue
        yield from trimmed(text, start, stop.end())
        start = stop.end()
    yield from trimmed(text, start, span.end)


_CHEER = pattern("sentences", "cheer")
"""An answer to a question that asks for something ("Polish? Even better.")."""

LONGEST_BRACKET = 100
"""A bracket that is open for longer was never closed."""


def _in_bracket(text: str, start: int, place: int, end: int) -> bool:
    """Whether a place lies between a bracket that opens after `start` and its end."""
    opened = text.rfind("(", start, place)
    closed = text.find(")", place, min(end, place + LONGEST_BRACKET))
    return opened > text.rfind(")", start, place) and closed >= 0


def _goes_on(before: str, after: str) -> bool:
    """Whether a stop belongs to an abbreviation, or text goes on in lower case behind it."""
    return bool(_ABBREVIATION.search(before)) or after.lstrip()[:1].islower()


def _items(text: str, span: Span) -> Iterator[Span]:
    cuts = [span.start, *(m.end() for m in _ITEM.finditer(text, span.start, span.end)), span.end]
    for start, end in itertools.pairwise(cuts):
        yield from trimmed(text, start, end)


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without white space around it; nothing where nothing is left."""
    words = text[start:end]
    if re.search(r"[^\W\d_]", words):
        left = len(words) - len(words.lstrip())
        yield Span(start + left, start + len(words.rstrip()))
