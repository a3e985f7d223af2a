"""What years are asked in: the area of work and the roles, as a posting names them."""

from __future__ import annotations

import re

from screener.rubric.draft.kinds import VAGUE_YEARS, YEARS
from screener.rubric.draft.phrases import share_ends
from screener.rubric.everyday import is_bare, opens_loosely
from screener.rubric.tables import pattern

_AFTER = pattern("area", "after")
_BEFORE = pattern("area", "before")
_EMPTY = pattern("area", "empty")
_FRONT = pattern("area", "front")
_END = pattern("area", "end")
_ROLES = pattern("area", "roles")
_DONE = pattern("area", "done")
_ROLES_END = pattern("role", "area_end")
_OF_WHICH = re.compile(r"^\s*of which\b", re.IGNORECASE)
_OPENING = re.compile(r"^(?:(?:of|in)\b|['’]|\W)+", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)\s*(?=\w)")
_OR = re.compile(
    r"\s*[,;]\s*(?:(?:and/or|or|and)\s+)?|\s+(?:and/or|or|and)\s+|\s*/\s*", re.IGNORECASE
)


def years_area(words: str) -> str:
    """What the years are years of: the words after "experience in", or between years and it.

    Roles behind "as a" are named only where nothing else is.

    >>> years_area("4 years of experience in rose growing."), years_area("3+ years sales")
    ('rose growing', 'sales')
    >>> years_area("Two years or more in an old garden as a night or head gardener")
    'old garden'
    >>> years_area("2 years as a night or head gardener in a park")
    'night gardener or head gardener'
    >>> years_area("You've been pruning vines for a while, say six years")
    'pruning vines'
    """
    words = _BRACKET.sub(" ", words)
    found = _roles_in(words)
    told = _done_before(words) if found is None and _FOR_YEARS.search(words) else ""
    area = told or _plain_area(words[: found.start()] if found else words)
    roles = " or ".join(years_roles(words))
    return area or roles or _plain_area(words) or _done_before(words) or _set_before(words)


_FOR_YEARS = re.compile(
    r"\bfor (?:at least |over |more than |a minimum of )?\w+\+? years?\b(?! of\b)", re.IGNORECASE
)
"""Years told behind what was done in them ("has raised money for five years")."""


def years_roles(words: str) -> tuple[str, ...]:
    """The roles that the years were to be worked in, each with the noun that they share.

    >>> years_roles("Two years or more in an old garden as a night, rose or head gardener")
    ('night gardener', 'rose gardener', 'head gardener')
    >>> years_roles("2 years with a florist as well as a car")
    ()
    """
    found = _roles_in(words)
    if found is None:
        return ()
    listed = _ROLES_END.split(words[found.end() :])[0]
    named = (_FRONT.sub("", part).strip(" .,;:()") for part in _OR.split(listed))
    shared = share_ends([one for one in named if one])
    return tuple(role for role in shared if _is_role(role) and not is_bare(role.lower()))


def _roles_in(words: str) -> re.Match[str] | None:
    """The words that open a list of roles ("as a")."""
    return next((m for m in _ROLES.finditer(words) if _names_role(words[m.end() :])), None)


def _names_role(words: str) -> bool:
    return any(_is_role(part) for part in _OR.split(_ROLES_END.split(words)[0]))


def _is_role(words: str) -> bool:
    from screener.knowledge import load_knowledge

    return len(words.split()) <= LONGEST_ROLE and load_knowledge().titles.has_head(words)


LONGEST_ROLE = 5


def _plain_area(words: str) -> str:
    """The area that words name after the years, without what says how much or how well."""
    rest = YEARS.split(words, maxsplit=1)[-1] if YEARS.search(words) else words
    rest = VAGUE_YEARS.split(rest, maxsplit=1)[-1]
    rest = _OPENING.sub("", _END.split(_OF_WHICH.sub("", rest))[0])
    after, before = _AFTER.search(rest), _BEFORE.match(rest)
    told = [found[1] for found in (before, after) if found] or [rest]
    areas = (_opened(_FRONT.sub("", one.strip(" .,;:()"))) for one in told)
    return next((area for area in areas if not _EMPTY.fullmatch(area)), "")


def _done_before(words: str) -> str:
    """What somebody did for the years, told in front of them ("you've been pruning vines for")."""
    years = YEARS.search(words)
    told = _DONE.search(words[: years.start()]) if years else None
    return told["done"].strip() if told else ""


def _set_before(words: str) -> str:
    """What stands before the years and a sign ("Grafting - 2 years minimum")."""
    found = _BEFORE_SIGN.match(words)
    return found[1] if found and not _EMPTY.fullmatch(found[1]) else ""


_BEFORE_SIGN = re.compile(r"\W*([A-Za-z][\w+#. /-]{1,40}?)\s*(?:\s[-–—]|[:(])\s*(?=\d)")


def _opened(words: str) -> str:
    """Words from the first that could open a noun phrase."""
    while opens_loosely(words):
        words = words.partition(" ")[2]
    return words
