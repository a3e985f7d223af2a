"""From a job description to a rubric: every criterion with its words, its importance and why."""

from screener.rubric.draft.draft import draft_rubric
from screener.rubric.draft.source import read_posting

__all__ = ["draft_rubric", "read_posting"]
