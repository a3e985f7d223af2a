"""From profiles and a rubric to scorecards that explain themselves."""

from screener.score.buckets import near_misses, unconfirmed
from screener.score.compare import compare_scorecards
from screener.score.compiled import CompiledRubric, compile_rubric
from screener.score.explain import explain_scorecard, waterfall
from screener.score.reuse import Fresh, Reuse, plan_reuse, renew
from screener.score.robustness import rank_intervals
from screener.score.scorecard import rank_scorecards, score_criteria, score_profile

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
