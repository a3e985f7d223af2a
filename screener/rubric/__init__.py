"""Rubrics: what a job asks for, read from YAML, written as YAML, drafted from a posting."""

from screener.rubric.dump import dump_rubric
from screener.rubric.levels import at_level
from screener.rubric.lint import LintCode, LintFinding, lint_rubric
from screener.rubric.load import load_rubric, parse_rubric
from screener.rubric.ready import find_rubric, ready_rubrics
from screener.rubric.schema import Rubric

__all__ = [
    "LintCode",
    "LintFinding",
    "Rubric",
    "at_level",
    "dump_rubric",
    "find_rubric",
    "lint_rubric",
    "load_rubric",
    "parse_rubric",
    "ready_rubrics",
]
