"""Dates that close the story of a job instead of heading it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from screener.extract.entries import Entry
from screener.extract.header_lines import Line

_FEW = 2  # words beside dates: "from 2018 till now"


def with_closing_dates(
    lines: Sequence[Line], entries: Sequence[Entry], dated: Sequence[Entry]
) -> list[Entry]:
    """The entries, each with the dates below its story, where all of them read so.

    That shows where the first entry has no dates, each other one stands right below some, and the
    last of all dates stand below every header. `dated` are all dated lines, jobs or not.
    """
    if not entries or not dated or entries[0].dates or not _closes(lines, dated[-1], entries[-1]):
        return list(entries)
    closing = [*(entry for entry in entries if entry.dates), dated[-1]]
    if len(closing) != len(entries) or not all(_opens(lines, entry) for entry in closing[:-1]):
        return list(entries)
    return [
        replace(entry, anchor=below.anchor, first=_top(entry), dates=below.dates)
        for entry, below in zip(entries, closing, strict=True)
    ]


def _top(entry: Entry) -> int:
    """The first line that names something."""
    return min(part.line for part in (entry.title, entry.employer) if part)


def _opens(lines: Sequence[Line], entry: Entry) -> bool:
    """Whether an entry's dates stand alone above all that it names."""
    alone = lines[entry.anchor].words <= _FEW
    return alone and bool(entry.title or entry.employer) and entry.anchor < _top(entry)


def _closes(lines: Sequence[Line], last: Entry, entry: Entry) -> bool:
    """Whether the last dates stand alone below a story, which the last entry's header opens."""
    return lines[last.anchor].words <= _FEW and last.anchor > entry.last + 1
