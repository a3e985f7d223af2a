"""Names of skills in a row without commas, as pages leave them that lost their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

LEAST_NAMES = 3
"""So many known names in a row are a list; two may be one thing ("agile project management")."""

LEAST_WRITTEN, LEAST_WORDS = 2, 5
"""So many have a capital, as products do; else there are so many words with a known pair."""

_SENTENCE = re.compile(
    r"[,;:&(]|\b(?:to|of|with|in|for|that|which|is|are|you|we|the|a|an|by|at|from|on|as|or|and|using|"
    r"while|within|across|being|other)\b",
    re.IGNORECASE,
)


def cut_run(words: str) -> Iterator[tuple[int, int]]:
    """The members of a run of known names, as half-open places; all of the words where it is none.

    A member starts at a known name and goes on to the next.

    >>> words = "Docker Kubernetes clusters Jenkins Git"
    >>> [words[start:end] for start, end in cut_run(words)]
    ['Docker', 'Kubernetes clusters', 'Jenkins', 'Git']
    >>> len(list(cut_run("Docker and Git in production")))
    1
    """
    starts = [] if _SENTENCE.search(words) else _starts(words)
    if not starts:
        yield 0, len(words)
        return
    for start, end in pairwise([0, *starts[1:], len(words)]):
        yield start, start + len(words[start:end].rstrip())


def _starts(words: str) -> list[int]:
    """Where the known names of a list start; nothing where the words are no list."""
    from screener.knowledge import load_knowledge

    hits = [hit for hit in load_knowledge().skills.find_in(words) if hit.entry.source == "own"]
    names = {hit.start: words[hit.start : hit.end] for hit in hits if _is_free(words, hit.start)}
    written = sum(not name.islower() for name in names.values())
    long = any(" " in name for name in names.values()) and len(words.split()) >= LEAST_WORDS
    listed = len(names) >= LEAST_NAMES and (written >= LEAST_WRITTEN or long)
    return sorted(names) if listed else []


def _is_free(words: str, place: int) -> bool:
    return place == 0 or words[place - 1].isspace()
