"""The parts of an education row: degrees, schools, dates and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from screener.extract.education_patterns import education_patterns
from screener.extract.education_subjects import leading_field
from screener.extract.rows import Row
from screener.knowledge import load_knowledge
from screener.types import DEGREE_ORDER, DateRange, DegreeLevel, Span

_MAX_ROW = 400
_SEPARATORS = " ,;|:-–—\t"
_RANKS = (
    "associate",
    "associates",
    "specialist",
    "master",
    "masters",
    "doctor",
    "bachelor",
    "postgraduate",
    "graduation",
)
"""Degrees that are words of titles and of courses too."""

_GRADES = ("10th", "12th", "10+2", "secondary education")
"""Names of years at school that mean much else where they open no row."""

_DIVIDERS = " -–:|,"
_DIVIDED = (" -", " –", " |", ",")
_NEXT_WORD = 30


class Part(StrEnum):
    """What a stretch of a row is."""

    DEGREE = "degree"
    SCHOOL = "school"
    DATE = "date"
    TEXT = "text"


class Token(msgspec.Struct, gc=False, frozen=True):
    """A stretch of a row: what it is, its words, where they stand, and the number of its row."""

    part: Part
    text: str
    span: Span
    row: int
    level: DegreeLevel | None = None
    dates: DateRange | None = None


def read_tokens(row: Row, dates: Sequence[DateRange]) -> tuple[Token, ...]:
    """A row as tokens in the order they stand; only separators are lost."""
    text, base = row.text[:_MAX_ROW], row.span.start
    tokens = [
        Token(Part.DATE, row.text[when.span.start - base : when.span.end - base], when.span,
              row.index, dates=when)
        for when in dates if row.span.covers(when.span) and when.span.end - base <= _MAX_ROW
    ]  # fmt: skip
    tokens += _highest(text, list(_degrees(row, text, [token.span for token in tokens])))
    for start, end in list(_gaps(text, base, [token.span for token in tokens])):
        after_degree = any(t.part is Part.DEGREE and t.span.end == base + start for t in tokens)
        tokens += _schools_and_text(row, text, start, end, after_degree=after_degree)
    said = (token for token in tokens if token.text.strip(_SEPARATORS))
    return tuple(sorted(said, key=lambda token: token.span))


def _highest(text: str, degrees: Sequence[Token]) -> Sequence[Token]:
    """The degrees of a row; of one study that leads to two, the higher alone."""
    if len(degrees) < 2 or not education_patterns()["dual"].search(text):
        return degrees
    return [max(degrees, key=lambda token: DEGREE_ORDER.index(token.level or DegreeLevel.OTHER))]


def _degrees(row: Row, text: str, taken: Iterable[Span]) -> Iterator[Token]:
    """Degrees, but no words that only look like one in this place."""
    blocked = list(taken)
    for found in load_knowledge().degrees.pattern.finditer(text):
        span = Span(row.span.start + found.start(), row.span.start + found.end())
        level = DegreeLevel(found.lastgroup or DegreeLevel.OTHER)
        if not any(span.overlaps(other) for other in blocked) and _is_degree(row, found, level):
            yield Token(Part.DEGREE, found.group(), span, row.index, level=level)


def _is_degree(row: Row, found: re.Match[str], level: DegreeLevel) -> bool:
    """No "High School" of a school's own name, no "Network Associate", none in a sentence."""
    patterns = education_patterns()
    before, after = row.text[: found.start()], row.text[found.end() :]
    word = found.group().lower()
    if patterns["paid"].search(before) or (word == "ms" and patterns["product"].match(after)):
        return False
    if level is DegreeLevel.HIGH_SCHOOL and word.endswith("school"):
        opens = len(before.rstrip(_DIVIDERS)) <= row.bullet and not after.startswith(" of ")
        told = opens or patterns["own_school"].match(after) is not None
        return told and not patterns["school_name_before"].search(before)
    if word in _RANKS:
        opens = len(before.rstrip(_DIVIDERS)) <= row.bullet or before.rstrip().endswith(_DIVIDED)
        opens = opens or patterns["degree_label"].match(before) is not None
        if patterns["rank"].match(after):
            return False
        return opens or patterns["degree_goes_on"].match(after) is not None or _leads(word, after)
    if level is DegreeLevel.OTHER or word in _GRADES:
        return len(before) <= row.bullet and not patterns["rank"].match(after)
    return not before.lower().endswith(("no ", "without ", " from ", " at "))


