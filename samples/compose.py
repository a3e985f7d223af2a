"""From a person to the blocks of a document, the same for every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from samples.people import Job, Person, Study

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Kind(StrEnum):
    """What a block is; each writer knows how to draw every kind."""

    NAME = "name"
    HEADLINE = "headline"
    CONTACT = "contact"
    HEADING = "heading"
    ENTRY = "entry"
    SUBENTRY = "subentry"
    TEXT = "text"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph; `aside` stands at the right margin of its first line, or left in a gutter."""

    kind: Kind
    text: str
    aside: str = ""


# ------------------------------------------------------------------------------------- dates


def _month(date: str, name: Callable[[str], str]) -> str:
    if "-" not in date:
        return date
    year, month = date.split("-")
    return f"{name(MONTHS[int(month) - 1])} {year}"


def _numeric(date: str) -> str:
    return "/".join(reversed(date.split("-")))


def _short_numeric(date: str) -> str:
    year, month = date.split("-")
    return f"{month}/{year[2:]}"


DATE_STYLES: dict[str, tuple[Callable[[str], str], str, str]] = {
    "mon_year": (lambda d: _month(d, lambda m: m[:3]), " – ", "Present"),
    "month_year": (lambda d: _month(d, str), " - ", "Present"),
    "month_to": (lambda d: _month(d, str), " to ", "present"),
    "upper": (lambda d: _month(d, lambda m: m[:3].upper()), " — ", "PRESENT"),
    "dotted": (lambda d: _month(d, lambda m: m[:3] + ("." if len(m) > 3 else "")), " – ", "Today"),
    "numeric": (_numeric, " - ", "Current"),
    "short_numeric": (_short_numeric, "–", "now"),
    "iso": (str, " / ", "present"),
    "year": (lambda d: d[:4], "–", "present"),
    "comma": (lambda d: _month(d, lambda m: m + ","), " – ", "Present"),
    "apostrophe": (lambda d: f"{_month(d, lambda m: m[:3])[:3]} '{d[2:4]}", " - ", "Present"),
    "spanish": (_numeric, " - ", "actualidad"),
}


def write_dates(when: str, style: str) -> str:
    """A range as the person writes dates.

    >>> write_dates("2019-03/present", "mon_year"), write_dates("2019-03/2020-01", "numeric")
    ('Mar 2019 – Present', '03/2019 - 01/2020')
    """
    write, dash, now = DATE_STYLES[style]
    return dash.join(now if part == "present" else write(part) for part in when.split("/"))


# ------------------------------------------------------------------------------------ entries


def _place(job: Job) -> str:
    return f", {job.place}" if job.place else ""


ENTRY_STYLES: dict[str, Callable[[Job, str], tuple[Block, ...]]] = {
    "title_dates": lambda job, dates: (
        Block(Kind.ENTRY, job.title, dates),
        Block(Kind.SUBENTRY, job.employer + _place(job)),
    ),
    "employer_dates": lambda job, dates: (
        Block(Kind.ENTRY, job.employer + _place(job), dates),
        Block(Kind.SUBENTRY, job.title),
    ),
    "employer_place": lambda job, dates: (
        Block(Kind.ENTRY, job.employer, job.place),
        Block(Kind.SUBENTRY, job.title, dates),
    ),
    "one_line": lambda job, dates: (
        Block(Kind.ENTRY, f"{job.title}, {job.employer}{_place(job)} ({dates})"),
    ),
    "bars": lambda job, dates: (Block(Kind.ENTRY, f"{job.title} | {job.employer} | {dates}"),),
    "at": lambda job, dates: (Block(Kind.ENTRY, f"{job.title} at {job.employer}", dates),),
    "dates_below": lambda job, dates: (
        Block(Kind.ENTRY, job.title),
        Block(Kind.SUBENTRY, job.employer),
        Block(Kind.SUBENTRY, dates + (f" | {job.place}" if job.place else "")),
    ),
    "dates_first": lambda job, dates: (
        Block(Kind.SUBENTRY, dates),
        Block(Kind.ENTRY, f"{job.title} – {job.employer}"),
    ),
    "dash": lambda job, dates: (
        Block(Kind.ENTRY, f"{job.employer} — {job.title}"),
        Block(Kind.SUBENTRY, f"{dates}{_place(job)}"),
    ),
}


def _duties(job: Job) -> Iterable[Block]:
    if job.about:
        yield Block(Kind.TEXT, job.about)
    for bullet in job.bullets:
        yield Block(Kind.BULLET, bullet)


def _job(person: Person, job: Job) -> Iterable[Block]:
    yield from ENTRY_STYLES[person.look.entry](job, write_dates(job.when, person.look.dates))
    yield from _duties(job)


