"""A scorecard under other weights, from its own rows: what was found stays found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from screener.rubric.schema import Criterion, Importance, Rubric
from screener.score.model import Features, ScoringModel, scoring_model
from screener.types import Contribution, Finding, Scorecard

_WEIGHING = {"weight", "importance", "gate"}


def differ_in_weights_only(before: Rubric, after: Rubric) -> bool:
    """Whether two rubrics ask the same and differ at most in weight, importance and gates."""
    return _asked(before) == _asked(after)


def _asked(rubric: Rubric) -> dict[str, Any]:
    return rubric.model_dump(exclude={"criteria": {"__all__": _WEIGHING}})


def reweigh(card: Scorecard, rubric: Rubric, *, model: ScoringModel | None = None) -> Scorecard:
    """The scorecard that `score_profile` would make under `rubric`, some hundred times faster.

    The card was made by a rubric that differs in weights only.
    """
    chosen = model or scoring_model()
    pairs = list(zip(card.contributions, rubric.criteria, strict=True))
    rows = tuple(
        row if row.max_tenths == round(one.weight * 10) else weighed(row, one, chosen)
        for row, one in pairs
    )
    musts = [
        row
        for row, criterion in zip(rows, rubric.criteria, strict=True)
        if criterion.importance is Importance.MUST
    ]
    return replace(
        card,
        contributions=rows,
        must_haves_shown=sum(row.finding is Finding.MET for row in musts),
        must_haves=len(musts),
    )


def weighed(row: Contribution, criterion: Criterion, model: ScoringModel) -> Contribution:
    """The row with the points that its features earn at the criterion's weight."""
    earned = earn(row.features, row.readings, criterion, model)
    return replace(
        row,
        tenths=earned.tenths,
        max_tenths=earned.max_tenths,
        date_range_tenths=earned.date_range_tenths,
    )


@dataclass(frozen=True, slots=True)
class Earned:
    """The points of a row in whole tenths, as `Contribution` has them."""

    tenths: int
    max_tenths: int
    date_range_tenths: tuple[int, int] | None


def earn(
    features: Features, readings: tuple[Features, ...], criterion: Criterion, model: ScoringModel
) -> Earned:
    """What features earn at a criterion's weight: weight x credit."""
    weight = round(criterion.weight * 10)
    part = model.of(criterion.kind)
    tenths = round(weight * part.credit(features))
    if not readings:
        return Earned(tenths, weight, None)
    read = [round(weight * part.credit(reading)) for reading in readings]
    return Earned(tenths, weight, (min(read), max(read)))
