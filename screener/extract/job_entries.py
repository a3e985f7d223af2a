"""Which of the entries of a section are jobs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from screener.extract.choices import Choice, likely_employer, likely_title
from screener.extract.closing_dates import with_closing_dates
from screener.extract.columns import MIXED
from screener.extract.dates import PRESENT
from screener.extract.education_patterns import education_patterns
from screener.extract.entries import Entry, find_entries
from screener.extract.header_lines import Line
from screener.extract.header_marks import PartKind
from screener.extract.undated import find_undated, unglued
from screener.knowledge import load_knowledge
from screener.types import Section, SectionKind

_LISTING = frozenset((SectionKind.SKILLS, SectionKind.LANGUAGES, SectionKind.EDUCATION))
"""Sections full of names that are none of jobs: there a noun of titles must head the title."""
_STORY = 9
"""Words of a row that tells what was done, and is no name."""
_SURE, _LIKELY = -1.0, -2.5


def job_entries(lines: Sequence[Line], section: Section) -> list[Entry]:
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
    likely = _with_known_employers(lines, likely)
    named = [*likely, *find_undated(lines, likely)]
    if section.rule == MIXED:
        return sorted(_among_columns(lines, named), key=_by_first)
    anchors = {entry.anchor for entry in likely}
    unnamed = _unnamed(lines, [entry for entry in dated if entry.anchor not in anchors])
    told = sorted([*named, *(unnamed if likely else ())], key=_by_first)
    return with_closing_dates(lines, told, dated)


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


def _with_glued_employer(lines: Sequence[Line], entry: Entry) -> Entry:
    """The entry, its employer cut off its title where no mark divides them and a date was lost."""
    dated = entry.dates and entry.dates.rule != PRESENT
    if dated or entry.title is None or entry.employer:
        return entry
    apart = unglued(lines[entry.title.line], entry.title)
    return replace(entry, title=apart[0], employer=apart[1]) if apart else entry


def _with_known_employers(lines: Sequence[Line], entries: Sequence[Entry]) -> list[Entry]:
    """The entries, those without an employer with one that opens the story below them.

    It must be the employer of another entry: "Acme Promotion from clerk to cook" after a job there.
    """
    names = {_text(lines[each.employer.line], each.employer) for each in entries if each.employer}
    opening = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(names)))})\b", re.IGNORECASE)
    free = {entry.last + 1 for entry in entries} - {entry.first for entry in entries}
    found = []
    for entry in entries:
        open_below = bool(names) and entry.last + 1 in free and entry.last + 1 < len(lines)
        below = lines[entry.last + 1].masked if open_below else ""
        if entry.employer is None and entry.title and (told := opening.match(below)):
            part = replace(entry.title.part, kind=PartKind.EMPLOYER, start=0, end=told.end())
            named = replace(entry.title, line=entry.last + 1, part=part, head=False)
            entry = replace(entry, employer=named, last=entry.last + 1)
        found.append(entry)
    return found


def _text(line: Line, choice: Choice) -> str:
    return line.masked[choice.part.start : choice.part.end]


def _among_columns(lines: Sequence[Line], entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries whose title a noun of titles heads; a school beside one may be another's.

    A year alone ends a study there, and a title in a list is a skill.
    """
    for entry in entries:
        title, employer, dates = entry.title, entry.employer, entry.dates
        if title is None or not title.head:
            continue
        taught = employer is not None and _names_school(lines[employer.line], employer)
        if dates and (_two_ended(entry) or dates.start is None or dates.start.month):
            yield replace(entry, employer=None) if taught else entry
        elif dates is None and not taught and "," not in lines[title.line].masked:
            yield entry


def _names_school(line: Line, choice: Choice) -> bool:
    """Whether a part names a school, by its kind or by a word such as "college"."""
    told = education_patterns()["kind"].search(_text(line, choice))
    return choice.part.kind is PartKind.SCHOOL or told is not None


def _by_first(entry: Entry) -> int:
    return entry.first
