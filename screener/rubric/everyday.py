"""Words that name nothing alone: any resume holds them, whoever wrote it."""

from __future__ import annotations

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
    """
    return bool(pattern("everyday", "opens").match(words))


@cache
def _bare_words() -> frozenset[str]:
    return frozenset(str(load_patterns("everyday")["bare"]).split())
