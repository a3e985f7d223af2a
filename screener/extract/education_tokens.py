"""The parts of an education row: degrees, schools, dates and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from screener.extract.resources import fill, load_table
from screener.extract.rows import Row
from screener.knowledge import Hit, load_knowledge
from screener.types import DateRange, DegreeLevel, Span

_MAX_ROW = 400
_SEPARATORS = " ,;|:-–—\t"
_NARROW = 30
"""No line of a column so narrow tells by its length that it goes on."""

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
_SHORTEST_FIELD = 3
_UNIVERSITY_OF = re.compile(r"(?i)universit(?:y|ies) of\b")
_BARE_KIND_OF = re.compile(r"(?i)(?:institute|college|academy) of\b")
_SLASHED = re.compile(r"(?:[/&][A-Za-z]\w{2,20})+")
_NAMES_FIELD = (":", "i", "o")
"""How what leads from a degree to its field, and not to its school, begins: "in", "of"."""


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
    full = max(map(_right_edge, rows), default=0.0)
    narrow = max((len(row.text) for row in rows), default=0) <= _NARROW
    open_row: Row | None = None
    for last, row in pairwise((None, *rows)):
        no_room = last is not None and row is not None and not narrow and _no_room(last, row, full)
        if open_row and row and _wraps(open_row, row, no_room=no_room):
            between = " " * (row.span.start - open_row.span.end)
            joined = open_row.text + between + row.text
            open_row = replace(open_row, text=joined, span=Span(open_row.span.start, row.span.end))
            continue
        if open_row:
            yield open_row
        open_row = row
    if open_row:
        yield open_row


def _right_edge(row: Row) -> float:
    """Where a row ends, in points where its page is known, else in characters."""
    return row.line.box.x1 if row.line.box else float(len(row.text))


def _no_room(last: Row, row: Row, full: float) -> bool:
    """Whether the first word of a row would not have fitted into the line above it."""
    box = last.line.box
    letter = (box.x1 - box.x0) / len(last.text) if box else 1.0
    return _right_edge(last) + letter * (1 + len(row.text.split(" ", 1)[0])) > full


def _wraps(before: Row, row: Row, *, no_room: bool) -> bool:
    """Whether a row ends in the middle of what it says."""
    patterns = education_patterns()
    if row.bullet or len(before.text) > _MAX_ROW or row.span.start - before.span.end > 2:
        return False
    if patterns["open_end"].search(before.text) or patterns["open_start"].match(row.text):
        return True
    last = before.text.rpartition(" ")[2]
    if patterns["bare_start"].match(row.text) and last.isalpha() and last[0].isupper():
        return True
    if before.text.count("(") > before.text.count(")") and ")" in row.text:
        return True
    if before.text[-1] in ".)0123456789" or patterns["ends_in_place"].search(before.text):
        return False
    begins = patterns["fresh"].match(row.text) is not None or _is_whole(row)
    begins = begins or _names_another(before, row) or _opens_otherwise(before, row)
    return no_room and before.line.block == row.line.block and not begins


def _is_whole(row: Row) -> bool:
    """Whether a row begins with a school and names a degree behind it: a study of its own."""
    school = education_patterns()["school"].match(row.content)
    degree = load_knowledge().degrees.pattern.search(row.content) if school else None
    return degree is not None and degree.lastgroup != DegreeLevel.OTHER


def _opens_otherwise(before: Row, row: Row) -> bool:
    """Whether a row begins with a degree, or says what no study goes on with."""
    patterns = education_patterns()
    if before.bullet and patterns["school"].match(row.text):
        return True
    degree = load_knowledge().degrees.pattern.match(row.text)
    return degree is not None or patterns["noise"].match(row.text) is not None


def _names_another(before: Row, row: Row) -> bool:
    """Whether a row begins with a school while the row above it has one already."""
    patterns = education_patterns()
    school = patterns["school"].match(row.content)
    if school is None or patterns["kind"].match(school.group()):
        return False
    above = patterns["school"].search(before.text)
    return above is not None and above.end() < len(before.text.rstrip(_SEPARATORS + ")"))


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
        opens = len(before.rstrip(_DIVIDERS)) <= row.bullet and not after.startswith(" of ")
        told = opens or patterns["own_school"].match(after) is not None
        return told and not patterns["school_name_before"].search(before)
    if word in _RANKS:
        opens = len(before.rstrip(_DIVIDERS)) <= row.bullet or before.rstrip().endswith(_DIVIDED)
        if patterns["rank"].match(after):
            return False
        return opens or patterns["degree_goes_on"].match(after) is not None or _leads(word, after)
    if level is DegreeLevel.OTHER or word in _GRADES:
        return len(before) <= row.bullet
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


def leading_field(gap: str, *, after_degree: bool, behind: str = "") -> int:
    """Where the field at the front of the words after a degree ends; 0 where none is known.

    Needed where nothing divides the field from the school: ": Communication University of Y". The
    known fields that stand in a row are the field; if the words begin with an unknown one, it
    reaches to the last known field before the school. Words told again behind the school are the
    field too, known or not; `behind` is the text that follows the gap.

    >>> gap = " : Finance and Economics Augusta University"
    >>> gap[: leading_field(gap, after_degree=True)]
    ' : Finance and Economics'
    """
    kind = education_patterns()["kind"].search(gap)
    if kind is None:
        return 0
    connector = education_patterns()["connectors"].match(gap) if after_degree else None
    connected = connector is not None and bool(connector.group().strip())
    start = connector.end() if connector is not None and connected else 0
    named = connector is not None and connector.group().strip(" )")[:1] in _NAMES_FIELD
    again = _told_again(gap, start, kind.start(), behind, known=not named)
    if not after_degree:
        return again or _fields_alone(gap, kind.start())
    return max(again, _known_field(gap, start, kind.start(), connected=connected))


def _fields_alone(gap: str, school: int) -> int:
    """Where a university follows fields that open a row: "Marketing University of Y"; else 0."""
    end = _known_field(gap, 0, school, connected=False) if _UNIVERSITY_OF.match(gap, school) else 0
    return end if end == school else 0


def _told_again(gap: str, start: int, school: int, behind: str, *, known: bool) -> int:
    """Where words in front of a school end that stand again behind it; 0 where none do.

    Not where it is the school that is told twice, nor its town: a field must be a `known` one
    unless something says that a field follows.
    """
    words = list(re.finditer(r"[^\s:|]+", gap[start : start + 80]))[:8]
    for last in reversed(words):
        end = start + last.end()
        phrase = gap[start + words[0].start() : end].strip(" ,;").lower()
        rest = " ".join((gap[max(end, school) :] + behind).lower().split())
        if len(phrase) > _SHORTEST_FIELD and " ".join(phrase.split()) in rest:
            return end if end < school and not (known and not is_subject(phrase)) else 0
    return 0


def is_subject(phrase: str) -> bool:
    """Whether words hold a known field or skill."""
    known = load_knowledge()
    return bool(known.fields.lexicon.find_in(phrase) or known.skills.find_in(phrase))


def _known_field(gap: str, start: int, school: int, *, connected: bool) -> int:
    """Where the known fields in front of a school end; 0 where none stands there."""
    found = [hit for hit in load_knowledge().fields.lexicon.find_in(gap) if hit.start >= start]
    if _UNIVERSITY_OF.match(gap, school) and any(_opens_no_name(gap, h, school) for h in found):
        return school
    ends = list(_row_of_fields(gap, start, found))
    if not connected:  # "B.Tech Mechanical Engineering Redport University"
        of = re.match(r"\w+ (?:of|at|for|de)\b", gap[school:])
        end = ends[-1] if ends else 0
        return end if of or gap[end:school].strip() else 0
    if not ends:
        before = [hit.end for hit in found if hit.end < school - 2]
        return before[-1] if before and not re.search(r"[,;|(–]", gap[start : before[-1]]) else 0
    bare = not gap[ends[-1] : school].strip() and _BARE_KIND_OF.match(gap, school)
    return ends[-2] if bare and len(ends) > 1 else ends[-1]


def _opens_no_name(gap: str, field: Hit, school: int) -> bool:
    """Whether a field right before "University of Y" is none of its name, as "Russian" may be."""
    if field.end != school - 1:
        return False
    return load_knowledge().languages.lookup(gap[field.start : field.end]) is None


def _row_of_fields(gap: str, start: int, found: Iterable[Hit]) -> Iterator[int]:
    """The ends of the fields that stand in a row from a place on; "Systems/Networks" is one."""
    at = start
    for hit in found:
        if hit.start < at:
            continue
        if not re.fullmatch(r"(?i)\s*(?:[,/&-]|and|in|of|for)?\s*", gap[at : hit.start]):
            return
        goes_on = _SLASHED.match(gap, hit.end)
        at = goes_on.end() if goes_on else hit.end
        yield at
