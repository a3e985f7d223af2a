"""Words of a posting that name a soft skill or a human language."""

from __future__ import annotations

import re
from functools import cache

from screener.rubric.tables import any_of, load_patterns, pattern


@cache
def _language_names() -> re.Pattern[str]:
    table = load_patterns("languages")
    names = sorted([*table["names"], *table["own_names"]], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b(?! {_SUBJECT})")


_SUBJECT = r"(?:language )?(?:learners?|literature|arts|teach(?:er|ing)|as a (?:second|foreign))\b"
"""What makes the name of a language the name of a subject or of a group of people."""


def named_languages(words: str) -> tuple[str, ...]:
    """Human languages that words name, each once, whatever is said of them.

    >>> named_languages("French/English"), named_languages("English teacher")
    (('French', 'English'), ())
    """
    return tuple(dict.fromkeys(_in_english(m) for m in _language_names().finditer(words)))


def _in_english(found: re.Match[str]) -> str:
    """The English name of a language, also of one that calls itself otherwise ("español")."""
    name = found.group()
    return str(load_patterns("languages")["own_names"].get(name, name))


LANGUAGE_CUE = pattern("lexicon", "language_cue")


_SAYS_HOW = r"bilingual|considered|\b(?:would|will|could|highly|very|also|strongly|both|either)\b"
_CUES = re.compile(
    f"{any_of('cues', 'preferred').pattern}|{any_of('cues', 'must').pattern}|{_SAYS_HOW}",
    re.IGNORECASE,
)


def find_languages(words: str) -> tuple[str, ...]:
    """Human languages that a clause asks for, each once.

    >>> find_languages("Fluent in English and Polish"), find_languages("degree in English")
    (('English', 'Polish'), ())
    """
    named = named_languages(words)
    rest = _language_names().sub("", words)
    alone = not re.search(r"[A-Za-z]{4}", _CUES.sub(" ", rest))
    return named if named and (alone or LANGUAGE_CUE.search(rest)) else ()


@cache
def _stems() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load_patterns("soft")
    return tuple((family, _stem_pattern(row["stems"])) for family, row in table.items())


def _stem_pattern(stems: list[str]) -> re.Pattern[str]:
    words = (re.escape(stem).replace(r"\*", r"[\w-]*").replace(r"\-", "[- ]") for stem in stems)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


def group_languages(words: str) -> tuple[tuple[str, ...], ...]:
    """The languages of a clause, alternatives together: one criterion each.

    >>> group_languages("English and one of: Dutch, Swedish or Finnish")
    (('English',), ('Dutch', 'Swedish', 'Finnish'))
    """
    found = list(_language_names().finditer(words))
    chunks: list[list[re.Match[str]]] = []
    for name in found:
        gap = _open(words[chunks[-1][-1].end() : name.start()]) if chunks else " and "
        if "(" not in gap and re.search(r"\band\b(?!/or)|[.;]|&", gap):
            chunks.append([name])
        else:
            chunks[-1].append(name)
    groups: list[tuple[str, ...]] = []
    for chunk in chunks:
        names = tuple(dict.fromkeys(map(_in_english, chunk)))
        inner = _open(words[chunk[0].end() : chunk[-1].start()])
        either = len(names) > 1 and re.search(r"\bor\b|/|\(", inner)
        groups += [names] if either else [(name,) for name in names]
    return tuple(dict.fromkeys(groups))


def _open(words: str) -> str:
    """Words without what stands in closed brackets ("German (C2) and")."""
    return re.sub(r"\([^()]*\)", " ", words)


CIRCUMSTANCE = pattern("lexicon", "circumstance")
"""Travel, permits, shifts and the like: circumstances of the work rather than skills."""


def family_words(words: str) -> frozenset[str]:
    """The beginnings of the words that name soft skills; two spellings of one begin alike.

    >>> sorted(family_words("analytical, problem-solving mind"))
    ['analy', 'probl']
    """
    return frozenset(
        found.group().lower()[:5] for _, regex in _stems() for found in regex.finditer(words)
    )


def soft_family(words: str) -> str:
    """The family of soft skills that words of a posting belong to; "" for none.

    The word nearest the end decides, since it is the head ("client communication"); of two that
    end there, the longer.

    >>> soft_family("strong relationship-building"), soft_family("client communication")
    ('relationships', 'communication')
    >>> soft_family("SQL")
    ''
    """
    places = [
        (found.end(), len(found.group()), -order, family)
        for order, (family, regex) in enumerate(_stems())
        for found in list(regex.finditer(words))[-1:]
    ]
    return max(places)[-1] if places else ""
