"""A scorecard under other weights, from its own rows: what was found stays found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from screener.rubric.schema import Criterion, Importance, Rubric
from screener.score.model import ScoringModel, scoring_model
from screener.types import Contribution, Finding, Scorecard

_WEIGHING = {"weight", "importance", "gate"}


def differ_in_weights_only(before: Rubric, after: Rubric) -> bool:
    """Whether two rubrics ask the same and differ at most in weight, importance and gates."""
    return _asked(before) == _asked(after)


def _asked(rubric: Rubric) -> dict[str, Any]:
    return rubric.model_dump(exclude={"criteria": {"__all__": _WEIGHING}})


def reweigh(
    card: Scorecard, rubric: Rubric, *, model: ScoringModel | None = None
) -> Scorecard | None:
    """The scorecard that `score_profile` would make under `rubric`, some hundred times faster.

    The card was made by a rubric that differs in weights only. None where the rows do not hold
    enough: one whose vague dates leave a range of points keeps the points and not what made them.
    """
    chosen = model or scoring_model()
    rows = []
    for row, criterion in zip(card.contributions, rubric.criteria, strict=True):
        weight = round(criterion.weight * 10)
        if weight != row.max_tenths and row.date_range_tenths is not None:
            return None
        rows.append(_weighed(row, criterion, weight, chosen))
    musts = [
        row
        for row, criterion in zip(rows, rubric.criteria, strict=True)
        if criterion.importance is Importance.MUST
    ]
    return replace(
        card,
        contributions=tuple(rows),
        must_haves_shown=sum(row.finding is Finding.MET for row in musts),
        must_haves=len(musts),
    )


def _weighed(
    row: Contribution, criterion: Criterion, weight: int, model: ScoringModel
) -> Contribution:
    if weight == row.max_tenths:
        return row
    tenths = round(weight * model.of(criterion.kind).credit(row.features))
    return replace(row, tenths=tenths, max_tenths=weight)
