"""Where something is named, and the smallest readable words around it."""

from __future__ import annotations

import re
from itertools import takewhile

import msgspec

from screener.index import JOB_SECTIONS
from screener.types import Months, SectionKind, Span, Standing, Statement

MAX_WORDS = 36
"""A quote longer than this is cut to the words around the match; "year-end" is one of them, so that
no quote has more than forty words however they are counted."""
FEW_WORDS = 5
"""A part of a long statement with fewer words says too little alone."""
SHORT = 12
"""A statement of a list or summary up to this long is quoted whole."""
SHORT_CHARACTERS = 80
"""A text up to this long has never more than `MAX_WORDS` words."""
_ITEM_MARKS = (",", ";", "|", "\n", "\t", "•", "*", "  ", ". ")
_ITEM_END = re.compile("|".join(map(re.escape, _ITEM_MARKS)))
_RUN_ON = re.compile(r"(?<=[a-z0-9)%.;:])\s+(?:[•*-]\s*)?(?=[A-Z][a-z]{1,20}\s[a-z])")
"""Where one statement runs on into the next: a capital in front of a word in lower case."""
RUN_ON_SEES = 24
"""Characters behind a break that `_RUN_ON` looks at."""


class Place(msgspec.Struct, gc=False, frozen=True):
    """One place that names something: where, in which statement and job, and how it stands.

    `quote` are the words to cite where they are known already, `months` how long the job lasted
    where the place stands for a whole job.
    """

    span: Span
    statement: Statement | None
    section: SectionKind
    job: int | None
    standing: Standing
    rule: str
    quote: Span | None = None
    months: Months | None = None

    @property
    def in_job(self) -> bool:
        """Whether it stands in the account of a job and not in a list."""
        return self.job is not None or self.section in JOB_SECTIONS


def quote_span(text: str, place: Place) -> Span:
    """The sentence of a job, the item of a list, or at most `MAX_WORDS` words around a match."""
    if place.quote is not None:
        short = _count(text, place.quote) <= MAX_WORDS
        return place.quote if short else _window(text, place.quote, place.span)
    whole = _whole(text, place)
    if len(whole) <= SHORT_CHARACTERS and (place.in_job or place.statement is None):
        alone = place.statement is not None
        return whole if alone else _item(text, place.span, whole)
    count = _count(text, whole)
    if place.statement is None or (count > SHORT and not place.in_job):
        return _item(text, place.span, whole)
    return whole if count <= MAX_WORDS else _clause(text, place.span, whole)


def item_span(text: str, place: Place) -> Span:
    """The item of a list, or the clause, around a match: from separator to separator."""
    return _item(text, place.span, _whole(text, place))


def _whole(text: str, place: Place) -> Span:
    """The statement that holds a match, or else its line."""
    whole = place.statement.span if place.statement else _line(text, place.span)
    return whole if whole.covers(place.span) else place.span


def _line(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _item(text: str, match: Span, whole: Span) -> Span:
    ends = [text.rfind(mark, whole.start, match.start) + len(mark) for mark in _ITEM_MARKS]
    after = _ITEM_END.search(text, match.end, whole.end)
    span = Span(max(whole.start, *ends), after.start() if after else whole.end)
    if _count(text, span) > MAX_WORDS:
        return _window(text, span, match)
    return _stripped(text, span) or match


def _stripped(text: str, span: Span) -> Span | None:
    """A span without the white space at its ends, if anything is left."""
    rest = text[span.start : span.end].lstrip()
    start = span.end - len(rest)
    return Span(start, start + len(rest.rstrip())) if rest else None


def _count(text: str, span: Span) -> int:
    """How many words a span has."""
    return len(text[span.start : span.end].split())


def _clause(text: str, match: Span, whole: Span) -> Span:
    """The part of several statements run together around a match, or the words around it."""
    breaks = _RUN_ON.finditer(text, whole.start, min(whole.end, match.start + RUN_ON_SEES))
    before = takewhile(lambda end: end <= match.start, (found.end() for found in breaks))
    after = _RUN_ON.search(text, match.end, whole.end)
    start = max(before, default=whole.start)
    span = Span(start, after.start() if after else whole.end)
    count = _count(text, span)
    if FEW_WORDS <= count <= MAX_WORDS:
        return span
    return _window(text, whole if count < FEW_WORDS else span, match)


def _window(text: str, span: Span, match: Span) -> Span:
    """At most `MAX_WORDS` whole words of a span around a match, as many before it as after it."""
    words = text[span.start : span.end].split()
    first = len(text[span.start : match.start].split()) - _cuts_word(text, span, match.start)
    last = len(text[span.start : match.end].split()) - 1
    if last - first >= MAX_WORDS:
        begin, end = first, first + MAX_WORDS - 1
    else:
        room = MAX_WORDS - (last - first + 1)
        begin = max(0, min(first - room // 2, len(words) - MAX_WORDS))
        end = min(len(words), begin + MAX_WORDS) - 1
    start, stop = (_word_start(text, span, number) for number in (begin, end))
    return Span(start, stop + len(words[end]))


def _cuts_word(text: str, span: Span, position: int) -> bool:
    """Whether a position stands inside a word of a span."""
    inside = text[max(span.start, position - 1) : position + 1]
    return len(inside) == 2 and not any(map(str.isspace, inside))


def _word_start(text: str, span: Span, number: int) -> int:
    """Where the word of a number, from 0, starts in a span."""
    return span.end - len(text[span.start : span.end].split(None, number)[number])
