"""Entries: which lines form the header of a job, and which part of it is what.

A dated line is an anchor. Around it lie the lines that could belong to its header; the tagger of
headers.py says what their parts may be. Which part is the title and which the employer is decided
by those probabilities and by what the same resume does elsewhere: the same layout repeats.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from screener.extract.choices import (
    Choice,
    Key,
    choices_in,
    likely_employer,
    likely_title,
)
from screener.extract.header_lines import (
    Line,
    begins_like_header,
    begins_with_title,
    could_head,
    goes_on_below,
    is_anchor,
    names_employer,
    opens_with_title,
    reads_like_header,
)
from screener.extract.header_marks import PartKind
from screener.types import DateRange

_FEW = 5
_PASSES = 2  # the first without what the resume does elsewhere, the second with it, if there is any
_REACH, _REACH_BELOW = 4, 3
_NO_TITLE, _NO_EMPLOYER = -4.5, -2.6
_IS_PLACE = -0.4
_VOTE = 1.2
_TOUCH, _TOUCH_AFTER_HEAD = -2.3, -1.2
_SMALL = -1.2
_BRACKET = -1.5  # one in brackets
_GAP = -0.4  # one that a gap divides from the dates
_SKIPPED = -1.2  # a line above the first header that would be left over
_SHORT_ITEM = 6
_IDLE = -1.5  # a title beside the dates that would be left over
_BESIDE = -1.5  # a title beside one that a noun of titles heads
_DISTANCE = {0: 0.0, 1: 0.2, 2: 0.9, 3: 1.6, 4: 2.0}

_NONE: Key = (99, 99)


class Entry(msgspec.Struct, gc=False, frozen=True):
    """A header: its anchor line, the lines it covers, its title and employer parts."""

    anchor: int
    first: int
    last: int
    dates: DateRange | None
    title: Choice | None = None
    employer: Choice | None = None


class Header(msgspec.Struct, gc=False, frozen=True):
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
    first = _first_above(lines, anchor, anchors, fits)
    return range(first, _last_below(lines, anchor, anchors, fits) + 1)


def _first_above(
    lines: Sequence[Line], anchor: int, anchors: set[int], fits: Callable[[Line], bool]
) -> int:
    """The first of the lines above an anchor that may belong to its header."""
    first = anchor
    while first > 0 and anchor - first < _REACH and first - 1 not in anchors:
        above = lines[first - 1]
        near = anchor - first < 2 and begins_like_header(above)
        if not (fits(above) or near or begins_with_title(above)):
            break
        first -= 1
    return first


def _last_below(
    lines: Sequence[Line], anchor: int, anchors: set[int], fits: Callable[[Line], bool]
) -> int:
    """The last of the lines below an anchor that may belong to its header."""
    last = anchor
    employs = any(part.kind is PartKind.EMPLOYER for part in lines[anchor].parts)
    while last + 1 < len(lines) and last - anchor < _REACH_BELOW and last + 1 not in anchors:
        below = lines[last + 1]
        if goes_on_below(below):
            break
        if last == anchor and not employs and begins_like_header(below):
            return last + 1
        named = last == anchor and below.row.bullet > 0
        if not (fits(below) or (named and names_employer(below))):
            break
        last += 1
    return last


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
    return _pairs(
        anchor,
        _ranked(choices, PartKind.TITLE, titles),
        _ranked(choices, PartKind.EMPLOYER, employers),
    )


def best_header(
    anchor: int, titles: Sequence[Choice], employers: Sequence[Choice]
) -> Header | None:
    """The best of the titles and employers that are offered, or None where there is no title."""
    named = [pair for pair in _ranked(titles, PartKind.TITLE, {}) if pair[1]]
    pairs = _pairs(anchor, named, _ranked(employers, PartKind.EMPLOYER, {}))
    return max(pairs, key=lambda header: header.value, default=None)


def _beside(title: Choice | None, headed: Sequence[Choice]) -> bool:
    """Whether a title stands beside one that a noun of titles heads, or goes on to a tool."""
    if title is None or title.head:
        return False
    near = [each for each in headed if each.line == title.line]
    return bool(near) and (title.trails or not any(_overlap(title, each) for each in near))


def _pairs(
    anchor: int,
    titles: Sequence[tuple[float, Choice | None]],
    employers: Sequence[tuple[float, Choice | None]],
) -> list[Header]:
    """For every stretch of lines the best pair that lies in it."""
    best: dict[tuple[int, int], Header] = {}
    headed = [each for _, each in titles if each and each.head]
    named = any(each.line == anchor for each in headed)
    offered = [
        (value, choice, _ends(choice), *_reach(anchor, choice), _at_anchor(choice))
        for value, choice in employers
    ]
    for title_value, title in titles:
        first, last = _reach(anchor, title)
        title_value += _BESIDE * _beside(title, headed)
        idle, ends = named and not _at_anchor(title), _ends(title)
        for employer_value, employer, employer_ends, above, below, at_anchor in offered:
            cuts = ends + employer_ends
            if title and employer and title.line == employer.line:
                if _overlap(title, employer):
                    continue
                cuts = _cuts(title, employer)
            value = title_value + employer_value + cuts + _IDLE * (idle and not at_anchor)
            reach = min(first, above), max(last, below)
            if reach not in best or value > best[reach].value:
                best[reach] = Header(*reach, value, title, employer)
    return list(best.values())


def _reach(anchor: int, choice: Choice | None) -> tuple[int, int]:
    """The first and the last line of an anchor and a part."""
    line = choice.line if choice else anchor
    return min(anchor, line), max(anchor, line)


def _at_anchor(choice: Choice | None) -> bool:
    """Whether a part stands in the anchor's own line."""
    return choice is not None and choice.key[0] == 0


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