def _leads(word: str, after: str) -> bool:
    """Whether the field follows the word for a degree at once: "MLL Masters Labor Law"."""
    hits = load_knowledge().fields.lexicon.find_in(after[:60])
    return word in ("masters", "bachelor", "bachelors") and bool(hits) and hits[0].start == 1


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
    """A gap cut at the places and schools in it; a place is no token."""
    gap, behind = text[start:end], text[end:]
    subject = start + leading_field(gap, after_degree=after_degree, behind=behind)
    if subject > start:
        yield _token(Part.TEXT, row, text, start, subject)
    for first, last in _between_places(text, subject, end):
        yield from _piece(row, text, first, last)


def _between_places(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for place in education_patterns()["place"].finditer(text, start, end):
        yield at, place.start()
        at = place.end()
    yield at, end


def _piece(row: Row, text: str, at: int, end: int) -> Iterator[Token]:
    """The schools of a stretch that holds no place, and the words between them."""
    patterns = education_patterns()
    while at < end:
        found = patterns["school"].search(text, at, end)
        found = found or patterns["acronym"].search(text, at, end)
        if found is None:
            break
        first, last = _name_inside(found)
        if text[at:first].strip():
            yield _token(Part.TEXT, row, text, at, first)
        name = text[first:last]
        bare = patterns["bare_kind"].match(name) or patterns["unnamed"].match(name)
        yield _token(Part.TEXT if bare else Part.SCHOOL, row, text, first, last)
        at = last
    if text[at:end].strip():
        yield _token(Part.TEXT, row, text, at, end)


def _name_inside(found: re.Match[str]) -> tuple[int, int]:
    """Where a school's own name stands in what looks like one.

    Left out are small words in front, a field in front of a name ("Graphic Design Quill
    Institute") and one behind it ("Quill University Graphic Design").
    """
    patterns, words = education_patterns(), found.group()
    small = patterns["small_words"].match(words)
    first, last = small.end() if small else 0, len(words)
    kinds = list(patterns["kind"].finditer(words))
    if not kinds:
        return found.start() + first, found.end()
    around = found.string[found.start() : found.end() + _NEXT_WORD]
    hits = [hit for hit in load_knowledge().fields.lexicon.find_in(around) if hit.start < last]
    for hit in hits:
        goes_on = patterns["field_goes_on"].match(words, hit.end)
        end = goes_on.end() if goes_on else hit.end
        name = words[end : kinds[0].start()].split()
        if hit.start - first in (0, 1) and name and not patterns["opens_name"].match(name[0]):
            first = end
    behind = next((hit.start for hit in hits if hit.start - kinds[-1].end() == 1), last)
    if hits and hits[-1].end == last and words[hits[-1].start - 1] == "-":
        behind = hits[-1].start - 1  # "University of Redport-Fine Arts"
    return found.start() + first, found.start() + behind


def _token(part: Part, row: Row, text: str, start: int, end: int) -> Token:
    words = text[start:end]
    left, right = start, start + len(words.rstrip(_SEPARATORS))
    level = None
    if part is Part.SCHOOL:
        left = end - len(words.lstrip(_SEPARATORS))
        if education_patterns()["high_school"].search(words):
            level = DegreeLevel.HIGH_SCHOOL
    span = Span(row.span.start + left, row.span.start + max(left, right))
    return Token(part, text[left : max(left, right)], span, row.index, level=level)
