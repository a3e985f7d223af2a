"""Entries: which lines form the header of a job, and which part of it is what.

A dated line is an anchor. Around it lie the lines that could belong to its header; the tagger of
headers.py says what their parts may be. Which part is the title and which the employer is decided
by those probabilities and by what the same resume does elsewhere: the same layout repeats.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from screener.extract.header_lines import (
    Line,
    begins_like_header,
    could_head,
    is_anchor,
    lead_of,
    reads_like_header,
)
from screener.extract.headers import KINDS, Part, PartKind
from screener.knowledge import load_knowledge
from screener.types import DateRange

_FEW = 5
_PASSES = 2  # the first without what the resume does elsewhere, the second with it
_REACH = 4
_LETTERS = re.compile(r"[a-z]+")
_NO_TITLE, _NO_EMPLOYER = -4.5, -2.6
_IS_PLACE = -0.4
_VOTE = 1.2
_TOUCH, _TOUCH_AFTER_HEAD = -2.3, -1.2
_SMALL = -1.2
_KNOWN_HEAD = -0.5  # the least log-probability of a title whose head is a noun of titles
_HEADED = -2.3  # what such a noun costs an employer
_SCHOOL = -0.7  # what a school costs an employer
_SECOND = -1.5  # what any other name costs it
_AFTER_HEAD = re.compile(r",| of | for | in | - |/| - |\(")
_CUT = -2.2  # a name that ends in the middle of a run of names
_TRAILS = -0.8  # one that ends where other words follow it
_CONTINUES = -0.6  # one that ends at a comma though what follows is of its kind
_BRIDGE = -0.8  # one that goes on over a comma to words of another kind
_BRACKET = -1.5  # one in brackets
_GAP = -0.4  # one that a gap divides from the dates
_SKIPPED = -1.2  # a line above the first header that would be left over
_GRADES = frozenset(("i", "ii", "iii", "iv", "v"))
_DISTANCE = {0: 0.0, 1: 0.2, 2: 0.9, 3: 1.6, 4: 2.0}

_NAMES = (PartKind.TITLE, PartKind.EMPLOYER, PartKind.SCHOOL)
Key = tuple[int, int]
_NONE: Key = (99, 99)


@dataclass(frozen=True, slots=True)
class Choice:
    """A part of a line, as seen from an anchor: `key` is (lines away, which part).

    `left` and `right` are what it costs to end there, `inner` what it costs to go on over commas;
    `small` tells that it begins with a small letter, `head` that a noun known from titles is its
    head, `bracket` that it stands in brackets, `apart` that a gap divides it from the anchor;
    `name` is the log-probability that it is some name, whether of a title or of who employs.
    """

    line: int
    part: Part
    key: Key
    left: float = 0.0
    right: float = 0.0
    inner: float = 0.0
    small: bool = False
    head: bool = False
    bracket: bool = False
    apart: bool = False
    name: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A header: its anchor line, the lines it covers, its title and employer parts."""

    anchor: int
    first: int
    last: int
    dates: DateRange | None
    title: Choice | None = None
    employer: Choice | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """One way to read the lines around an anchor, and how good it is; last one included."""

    first: int
    last: int
    value: float
    title: Choice | None
    employer: Choice | None


def _window(lines: Sequence[Line], anchor: int, anchors: set[int]) -> range:
    """Lines around an anchor that may belong to its header, up to the next anchor."""
    bulleted = lines[anchor].row.bullet > 0 and lines[anchor].date_only
    fits = reads_like_header if bulleted else could_head
    first = anchor
    while first > 0 and anchor - first < _REACH and first - 1 not in anchors:
        above = lines[first - 1]
        if not (fits(above) or (anchor - first < 2 and begins_like_header(above))):
            break
        first -= 1
    last = anchor
    while last + 1 < len(lines) and last - anchor < 2 and last + 1 not in anchors:
        run_in = last == anchor and lines[anchor].date_only and begins_like_header(lines[last + 1])
        if not (fits(lines[last + 1]) or run_in):
            break
        last += 1
        if run_in:
            break
    return range(first, last + 1)


def _joined(parts: Sequence[Part]) -> Part:
    """Parts as one, its log-probabilities weighted by length."""
    if len(parts) == 1:
        return parts[0]
    total = sum(part.end - part.start for part in parts)
    logs = [
        sum(part.logs[kind] * (part.end - part.start) for part in parts) / total
        for kind in range(len(KINDS))
    ]
    return Part(parts[0].kind, parts[0].start, parts[-1].end, tuple(logs), parts[0].before)


@lru_cache(maxsize=1)
def _title_heads() -> frozenset[str]:
    """Nouns that titles are built around."""
    return load_knowledge().titles.heads


