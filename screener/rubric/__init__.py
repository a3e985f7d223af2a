"""Rubrics: what a job asks for, read from YAML, written as YAML, drafted from a posting."""

from screener.rubric.dump import dump_rubric
from screener.rubric.load import load_rubric, parse_rubric
from screener.rubric.schema import Rubric

__all__ = ["Rubric", "dump_rubric", "load_rubric", "parse_rubric"]