def _cuts(title: Choice, employer: Choice) -> float:
    """What it costs that names end in the middle of a run of words.

    A title and an employer that touch excuse each other, at a smaller price.
    """
    leads = title.part.start <= employer.part.start
    one, two = (title, employer) if leads else (employer, title)
    if two.part.start - one.part.end > 3 or not one.right:
        return _ends(title) + _ends(employer)
    if two.part.before:
        return one.left + two.right
    told = one is title and title.head  # "Sales Manager Acme": the noun shows where to cut
    return one.left + two.right + (_TOUCH_AFTER_HEAD if told else _TOUCH)


def _ends(choice: Choice | None) -> float:
    """What both ends of a part cost."""
    return choice.left + choice.right if choice else 0.0


def _overlap(one: Choice, two: Choice) -> bool:
    if one.line != two.line:
        return False
    return one.part.start < two.part.end and two.part.start < one.part.end


def _votes(keys: Sequence[Key]) -> dict[Key, float]:
    """What a resume does elsewhere, as a bonus per place of a part."""
    counts = Counter(keys)
    return {
        key: _VOTE * count / len(keys) * min(1.0, (len(keys) - 1) / 2)
        for key, count in counts.items()
    }


def _key(choice: Choice | None) -> Key:
    return choice.key if choice else _NONE


def _anchors(lines: Sequence[Line]) -> list[int]:
    """The lines that begin an entry or end its header.

    Of two that touch, "2018  Clerk" over "Acme, 2018 - 2020", the range within which the single
    date lies speaks for both, unless each line opens with a title.
    """
    found: list[int] = []
    for at, line in enumerate(lines):
        if is_anchor(line) or (found and found[-1] == at - 1 and _goes_on(lines[at - 1], line)):
            found.append(at)
    idle: set[int] = set()
    for one, two in pairwise(found):
        if two - one == 1 and not (opens_with_title(lines[one]) and opens_with_title(lines[two])):
            dates = lines[one].dates[0], lines[two].dates[0]
            idle.update({one} if _within(*dates) else {two} if _within(*dates[::-1]) else ())
    return [at for at in found if at not in idle]


def _goes_on(above: Line, line: Line) -> bool:
    """Whether an item with a single date goes on with the list of jobs that an item above tells."""
    listed = above.row.bullet > 0 and line.row.bullet > 0 and bool(line.dates)
    return listed and line.words <= _SHORT_ITEM and opens_with_title(line)


def _within(single: DateRange, dates: DateRange) -> bool:
    """Whether one date is a year alone, or a month, that lies within a range, to the year."""
    if single.current or "-" in single.rule or dates.start is None or single.start is None:
        return False
    last = dates.end.year if dates.end else 9999 if dates.current else 0
    return "-" in dates.rule and dates.start.year <= single.start.year <= last


def find_entries(lines: Sequence[Line]) -> list[Entry]:
    """One entry per anchor, in order; headers do not share lines."""
    anchors = _anchors(lines)
    marks = set(anchors)
    windows = [_window(lines, at, marks) for at in anchors]
    choices = [choices_in(lines, *pair) for pair in zip(anchors, windows, strict=True)]
    found: list[Header] = []
    for _ in range(_PASSES if len(anchors) > 1 else 1):
        titles = _votes([_key(header.title) for header in found])
        # above the first entry no other's employer can stand: it tells more
        employers = _votes([_key(header.employer) for header in (*found[:1], *found)])
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
