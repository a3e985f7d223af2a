"""Rows of an education section that were wrapped, joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from screener.extract.education_patterns import education_patterns
from screener.extract.rows import Row
from screener.knowledge import load_knowledge
from screener.types import DegreeLevel, Span

_MAX_ROW = 400
_END = 8  # characters of a row in which the small word stands that it ends in
_NARROW = 30
"""No line of a column so narrow tells by its length that it goes on."""

_OPEN_NAME = re.compile(r"\b(?:from|at|of)(?: [A-Z][\w.&'’-]*){1,4}$")
"""A name that may go on: "B.Sc from Redport"."""

_LAST_WORD = re.compile(
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Fall|Winter))"
    r"[A-Z][\w&.’'-]{1,20},?[ ](?:19|20)\d{2}\b"
)
"""The last word of a name, and its date: "Valley, 2020"."""

_SEPARATORS = " ,;|:-–—\t"


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
    if patterns["open_end"].search(before.text, len(before.text) - _END) or patterns[
        "open_start"
    ].match(row.text):
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
    begins = begins or _names_the_school(before, row)
    begins = begins and not (_OPEN_NAME.search(before.text) and _LAST_WORD.match(row.text))
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


def _names_the_school(before: Row, row: Row) -> bool:
    """Whether no page shows a width, and a row names the school of the degree above it."""
    patterns = education_patterns()
    school = None if row.line.box else patterns["school"].match(row.content)
    if school is None or patterns["kind"].match(school.group()) or _OPEN_NAME.search(before.text):
        return False
    degree = load_knowledge().degrees.pattern.match(before.content)
    return degree is not None and patterns["school"].search(before.text) is None


def _names_another(before: Row, row: Row) -> bool:
    """Whether a row begins with a school while the row above it has one already."""
    patterns = education_patterns()
    school = patterns["school"].match(row.content)
    if school is None or patterns["kind"].match(school.group()):
        return False
    above = patterns["school"].search(before.text)
    return above is not None and above.end() < len(before.text.rstrip(_SEPARATORS + ")"))
