"""The named patterns of rubric/patterns/, read and compiled once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from screener.knowledge.rows import read_rows

_FOLDER = Path(__file__).resolve().parent / "patterns"


@cache
def load_patterns(name: str) -> dict[str, Any]:
    """The content of patterns/NAME.yaml as it stands there.

    >>> list(load_patterns("headings"))[:2]
    ['preferred', 'required']
    """
    return read_rows(_FOLDER / f"{name}.yaml")


@cache
def compile_patterns(name: str, group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The regular expressions of one group of a file, each with its name, case ignored."""
    rows = load_patterns(name)[group]
    return tuple((rule, re.compile(regex, re.IGNORECASE)) for rule, regex in rows.items())


@cache
def any_of(name: str, group: str) -> re.Pattern[str]:
    """One pattern that matches where any of a group matches."""
    parts = "|".join(f"(?:{regex})" for regex in load_patterns(name)[group].values())
    return re.compile(parts, re.IGNORECASE)


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """One regular expression of patterns/NAME.yaml, `<part>` filled in; a list is alternatives.

    Case is ignored, save for the keys that the file lists as `cased`.
    """
    table = load_patterns(name)
    flags = re.NOFLAG if key in table.get("cased", ()) else re.IGNORECASE
    regex = _joined(table["patterns"][key])
    for part, words in table.get("parts", {}).items():
        regex = regex.replace(f"<{part}>", f"(?:{_joined(words)})")
    return re.compile(regex, flags)


def _joined(words: str | list[str]) -> str:
    return words if isinstance(words, str) else "|".join(words)
