"""Histories in texts whose columns were run together line by line.

Where such a page had two columns, the headings of both stand side by side or one below the other,
and all that follows belongs to either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from screener.extract.choices import is_tool
from screener.extract.rows import Row
from screener.types import Section, SectionKind, Span

_BESIDE_HISTORY = frozenset(
    (
        SectionKind.SUMMARY,
        SectionKind.SKILLS,
        SectionKind.EDUCATION,
        SectionKind.LANGUAGES,
        SectionKind.PERSONAL,
        SectionKind.INTERESTS,
        SectionKind.OTHER,
    )
)
_LISTED = re.compile(r"[,;/|&:]|[(][^)]{0,20}[)]")
_EDGES = " .-–•"
_GUESSED = "sections.style"
MIXED = "sections.mixed"
"""The rule of a history that holds the rows of another column too."""


def is_flattened(rows: Sequence[Row]) -> bool:
    """Whether a text has no places on a page, so that its columns may have been run together."""
    return bool(rows) and rows[0].line.box is None


def widened(sections: Sequence[Section], text: str) -> Iterator[Section]:
    """The sections, histories beside another column reaching as far as that column may."""
    end = 0
    for at, section in enumerate(sections):
        if section.body.start < end:
            continue
        if _stands_beside(sections, at, text):
            end = _reach(sections, at)
            section = replace(section, body=Span(section.body.start, end), rule=MIXED)
        yield section


def _stands_beside(sections: Sequence[Section], at: int, text: str) -> bool:
    """Whether the heading of a history stands right above or beside that of another column."""
    section = sections[at]
    if section.kind is not SectionKind.EXPERIENCE or at + 1 == len(sections):
        return False
    if any(each.body == section.body for each in sections if each is not section):
        return True
    if sections[at + 1].kind not in _BESIDE_HISTORY:
        return False
    return not text[section.body.start : section.body.end].strip(" :\n")


def _reach(sections: Sequence[Section], at: int) -> int:
    """The end of the last section that may stand in the other column."""
    last = at
    while last + 1 < len(sections) and sections[last + 1].kind in _BESIDE_HISTORY:
        last += 1
    return sections[last].body.end


def own_rows(rows: Sequence[Row], sections: Sequence[Section]) -> list[Row]:
    """The rows without those that head a section for sure and those that only list skills."""
    heads = [each.heading for each in sections if each.heading and each.rule != _GUESSED]
    headings = [row for row in rows if any(head.covers(row.span) for head in heads)]
    return [row for row in rows if row not in headings and not _only_lists(row.content)]


def _only_lists(text: str) -> bool:
    """Whether nothing but names of technologies and languages stands in a row."""
    parts = [part for part in _LISTED.split(text) if part.strip(_EDGES)]
    return bool(parts) and all(is_tool(part.strip(_EDGES)) for part in parts)
