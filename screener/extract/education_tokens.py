"""The parts of an education row: degrees, schools, dates and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from screener.extract.resources import fill, load_table
from screener.extract.rows import Row
from screener.knowledge import load_knowledge
from screener.types import DateRange, DegreeLevel, Span

_MAX_ROW = 400


class Part(StrEnum):
    """What a stretch of a row is."""

    DEGREE = "degree"
    SCHOOL = "school"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a row: what it is, its words, where they stand, and the number of its row."""

    part: Part
    text: str
    span: Span
    row: int
    level: DegreeLevel | None = None
    dates: DateRange | None = None


@lru_cache(maxsize=1)
def education_patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of patterns/education.yaml by name, compiled."""
    table = load_table("education")
    ready = {
        name: re.compile(fill(regex, table["parts"])) for name, regex in table["rules"].items()
    }
    ready["acronym"] = re.compile(
        rf"\b(?:{'|'.join(table['acronyms'])})\b(?:[ ,-]{{1,3}}[A-Z]\w{{1,20}}){{0,3}}"
    )
    return ready


def read_tokens(row: Row, dates: Sequence[DateRange]) -> tuple[Token, ...]:
    """A row as tokens in the order they stand; only separators are lost."""
    text, base = row.text[:_MAX_ROW], row.span.start
    tokens = [
        Token(Part.DATE, text[when.span.start - base : when.span.end - base], when.span, row.index,
              dates=when)
        for when in dates if row.span.covers(when.span)
    ]  # fmt: skip
    tokens += _degrees(row, text, [token.span for token in tokens])
    for start, end in list(_gaps(text, base, [token.span for token in tokens])):
        after_degree = any(t.part is Part.DEGREE and t.span.end == base + start for t in tokens)
        tokens += _schools_and_text(row, text, start, end, after_degree=after_degree)
    return tuple(sorted(tokens, key=lambda token: token.span))


def _degrees(row: Row, text: str, taken: Iterable[Span]) -> Iterator[Token]:
    """Degrees, but not the "High School" of a school's own name nor a course amid a sentence."""
    blocked = list(taken)
    for found in load_knowledge().degrees.pattern.finditer(text):
        span = Span(row.span.start + found.start(), row.span.start + found.end())
        level = DegreeLevel(found.lastgroup or DegreeLevel.OTHER)
        before = text[: found.start()]
        named = education_patterns()["school_name_before"].search(before)
        if any(span.overlaps(other) for other in blocked):
            continue
        if level is DegreeLevel.HIGH_SCHOOL and found.group().lower().endswith("school") and named:
            continue
        if level is DegreeLevel.OTHER and len(before) > row.bullet:
            continue
        yield Token(Part.DEGREE, found.group(), span, row.index, level=level)


def _gaps(text: str, base: int, taken: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of a text that no span covers, as offsets into the text."""
    at = 0
    for span in sorted(taken):
        if span.start - base > at:
            yield at, span.start - base
        at = max(at, span.end - base)
    if at < len(text):
        yield at, len(text)


def _schools_and_text(
    row: Row, text: str, start: int, end: int, *, after_degree: bool
) -> Iterator[Token]:
    """A gap cut at the schools in it."""
    at = start
    if after_degree:
        field_end = leading_field(text[start:end])
        if field_end:
            yield _token(Part.TEXT, row, text, start, start + field_end)
            at = start + field_end
    patterns = education_patterns()
    while at < end:
        found = patterns["school"].search(text, at, end) or patterns["acronym"].search(
            text, at, end
        )
        if found is None:
            break
        first = found.start() + _article(found.group())
        if text[at:first].strip():
            yield _token(Part.TEXT, row, text, at, first)
        yield _token(Part.SCHOOL, row, text, first, found.end())
        at = found.end()
    if text[at:end].strip():
        yield _token(Part.TEXT, row, text, at, end)


def _article(school: str) -> int:
    """How many characters of small words a school's name must lose at its front."""
    found = re.match(r"(?:(?:of|and|&|for|de|at|in|from)\s+){1,3}", school)
    return found.end() if found else 0


def _token(part: Part, row: Row, text: str, start: int, end: int) -> Token:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip(" ,;|:-–—\t"))
    if part is Part.TEXT:
        left = start
    right = end - (len(words) - len(words.rstrip(" ,;|:-–—\t")))
    level = None
    if part is Part.SCHOOL and education_patterns()["high_school"].search(words):
        level = DegreeLevel.HIGH_SCHOOL
    right = max(left, right)
    span = Span(row.span.start + left, row.span.start + right)
    return Token(part, text[left:right], span, row.index, level=level)


def leading_field(gap: str) -> int:
    """Where the known fields at the front of the words after a degree end; 0 where there is none.

    Needed where nothing divides the field from the school: ": Communication University of Y".

    >>> gap = " : Finance and Economics Augusta University"
    >>> gap[: leading_field(gap)]
    ' : Finance and Economics'
    """
    connector = education_patterns()["connectors"].match(gap)
    if connector is None or not connector.group().strip():
        return 0
    end = 0
    at = connector.end()
    for hit in load_knowledge().fields.lexicon.find_in(gap):
        between = gap[at : hit.start]
        if hit.start < at or not re.fullmatch(r"\s*(?:[,/&-]|and|&)?\s*", between):
            break
        end = at = hit.end
    return end
