"""The parts of an education row: degrees, schools, dates and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from screener.extract.resources import fill, load_table
from screener.extract.rows import Row
from screener.knowledge import load_knowledge
from screener.types import DateRange, DegreeLevel, Span

_MAX_ROW = 400
_SEPARATORS = " ,;|:-–—\t"


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


def join_wrapped(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows with those joined that were wrapped; offsets stay, line breaks become spaces."""
    widest = max((len(row.text) for row in rows), default=0)
    open_row: Row | None = None
    for row in rows:
        if open_row and _wraps(open_row, row, widest):
            between = " " * (row.span.start - open_row.span.end)
            joined = open_row.text + between + row.text
            open_row = replace(open_row, text=joined, span=Span(open_row.span.start, row.span.end))
            continue
        if open_row:
            yield open_row
        open_row = row
    if open_row:
        yield open_row


def _wraps(before: Row, row: Row, widest: int) -> bool:
    """Whether a row ends in the middle of what it says."""
    patterns = education_patterns()
    if row.bullet or len(before.text) > _MAX_ROW or row.span.start - before.span.end > 2:
        return False
    if patterns["open_end"].search(before.text) or patterns["open_start"].match(row.text):
        return True
    if before.text.count("(") > before.text.count(")"):
        return True
    last = before.text.rpartition("\n")[2]
    if before.text[-1] in ".)0123456789":
        return False
    full = len(last) + 1 + len(row.text.split(" ", 1)[0]) > widest > 30
    return full and before.line.block == row.line.block and not patterns["fresh"].match(row.text)


def read_tokens(row: Row, dates: Sequence[DateRange]) -> tuple[Token, ...]:
    """A row as tokens in the order they stand; only separators are lost."""
    text, base = row.text[:_MAX_ROW], row.span.start
    tokens = [
        Token(Part.DATE, row.text[when.span.start - base : when.span.end - base], when.span,
              row.index, dates=when)
        for when in dates if row.span.covers(when.span) and when.span.end - base <= _MAX_ROW
    ]  # fmt: skip
    tokens += _degrees(row, text, [token.span for token in tokens])
    for start, end in list(_gaps(text, base, [token.span for token in tokens])):
        after_degree = any(t.part is Part.DEGREE and t.span.end == base + start for t in tokens)
        tokens += _schools_and_text(row, text, start, end, after_degree=after_degree)
    said = (token for token in tokens if token.text.strip(_SEPARATORS))
    return tuple(sorted(said, key=lambda token: token.span))


def _degrees(row: Row, text: str, taken: Iterable[Span]) -> Iterator[Token]:
    """Degrees, but no words that only look like one in this place."""
    blocked = list(taken)
    for found in load_knowledge().degrees.pattern.finditer(text):
        span = Span(row.span.start + found.start(), row.span.start + found.end())
        level = DegreeLevel(found.lastgroup or DegreeLevel.OTHER)
        if not any(span.overlaps(other) for other in blocked) and _is_degree(row, found, level):
            yield Token(Part.DEGREE, found.group(), span, row.index, level=level)


def _is_degree(row: Row, found: re.Match[str], level: DegreeLevel) -> bool:
    """No "High School" of a school's own name, no "Network Associate", no course in a sentence."""
    patterns = education_patterns()
    before, after = row.text[: found.start()], row.text[found.end() :]
    word = found.group().lower()
    if level is DegreeLevel.HIGH_SCHOOL and word.endswith("school"):
        return not patterns["school_name_before"].search(before) and not after.startswith(" of ")
    if level is DegreeLevel.OTHER:
        return len(before) <= row.bullet
    if word in ("associate", "associates", "specialist", "master", "masters", "doctor", "bachelor"):
        opens = len(before.rstrip(" -–:|,")) <= row.bullet
        return opens or patterns["degree_goes_on"].match(after) is not None
    return not before.lower().endswith(("no ", "without "))


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
    patterns = education_patterns()
    if after_degree:
        at = start + leading_field(text[start:end])
        if at > start:
            yield _token(Part.TEXT, row, text, start, at)
    while at < end:
        found = patterns["school"].search(text, at, end)
        found = found or patterns["acronym"].search(text, at, end)
        if found is None:
            break
        small = patterns["small_words"].match(found.group())
        first = found.start() + (small.end() if small else 0)
        if text[at:first].strip():
            yield _token(Part.TEXT, row, text, at, first)
        yield _token(Part.SCHOOL, row, text, first, found.end())
        at = found.end()
    if text[at:end].strip():
        yield _token(Part.TEXT, row, text, at, end)


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


def leading_field(gap: str) -> int:
    """Where the field at the front of the words after a degree ends; 0 where none is known.

    Needed where nothing divides the field from the school: ": Communication University of Y". The
    known fields that stand in a row are the field; if the words begin with an unknown one, it
    reaches to the last known field before the school.

    >>> gap = " : Finance and Economics Augusta University"
    >>> gap[: leading_field(gap)]
    ' : Finance and Economics'
    """
    connector = education_patterns()["connectors"].match(gap)
    connected = connector is not None and bool(connector.group().strip())
    start = connector.end() if connector is not None and connected else 0
    end, at = 0, start
    hits = [hit for hit in load_knowledge().fields.lexicon.find_in(gap) if hit.start >= at]
    for hit in hits:
        if not re.fullmatch(r"(?i)\s*(?:[,/&-]|and)?\s*", gap[at : hit.start]):
            break
        end = at = hit.end
    kind = education_patterns()["kind"].search(gap, start)
    if kind is None:
        return 0
    if not connected:  # "B.Tech Mechanical Engineering Redport University"
        return end if gap[end : kind.start()].strip() else 0
    if not end:
        before = [hit.end for hit in hits if hit.end < kind.start() - 2]
        end = before[-1] if before and not re.search(r"[,;|(–]", gap[at : before[-1]]) else 0
    return end
