"""The named patterns and word lists of the scoring stage, as data beside the logic."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from screener.knowledge.rows import read_rows


def load_rows(name: str) -> dict[str, Any]:
    """The rows of `NAME.yaml` in this folder.

    >>> "fluent" in load_rows("levels")
    True
    """
    return read_rows(Path(__file__).with_name(f"{name}.yaml"))


@lru_cache(maxsize=64)
def pattern(name: str, row: str) -> re.Pattern[str]:
    """One row of a file as a compiled pattern for lower-case text.

    >>> bool(pattern("levels", "fluent").search("fluent in danish"))
    True
    """
    return re.compile(load_rows(name)[row])
