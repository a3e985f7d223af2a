"""Words that name nothing alone: any resume holds them, whoever wrote it."""

from __future__ import annotations

import re
from functools import cache

from screener.rubric.tables import load_patterns, pattern


def is_bare(term: str) -> bool:
    """Whether a term is a word that stands in any resume, or an adjective without its noun.

    >>> is_bare("Green"), is_bare("regional"), is_bare("pruning"), is_bare("BLS")
    (True, True, False, False)
    """
    lone = " " not in term and not term.isupper()
    adjective = term.islower() and pattern("everyday", "adjective").fullmatch(term)
    return lone and (term.lower() in _bare_words() or bool(adjective))


def opens_loosely(words: str) -> bool:
    """Whether words begin with one that joins them to something before ("or more in a garden").

    >>> opens_loosely("or more in a garden"), opens_loosely("organic gardens")
    (True, False)
    >>> opens_loosely("OR nurse")
    False
    """
    return bool(pattern("everyday", "opens").match(words)) and not opens_with_letters(words)


def opens_with_letters(words: str) -> bool:
    """Whether words begin with a name in capitals, told from a line that is all in capitals.

    >>> opens_with_letters("AS 9100"), opens_with_letters("AND ROSES")
    (True, False)
    """
    return bool(re.match(r"[A-Z]{2,}\s+(?:\d|[a-z])", words))


@cache
def _bare_words() -> frozenset[str]:
    return frozenset(str(load_patterns("everyday")["bare"]).split())
