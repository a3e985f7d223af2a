"""Where something is named, and the smallest readable words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
JOB_SECTIONS = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING, SectionKind.AWARDS}
)
_ITEM_END = re.compile(r"[,;|\n\t•*]| {2,}|\. ")
_RUN_ON = re.compile(r"(?<=[a-z0-9)%.;:])\s+(?:[•*-]\s*)?(?=[A-Z][a-z]{1,20}\s[a-z])")
"""Where one statement runs on into the next: a capital in front of a word in lower case."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Place:
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
        return place.quote if short else _window(_words(text, place.quote), place.span)
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
    before = [m.end() for m in _ITEM_END.finditer(text, whole.start, match.start)]
    after = _ITEM_END.search(text, match.end, whole.end)
    span = Span(before[-1] if before else whole.start, after.start() if after else whole.end)
    if _count(text, span) > MAX_WORDS:
        return _window(_words(text, span), match)
    return _stripped(text, span) or match


def _stripped(text: str, span: Span) -> Span | None:
    """A span without the white space at its ends, if anything is left."""
    rest = text[span.start : span.end].lstrip()
    start = span.end - len(rest)
    return Span(start, start + len(rest.rstrip())) if rest else None


def _count(text: str, span: Span) -> int:
    """How many words a span has."""
    return len(text[span.start : span.end].split())


def _words(text: str, span: Span) -> list[tuple[int, int]]:
    return [found.span() for found in _WORD.finditer(text, span.start, span.end)]


def _clause(text: str, match: Span, whole: Span) -> Span:
    """The part of several statements run together around a match, or the words around it."""
    breaks = [m.span() for m in _RUN_ON.finditer(text, whole.start, whole.end)]
    start = max((end for _, end in breaks if end <= match.start), default=whole.start)
    span = Span(start, min((at for at, _ in breaks if at >= match.end), default=whole.end))
    count = _count(text, span)
    if FEW_WORDS <= count <= MAX_WORDS:
        return span
    return _window(_words(text, whole if count < FEW_WORDS else span), match)


def _window(words: list[tuple[int, int]], match: Span) -> Span:
    """Whole words around a match, as many before it as after it."""
    inside = [i for i, (start, end) in enumerate(words) if start < match.end and end > match.start]
    first, last = inside[0], inside[-1]
    if last - first >= MAX_WORDS:
        return Span(words[first][0], words[first + MAX_WORDS - 1][1])
    room = MAX_WORDS - (last - first + 1)
    begin = max(0, min(first - room // 2, len(words) - MAX_WORDS))
    return Span(words[begin][0], words[min(len(words), begin + MAX_WORDS) - 1][1])
