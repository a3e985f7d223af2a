"""Names and ids of criteria that read well in a report: a few words, never half a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.rubric.everyday import is_bare
from screener.rubric.tables import any_of, load_patterns, pattern

MAX_NAME_WORDS = 6
LONGEST_ID = 40

_STOP = re.compile(r"\s*(?:[,;:(]|\s[-–—]\s)")
_BREAK = pattern("phrases", "break")
_MORE_BREAKS = pattern("phrases", "more_breaks")
_WILLING = pattern("names", "willing")
_SOFT_BREAK = pattern("names", "soft_break")
_FRONT = pattern("names", "front")
_OPEN_END = pattern("names", "open_end")
_NO_NOUN = pattern("names", "no_noun")


def short_name(words: str) -> str:
    """The first few words that stand for a phrase, with a capital where there is none.

    >>> short_name("pruning old roses by the river wall, and more")
    'Pruning old roses'
    >>> short_name("the ability to graft rare fruit trees")
    'Graft rare fruit trees'
    >>> short_name("iOS"), short_name("dbt")
    ('iOS', 'dbt')
    """
    plain = _FRONT.sub("", words.strip(" .,;:*•-–"))
    head = _STOP.split(plain)[0] or plain
    first = _MORE_BREAKS.split(_BREAK.split(head)[0])[0]
    if len(head.split()) > LEAST_NAME_WORDS and len(first.split()) > 1:
        head = first
    return _capital(_OPEN_END.sub("", _fitted(head))) or _capital(plain[:MAX_NAME])


def _fitted(words: str) -> str:
    """The words up to the last place within the limit where a phrase can end."""
    parts = words.split()
    if len(parts) <= MAX_NAME_WORDS:
        return words
    ends = [place for place in range(2, MAX_NAME_WORDS + 1) if _SOFT_BREAK.fullmatch(parts[place])]
    return " ".join(parts[: max(ends, default=MAX_NAME_WORDS)])


LEAST_NAME_WORDS = 3
"""A phrase of more words may end before what it is for ("... to the website")."""

MAX_NAME = 60


def _capital(words: str) -> str:
    """A capital for a plain word; "iOS" and "dbt" are written as their makers do."""
    first = words.split(" ")[0]
    plain = first.islower() and (len(first) > 3 or " " in words)
    return words[:1].upper() + words[1:] if plain else words


def condition_name(words: str) -> str:
    """The name of a condition of work, with what somebody is to be willing to do.

    >>> condition_name("Must be willing to stand among the roses")
    'Willing to stand among the roses'
    >>> condition_name("A background check is required before the first day")
    'Background check'
    """
    asked = _WILLING.match(words.strip())
    name = short_name(words[asked.end() :] if asked else words)
    return f"Willing to {name[:1].lower()}{name[1:]}" if asked else name


def soft_name(family: str, item: str) -> str:
    """The posting's own words for a soft skill where they are a short noun, else its family's name.

    >>> soft_name("communication", "written communication skills")
    'Written communication skills'
    >>> soft_name("drive", "who is confident, thorough and driven to succeed")
    'Motivation and initiative'
    """
    plain = item.strip(" .,;:")
    brief = len(plain.split()) <= MAX_SOFT_WORDS and not is_bare(plain.lower())
    noun = brief and not _NO_NOUN.search(plain)
    named = str(load_patterns("soft").get(family, {}).get("name", ""))
    return short_name(plain) if noun or not named else named


MAX_SOFT_WORDS = 4


def either_name(terms: Sequence[str], item: str) -> str:
    """The name of two or three short alternatives; "" for what is no such choice.

    >>> either_name(("Tableau", "Power BI"), "Tableau or Power BI")
    'Tableau or Power BI'
    >>> either_name(("CRM", "Zoho", "Hive"), "CRM such as Zoho or Hive")
    ''
    """
    parts = _EITHER.split(item.strip(" .,;:"))
    brief = all(0 < len(part.split()) <= MAX_CHOICE_WORDS for part in parts)
    if not 1 < len(parts) <= len(terms[:3]) or " or " not in item or not brief:
        return ""
    if _EXAMPLES.search(item):
        return ""
    plain = any_of("cues", "preferred").sub("", item).strip(" .,;:!")
    return _capital(_OPEN_END.sub("", _FRONT.sub("", plain)))


MAX_CHOICE_WORDS = 3
_EITHER = re.compile(r",\s*(?:or\s+)?|\s+or\s+", re.IGNORECASE)
_EXAMPLES = re.compile(r"\(|\b(?:such as|like|e\.g|for example|including)\b", re.IGNORECASE)


def slug_of(words: str) -> str:
    """An id made of the first four words.

    >>> slug_of("Power BI / Tableau")
    'power-bi-tableau'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return "-".join(slug.split("-")[:4])[:LONGEST_ID].strip("-") or "criterion"


def unique(slug: str, taken: set[str]) -> str:
    """The id, with a number where it is taken; it is taken afterwards.

    >>> unique("crm", {"crm"})
    'crm-2'
    """
    name, count = slug, 1
    while name in taken:
        count += 1
        name = f"{slug}-{count}"
    taken.add(name)
    return name