def ends_like_title(name: str) -> bool:
    """Whether a name's head is a noun of titles: "Barista", "Engineer II", "Director of Sales".

    >>> ends_like_title("Director of Sales"), ends_like_title("Third Crow Coffee")
    (True, False)
    """
    words = _LETTERS.findall(_AFTER_HEAD.split(name.lower(), maxsplit=1)[0])
    while len(words) > 1 and words[-1] in _GRADES:
        words.pop()
    return bool(words) and words[-1] in _title_heads()


def _border(before: Part, after: Part) -> float:
    """What it costs to end a name between two parts: much inside a run of names."""
    if after.before == "":
        loose = {before.kind, after.kind} & {PartKind.OTHER, PartKind.PLACE}
        return _TRAILS if loose else _CUT
    return _CONTINUES if after.before == "," and before.kind is after.kind else 0.0


def _bridge(before: Part, after: Part) -> float | None:
    """What it costs to go on from one part to the next, or None where nothing goes on."""
    place = PartKind.PLACE in (before.kind, after.kind)
    if after.before not in ("", ",") or (place and after.before):
        return None
    return _BRIDGE if after.before and before.kind is not after.kind else 0.0


def _name_log(parts: Sequence[Part]) -> float:
    """The log-probability that all parts are words of names, weighted by length."""
    total = sum(part.end - part.start for part in parts)
    return (
        sum(
            (part.end - part.start) * math.log(sum(math.exp(part.log(kind)) for kind in _NAMES))
            for part in parts
        )
        / total
    )


def _runs(parts: Sequence[Part]) -> Iterable[tuple[Sequence[Part], float, float, float]]:
    """Every part and every run of up to four, with what its borders and its commas cost.

    A place may stand within a run but not at its end.
    """
    borders = [0.0, *(_border(*pair) for pair in pairwise(parts)), 0.0]
    for start, first in enumerate(parts):
        inner = 0.0
        for end in range(start + 1, min(start + 4, len(parts)) + 1):
            if end - start == 1 or PartKind.PLACE not in (first.kind, parts[end - 1].kind):
                yield parts[start:end], borders[start], borders[end], inner
            bridge = _bridge(*parts[end - 1 : end + 1]) if end < len(parts) else None
            if bridge is None:
                break
            inner += bridge


def _places(parts: Sequence[Part]) -> dict[int, int]:
    """By where a part starts, its place in the line: even where a separator stands before it."""
    places: dict[int, int] = {}
    at = 0
    for part in parts:
        at = at + 1 if part.before == "" else (at + 2) // 2 * 2
        places[part.start] = min(at, 8)
    return places


def _choices(lines: Sequence[Line], anchor: int, window: range) -> list[Choice]:
    found = []
    for at in window:
        line = lines[at]
        parts = line.parts if at == anchor or reads_like_header(line) else lead_of(line)
        apart = lines[at].row.line.block != lines[anchor].row.line.block
        places = _places(parts)
        for run, left, right, inner in _runs(parts):
            part = _joined(run)
            name = line.masked[part.start : part.end]
            found.append(
                Choice(
                    at,
                    part,
                    (at - anchor, places[part.start]),
                    left,
                    right,
                    inner,
                    small=name[0].islower(),
                    head=ends_like_title(name),
                    bracket=part.before == "(",
                    apart=apart,
                    name=_name_log(run),
                )
            )
    return found


def likely_title(choice: Choice | None) -> float:
    """How likely a part is a title, as a log-probability; a known noun at its head speaks for it.

    -9 where there is no part.
    """
    if choice is None:
        return -9.0
    log = choice.part.log(PartKind.TITLE)
    return max(log, _KNOWN_HEAD) if choice.head else log


def likely_employer(choice: Choice | None) -> float:
    """How likely a part names an employer, as a log-probability: schools employ people too.

    Of two names in a header one is the employer, even if both read like titles. -9 where there is
    no part.
    """
    if choice is None:
        return -9.0
    part = choice.part
    log = max(part.log(PartKind.EMPLOYER), part.log(PartKind.SCHOOL) + _SCHOOL)
    return max(log, choice.name + _SECOND) + _HEADED * choice.head


def _value(choice: Choice | None, kind: PartKind, votes: dict[Key, float]) -> float:
    """How well a part does as title or employer: its log-probability, its distance, its place."""
    if choice is None:
        missing = _NO_TITLE if kind is PartKind.TITLE else _NO_EMPLOYER
        return missing + votes.get(_NONE, 0.0)
    if choice.part.log(PartKind.PLACE) > _IS_PLACE:
        return -math.inf
    log = likely_title(choice) if kind is PartKind.TITLE else likely_employer(choice)
    log += choice.inner + _SMALL * choice.small + _BRACKET * choice.bracket + _GAP * choice.apart
    return log - _DISTANCE[abs(choice.key[0])] + votes.get(choice.key, 0.0)


