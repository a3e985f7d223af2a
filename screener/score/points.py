"""What features earn: points in whole tenths, and must-haves counted."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from screener.rubric.schema import Criterion, Importance
from screener.score.model import Features, ScoringModel
from screener.types import Contribution, Finding


class Earned(msgspec.Struct, gc=False, frozen=True):
    """The finding of a row and its points in whole tenths, as `Contribution` has them."""

    finding: Finding
    tenths: int
    max_tenths: int
    date_range_tenths: tuple[int, int] | None


def earn(
    features: Features, readings: tuple[Features, ...], criterion: Criterion, model: ScoringModel
) -> Earned:
    """What features earn at a criterion's weight: weight x credit."""
    weight = round(criterion.weight * 10)
    part = model.of(criterion.kind)
    z = part.z(features)
    finding, tenths = part.finding_at(z), round(weight * part.credit_at(z))
    read = [round(weight * part.credit(reading)) for reading in readings]
    return Earned(finding, tenths, weight, (min(read), max(read)) if read else None)


def must_haves(rows: Sequence[Contribution], criteria: Sequence[Criterion]) -> tuple[int, int]:
    """How many must-haves are met, and how many there are."""
    pairs = zip(rows, criteria, strict=True)
    musts = [row for row, criterion in pairs if criterion.importance is Importance.MUST]
    return sum(row.finding is Finding.MET for row in musts), len(musts)
