"""Human languages that a posting's title names ("Support Agent, German-speaking")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.rubric.draft.lexicon import group_languages, named_languages
from screener.rubric.draft.names import slug_of, unique
from screener.rubric.schema import Criterion, Kind, LanguageCriterion
from screener.rubric.tables import pattern

_IN_TITLE = pattern("languages", "in_title")
_UNNAMED = pattern("languages", "unnamed")
FIRST_LINES = 6


def title_languages(text: str) -> tuple[tuple[tuple[str, ...], ...], str]:
    """The languages that one of the first lines asks for, alternatives together, and that line.

    A language in brackets, one spoken, or two of a bilingual role; "French Chef" asks for none.

    >>> title_languages("Support Agent (German, Dutch)\\nBerlin")
    ((('German',), ('Dutch',)), 'Support Agent (German, Dutch)')
    >>> title_languages("French Chef\\nLyon")
    ((), '')
    """
    lines = [line.strip(" \t#*•") for line in text.splitlines() if line.strip()][:FIRST_LINES]
    for line in lines:
        asked = [m.group() for m in _IN_TITLE.finditer(line)] if len(line) < LONGEST_LINE else []
        groups = tuple(dict.fromkeys(g for words in asked for g in group_languages(_all(words))))
        if groups:
            return groups, line
    return (), ""


LONGEST_LINE = 120


def _all(words: str) -> str:
    """A title's list as a sentence says it: its strokes mean all, its commas what comes last."""
    lists = " and " if not re.search(r"\bor\b", words) else " or "
    return words.strip("()").replace(",", lists).replace("/", " and ")


def unnamed_languages(text: str, words: str) -> tuple[str, ...]:
    """The languages meant by a clause that asks for "both official languages" or a bilingual.

    >>> unnamed_languages("Clerk, Bilingual French/English", "Fluency in both official languages")
    ('French', 'English')
    """
    if not _UNNAMED.search(words) or named_languages(words):
        return ()
    return tuple(name for group in title_languages(text)[0] for name in group)


def languages_of_title(text: str, criteria: Sequence[Criterion]) -> list[Criterion]:
    """The languages that the title asks for and none of the criteria does, one criterion each."""
    asked = {name for c in criteria if isinstance(c, LanguageCriterion) for name in c.any_of}
    taken = {criterion.id for criterion in criteria}
    groups, line = title_languages(text)
    return [
        LanguageCriterion(
            id=unique(slug_of(names[0]), taken),
            name=" or ".join(names),
            kind=Kind.LANGUAGE,
            weight=1,
            any_of=names,
            quote=" ".join(line.split()),
            reason="the title names it",
        )
        for names in groups
        if not asked.intersection(names)
    ]
