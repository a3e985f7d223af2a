"""Jobs: the entries of the experience sections, and of blocks that look like jobs elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.entries import Entry, Line, find_entries, header_line
from screener.extract.headers import PartKind
from screener.extract.rows import Row, rows_inside
from screener.types import DateRange, Job, Notice, NoticeCode, Section, SectionKind, Span

_INTERN = re.compile(r"(?i)\bintern(?:ship)?\b")
_ELSEWHERE = frozenset(
    (SectionKind.PREAMBLE, SectionKind.SUMMARY, SectionKind.OTHER, SectionKind.SKILLS)
)
_SURE, _LIKELY = -1.0, -2.5


def _lines(text: str, rows: Sequence[Row], dates: Sequence[DateRange]) -> list[Line]:
    starts = [found.span.start for found in dates]
    lines = []
    for row in rows:
        inside = dates[bisect_left(starts, row.span.start) : bisect_left(starts, row.span.end)]
        lines.append(header_line(text, row, inside))
    return lines


def _accepted(entry: Entry, section: Section) -> bool:
    """Whether an entry is a job, by what its parts are and the section it stands in."""
    title = entry.title.part.log(PartKind.TITLE) if entry.title else -9.0
    employer = entry.employer.part.log(PartKind.EMPLOYER) if entry.employer else -9.0
    if section.kind is SectionKind.EXPERIENCE:
        return title > _LIKELY or employer > _LIKELY
    if section.kind not in _ELSEWHERE or entry.dates is None:
        return False
    two_ended = entry.dates.current or "-" in entry.dates.rule
    return two_ended and title > _SURE


def _job(text: str, lines: Sequence[Line], entry: Entry, until: int) -> Job:
    header = Span(lines[entry.first].row.span.start, lines[entry.last].head.end)
    body_end = (
        lines[until - 1].row.span.end if until > entry.last + 1 else lines[entry.last].row.span.end
    )
    title, employer = entry.title, entry.employer
    title_span = lines[title.line].span_of(title.part) if title else None
    employer_span = lines[employer.line].span_of(employer.part) if employer else None
    title_text = text[title_span.start : title_span.end] if title_span else ""
    places = [
        line.span_of(part)
        for line in lines[entry.first : entry.last + 1]
        for part in line.parts
        if part.kind is PartKind.PLACE
    ]
    return Job(
        title=title_text,
        employer=text[employer_span.start : employer_span.end] if employer_span else "",
        dates=entry.dates,
        header=header,
        body=Span(header.end, max(header.end, body_end)),
        title_span=title_span,
        employer_span=employer_span,
        location=text[places[0].start : places[0].end] if places else "",
        internship=bool(_INTERN.search(title_text)),
        rule="jobs.dated",
    )


def find_jobs(
    text: str, rows: Sequence[Row], dates: Sequence[DateRange], sections: Sequence[Section]
) -> tuple[Job, ...]:
    """One job per entry of an experience section, in the order they stand."""
    jobs = []
    for section in sections:
        if section.kind is not SectionKind.EXPERIENCE and section.kind not in _ELSEWHERE:
            continue
        lines = _lines(text, rows_inside(rows, section.body), dates)
        entries = [entry for entry in find_entries(lines) if _accepted(entry, section)]
        for number, entry in enumerate(entries):
            until = entries[number + 1].first if number + 1 < len(entries) else len(lines)
            jobs.append(_job(text, lines, entry, until))
    return tuple(jobs)


@Language.component("jobs")
def _jobs(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.jobs = find_jobs(draft.resume.text, draft.rows, draft.dates, draft.sections)
    if not draft.jobs:
        message = "No job was found: no entry with a date or a title under any heading."
        draft.notices.append(Notice(NoticeCode.NO_JOBS, message))
    return doc
