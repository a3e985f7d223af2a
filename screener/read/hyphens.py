"""Words broken over two lines, put together on the first of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from screener.read.raw import RawLine

_END = re.compile(r"([^\W\d_]{2,})([-\u2010\u00ad])$")
_START = re.compile(r"[a-z]{2,}")

_ENDING = re.compile(
    r"[bcdfglmnprstv]?(?:ment|tion|sion|ness|ity|ance|ence|ible|ous|ical|ally|ly)s?"
    r"|a?tive|ings?|ed|ers?"
)


def join_hyphenated(lines: Sequence[RawLine]) -> list[RawLine]:
    """Lines with the rest of a broken word moved up to where the word begins.

    The hyphen goes where the document has the whole word elsewhere, or where what follows is a
    mere ending; it stays in compounds ("client-" and "facing").

    >>> [line.text for line in join_hyphenated([RawLine("ran the depart-"), RawLine("ment well")])]
    ['ran the department', 'well']
    >>> [line.text for line in join_hyphenated([RawLine("client-"), RawLine("facing roles")])]
    ['client-facing', 'roles']
    """
    joined: list[RawLine] = []
    known = ""
    for line in lines:
        if joined and _continues(joined[-1], line):
            known = known or " ".join(each.text for each in lines).lower()
            first, rest = _moved(joined[-1].text, line.text, known)
            joined[-1] = replace(joined[-1], text=first)
            line = replace(line, text=rest)
        joined.append(line)
    return [line for line in joined if line.text]


def _continues(above: RawLine, below: RawLine) -> bool:
    return (
        above.text[-1:] in "-\u2010\u00ad"
        and above.block == below.block
        and bool(_START.match(below.text))
        and bool(_END.search(above.text))
    )


def _moved(above: str, below: str, known: str) -> tuple[str, str]:
    """Both lines after the move; `known` is the whole document in small letters."""
    head, _, rest = below.partition(" ")
    end, start = _END.search(above), _START.match(head)
    if end is None or start is None:
        return above, below
    whole = (end[1] + start[0]).lower()
    compound = f"{end[1]}-{start[0]}".lower()
    broken = end[2] == "\u00ad" or whole in known or _ENDING.fullmatch(start[0])
    if broken and compound not in known:
        above = above[:-1]
    return above + head, rest
