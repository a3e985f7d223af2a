# ruff: noqa: E501
"""Cut running text into sentences; also text whose bullets have lost their marks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from screener.types import Span

_STOP = re.compile(r"[.!?]+[\"”’)]*(?=\s+[^a-z\s]|\s*$)|[.]\s+(?=[a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.?g|i\.?e|incl|approx|min|max|yrs?|vs|no|dr|mr|ms|mrs|st|inc|ltd|co|dept|"
    r"univ|jr|sr|u\.?s|u\.?k|b\.?[as]|m\.?[as]|b\.?sc|m\.?sc|ph\.?d|a\.?k\.?a|(?<![^\s.(])[a-z])\s?)$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?<=[A-Za-z0-9)#+%])(?<!\band)(?<!\bor)(?<!['’]s)(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\bof)(?<!\bin)(?<!\bwith)(?<!\bhave)(?<!inimum)(?<!\bleast)(?<!\bover)(?<!\bthan)\s+(?="
    r"(?:Experience[ds]?|Expert(?:ise)?|Proficien(?:t|cy)|Proven|Hands[- ]on|Knowledge|Familiar(?:ity)?|"
    r"Must|Ability|Able to|Excellent|Effective|Strong|Solid|Good|Great|Demonstrated|Outstanding|"
    r"Exceptional|Superior|Understanding|Thorough|Working knowledge|Minimum|At least|Bachelor|"
    r"Master|High [Ss]chool|Fluen(?:t|cy)|Willing(?:ness)?|Certifi|Advanced|Basic|"
    r"Comfortable|Self[- ]|Detail|Team|Relevant|Proof |Have |Has |Proactive|Possess|Prior|Previous|"
    r"Understand |Adept|Skilled|Highly|Deep|Background|You )[a-z' ]|"
    r"\d{1,2}\+? ?(?:-|–|to)? ?\d{0,2}\+? years)"
)
WALL = 14
"""Words without a stop from which on lost bullets are looked for; such words seldom have capitals in prose."""


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """Sentences of a stretch of text, as trimmed spans.

    "e.g.", "B.Sc." and "approx." end nothing. A stretch of more than 14 words without a stop is
    also cut before words that open a requirement ("... Angular Hands on experience with ...").

    >>> text = "Know SQL, e.g. Oracle. Speak Polish."
    >>> [text[s.start:s.end] for s in split_sentences(text, Span(0, len(text)))]
    ['Know SQL, e.g. Oracle.', 'Speak Polish.']
    """
    for sentence in _cut(text, span):
        words = len(text[sentence.start : sentence.end].split())
        yield from _items(text, sentence) if words > WALL else (sentence,)


def _cut(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        before = text[max(span.start, stop.start() - 12) : stop.start()]
        if stop.start() < start or _goes_on(before, text[stop.end() : stop.end() + 3]):
            continue
        yield from trimmed(text, start, stop.end())
        start = stop.end()
    yield from trimmed(text, start, span.end)


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
