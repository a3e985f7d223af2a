"""The noun phrase at the heart of a description, and what the members of a list share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.rubric.everyday import is_bare
from screener.rubric.tables import pattern

LONGEST = 4
"""Words of a phrase that is searched for as it stands; hardly a resume repeats a longer one."""
LEAST = 2
"""Words that stand for a phrase where it is cut."""

_BREAK = pattern("phrases", "break")
_MORE_BREAKS = pattern("phrases", "more_breaks")
_SOFT_BREAK = pattern("phrases", "soft_break")
_DOING = pattern("phrases", "doing")
_ADJECTIVE = pattern("everyday", "adjective")
_NEEDY = pattern("phrases", "name_head")


def core_phrase(words: str) -> str:
    """What a description is of, without what is done with it and what it is for.

    >>> core_phrase("building greenhouse heating systems")
    'greenhouse heating systems'
    >>> core_phrase("soil analysis in the context of public gardens")
    'soil analysis'
    >>> core_phrase("principles and practices of rose and herb growing")
    'rose and herb growing'
    """
    core = _heart(_DOING.sub("", words))
    return core if len(core.split()) >= LEAST and not _says_little(core) else _heart(words)


def _heart(words: str) -> str:
    """The words of a long phrase up to what it is for; behind that where they say nothing."""
    core = _until(_MORE_BREAKS, _until(_BREAK, words))
    if len(core.split()) <= LONGEST and not _says_little(core):
        return core
    for found in _SOFT_BREAK.finditer(core):
        front = core[: found.start()]
        if _is_within_name(front, core[found.end() :], found.group()):
            continue
        if _says_little(front) or (found.group().strip() == "of" and _is_vague(front)):
            return _heart(_ARTICLE.sub("", core[found.end() :]))
        if len(front.split()) >= LEAST:
            return front
    return _until(_AND, core) if len(core.split()) > LONGEST + 1 else core


def _is_within_name(front: str, rest: str, joint: str) -> bool:
    """Whether an "of" stands inside a name ("Law of the Rose Garden")."""
    words = (*front.split()[-1:], *_ARTICLE.sub("", rest).split()[:1])
    return joint.strip() == "of" and all(word[:1].isupper() for word in words)


_AND = re.compile(r"\s+(?:and|&)\s", re.IGNORECASE)


def _until(joint: re.Pattern[str], words: str) -> str:
    """The words of a long phrase up to the first joint that leaves enough of it."""
    if len(words.split()) <= LONGEST:
        return words
    fronts = (words[: found.start()] for found in joint.finditer(words))
    return next(
        (one for one in fronts if len(one.split()) >= LEAST and not _says_little(one)), words
    )


_ARTICLE = re.compile(r"^(?:(?:an?|the|both|either|this|these|our|your) )+", re.IGNORECASE)


def _says_little(words: str) -> bool:
    """Whether a phrase only leads to the thing itself ("principles and practices")."""
    return bool(_ABSTRACT.fullmatch(words))


_ABSTRACT = pattern("phrases", "abstract")


def _is_vague(words: str) -> bool:
    """Whether a few words end in one that any resume has ("evaluating the impact" of roses)."""
    parts = words.split()
    return len(parts) < LONGEST and parts[-2:-1] in (["the"], ["a"], ["an"]) and is_bare(parts[-1])


def share_ends(members: Sequence[str]) -> tuple[str, ...]:
    """The members of a list with the noun that the last one has for all, and the name before it.

    One word that cannot stand alone takes the last noun; where names do, also the first words.

    >>> share_ends(("night", "shop", "head gardener"))
    ('night gardener', 'shop gardener', 'head gardener')
    >>> share_ends(("Garden Master Yellow", "Green", "Black Belt"))
    ('Garden Master Yellow Belt', 'Garden Master Green Belt', 'Garden Master Black Belt')
    >>> share_ends(("Excel", "data analysis"))
    ('Excel', 'data analysis')
    """
    *firsts, last = members or ("",)
    modifiers, _, head = last.rpartition(" ")
    if not firsts or not modifiers or not all(_waits_for(head, first) for first in firsts):
        return tuple(members)
    opening = _shared_opening(firsts, last)
    ends = [*firsts[1:], modifiers] if opening else [*firsts, modifiers]
    whole = [f"{opening}{end} {head}" for end in ends]
    return (f"{firsts[0]} {head}", *whole) if opening else tuple(whole)


def _waits_for(head: str, first: str) -> bool:
    """Whether a member before the last lacks the last one's noun."""
    from screener.knowledge import load_knowledge

    end = first.split()[-1:] or [""]
    titles = load_knowledge().titles
    if titles.has_head(head):
        return not titles.has_head(first) and len(first.split()) <= LEAST
    known = load_knowledge().skills.lookup(first) or load_knowledge().certifications.lookup(first)
    if end[0].isupper() or known:
        return False
    if _NEEDY.fullmatch(head):
        if head == "management" and end[0].endswith("ing"):
            return False
        alike = first[1:].islower() == head.islower() and len(first.split()) < LONGEST
        return (alike or end[0].istitle()) and not _NEEDY.fullmatch(end[0])
    return bool(_ADJECTIVE.fullmatch(first)) and head.islower()


def _shared_opening(firsts: Sequence[str], last: str) -> str:
    """The name that opens the first member and holds for all ("Garden Master ")."""
    opening, _, end = firsts[0].rpartition(" ")
    lone = all(len(one.split()) == 1 for one in firsts[1:]) and len(last.split()) == LEAST
    named = opening and all(word[:1].isupper() for word in (*opening.split(), end, last))
    return f"{opening} " if lone and named else ""
