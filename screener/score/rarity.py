"""How rare words are, so that those which tell most of a posting weigh most.

The table (models/rarity.json, its card beside it) says how many of some 500 resumes and postings
use a word. The weight of a word is its inverse document frequency to the third power: squared as in
the product of two tf-idf vectors (Salton and Buckley, 1988), once more since the words that every
posting uses say nothing of its work.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from screener.errors import ScreenerError
from screener.index.stems import stems
from screener.knowledge.resources import model_file

_WORD = re.compile(r"[a-z][a-z0-9+#]*")
POWER = 3
"""The power of the inverse document frequency, chosen over ten roles."""
LEAST = 2
"""Documents that a word counts as used by where the table does not know it."""


class Rarity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many documents there are, and how many use each stem."""

    documents: int
    stems: dict[str, int]

    def weight(self, stem: str) -> float:
        """How much a stem says: nothing where every document uses it."""
        used = max(LEAST, self.stems.get(stem, 0))
        return float(math.log((self.documents + 1) / used) ** POWER)


def word_stems(text: str) -> list[str]:
    """The stems of a lower-case text's words, without those that carry no meaning of their own.

    >>> word_stems("the agents sold 40 cars")
    ['agent', 'sell', 'cars']
    """
    return [stem for word in _WORD.findall(text) for stem in stems(word)]


def telling_words(lines: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """The stems of lines with how much each says, a little more when said often."""
    counts = Counter(stem for line in lines for stem in word_stems(line.lower()))
    table = load_rarity()
    weighed = ((stem, table.weight(stem) * math.log1p(n)) for stem, n in sorted(counts.items()))
    return tuple((stem, round(weight, 3)) for stem, weight in weighed if weight > 0)


@lru_cache(maxsize=1)
def load_rarity(path: Path | None = None) -> Rarity:
    """Load the table; raises ScreenerError where the file is missing or of another shape.

    >>> table = load_rarity()
    >>> table.weight("welder") > table.weight("client") > table.weight("work") > 0
    True
    """
    chosen = path or model_file("rarity.json")
    try:
        return msgspec.json.decode(chosen.read_bytes(), type=Rarity)
    except (OSError, msgspec.MsgspecError) as problem:
        raise ScreenerError(f"{chosen}: not a table of word counts: {problem}") from problem
