"""Invented profiles made from a few words, for every test that needs one without a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from screener.types import (
    DateRange,
    DegreeLevel,
    Education,
    Job,
    Line,
    PartialDate,
    Profile,
    ResumeText,
    Section,
    SectionKind,
    Span,
    Statement,
)

AS_OF = date(2026, 11, 1)


@dataclass(frozen=True)
class JobSpec:
    """A job in words: title, years (end None is current), and one statement per line."""

    title: str
    start: int | None
    end: int | None
    statements: tuple[str, ...] = ()
    employer: str = "Quillfeather Ltd"


@dataclass
class _Writer:
    """Lines written one after another, with the place of each."""

    lines: list[Line] = field(default_factory=list)
    text: str = ""

    def write(self, words: str) -> Span:
        start = len(self.text) + bool(self.text)
        self.text = f"{self.text}\n{words}" if self.text else words
        span = Span(start, start + len(words))
        self.lines.append(Line(span))
        return span


def make_profile(
    *,
    summary: Iterable[str] = (),
    skills: Iterable[str] = (),
    jobs: Iterable[JobSpec] = (),
    degrees: Iterable[tuple[DegreeLevel, str]] = (),
    certifications: Iterable[str] = (),
    name: str = "Robin Vale",
    school: str = "Northmoor College",
    hidden: str = "",
    resume_id: str = "00",
) -> Profile:
    """A profile with one section per argument; every statement is one line of its text."""
    writer = _Writer()
    writer.write(name)
    sections: list[Section] = []
    statements: list[Statement] = []
    made_jobs: list[Job] = []
    made_education: list[Education] = []

    def section(kind: SectionKind, lines: Iterable[str]) -> None:
        kept = list(lines)
        if kept:
            heading = writer.write(kind.value.title())
            spans = [writer.write(line) for line in kept]
            statements.extend(Statement(span, kind) for span in spans)
            sections.append(Section(kind, heading, Span(spans[0].start, spans[-1].end)))

    section(SectionKind.SUMMARY, summary)
    section(SectionKind.SKILLS, skills)
    specs = list(jobs)
    if specs:
        heading = writer.write("Experience")
        for index, spec in enumerate(specs):
            made_jobs.append(_write_job(writer, spec, index, statements))
        body = Span(made_jobs[0].header.start, len(writer.text))
        sections.append(Section(SectionKind.EXPERIENCE, heading, body))
    for level, subject in degrees:
        span = writer.write(f"{level.value} {subject}, {school}")
        made_education.append(Education(level, subject, school, span))
    section(SectionKind.CERTIFICATIONS, certifications)
    visible_end = len(writer.text)
    if hidden:
        span = writer.write(hidden)
    resume = ResumeText(resume_id, writer.text, tuple(writer.lines), visible_end=visible_end)
    return Profile(
        resume,
        sections=tuple(sections),
        jobs=tuple(made_jobs),
        education=tuple(made_education),
        statements=tuple(statements),
    )


def _write_job(writer: _Writer, spec: JobSpec, index: int, statements: list[Statement]) -> Job:
    years = f"{spec.start} - {spec.end or 'present'}" if spec.start else "no dates"
    header = writer.write(f"{spec.title}, {spec.employer}, {years}")
    title = Span(header.start, header.start + len(spec.title))
    spans = [writer.write(words) for words in spec.statements]
    statements.extend(Statement(span, SectionKind.EXPERIENCE, index) for span in spans)
    dates = None
    if spec.start:
        end = PartialDate(spec.end, 12) if spec.end else None
        start = PartialDate(spec.start, 1)
        dates = DateRange(start, end, header, current=spec.end is None)
    body = Span(spans[0].start, spans[-1].end) if spans else Span(header.end, header.end)
    return Job(spec.title, spec.employer, dates, header, body, title_span=title)
