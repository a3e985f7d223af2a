"""Explanations, comparisons and moves as records for --json; points with one decimal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from screener.report.records import contribution_json
from screener.report.words import criterion_names

if TYPE_CHECKING:
    from screener.batch.compare import Move
    from screener.rubric.diff import RubricChange
    from screener.rubric.schema import Rubric
    from screener.score.compare import Comparison
    from screener.score.explain import Explanation, WhatIf

Record = dict[str, Any]


def explanation_json(explanation: Explanation, rubric: Rubric, *, rank: int, of: int) -> Record:
    """A score taken apart: rows that add up, what would raise it, what it rests on.

    `rank` is the place among `of` ranked resumes.
    """
    names = criterion_names(rubric)
    card = explanation.card
    rows = {row.criterion_id: contribution_json(row) for row in card.contributions}
    steps = [
        {"id": step.criterion_id, "name": names[step.criterion_id], "sum": step.end / 10}
        | rows[step.criterion_id]
        for step in explanation.waterfall
    ]
    return {
        "file": card.file,
        "rank": rank,
        "of": of,
        "score": card.points,
        "max_score": card.max_points,
        "rows": steps,
        "raises": [_what_if(change, names) for change in explanation.raises],
        "rests_on": [_what_if(change, names) for change in explanation.rests_on],
        "notice": explanation.notice,
    }


def _what_if(change: WhatIf, names: dict[str, str]) -> Record:
    return {
        "id": change.criterion_id,
        "name": names[change.criterion_id],
        "words": change.words,
        "change": change.change / 10,
        "elsewhere": change.elsewhere / 10,
        "score": change.after / 10,
        "verdict": change.finding.value,
    }


def comparison_json(comparison: Comparison, rubric: Rubric) -> Record:
    """Two scores side by side; the gaps of the rows add up to the whole gap."""
    names = criterion_names(rubric)
    return {
        "first": comparison.first,
        "second": comparison.second,
        "gap": comparison.gap / 10,
        "rows": [
            {
                "id": row.criterion_id,
                "name": names[row.criterion_id],
                "first": row.first / 10,
                "second": row.second / 10,
                "gap": row.gap / 10,
                "break_even_weight": row.break_even,
            }
            for row in comparison.rows
        ],
    }


def moves_json(moves: Iterable[Move]) -> list[Record]:
    """Who moves when one rubric takes another's place, and by which criteria."""
    return [
        {
            "file": move.file,
            "rank": [move.rank_before, move.rank_after],
            "score": [move.tenths_before / 10, move.tenths_after / 10],
            "criteria": {
                change.criterion_id: [tenth(change.before), tenth(change.after)]
                for change in move.changes
            },
        }
        for move in moves
    ]


def changes_json(changes: Iterable[RubricChange]) -> list[Record]:
    """The differences between two rubrics."""
    return [asdict(change) for change in changes]


def tenth(tenths: int | None) -> float | None:
    """Tenths as points, where there are any."""
    return None if tenths is None else tenths / 10
