"""Jobs: the entries of the experience sections, and of blocks that look like jobs elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.choices import Choice, likely_employer, likely_title
from screener.extract.closing_dates import with_closing_dates
from screener.extract.column_rows import own_rows
from screener.extract.columns import MIXED, is_flattened, widened
from screener.extract.dates import PRESENT, duration_range, with_duration
from screener.extract.draft import draft_of
from screener.extract.entries import Entry, find_entries
from screener.extract.header_lines import Line, header_line
from screener.extract.header_marks import PartKind
from screener.extract.resources import load_table
from screener.extract.rows import Row, rows_inside
from screener.extract.undated import find_undated, unglued
from screener.knowledge import load_knowledge
from screener.types import DateRange, Job, Notice, NoticeCode, Section, SectionKind, Span

_INTERN = re.compile(r"(?i)\bintern(?:ship)?s?\b")
_SEARCHED = frozenset(
    (
        SectionKind.PREAMBLE,
        SectionKind.SUMMARY,
        SectionKind.OTHER,
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
        SectionKind.PERSONAL,
        SectionKind.EDUCATION,
        SectionKind.EXPERIENCE,
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_STORY_END = re.compile(r"[a-z]{3,20}ing[ ](?=[A-Z][a-z])")
_LISTING = frozenset((SectionKind.SKILLS, SectionKind.LANGUAGES, SectionKind.EDUCATION))
"""Sections full of names that are none of jobs: there a noun of titles must head the title."""
_SHORT = 20
_STORY = 9
"""Words of a row that tells what was done, and is no name."""
_SURE, _LIKELY = -1.0, -2.5


def _first(dates: Sequence[DateRange], at: int) -> int:
    """The index of the first date that begins at a position or after it."""
    return bisect_left(dates, at, key=lambda found: found.span.start)


def _lines(text: str, rows: Sequence[Row], dates: Sequence[DateRange]) -> list[Line]:
    lines = []
    reach = 0
    starts = [found.span.start for found in dates]
    for row in rows:
        inside = dates[bisect_left(starts, row.span.start) : bisect_left(starts, row.span.end)]
        if row.span.end > reach:  # else the row is the end of a date that began lines before
            lines.append(header_line(text, row, inside))
        reach = max([reach, *(found.span.end for found in inside)])
    return lines


def _two_ended(entry: Entry) -> bool:
    dates = entry.dates
    return dates is not None and dates.rule != PRESENT and (dates.current or "-" in dates.rule)


def _accepted(entry: Entry, section: Section, ranges: int) -> bool:
    """Whether an entry is a job, by what its parts are and the section it stands in.

    `ranges` counts the section's entries with both ends: where there are such, a date alone needs
    a sure title to be one, and an employer or that a noun of titles heads the title beside it.
    """
    title, employer = likely_title(entry.title), likely_employer(entry.employer)
    if section.kind is SectionKind.EXPERIENCE:
        if _two_ended(entry):
            return title > _LIKELY or employer > _LIKELY
        beside = entry.title and entry.title.head and entry.title.line == entry.anchor
        return title > _SURE and (ranges == 0 or employer > _LIKELY or bool(beside))
    if section.kind in _LISTING and not (entry.title and entry.title.head):
        return False
    return _two_ended(entry) and title > _SURE and employer > _LIKELY


def _unnamed(lines: Sequence[Line], entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries whose row is nothing but both ends of a job's dates, over the story of it."""
    for entry in entries:
        below = lines[entry.anchor + 1 : entry.anchor + 2]
        story = below and not below[0].dates and len(below[0].row.content.split()) > _STORY
        if story and _two_ended(entry) and not lines[entry.anchor].words:
            alone = entry.anchor
            yield replace(entry, first=alone, last=alone, title=None, employer=None)


def _studied(lines: Sequence[Line], entry: Entry) -> bool:
    """Whether a degree or a school stands in the header, or one that is sure beside it."""
    around = lines[max(0, entry.first - 1) : entry.last + 2]
    if any(load_knowledge().degrees.level_of(line.text) for line in around):
        return True
    inside = lines[entry.first : entry.last + 1]
    taught = any(part.kind is PartKind.DEGREE for line in inside for part in line.parts)
    return taught or any(part.kind is PartKind.SCHOOL for line in around for part in line.parts)


def _entries(lines: Sequence[Line], section: Section) -> list[Entry]:
    """The jobs of one section: dated entries, and under an experience heading undated ones too."""
    dated = find_entries(lines)
    ranges = sum(map(_two_ended, dated))
    likely = [
        _with_glued_employer(lines, entry) for entry in dated if _accepted(entry, section, ranges)
    ]
    if section.kind is SectionKind.EDUCATION:
        return [entry for entry in likely if not _studied(lines, entry)]
    if section.kind is not SectionKind.EXPERIENCE:
        return likely
    named = [*likely, *find_undated(lines, likely)]
    if section.rule == MIXED:
        return sorted(_among_columns(lines, named), key=_by_first)
    anchors = {entry.anchor for entry in likely}
    unnamed = _unnamed(lines, [entry for entry in dated if entry.anchor not in anchors])
    told = sorted([*named, *(unnamed if likely else ())], key=_by_first)
    return with_closing_dates(lines, told, dated)


