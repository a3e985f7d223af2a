"""From profiles and a rubric to scorecards that explain themselves."""

from screener.score.compiled import CompiledRubric, compile_rubric
from screener.score.scorecard import rank_scorecards, score_profile

__all__ = ["CompiledRubric", "compile_rubric", "rank_scorecards", "score_profile"]
