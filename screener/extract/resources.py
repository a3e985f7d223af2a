"""Named patterns as data: reads the YAML files in patterns/ once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from screener.knowledge.rows import read_rows

_FOLDER = Path(__file__).parent / "patterns"


@cache
def load_table(name: str) -> dict[str, Any]:
    """The content of patterns/NAME.yaml as it stands there.

    >>> sorted(load_table("dates"))[:2]
    ['after', 'before']
    """
    return read_rows(_FOLDER / f"{name}.yaml")


def fill(pattern: str, parts: dict[str, str]) -> str:
    """Replace every `<part>` by its regular expression; parts may use parts before them.

    >>> fill("<day>/<day>", {"digit": "[0-9]", "day": "<digit>{1,2}"})
    '(?:(?:[0-9]){1,2})/(?:(?:[0-9]){1,2})'
    """
    for name in reversed(parts):
        pattern = pattern.replace(f"<{name}>", f"(?:{parts[name]})")
    return pattern


def compile_named(
    patterns: dict[str, str], parts: dict[str, str], *, begins: str = ""
) -> re.Pattern[str]:
    """One alternation with a named group per pattern, tried in the order they stand.

    `begins` is what the first characters of every match are like: elsewhere none is tried.

    >>> compile_named({"iso": "<y>-[0-9]{2}", "year": "<y>"}, {"y": "[12][0-9]{3}"}).match(
    ...     "2019-03"
    ... ).lastgroup
    'iso'
    """
    named = (f"(?P<{name}>{fill(regex, parts)})" for name, regex in patterns.items())
    return re.compile(f"(?={begins})(?:{'|'.join(named)})", re.IGNORECASE)
