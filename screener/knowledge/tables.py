"""The hand-written lists of data/: tab-separated, a header line, one row per line."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of data/NAME by column name; a short row has "" in its last columns.

    >>> read_table("sources.tsv")[0]["key"]
    'own'
    """
    head, *lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    columns = head.split("\t")
    return [
        dict(zip(columns, line.split("\t") + [""] * len(columns), strict=False)) for line in lines
    ]
