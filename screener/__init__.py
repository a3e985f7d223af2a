"""Screener ranks resumes against a rubric and shows the words behind every point.

The public verbs, in the order of the data; each is imported when it is first asked for:

    read_resume(path)          -> ResumeText
    extract_profile(resume)    -> Profile
    draft_rubric(posting)      -> Rubric
    load_rubric(path)          -> Rubric
    screen(folder, rubric, ..) -> Ranking
    rescore(profiles, rubric)  -> Ranking
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "draft_rubric": "screener.rubric.draft",
    "extract_profile": "screener.extract",
    "load_rubric": "screener.rubric",
    "read_resume": "screener.read",
    "rescore": "screener.engine",
    "screen": "screener.engine",
}

__all__ = ["__version__", *sorted(_HOME)]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'screener' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
