"""Dates as vague as people write them, and the lengths of time between them."""

from __future__ import annotations

import msgspec

from screener.types.text import Span


class PartialDate(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """A date as precise as it was written: "2019" stays 2019, a month is never guessed.

    >>> str(PartialDate(2019)), str(PartialDate(2019, 3))
    ('2019', '2019-03')
    """

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


class DateRange(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """When something lasted, as stated: "Mar 2019 – present; 03/19–06/21; 2017; 6 months".

    `current` means the text says that it goes on. A lone "2017" has start and end 2017; an end
    without a start has start None. `stated_months` is a length given in words ("6 months").
    """

    start: PartialDate | None
    end: PartialDate | None
    span: Span
    current: bool = False
    stated_months: int | None = None
    rule: str = ""


class Months(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """A length that vague dates leave open: at least and at most so many months.

    >>> Months(10, 14).years
    1.0
    """

    least: int
    most: int

    @property
    def years(self) -> float:
        """The middle of the two, in years."""
        return (self.least + self.most) / 24
