"""Bullets and sentences, unwrapped from the lines they were broken into."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.rows import Row, rows_inside
from screener.types import Job, Section, SectionKind, Span, Statement

_SPACE = re.compile(r"\s*")
_SENTENCE_END = re.compile(r"[.!?][)\"'”’]?(?=\s+[A-Z0-9(\"'“])")
_NO_END = re.compile(
    r"(?i)\b(?:e\.g|i\.e|etc|vs|inc|ltd|co|corp|dr|mr|ms|mrs|st|no|sr|jr|[a-z])\.$"
)


class _Part(msgspec.Struct, gc=False, frozen=True):
    """A stretch of rows in one section and one job."""

    rows: tuple[Row, ...]
    section: SectionKind
    job: int | None


def _continues(before: Row, row: Row) -> bool:
    """Whether a row goes on with the sentence of the row before it."""
    if row.bullet or before.text.endswith((".", "!", "?", ":", ";")):
        return False
    if row.content[:1].islower() or before.text.endswith((",", "-", "–", "&", "/")):
        return True
    return len(before.text) >= 60 and before.line.block == row.line.block


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        if group and not _continues(group[-1], row):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _blanks(text: str, at: int) -> int:
    """How much white space stands at a position."""
    found = _SPACE.match(text, at)
    return len(found[0]) if found else 0


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for end in _SENTENCE_END.finditer(text, span.start, span.end):
        if not _NO_END.search(text, max(start, end.end() - 8), end.end()):
            yield Span(start, end.end())
            start = min(span.end, end.end() + _blanks(text, end.end()))
    if start < span.end:
        yield Span(start, span.end)


def _covering(spans: Sequence[Span], starts: Sequence[int], row: Row) -> int | None:
    """The index of the span that a row lies in; spans are in order, disjoint and begin there."""
    at = bisect_right(starts, row.span.start) - 1
    return at if at >= 0 and spans[at].covers(row.span) else None


def _parts(
    rows: Sequence[Row], sections: Sequence[Section], jobs: Sequence[Job]
) -> Iterator[_Part]:
    bodies = [job.body for job in jobs]
    headers = [job.header for job in jobs]
    body_starts, header_starts = ([span.start for span in spans] for spans in (bodies, headers))
    seen: set[Span] = set()
    for section in sections:
        if section.body in seen or section.rule == "sections.block":
            continue
        seen.add(section.body)
        around = rows_inside(rows, section.body)
        inside = [row for row in around if _covering(headers, header_starts, row) is None]
        owners = [_covering(bodies, body_starts, row) for row in inside]
        start = 0
        for at in range(1, len(inside) + 1):
            if at == len(inside) or owners[at] != owners[start]:
                kind = section.kind if owners[start] is None else SectionKind.EXPERIENCE
                yield _Part(tuple(inside[start:at]), kind, owners[start])
                start = at


def find_statements(
    text: str, rows: Sequence[Row], sections: Sequence[Section], jobs: Sequence[Job]
) -> tuple[Statement, ...]:
    """Every bullet or sentence with the kind of its section and the index of its job.

    Headers of jobs are no statements; what stands in a job's body is experience, whatever heading
    it stands under.
    """
    found = []
    for part in _parts(rows, sections, jobs):
        for group in _groups(part.rows):
            span = Span(group[0].span.start + group[0].bullet, group[-1].span.end)
            for sentence in _sentences(text, span):
                found.append(Statement(sentence, part.section, part.job))
    return tuple(found)


@Language.component("statements")
def _statements(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.statements = find_statements(draft.resume.text, draft.rows, draft.sections, draft.jobs)
    return doc
