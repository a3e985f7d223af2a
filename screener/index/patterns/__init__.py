"""The named patterns and word lists of the index, as data beside the logic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screener.knowledge.rows import read_rows


def load_rows(name: str) -> dict[str, Any]:
    """The rows of `NAME.yaml` in this folder.

    >>> "the" in load_rows("words")["stop"]
    True
    """
    return read_rows(Path(__file__).with_name(f"{name}.yaml"))
