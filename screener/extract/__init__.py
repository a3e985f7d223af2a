"""ResumeText to Profile: sections, jobs, education, skills and the rest, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screener.extract.pipeline import build_nlp, extract_profile
    from screener.extract.timeline import months_worked

__all__ = ["build_nlp", "extract_profile", "months_worked"]

_HOMES = {
    "build_nlp": "screener.extract.pipeline",
    "extract_profile": "screener.extract.pipeline",
    "months_worked": "screener.extract.timeline",
}


def __getattr__(name: str) -> Any:
    """Import a verb when it is first used: spaCy alone takes more than a second."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