def _grouped_jobs(person: Person) -> Iterable[Block]:
    """Several roles under one employer, whose name stands once above them."""
    for employer, roles in groupby(person.jobs, key=lambda job: job.employer):
        listed = list(roles)
        yield Block(Kind.ENTRY, employer + _place(listed[0]))
        for job in listed:
            yield Block(Kind.SUBENTRY, job.title, write_dates(job.when, person.look.dates))
            yield from _duties(job)


def _experience(person: Person) -> Iterable[Block]:
    if person.look.entry == "grouped":
        yield from _grouped_jobs(person)
        return
    for job in person.jobs:
        yield from _job(person, job)


# ----------------------------------------------------------------------------- other sections


def _study(person: Person, study: Study) -> Iterable[Block]:
    when = study.dates or study.end
    if person.look.entry in ("employer_dates", "employer_place", "grouped"):
        yield Block(Kind.ENTRY, study.school, when)
        yield Block(Kind.SUBENTRY, study.written)
    elif person.look.entry in ("one_line", "bars", "dash"):
        yield Block(Kind.TEXT, ", ".join(filter(None, (study.written, study.school, when))))
    else:
        yield Block(Kind.ENTRY, study.written, when)
        yield Block(Kind.SUBENTRY, study.school)
    if study.note:
        yield Block(Kind.TEXT, study.note)


def _education(person: Person) -> Iterable[Block]:
    for study in person.education:
        yield from _study(person, study)


def _skills(person: Person) -> Iterable[Block]:
    join = {"commas": ", ", "bars": " | ", "dots": " · ", "semicolons": "; "}
    for label, items in person.skills.items():
        if person.look.skills == "bullets":
            yield from (Block(Kind.BULLET, item) for item in items)
        elif person.look.skills == "lines":
            yield from (Block(Kind.TEXT, item) for item in items)
        else:
            text = join[person.look.skills].join(items)
            yield Block(Kind.TEXT, f"{label}: {text}" if label != "all" else text)


def _certifications(person: Person) -> Iterable[Block]:
    return (Block(Kind.BULLET, item) for item in person.certifications)


def _languages(person: Person) -> Iterable[Block]:
    named = (f"{name} ({level})" if level else name for name, level in person.languages.items())
    if person.look.skills in ("bullets", "lines"):
        return (Block(Kind.TEXT, item) for item in named)
    return iter((Block(Kind.TEXT, ", ".join(named)),))


def _summary(person: Person) -> Iterable[Block]:
    return (Block(Kind.TEXT, part) for part in person.summary.splitlines() if part)


SECTIONS: dict[str, tuple[str, Callable[[Person], Iterable[Block]]]] = {
    "summary": ("Summary", _summary),
    "experience": ("Experience", _experience),
    "education": ("Education", _education),
    "skills": ("Skills", _skills),
    "certifications": ("Certifications", _certifications),
    "languages": ("Languages", _languages),
}


def heading_of(person: Person, section: str) -> str:
    """The heading as this person words it; a section of `more` is its own heading."""
    default = SECTIONS[section][0] if section in SECTIONS else section
    return person.headings.get(section, default)


def compose_section(person: Person, section: str) -> tuple[Block, ...]:
    """A heading and what stands under it; "contact" gives the contact lines under a heading."""
    heading = heading_of(person, section)
    if section == "contact":
        body: Iterable[Block] = (Block(Kind.TEXT, line) for line in contact_parts(person))
        heading = person.headings.get("contact", "Contact")
    elif section in SECTIONS:
        body = SECTIONS[section][1](person)
    else:
        body = (Block(Kind.BULLET, item) for item in person.more[section])
    head = (Block(Kind.HEADING, heading),) if heading else ()
    return (*head, *body)


def contact_parts(person: Person) -> tuple[str, ...]:
    """Place, phone, e-mail and links, each on its own."""
    return tuple(filter(None, (person.place, person.phone, person.email, *person.links)))


def compose_header(person: Person) -> tuple[Block, ...]:
    """Name, headline and contact lines as they stand above everything else."""
    parts = contact_parts(person)
    lines = {
        "bars": (" | ".join(parts),),
        "dots": (" • ".join(parts),),
        "lines": parts,
        "labels": (
            person.place,
            f"Phone: {person.phone}    E-mail: {person.email}",
            *person.links,
        ),
        "none": (),
    }[person.look.contact]
    headline = (Block(Kind.HEADLINE, person.headline),) if person.headline else ()
    contact = (Block(Kind.CONTACT, line) for line in lines if line)
    return (Block(Kind.NAME, person.name), *headline, *contact)


def compose(person: Person, sections: Iterable[str] | None = None) -> tuple[Block, ...]:
    """The sections in the person's own order, or the named ones."""
    wanted = person.order if sections is None else sections
    return tuple(block for section in wanted for block in compose_section(person, section))
