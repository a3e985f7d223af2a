"""The lists of data/: tab-separated, one row per line.

Those written by hand have a header line, those made by build.py are gzipped and have none.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from screener.knowledge.lexicon import Columns

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


def read_columns(*names: str) -> Columns:
    """The columns of gzipped lists of data/, one below the other.

    >>> [column[0] for column in read_columns("onet.tsv.gz")]  # doctest: +NORMALIZE_WHITESPACE
    ['onet:0032', 'A mathematical programming language AMPL', 'technology',
     'a mathematical programming language ampl']
    """
    text = "".join(map(_unzipped, names))
    cells = text.removesuffix("\n").replace("\n", "\t").split("\t")
    return cells[::4], cells[1::4], cells[2::4], cells[3::4]


def read_lines(name: str) -> list[str]:
    """The lines of a gzipped list of data/.

    >>> read_lines("titles.tsv.gz")[0]
    '.net developer'
    """
    return _unzipped(name).removesuffix("\n").split("\n")


def _unzipped(name: str) -> str:
    return gzip.decompress((DATA / name).read_bytes()).decode()
