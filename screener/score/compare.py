"""Why one candidate stands above another: rows that sum to the gap, and where they would swap."""

from __future__ import annotations

import msgspec

from screener.errors import RunError
from screener.types import Contribution, Scorecard

MAX_WEIGHT = 100.0


class ComparisonRow(msgspec.Struct, frozen=True):
    """One criterion of two candidates, in tenths; `gap` is the first less the second.

    `break_even` is the weight at which their totals would be equal with all else kept, None where
    no weight from 0 to 100 does that.
    """

    criterion_id: str
    first: int
    second: int
    gap: int
    break_even: float | None


class Comparison(msgspec.Struct, frozen=True):
    """Two candidates side by side; the gaps of the rows sum to `gap`, in tenths."""

    first: str
    second: str
    gap: int
    rows: tuple[ComparisonRow, ...]


def compare_scorecards(first: Scorecard, second: Scorecard) -> Comparison:
    """Set two scorecards of one rubric side by side.

    Raises RunError where they were not scored by the same criteria.
    """
    if [_key(row) for row in first.contributions] != [_key(row) for row in second.contributions]:
        raise RunError(f"{first.file} and {second.file} were scored by different rubrics")
    gap = first.tenths - second.tenths
    pairs = zip(first.contributions, second.contributions, strict=True)
    rows = tuple(
        ComparisonRow(a.criterion_id, a.tenths, b.tenths, a.tenths - b.tenths, _swap(a, b, gap))
        for a, b in pairs
    )
    return Comparison(first.file, second.file, gap, rows)


def _key(row: Contribution) -> tuple[str, int]:
    return row.criterion_id, row.max_tenths


def _swap(a: Contribution, b: Contribution, gap: int) -> float | None:
    """The weight w at which the totals meet: gap + (w - weight) x (credit a - credit b) = 0."""
    if a.tenths == b.tenths or not a.max_tenths:
        return None
    credit = (a.tenths - b.tenths) / a.max_tenths
    weight = round((a.max_tenths - gap / credit) / 10, 1)
    return weight if 0 <= weight <= MAX_WEIGHT else None
