"""Whether text that a PDF library gave can be what stands on the page."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence

from screener.read.characters import WORD
from screener.read.raw import RawLine

_NO_LETTERS = bytes(set(range(256)) - set(string.ascii_letters.encode()))
_LOST = re.compile("[\ufffd\ue000-\uf8ff]")

_GLUED = 24
"""Letters in a row; longer words hardly exist in English."""

_MOST_GLUED = 0.02
_FEWEST_LETTERS = 0.45
_MOST_LOST = 0.03


def doubts(lines: Sequence[RawLine]) -> float:
    """How wrong a text looks: 0.0 for text as it should be, up to about 3.

    It adds the shares above the usual of glued words among words, of characters that are no
    letters, and of characters that the font does not explain.

    >>> doubts([RawLine("Led a team of eleven people in three countries")])
    0.0
    >>> doubts([RawLine("\\ufffd\\ufffd\\ufffd\\ufffd \\ufffd\\ufffd")]) > 1
    True
    """
    text = " ".join([line.text for line in lines])
    lengths = list(map(len, text.split()))
    ink = sum(lengths)
    if not ink:
        return 0.0
    lost = 0 if text.isascii() else len(_LOST.findall(text))
    plain = max(lengths) <= _GLUED and _are_enough_letters(text, ink)
    wrong = 0.0 if plain else _doubts_of_words(text, ink)
    return wrong + max(lost / ink - _MOST_LOST, 0.0)


def _are_enough_letters(text: str, ink: int) -> bool:
    """Whether the letters of English alone are enough, as in most texts."""
    letters = text.encode("ascii", "ignore").translate(None, _NO_LETTERS)
    return len(letters) / ink >= _FEWEST_LETTERS


def _doubts_of_words(text: str, ink: int) -> float:
    """By how much too many words are glued, and too few characters letters."""
    lengths = list(map(len, WORD.findall(text)))
    glued = sum([length > _GLUED for length in lengths]) / max(len(lengths), 1)
    letters = sum(lengths) / ink
    return max(glued - _MOST_GLUED, 0.0) + max(_FEWEST_LETTERS - letters, 0.0)
