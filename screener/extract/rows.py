"""The visible lines of a resume with their text at hand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from screener.types import Line, ResumeText, Span

_LONG = 250  # characters of a line that holds many: its breaks were lost on the way
_LOST_BREAK = re.compile(r"\t\s*| {3,}|(?<=[\w)»”\"][.!]) (?=[^.!?\t]{3,100}(?:\t|$))")
_BULLET = re.compile(r"[^\w\s(\"'$#&+.<]{1,2}[\s\u200b]+|[oØ§][ \t]+(?=[A-Z])|\(cid:\d+\)\s*")


class Row(msgspec.Struct, gc=False, frozen=True):
    """One visible line: its text without the white space around it, and where that stands."""

    index: int
    text: str
    span: Span
    line: Line
    bullet: int = 0

    @property
    def content(self) -> str:
        """The text after its bullet."""
        return self.text[self.bullet :]


def visible_rows(resume: ResumeText, end: int | None = None) -> tuple[Row, ...]:
    """Every visible line that is not blank, in reading order; lines past `end` are left out.

    >>> from screener.types import Line
    >>> text = "Skills\\n• SQL"
    >>> resume = ResumeText("", text, (Line(Span(0, 6)), Line(Span(7, 12))), visible_end=12)
    >>> [(row.text, row.content) for row in visible_rows(resume)]
    [('Skills', 'Skills'), ('• SQL', 'SQL')]
    """
    rows: list[Row] = []
    limit = resume.visible_end if end is None else end
    for line in resume.lines:
        if not line.visible or line.span.end > limit:
            continue
        for span in _pieces(resume.text, line.span):
            text = resume.text[span.start : span.end]
            mark = _BULLET.match(text)
            rows.append(Row(len(rows), text, span, line, mark.end() if mark else 0))
    return tuple(rows)


def _pieces(text: str, span: Span) -> list[Span]:
    """A line without the white space around it; a very long one in pieces, cut at lost breaks.

    They are wide gaps, and where a short piece without an end follows a sentence.
    """
    if span.end - span.start <= _LONG:
        return _bare(text, span.start, span.end)
    found, start = [], span.start
    for cut in _LOST_BREAK.finditer(text, span.start, span.end):
        found += _bare(text, start, cut.start())
        start = cut.end()
    return found + _bare(text, start, span.end)


def _bare(text: str, start: int, end: int) -> list[Span]:
    """A stretch of text without the white space around it; nothing where it is blank."""
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return []
    begin = start + len(piece) - len(piece.lstrip())
    return [Span(begin, begin + len(bare))]


def part_of(row: Row, start: int, end: int) -> Row:
    """A row cut to some of the characters of its text, without white space around them.

    What is cut off in front counts as a bullet: the row begins an item.
    """
    words = row.text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = first + len(words.strip())
    bullet = row.bullet - first
    if first > row.bullet:
        first, bullet = first - 1, 1
    elif first == row.bullet:
        first, bullet = 0, row.bullet
    span = Span(row.span.start + first, row.span.start + last)
    return replace(row, text=row.text[first:last], span=span, bullet=bullet)


def rows_inside(rows: Sequence[Row], span: Span) -> list[Row]:
    """The rows of a span; a row that reaches out of it is cut to its part inside.

    >>> from screener.types import Line
    >>> row = Row(0, "Skills: SQL", Span(0, 11), Line(Span(0, 11)))
    >>> [part.text for part in rows_inside([row], Span(7, 11))]
    ['SQL']
    """
    found = []
    for at in range(bisect_left(rows, span.start + 1, key=lambda row: row.span.end), len(rows)):
        row = rows[at]
        if row.span.start >= span.end:
            break
        if row.span.start < span.start:
            text = row.text[span.start - row.span.start :].lstrip(" \t:|.-–—")
            if not text:
                continue
            row = replace(
                row, text=text, span=Span(row.span.end - len(text), row.span.end), bullet=0
            )
        if row.span.end > span.end:
            row = part_of(row, 0, span.end - row.span.start)
            if not row.content:
                continue
        found.append(row)
    return found
