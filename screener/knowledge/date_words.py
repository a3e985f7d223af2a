"""The words of dates in eight languages: the months, and what ends, joins and measures a date."""

from __future__ import annotations

from functools import lru_cache

from screener.knowledge.tables import read_table

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@lru_cache(maxsize=1)
def date_words() -> dict[str, str]:
    """Regular expressions by name: the `MONTHS`, then `since`, `to`, `now` and `length`.

    English, German, French, Spanish, Italian, Portuguese, Dutch and Polish.

    >>> date_words()["may"].split("|")[:3]
    ['may', 'mayo', 'mai']
    """
    return {row["name"]: row["pattern"] for row in read_table("date_words.tsv")}


def any_month() -> str:
    """A regular expression of every month."""
    words = date_words()
    return f"(?:{'|'.join(words[month] for month in MONTHS)})"
