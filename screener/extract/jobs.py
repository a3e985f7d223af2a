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

from screener.extract.choices import Choice
from screener.extract.column_rows import own_rows, sure_headings
from screener.extract.columns import MIXED, is_flattened, widened
from screener.extract.dates import PRESENT, duration_range, with_duration
from screener.extract.draft import draft_of
from screener.extract.entries import Entry
from screener.extract.header_lines import Line, header_line
from screener.extract.header_marks import PartKind
from screener.extract.job_entries import job_entries
from screener.extract.resources import load_table
from screener.extract.rows import Row, rows_inside
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
_SHORT = 20


def _inside(dates: Sequence[DateRange], body: Span) -> Sequence[DateRange]:
    """The dates that begin in a body."""

    def first(at: int) -> int:
        return bisect_left(dates, at, key=lambda found: found.span.start)

    return dates[first(body.start) : first(body.end)]


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
    jobs: list[Job] = []
    heads = sure_headings(sections)
    for section in _searched(text, rows, dates, sections):
        inner, told = rows_inside(rows, section.body), _inside(dates, section.body)
        if section.rule == MIXED:
            inner = own_rows(inner, heads, told)
        jobs += _jobs_of(text, _lines(text, inner, told), section)
    return tuple(_once(_with_employers(jobs)))


def _searched(
    text: str, rows: Sequence[Row], dates: Sequence[DateRange], sections: Sequence[Section]
) -> Iterator[Section]:
    """The sections that may hold jobs, each body once."""
    own = {section.body for section in sections if section.kind is SectionKind.EXPERIENCE}
    seen: set[Span] = set()
    for section in widened(sections, text, dates) if is_flattened(rows) else sections:
        body, history = section.body, section.kind is SectionKind.EXPERIENCE
        if (body in own and not history) or body in seen or section.kind not in _SEARCHED:
            continue
        seen.add(body)
        told = _inside(dates, body)
        if history or any("-" in found.rule or found.current for found in told):
            yield section


def _jobs_of(text: str, lines: Sequence[Line], section: Section) -> Iterator[Job]:
    """The jobs of a section; where an employer stands above several roles, all get its name."""
    entries = job_entries(lines, section)
    heading = section.heading
    interns = bool(heading and _INTERN.search(text, heading.start, heading.end))
    shared: Job | None = None
    for number, entry in enumerate(entries):
        until = entries[number + 1].first if number + 1 < len(entries) else len(lines)
        job = _job(text, lines, entry, until)
        job = replace(job, internship=job.internship or interns)
        if section.rule != MIXED and _stands_above(entry):
            shared = job
        elif job.employer:
            shared = None
        elif shared:
            job = replace(job, employer=shared.employer, employer_span=shared.employer_span)
        yield from (job, *_also(text, lines, entry, job))


def _stands_above(entry: Entry) -> bool:
    """Whether the employer has a line of its own above the title, as over several roles."""
    title, employer = entry.title, entry.employer
    return bool(title and employer and employer.line < min(title.line, entry.anchor))


def _held_by(inner: DateRange, outer: DateRange) -> bool:
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
        elif umbrella and umbrella.dates and job.dates and _held_by(job.dates, umbrella.dates):
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