def _with_glued_employer(lines: Sequence[Line], entry: Entry) -> Entry:
    """The entry, its employer cut off its title where no mark divides them and a date was lost."""
    dated = entry.dates and entry.dates.rule != PRESENT
    if dated or entry.title is None or entry.employer:
        return entry
    apart = unglued(lines[entry.title.line], entry.title)
    return replace(entry, title=apart[0], employer=apart[1]) if apart else entry


def _among_columns(lines: Sequence[Line], entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries whose title a noun of titles heads; a school beside one may be another's.

    A year alone ends a study there, and a title in a list is a skill.
    """
    for entry in entries:
        title, employer, dates = entry.title, entry.employer, entry.dates
        if title is None or not title.head:
            continue
        taught = employer is not None and employer.part.kind is PartKind.SCHOOL
        if dates and (_two_ended(entry) or dates.start is None or dates.start.month):
            yield replace(entry, employer=None) if taught else entry
        elif dates is None and not taught and "," not in lines[title.line].masked:
            yield entry


def _by_first(entry: Entry) -> int:
    return entry.first


@lru_cache(maxsize=1)
def _described() -> re.Pattern[str]:
    """What describes a name after a comma: "Acme, a maker of tools", "Acme, Media company"."""
    kinds = "|".join(load_table("jobs")["described"])
    small = r"(?:an?[ ]|the[ ])?(?!inc|llc|ltd|of |and |for )[a-z]{4}"
    return re.compile(rf",[ ](?:{small}|(?:[A-Za-z-]{{1,20}}[ ]){{0,3}}(?:{kinds})\b)")


def _name(text: str, line: Line, choice: Choice) -> Span:
    """Where a name stands, without what describes it: "Acme, a maker of tools" is Acme."""
    span = line.span_of(choice.part)
    described = _described().search(text, span.start + 2, span.end)
    return Span(span.start, described.start()) if described else span


def _capital(text: str, span: Span) -> Span:
    """A title without the end of a story before it: "working Assistant Manager"."""
    found = _STORY_END.match(text, span.start, span.end)
    return Span(found.end(), span.end) if found else span


def _dates_of(text: str, lines: Sequence[Line], entry: Entry) -> DateRange | None:
    """The entry's dates with the length stated beside them; a length alone where there are none."""
    if entry.dates:
        head = lines[entry.anchor].head
        return with_duration(entry.dates, text[head.start : head.end])
    for line in lines[entry.first : entry.last + 2]:
        short = not line.row.bullet and line.words <= _SHORT
        if short and (found := duration_range(line.masked, line.head.start)):
            return found
    return None


def _also(text: str, lines: Sequence[Line], entry: Entry, job: Job) -> Iterator[Job]:
    """The same job once more for every further range beside its own: "2015-2016, 2018-2019"."""
    if entry.dates is None:
        return
    for before, dates in pairwise(lines[entry.anchor].dates):
        if len(_WORD.findall(text, before.span.end, dates.span.start)) > 1:
            return
        if "-" in dates.rule and dates.start != entry.dates.start:
            yield replace(job, dates=dates)


def _job(text: str, lines: Sequence[Line], entry: Entry, until: int) -> Job:
    header = Span(lines[entry.first].row.span.start, lines[entry.last].head.end)
    body_end = (
        lines[until - 1].row.span.end if until > entry.last + 1 else lines[entry.last].row.span.end
    )
    title, employer = entry.title, entry.employer
    title_span = _capital(text, _name(text, lines[title.line], title)) if title else None
    employer_span = _name(text, lines[employer.line], employer) if employer else None
    title_text = text[title_span.start : title_span.end].rstrip(".") if title_span else ""
    places = [
        line.span_of(part)
        for line in lines[entry.first : entry.last + 1]
        for part in line.parts
        if part.kind is PartKind.PLACE
    ]
    return Job(
        title=title_text,
        employer=text[employer_span.start : employer_span.end] if employer_span else "",
        dates=_dates_of(text, lines, entry),
        header=header,
        body=Span(header.end, max(header.end, body_end)),
        title_span=title_span,
        employer_span=employer_span,
        location=text[places[0].start : places[0].end] if places else "",
        internship=bool(_INTERN.search(title_text)),
        rule="jobs.dated" if entry.dates else "jobs.undated",
    )


def find_jobs(
    text: str, rows: Sequence[Row], dates: Sequence[DateRange], sections: Sequence[Section]
) -> tuple[Job, ...]:
    """The jobs of a resume, in the order they stand.

    Under an experience heading every entry with dates counts whose title or employer is likely, or
    whose dates stand alone over a story, and entries without dates that look like them. Elsewhere
    an entry needs both ends of its dates, a sure title and an employer: a history is found under no
    heading or an odd one. Projects, volunteering, awards and references are not searched; a course
    of study is no job.
    """
    jobs = []
    own = {section.body for section in sections if section.kind is SectionKind.EXPERIENCE}
    seen: set[Span] = set()
    flattened = is_flattened(rows)
    for section in widened(sections, text, dates) if flattened else sections:
        twice = section.kind is not SectionKind.EXPERIENCE and section.body in own
        if twice or section.body in seen or section.kind not in _SEARCHED:
            continue
        seen.add(section.body)
        inside = dates[_first(dates, section.body.start) : _first(dates, section.body.end)]
        ranges = any("-" in found.rule or found.current for found in inside)
        if section.kind is not SectionKind.EXPERIENCE and not ranges:
            continue
        inner = rows_inside(rows, section.body)
        if section.rule == MIXED:
            inner = own_rows(inner, sections, dates)
        lines = _lines(text, inner, dates)
        entries = _entries(lines, section)
        shared: Job | None = None
        for number, entry in enumerate(entries):
            until = entries[number + 1].first if number + 1 < len(entries) else len(lines)
            job = _job(text, lines, entry, until)
            if section.heading and _INTERN.search(text, section.heading.start, section.heading.end):
                job = replace(job, internship=True)
            if _stands_above(entry):
                shared = job
            elif job.employer:
                shared = None
            elif shared:
                job = replace(job, employer=shared.employer, employer_span=shared.employer_span)
            jobs += [job, *_also(text, lines, entry, job)]
    return tuple(_once(_with_employers(jobs)))


def _stands_above(entry: Entry) -> bool:
    """Whether the employer has a line of its own above the title, as over several roles."""
    title, employer = entry.title, entry.employer
    return bool(title and employer and employer.line < min(title.line, entry.anchor))


def _inside(inner: DateRange, outer: DateRange) -> bool:
    """Whether a range lies within another, to the year."""
    if inner.start is None or outer.start is None or inner.start.year < outer.start.year:
        return False
    if outer.current:
        return True
    return bool(inner.end and outer.end and inner.end.year <= outer.end.year)


def _with_employers(jobs: Sequence[Job]) -> list[Job]:
    """Roles that name no employer get that of the entry above whose dates hold theirs.

    An entry that has an employer but no title, and roles below it, is no job of its own.
    """
    found: list[Job] = []
    umbrella: Job | None = None
    for job in jobs:
        if job.employer:
            umbrella = job
        elif umbrella and umbrella.dates and job.dates and _inside(job.dates, umbrella.dates):
            job = replace(job, employer=umbrella.employer, employer_span=umbrella.employer_span)
            if found and found[-1] is umbrella and not umbrella.title:
                found.pop()
        found.append(job)
    return found


def _once(jobs: Sequence[Job]) -> Iterator[Job]:
    """Each job once: a resume that tells its history twice tells of the same jobs."""
    seen: set[tuple[str, str, str]] = set()
    for job in jobs:
        dates = job.dates
        when = f"{dates.start} {dates.end} {dates.current}" if dates and dates.start else ""
        told = (job.title.casefold(), job.employer.casefold(), when)
        if not (when and job.title and told in seen):
            yield job
        seen.add(told)


def block_sections(jobs: Sequence[Job], sections: Sequence[Section]) -> tuple[Section, ...]:
    """An experience section for every run of jobs that stands under another heading or under none.

    Its parent is the section it was found in.
    """
    found = []
    for at, section in enumerate(sections):
        inside = [job for job in jobs if section.body.covers(job.header)]
        if section.kind is SectionKind.EXPERIENCE or not inside:
            continue
        body = Span(inside[0].header.start, inside[-1].body.end)
        found.append(Section(SectionKind.EXPERIENCE, None, body, at, "sections.block"))
    return tuple(found)


def job_notices(jobs: Sequence[Job], dates: Sequence[DateRange]) -> tuple[Notice, ...]:
    """What a reader should know: that no job was found, or none with a date.

    >>> job_notices((), ())[0].code.value
    'no_jobs'
    """
    if not jobs:
        ranges = sum("-" in found.rule for found in dates)
        seen = (
            f"though the text holds {ranges} ranges of dates" if ranges else "nor a range of dates"
        )
        message = f"No job was found, {seen}: read the work history by eye."
        return (Notice(NoticeCode.NO_JOBS, message),)
    if not any(job.dates and job.dates.rule != PRESENT for job in jobs):
        message = (
            f"None of the {len(jobs)} jobs found has a date, so no length of experience is known."
        )
        return (Notice(NoticeCode.NO_DATES, message),)
    return ()


@Language.component("jobs")
def _jobs(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.jobs = find_jobs(draft.resume.text, draft.rows, draft.dates, draft.sections)
    shared = [section for section in draft.sections if section.rule != "sections.side_by_side"]
    if len(shared) == len(draft.sections):
        draft.sections += block_sections(draft.jobs, draft.sections)
    draft.notices.extend(job_notices(draft.jobs, draft.dates))
    return doc
