"""From profiles and a rubric to scorecards that explain themselves."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screener.score.buckets import near_misses, unconfirmed
    from screener.score.compare import compare_scorecards
    from screener.score.compiled import CompiledRubric, compile_rubric
    from screener.score.explain import explain_scorecard, waterfall
    from screener.score.order import rank_scorecards
    from screener.score.reuse import Fresh, Reuse, plan_reuse, renew
    from screener.score.robustness import rank_intervals
    from screener.score.scorecard import score_criteria, score_profile

_HOMES = {
    "CompiledRubric": "compiled",
    "Fresh": "reuse",
    "Reuse": "reuse",
    "compare_scorecards": "compare",
    "compile_rubric": "compiled",
    "explain_scorecard": "explain",
    "near_misses": "buckets",
    "plan_reuse": "reuse",
    "rank_intervals": "robustness",
    "rank_scorecards": "order",
    "renew": "reuse",
    "score_criteria": "scorecard",
    "score_profile": "scorecard",
    "unconfirmed": "buckets",
    "waterfall": "explain",
}

__all__ = [
    "CompiledRubric",
    "Fresh",
    "Reuse",
    "compare_scorecards",
    "compile_rubric",
    "explain_scorecard",
    "near_misses",
    "plan_reuse",
    "rank_intervals",
    "rank_scorecards",
    "renew",
    "score_criteria",
    "score_profile",
    "unconfirmed",
    "waterfall",
]


def __getattr__(name: str) -> Any:
    """Import a verb when it is first used: whoever only ranks needs no arithmetic of meanings."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
