"""From profiles and a rubric to scorecards that explain themselves."""

from screener.score.buckets import near_misses, unconfirmed
from screener.score.compare import compare_scorecards
from screener.score.compiled import CompiledRubric, compile_rubric
from screener.score.explain import explain_scorecard, waterfall
from screener.score.reweigh import differ_in_weights_only, reweigh
from screener.score.robustness import rank_intervals
from screener.score.scorecard import rank_scorecards, score_profile

__all__ = [
    "CompiledRubric",
    "compare_scorecards",
    "compile_rubric",
    "differ_in_weights_only",
    "explain_scorecard",
    "near_misses",
    "rank_intervals",
    "rank_scorecards",
    "reweigh",
    "score_profile",
    "unconfirmed",
    "waterfall",
]
