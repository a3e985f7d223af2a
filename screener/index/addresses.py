"""Mail and web addresses, in which words are names and say nothing of what somebody can do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from screener.types import Span

_MARK = re.compile(r"@|://|www\.|\.(?:com|net|org|io|edu|dev|me|app|info)\b")
_DIVIDES = re.compile(r"[\s|,;<>()]")
_AFTER = re.compile(r"[^\s|,;<>()]{0,200}")
_HOST = re.compile(r"(?:[\w-]+\.){2}")
_REACH = 100


def find_addresses(lowered: str, known: Iterable[Span] = ()) -> tuple[Span, ...]:
    """The addresses in a lower-case text, and the places known to be some, without overlaps.

    A host name counts with two dots or more: "Salesforce.com" is the name of a product.

    >>> text = "tableau@a.example | crm: salesforce.com, excel.example.com"
    >>> [text[span.start : span.end] for span in find_addresses(text)]
    ['tableau@a.example', 'excel.example.com']
    """
    certain = frozenset(known)
    marked = (_token(lowered, mark.start()) for mark in _MARK.finditer(lowered))
    found: list[Span] = []
    at = 0
    for span in sorted(certain.union(marked)):
        start = max(at, span.start)
        token = lowered[start : span.end]
        if token and (span in certain or _is_address(token)):
            found.append(Span(start, span.end))
            at = span.end
    return tuple(found)


def blank(text: str, spans: Iterable[Span]) -> str:
    """Put spaces in place of sorted spans, keeping the length.

    >>> blank("write to a@b.example, please", [Span(9, 20)])
    'write to            , please'
    """
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], " " * len(span)]
        at = span.end
    return "".join([*parts, text[at:]])


def _is_address(token: str) -> bool:
    token = token.rstrip(".")
    name, _, host = token.rpartition("@")
    mail = name != "" and "." in host
    return mail or "://" in token or "www." in token or bool(_HOST.match(token))


def _token(text: str, position: int) -> Span:
    """The run of characters around a position that no white space or mark divides."""
    first = max(0, position - _REACH)
    start = max((found.end() for found in _DIVIDES.finditer(text, first, position)), default=first)
    end = _AFTER.match(text, position)
    return Span(start, end.end() if end else position)
