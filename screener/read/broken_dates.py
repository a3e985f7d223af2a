"""Dates broken between month and year over two lines, put together on the first of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from screener.read.raw import RawLine

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_END = re.compile(rf"(?:^|[-–—|,(\t•]|\b(?:to|until|since|from))\s?{_MONTH}$", re.I)
_YEAR = r"(?:19|20)\d\d\b"
_START = re.compile(
    rf"{_YEAR}(?:\s?(?:[-–—]|to\b)\s?(?:(?:{_MONTH} )?{_YEAR}|present\b|current\b))?[),;]*", re.I
)


def join_dates(lines: Sequence[RawLine]) -> list[RawLine]:
    """Lines with a year, and a range that it begins, moved up to the month that it belongs to.

    The month must end its line behind a dash, a mark or a word such as "to", or stand alone.

    >>> [line.text for line in join_dates([RawLine("Cook | May 2021 – Oct"), RawLine("2024")])]
    ['Cook | May 2021 – Oct 2024']
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
