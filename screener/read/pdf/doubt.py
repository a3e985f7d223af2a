"""Whether text that a PDF library gave can be what stands on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.read.characters import WORD
from screener.read.raw import RawLine

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
    ink = len("".join(text.split()))
    if not ink:
        return 0.0
    words = list(map(len, WORD.findall(text)))
    glued = sum([length > _GLUED for length in words]) / max(len(words), 1)
    letters = sum(words) / ink
    lost = 0 if text.isascii() else len(_LOST.findall(text))
    return (
        max(glued - _MOST_GLUED, 0.0)
        + max(_FEWEST_LETTERS - letters, 0.0)
        + max(lost / ink - _MOST_LOST, 0.0)
    )
