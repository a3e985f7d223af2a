"""Words that tell whether a man or a woman is meant, and what stands for all of them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from math import prod

from screener.index.patterns import load_rows

_ENDINGS = ("person", "man", "woman", "people", "men", "women")
_COMPOUNDS = (*_ENDINGS, "persons")
MOST_FORMS = 64
"""Forms of one text; two words of work, each in six, make 36."""


def neutral(word: str) -> str:
    """The word for the same work or person whatever the gender; most words are their own.

    >>> [neutral(word) for word in ("waitress", "saleswoman", "salesmen", "she", "german")]
    ['waiter', 'salesperson', 'salesperson', 'they', 'german']
    """
    compound, single = _gendered()
    work = compound.fullmatch(word) if word.endswith(_COMPOUNDS) else None
    return f"{work[1]}person" if work else single.get(word, word)


def all_genders(text: str) -> tuple[str, ...]:
    """A lower-case text with each of its words in every gender; most texts are the only one.

    Of many such words only those that stand for all people are told besides.

    >>> all_genders("head waitress"), all_genders("key account")
    (('head waitress', 'head waiter'), ('key account',))
    >>> all_genders("salesman")
    ('salesman', 'salesperson', 'saleswoman', 'salespeople', 'salesmen', 'saleswomen')
    """
    words = text.split()
    forms = [_forms(word) for word in words]
    if prod(map(len, forms)) > MOST_FORMS:
        return tuple(dict.fromkeys((text, " ".join(map(neutral, words)))))
    return tuple(" ".join(each) for each in product(*forms))


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    """A word in every gender, as it is written first."""
    compound, single = _gendered()
    if work := compound.fullmatch(word):
        return tuple(dict.fromkeys((word, *(work[1] + ending for ending in _ENDINGS))))
    same = (each for each in single if single[each] == neutral(word))
    return tuple(dict.fromkeys((word, neutral(word), *same)))


@lru_cache(maxsize=1)
def _gendered() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = load_rows("gendered")
    work = "|".join(rows["work"])
    return re.compile(rf"({work})(?:wom[ae]n|m[ae]n|persons?|people)"), rows["words"]
