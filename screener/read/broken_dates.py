"""Dates broken between month and year over two lines, put together on the first of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from screener.knowledge.date_words import any_month, date_words
from screener.read.raw import RawLine

_WORDS = date_words()
_MONTH = any_month()
_END = re.compile(
    rf"(?:^|[-–—|,(\t•]|\b(?:{_WORDS['to']}|{_WORDS['since']})\b)\s?{_MONTH}\.?$", re.I
)
_YEAR = r"(?:19|20)\d\d\b"
_START = re.compile(
    rf"{_YEAR}(?:\s?(?:[-–—]|(?:{_WORDS['to']})\b)\s?(?:(?:{_MONTH}\.? )?{_YEAR}"
    rf"|(?:{_WORDS['now']})\b))?[),;]*",
    re.I,
)


def join_dates(lines: Sequence[RawLine]) -> list[RawLine]:
    """Lines with a year, and a range that it begins, moved up to the month that it belongs to.

    The month must end its line behind a dash, a mark or a word such as "to", or stand alone.

    >>> [line.text for line in join_dates([RawLine("Cook | May 2021 – Oct"), RawLine("2024")])]
    ['Cook | May 2021 – Oct 2024']
    >>> [line.text for line in join_dates([RawLine("Koch | seit März"), RawLine("2021 bis heute")])]
    ['Koch | seit März 2021 bis heute']
    >>> [line.text for line in join_dates([RawLine("sales that may"), RawLine("2024 plans")])]
    ['sales that may', '2024 plans']
    """
    joined: list[RawLine] = []
    for line in lines:
        year = _START.match(line.text) if joined and line.text[:2] in ("19", "20") else None
        if year and line.block == joined[-1].block and _END.search(joined[-1].text):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {year.group()}")
            line = replace(line, text=line.text[year.end() :].strip())
        joined.append(line)
    return [line for line in joined if line.text]