def _ranked(
    choices: Sequence[Choice], kind: PartKind, votes: dict[Key, float]
) -> list[tuple[float, Choice | None]]:
    """The best parts for a kind with their values: the few best of all, the best of every line,
    and the choice of none."""
    valued = [(_value(choice, kind, votes), choice) for choice in choices]
    valued.sort(key=lambda pair: -pair[0])
    seen: set[int] = set()
    kept: list[tuple[float, Choice | None]] = [(_value(None, kind, votes), None)]
    for at, (value, choice) in enumerate(valued):
        if at < _FEW or choice.line not in seen:
            kept.append((value, choice))
        seen.add(choice.line)
    return kept


def _headers(
    anchor: int,
    choices: Sequence[Choice],
    titles: dict[Key, float],
    employers: dict[Key, float],
) -> list[Header]:
    """For every stretch of lines the best title and employer that lie in it."""
    best: dict[tuple[int, int], Header] = {}
    ranked = _ranked(choices, PartKind.EMPLOYER, employers)
    for title_value, title in _ranked(choices, PartKind.TITLE, titles):
        for employer_value, employer in ranked:
            if title and employer and _overlap(title, employer):
                continue
            value = title_value + employer_value + _cuts(title, employer)
            used = [anchor, *(choice.line for choice in (title, employer) if choice)]
            reach = min(used), max(used)
            if reach not in best or value > best[reach].value:
                best[reach] = Header(*reach, value, title, employer)
    return list(best.values())


Chain = tuple["Header", "Chain"] | None


def _without_skipped(header: Header, window: range) -> Header:
    """The first header of all, which leaves lines over only at a price: no story stands above."""
    return replace(header, value=header.value + _SKIPPED * (header.first - window.start))


def _apart(offers: Sequence[Sequence[Header]]) -> list[Header]:
    """One header per anchor, such that no two share a line and their values sum up highest.

    A pass over the anchors that keeps, for every header, the best way to get there; a way is the
    sum of its values, its last line, and its headers as a chain.
    """
    ways: list[tuple[float, int, Chain]] = [(0.0, -1, None)]
    for headers in offers:
        reached: list[tuple[float, int, Chain]] = []
        for header in headers:
            open_ways = (way for way in ways if way[1] < header.first)
            total, _, before = max(open_ways, key=lambda way: way[0])
            reached.append((total + header.value, header.last, (header, before)))
        ways = reached
    chain = max(ways, key=lambda way: way[0])[2]
    found = []
    while chain:
        header, chain = chain
        found.append(header)
    return found[::-1]


def _cuts(title: Choice | None, employer: Choice | None) -> float:
    """What it costs that names end in the middle of a run of words.

    A title and an employer that touch excuse each other, at a smaller price.
    """
    cost = sum(choice.left + choice.right for choice in (title, employer) if choice)
    if title is None or employer is None or title.line != employer.line:
        return cost
    one, two = sorted((title, employer), key=lambda choice: choice.part.start)
    if two.part.start - one.part.end > 3 or not one.right:
        return cost
    if two.part.before:
        return one.left + two.right
    told = one is title and title.head  # "Sales Manager Acme": the noun shows where to cut
    return one.left + two.right + (_TOUCH_AFTER_HEAD if told else _TOUCH)


def _overlap(one: Choice, two: Choice) -> bool:
    same = one.line == two.line
    return same and one.part.start < two.part.end and two.part.start < one.part.end


def _votes(keys: Sequence[Key]) -> dict[Key, float]:
    """What a resume does elsewhere, as a bonus per place of a part."""
    counts = Counter(keys)
    return {
        key: _VOTE * count / len(keys) * min(1.0, (len(keys) - 1) / 2)
        for key, count in counts.items()
    }


def _key(choice: Choice | None) -> Key:
    return choice.key if choice else _NONE


def find_entries(lines: Sequence[Line]) -> list[Entry]:
    """One entry per anchor, in order; headers do not share lines."""
    anchors = [at for at, line in enumerate(lines) if is_anchor(line)]
    marks = set(anchors)
    windows = [_window(lines, at, marks) for at in anchors]
    choices = [_choices(lines, *pair) for pair in zip(anchors, windows, strict=True)]
    found: list[Header] = []
    for _ in range(_PASSES):
        titles = _votes([_key(header.title) for header in found])
        employers = _votes([_key(header.employer) for header in found])
        offers = [
            _headers(at, of_one, titles, employers)
            for at, of_one in zip(anchors, choices, strict=True)
        ]
        if offers:
            offers[0] = [_without_skipped(header, windows[0]) for header in offers[0]]
        found = _apart(offers)
    return [
        Entry(at, one.first, one.last, lines[at].dates[0], one.title, one.employer)
        for at, one in zip(anchors, found, strict=True)
    ]
