"""The language a resume is written in, by its script and its most frequent words.

A trained model such as py3langid would cost 2.7 s and 137 MB in every worker; a resume is long
enough for a count of function words to tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain

from screener.read.characters import WORD

_LOOKED_AT = 5000

_FEWEST_WORDS = 25
"""With fewer words there is too little to tell."""

_FEWEST_HITS = 0.06
"""Share of function words from which a text counts as running text of a language."""

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_OTHER_SCRIPT = re.compile("[\u0370-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_MOST_OF_IT = 0.3
"""Share of letters in another script; Japanese needs less, for it is written in two."""


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages each word speaks for."""
    found: dict[str, tuple[str, ...]] = {}
    text = files("screener.read").joinpath("function_words.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            language, words = line.split(":")
            for word in words.split():
                found[word] = (*found.get(word, ()), language)
    return found


def find_language(text: str) -> str:
    """ISO 639-1 code of a text's language; "" where there is too little text to tell.

    Seventeen languages in Latin script and nine by their script are known; English is assumed
    of Latin text in which no language's words are frequent, as in a list of skills.

    >>> find_language("Responsable des ventes et de la gestion des clients pour la région. " * 4)
    'fr'
    >>> find_language("Sales lead")
    ''
    """
    sample = text[:_LOOKED_AT]
    if not sample.isascii() and _OTHER_SCRIPT.search(sample):
        script = _by_script(sample)
        if script:
            return script
    words = WORD.findall(sample.lower())
    if len(words) < _FEWEST_WORDS:
        return ""
    hits = _count_hits(words)
    best, count = min(hits.items(), key=lambda hit: (-hit[1], hit[0]), default=("en", 0))
    if count < _FEWEST_HITS * len(words) or count <= 1.3 * hits["en"]:
        return "en"
    return best


def _count_hits(words: Sequence[str]) -> Counter[str]:
    """How many of the words speak for each language."""
    known = _languages_of()
    spoken = map(known.__getitem__, filter(known.__contains__, words))
    return Counter(chain.from_iterable(spoken))


def _by_script(sample: str) -> str:
    letters = sum(map(str.isalpha, sample)) or 1
    if letters < _FEWEST_WORDS:
        return ""
    for language, script in _SCRIPTS:
        needed = _MOST_OF_IT / 3 if language == "ja" else _MOST_OF_IT
        if len(script.findall(sample)) > needed * letters:
            return language
    return ""
