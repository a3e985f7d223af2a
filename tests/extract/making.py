"""Small resumes from plain text, and what was found in them as short strings."""

from screener.extract import extract_profile
from screener.extract.dates import find_dates
from screener.extract.rows import visible_rows
from screener.types import DateRange, Job, Line, ResumeText, Span


def resume_of(text: str, *, bold: tuple[str, ...] = ()) -> ResumeText:
    """Every line of the text as a line; a blank line begins a new block."""
    lines, at, block = [], 0, 0
    for line in text.split("\n"):
        block += not line.strip()
        lines.append(Line(Span(at, at + len(line)), block=block, bold=line.strip() in bold))
        at += len(line) + 1
    return ResumeText("00", text, tuple(lines), visible_end=len(text))


def dates_of(text: str) -> list[str]:
    """The dates of a text, written as in `said`."""
    return [said(found) for found in find_dates(text, visible_rows(resume_of(text)))]


def said(dates: DateRange | None) -> str:
    """A range as "2019-03..present", "?" for an end that is not stated, "6m" for a length."""
    if dates is None:
        return "undated"
    if dates.start is None and dates.end is None and not dates.current:
        return f"{dates.stated_months}m"
    end = "present" if dates.current else str(dates.end or "?")
    return f"{dates.start or '?'}..{end}"


def jobs_of(text: str) -> list[Job]:
    """The jobs of a resume."""
    return list(extract_profile(resume_of(text)).jobs)


def told(text: str) -> list[tuple[str, str, str]]:
    """Title, employer and dates of every job."""
    return [(job.title, job.employer, said(job.dates)) for job in jobs_of(text)]
