"""How long and how lately a skill was used: the dated jobs that name it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from screener.extract.timeline import months_worked
from screener.types import DateRange, Months, PartialDate, Profile, Standing


def _used_in(profile: Profile, value: str) -> Iterator[DateRange]:
    """The dates of the jobs in which the candidate is said to use a skill, each once."""
    jobs = {
        mention.job
        for mention in profile.skills
        if mention.value == value and mention.standing is Standing.HELD
    }
    for number, job in enumerate(profile.jobs):
        if number in jobs and job.dates is not None:
            yield job.dates


def skill_months(profile: Profile, value: str, *, as_of: date) -> Months:
    """Months in dated jobs that name a skill by its canonical name; overlaps count once.

    A skill that is only listed has none: nobody knows when it was used.
    """
    return months_worked(_used_in(profile, value), as_of=as_of)


def last_used(profile: Profile, value: str, *, as_of: date) -> PartialDate | None:
    """The end of the latest dated job that names a skill; a running job ends in `as_of`."""
    ends = [
        PartialDate(as_of.year, as_of.month) if dates.current else dates.end or dates.start
        for dates in _used_in(profile, value)
    ]
    known = [end for end in ends if end is not None]
    return max(known, key=lambda end: (end.year, end.month or 0)) if known else None
