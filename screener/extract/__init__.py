"""ResumeText to Profile: sections, jobs, education, skills and the rest, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from screener.extract.pipeline import build_nlp, extract_profile
    from screener.extract.timeline import months_worked

__all__ = ["build_nlp", "extract_profile", "months_worked"]

_PIPELINE = "screener.extract.pipeline"
_HOMES = {
    "build_nlp": _PIPELINE,
    "extract_profile": _PIPELINE,
    "months_worked": "screener.extract.timeline",
}


def __getattr__(name: str) -> Any:
    """Import a verb when it is first used: spaCy alone takes half a second."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if _HOMES[name] == _PIPELINE:
        from screener.extract.lean import import_spacy

        import_spacy()
    return getattr(import_module(_HOMES[name]), name)
