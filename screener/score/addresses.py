"""Mail and web addresses, in which words are names and say nothing of what somebody can do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from screener.types import Span

_MARK = re.compile(r"@|://|www\.|\.(?:com|net|org|io|edu|dev|me|app|info)\b", re.I)
_DIVIDES = re.compile(r"[\s|,;<>()]")
_AFTER = re.compile(r"[^\s|,;<>()]{0,200}")
_HOST = re.compile(r"(?:[\w-]+\.){2}")
_REACH = 100


def blank_addresses(text: str, known: Iterable[Span] = ()) -> str:
    """Put spaces in place of addresses, and of the places known to be some, keeping the length.

    A host name counts with two dots or more: "Salesforce.com" is the name of a product.

    >>> blank_addresses("tableau@a.example | CRM: Salesforce.com, excel.example.com").split()
    ['|', 'CRM:', 'Salesforce.com,']
    """
    certain = frozenset(known)
    found = (_token(text, mark.start()) for mark in _MARK.finditer(text))
    parts, at = [], 0
    for span in sorted(certain.union(found)):
        start = max(at, span.start)
        if span in certain or _is_address(text[start : span.end]):
            parts += [text[at:start], " " * (span.end - start)]
            at = max(at, span.end)
    return "".join([*parts, text[at:]])


def _is_address(token: str) -> bool:
    token = token.rstrip(".")
    name, _, host = token.rpartition("@")
    mail = name != "" and "." in host
    return mail or "://" in token or "www." in token.lower() or bool(_HOST.match(token))


def _token(text: str, position: int) -> Span:
    """The run of characters around a position that no white space or mark divides."""
    first = max(0, position - _REACH)
    start = max((found.end() for found in _DIVIDES.finditer(text, first, position)), default=first)
    end = _AFTER.match(text, position)
    return Span(start, end.end() if end else position)
