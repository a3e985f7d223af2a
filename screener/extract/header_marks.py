"""What a run of words in a header names, and the marks that tell it better than the tagger does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from screener.extract.header_words import Word
from screener.knowledge import load_knowledge


class PartKind(StrEnum):
    """What a run of words in a header names."""

    TITLE = "title"
    EMPLOYER = "employer"
    PLACE = "place"
    SCHOOL = "school"
    DEGREE = "degree"
    OTHER = "other"


KINDS: tuple[PartKind, ...] = tuple(PartKind)

_STATES = re.compile(
    "A[BKLRZ]|BC|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ABDEINOST]|N[BCDEHJLMSVY]|O[HKNR]|P[AR]"
    "|QC|RI|S[CDK]|T[NX]|UT|V[AT]|W[AIVY]"
)
_SUFFIX = re.compile(r"(?i)(?:ltd|inc|llc|llp|plc|gmbh|corp|limited|pvt)\.?")
_SITE = re.compile(r"(?:https?|www\.[a-z0-9.-]{3,40}|[a-z0-9-]{2,30}\.(?:com|org|net|[a-z]{2}))")
_SAINT = ("St", "St.", "Saint")
_SURELY_EMPLOYER = -0.15
_A_TITLE = -0.3  # what the model is that sure of stays a title, even before a state's code
_OTHERWISE = -6.0
_NAMED_BY_MARK = -0.4
_CERTAIN = -1e-6  # only what is marked is surer than that
_OPEN_ENDED = frozenset(("of", "the", "for", "and", "&", "to", "in"))


_PLACEHOLDER = ("company", "name")
_OUT = -30.0  # what no other score makes good


def mark_placeholders(words: Sequence[Word], scores: np.ndarray) -> None:
    """Let "Company Name", as templates and masked resumes have it, be the whole employer."""
    low = [word.text.lower() for word in words]
    employer = KINDS.index(PartKind.EMPLOYER)
    for at in range(len(words) - 1):
        if (low[at], low[at + 1]) != _PLACEHOLDER or words[at + 1].before:
            continue
        scores[:, employer] += _OUT
        for each in (at, at + 1):
            scores[each, :] += _OUT
            scores[each, employer] = 0.0
        return


def close_titles(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let no title end in "of the": the name that follows belongs to it."""
    title = KINDS.index(PartKind.TITLE)
    pulled = False
    for at in range(1, len(path)):
        open_ended = at > 1 and words[at - 1].text.lower() in _OPEN_ENDED
        pulled = not words[at].before and path[at - 1] == title and (pulled or open_ended)
        pulled = pulled and logs[at].max() < _CERTAIN
        if pulled and path[at] != title:
            path[at], logs[at] = title, logs[at - 1]


def mark_employers(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let a name after "at" be the employer, where a title stands before it: "Clerk at Acme"."""
    title, other = KINDS.index(PartKind.TITLE), KINDS.index(PartKind.OTHER)
    inside = False
    for at in range(1, len(words)):
        begins = words[at].before == "@" and path[at - 1] == title
        named = path[at] == other and words[at].text[:1].isupper()
        inside = named and (begins or (inside and not words[at].before))
        if inside:
            path[at] = KINDS.index(PartKind.EMPLOYER)
            logs[at] = _OTHERWISE
            logs[at, path[at]] = _NAMED_BY_MARK


def mark_suffixes(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let the name before a company's suffix belong to it: "in project Acme Ltd."."""
    employer, place = KINDS.index(PartKind.EMPLOYER), KINDS.index(PartKind.PLACE)
    for at in range(len(words) - 1, 0, -1):
        joined = path[at] == employer and not words[at].before and words[at - 1].text[:1].isupper()
        alone = _SUFFIX.fullmatch(words[at].text) and path[at - 1] not in (employer, place)
        if joined and alone:
            path[at - 1], logs[at - 1] = employer, logs[at]


def mark_states(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let "Nowhere Falls, MA" be a place, whatever the words before the state's code are."""
    place, title = KINDS.index(PartKind.PLACE), KINDS.index(PartKind.TITLE)
    for at in range(1, len(words)):
        last = at + 1 == len(words) or words[at + 1].before not in ("", "/")
        if not _STATES.fullmatch(words[at].text) or words[at].before != "," or not last:
            continue
        start = at - 1
        while start and words[start].before == "":
            start -= 1
        if at - start > 3 or logs[start:at, title].mean() > _A_TITLE:
            start = at
        for each in range(start, at + 1):
            path[each] = place
            logs[each] = _OTHERWISE
            logs[each, place] = 0.0


def mark_sites(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let the name before the address of a site be the employer: "Acme, www.acme.test"."""
    employer = KINDS.index(PartKind.EMPLOYER)
    named = {KINDS.index(PartKind.OTHER), employer}
    for at in range(1, len(words)):
        if not words[at].before or not _SITE.fullmatch(words[at].text):
            continue
        start = at
        while start and path[start - 1] in named and words[start - 1].text[:1].isupper():
            start -= 1
            if words[start].before:
                break
        for each in range(start, at):
            path[each], logs[each] = employer, _OTHERWISE
            logs[each, employer] = _NAMED_BY_MARK


def mark_areas(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let a field of work behind a title and a dash be one name: "Clerk - Human Resources"."""
    title, families = KINDS.index(PartKind.TITLE), load_knowledge().titles.families
    for at in range(1, len(words)):
        if words[at].before != "-" or path[at - 1] != title:
            continue
        end = next((each for each in range(at + 1, len(words)) if words[each].before), len(words))
        if 1 < end - at < 4 and families.lookup(" ".join(word.text for word in words[at:end])):
            for each in range(at, end):
                path[each], logs[each] = title, logs[at - 1]


def mark_saints(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let the saint's name belong to the city's: "Acme, St Elmswick Clerk"."""
    place = KINDS.index(PartKind.PLACE)
    for at in range(1, len(words)):
        saint = path[at - 1] == place and words[at - 1].text in _SAINT
        if saint and words[at].before == "" and words[at].text[:1].isupper():
            path[at], logs[at] = place, logs[at - 1]


def mark_cities(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let what stands between an employer and a country be its city: "Acme - Kvaris, Ukraine"."""
    place, employer = KINDS.index(PartKind.PLACE), KINDS.index(PartKind.EMPLOYER)
    for at in range(2, len(words)):
        if path[at] != place or path[at - 1] != employer or words[at].before != ",":
            continue
        start = at - 1
        while start and words[start].before == "":
            start -= 1
        beside = (
            start > 0 and words[start].before in (",", "-", "|") and path[start - 1] == employer
        )
        if beside and at - start <= 3 and logs[start:at, employer].mean() < _SURELY_EMPLOYER:
            for each in range(start, at):
                path[each], logs[each] = place, logs[at]
