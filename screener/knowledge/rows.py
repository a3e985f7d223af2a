"""Named patterns and word lists as data beside the logic: YAML files, read once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache(maxsize=32)
def read_rows(path: Path) -> dict[str, Any]:
    """The rows of a YAML file by name; it ships with the code, so that it is there and well made.

    >>> folder = Path(__file__).parent.parent / "index" / "patterns"
    >>> "waitress" in read_rows(folder / "gendered.yaml")["words"]
    True
    """
    from ruamel.yaml import YAML

    rows: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return rows
