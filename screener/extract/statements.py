"""Bullets and sentences, unwrapped from the lines they were broken into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.rows import Row
from screener.types import Job, Section, SectionKind, Span, Statement

_SENTENCE_END = re.compile(r"[.!?][)\"'”’]?(?=\s+[A-Z0-9(\"'“])")
_NO_END = re.compile(
    r"(?i)\b(?:e\.g|i\.e|etc|vs|inc|ltd|co|corp|dr|mr|ms|mrs|st|no|sr|jr|[a-z])\.$"
)


@dataclass(frozen=True, slots=True)
class _Part:
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


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for end in _SENTENCE_END.finditer(text, span.start, span.end):
        if not _NO_END.search(text, max(start, end.end() - 8), end.end()):
            yield Span(start, end.end())
            start = (
                end.end()
                + len(text[end.end() : span.end])
                - len(text[end.end() : span.end].lstrip())
            )
    if start < span.end:
        yield Span(start, span.end)


def _parts(
    rows: Sequence[Row], sections: Sequence[Section], jobs: Sequence[Job]
) -> Iterator[_Part]:
    for section in sections:
        inside = [row for row in rows if section.body.covers(row.span)]
        owners = [next((n for n, job in enumerate(jobs) if job.body.covers(row.span)), None)
                  for row in inside]  # fmt: skip
        start = 0
        for at in range(1, len(inside) + 1):
            if at == len(inside) or owners[at] != owners[start]:
                yield _Part(tuple(inside[start:at]), section.kind, owners[start])
                start = at


def find_statements(
    text: str, rows: Sequence[Row], sections: Sequence[Section], jobs: Sequence[Job]
) -> tuple[Statement, ...]:
    """Every bullet or sentence with the kind of its section and the index of its job."""
    headers = {
        at for at, row in enumerate(rows) if any(job.header.covers(row.span) for job in jobs)
    }
    found = []
    for part in _parts([row for row in rows if row.index not in headers], sections, jobs):
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
