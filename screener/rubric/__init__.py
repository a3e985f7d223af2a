"""Rubrics: what a job asks for, read from YAML, written as YAML, drafted from a posting."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screener.rubric.dump import dump_rubric
    from screener.rubric.levels import at_level
    from screener.rubric.lint import LintCode, LintFinding, lint_rubric
    from screener.rubric.load import load_rubric, parse_rubric
    from screener.rubric.ready import find_rubric, ready_rubrics
    from screener.rubric.schema import Rubric

_HOMES = {
    "LintCode": "lint",
    "LintFinding": "lint",
    "Rubric": "schema",
    "at_level": "levels",
    "dump_rubric": "dump",
    "find_rubric": "ready",
    "lint_rubric": "lint",
    "load_rubric": "load",
    "parse_rubric": "load",
    "ready_rubrics": "ready",
}

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


def __getattr__(name: str) -> Any:
    """Import a verb when it is first used: who scores by a rubric reads no YAML."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
