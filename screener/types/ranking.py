"""Scores with the words they stand on, in the order in which to read, which is what a run gives."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from screener.types.dates import Months
from screener.types.notices import Notice, QuarantineCode
from screener.types.profile import SectionKind
from screener.types.text import Box, Span


class Finding(StrEnum):
    """What was found for one criterion; NOT_FOUND is silence in the resume, never a "no"."""

    MET = "met"
    PARTLY = "partly"
    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"


class Evidence(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """Verbatim words that carry points: `resume.quote(span) == quote`, always.

    `match` is the part of `span` that matched, to be marked inside the quote. `months` is how long
    the job lasted that a row on experience cites; None without dates and for any other evidence.
    """

    span: Span
    quote: str
    page: int
    section: SectionKind
    rule: str
    box: Box | None = None
    match: Span | None = None
    months: Months | None = None


class Contribution(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """One row of a score. Points are whole tenths, so that rows add up exactly.

    `features` are the named numbers the model saw, `reason` one sentence for a person.
    `date_range_tenths` is the fewest and the most tenths where dates are too vague to tell, and
    `readings` the features under each reading of such dates.
    """

    criterion_id: str
    finding: Finding
    tenths: int
    max_tenths: int
    reason: str
    evidence: tuple[Evidence, ...] = ()
    features: tuple[tuple[str, float], ...] = ()
    date_range_tenths: tuple[int, int] | None = None
    readings: tuple[tuple[tuple[str, float], ...], ...] = ()

    @property
    def points(self) -> float:
        """Points, 0 to `max_points`, a multiple of 0.1."""
        return self.tenths / 10

    @property
    def max_points(self) -> float:
        """The criterion's weight."""
        return self.max_tenths / 10


class Scorecard(msgspec.Struct, gc=False, frozen=True):
    """A candidate's rows; the total is their sum and nothing else.

    `file` is the path as found below the screened folder, with forward slashes. `experience` is
    the time in the role's own field, overlaps counted once; None where the rubric has no
    experience criterion. `name` is for reports only and never a feature.
    """

    resume_id: str
    file: str
    contributions: tuple[Contribution, ...]
    experience: Months | None = None
    must_haves_shown: int = 0
    must_haves: int = 0
    notices: tuple[Notice, ...] = ()
    name: str = ""

    @property
    def tenths(self) -> int:
        """The total in tenths of a point."""
        return sum([row.tenths for row in self.contributions])

    @property
    def points(self) -> float:
        """The total, a multiple of 0.1."""
        return self.tenths / 10

    @property
    def max_points(self) -> float:
        """The most that this rubric can give."""
        return sum([row.max_tenths for row in self.contributions]) / 10


class Quarantined(msgspec.Struct, gc=False, frozen=True):
    """A file that could not be ranked, and what to do about it."""

    file: str
    code: QuarantineCode
    message: str


class Ranking(msgspec.Struct, gc=False, frozen=True):
    """The result of a run: best first, ties in order of file name; nobody is missing."""

    title: str
    rubric_sha256: str
    engine_version: str
    as_of: date
    scorecards: tuple[Scorecard, ...]
    quarantine: tuple[Quarantined, ...] = ()

    @property
    def ranks(self) -> tuple[int, ...]:
        """One rank per scorecard, from 1; equal totals share a rank (1, 2, 2, 4)."""
        first: dict[int, int] = {}
        places = enumerate(self.scorecards, start=1)
        return tuple(first.setdefault(card.tenths, place) for place, card in places)
