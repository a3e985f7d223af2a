"""Histories in texts whose columns were run together line by line.

Where such a page had two columns, the headings of both stand side by side or one below the other,
and all that follows belongs to either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from screener.extract.headings import match_heading
from screener.extract.rows import Row
from screener.types import DateRange, Section, SectionKind, Span

MIXED = "sections.mixed"
"""The rule of a history that holds the rows of another column too."""

_FEW_LINES = 2
_OVER_TWO_LINES = "sections.two_lines"
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


def is_flattened(rows: Sequence[Row]) -> bool:
    """Whether a text has no places on a page, so that its columns may have been run together."""
    return bool(rows) and rows[0].line.box is None


def widened(
    sections: Sequence[Section], text: str, dates: Sequence[DateRange]
) -> Iterator[Section]:
    """The sections, histories beside another column reaching as far as that column may."""
    end = 0
    bodies = Counter(section.body for section in sections)
    for at, section in enumerate(sections):
        if section.body.start < end:
            continue
        cut = _is_cut(sections[at : at + 2], text, dates)
        if cut or _stands_beside(sections, at, text, shared=bodies[section.body] > 1):
            end = _reach(sections, at + cut)
            section = replace(section, body=Span(section.body.start, end), rule=MIXED)
        yield section


def _stands_beside(sections: Sequence[Section], at: int, text: str, *, shared: bool) -> bool:
    """Whether the heading of a history stands right above, below or beside that of another column.

    Beside it stands one with which it shares its body.
    One broken over two lines of which the second is a heading by itself is run together with it.
    """
    section = sections[at]
    if section.kind is not SectionKind.EXPERIENCE:
        return False
    if section.rule == _OVER_TWO_LINES and section.heading:
        words = text[section.heading.start : section.heading.end].rpartition("\n")[2]
        other = match_heading(words.strip())
        return other is not None and other[0] in _BESIDE_HISTORY
    if shared:
        return True
    above, below = sections[max(0, at - 1)], sections[min(at + 1, len(sections) - 1)]
    if _is_empty(section, text) and below.kind in _BESIDE_HISTORY:
        return True
    return above.kind in _BESIDE_HISTORY and _is_empty(above, text)


def _is_empty(section: Section, text: str) -> bool:
    """Whether nothing stands between a heading and the next one."""
    return not text[section.body.start : section.body.end].strip(" :\n")


def _is_cut(sections: Sequence[Section], text: str, dates: Sequence[DateRange]) -> bool:
    """Whether the heading of another column stands between the first lines of a history.

    Above it stand few lines and no date, right below it both ends of one.
    """
    if len(sections) < 2 or sections[0].kind is not SectionKind.EXPERIENCE:
        return False
    body, below = (section.body for section in sections)
    lines = text[body.start : body.end].strip().count("\n")
    start = body.end if lines < _FEW_LINES and text[body.start : body.end].strip() else below.end
    at = bisect_left(dates, body.start, key=lambda found: found.span.start)
    first = dates[at] if at < len(dates) else None
    if first is None or not start <= first.span.start < below.end or "-" not in first.rule:
        return False
    return text.count("\n", below.start, first.span.start) <= _FEW_LINES


def _reach(sections: Sequence[Section], at: int) -> int:
    """The end of the last section that may stand in the other column."""
    last = at
    while last + 1 < len(sections) and sections[last + 1].kind in _BESIDE_HISTORY:
        last += 1
    return sections[last].body.end
