"""Choices: the parts of header lines that may be a title or an employer, and how likely each is.

A part ends at a separator; that it ends elsewhere, or goes on over a comma, has its price.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from screener.extract.header_lines import Line, lead_of, reads_like_header
from screener.extract.header_marks import KINDS, PartKind
from screener.extract.headers import Part
from screener.extract.resources import load_table
from screener.knowledge import load_knowledge

_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER_HEAD = re.compile(r",| of | for | in | - |/| - |\(")
_STORY = re.compile(r"(?:\S+ )?(?:[a-z']+ ){3,10}[A-Z]")  # "I have got experience working Clerk"
_GRADES = frozenset(("i", "ii", "iii", "iv", "v"))
_KNOWN_HEAD = -0.5  # the least log-probability of a title whose head is a noun of titles
_HEADED = -2.3  # what such a noun costs an employer
_NO_TITLE = "faculty of "  # a school's, though the faculty may be a profession
_AREA = -3.0  # what a field of work costs one
_TOOL = -1.9  # what a technology costs one: "Oracle" may be either
_TOOL_AS_TITLE = -3.0
_MARKS = (",", "-")  # before a field of work that a title goes on to
_LONGEST_AREA = 3  # spaces
_SCHOOL = -0.7  # what a school costs an employer
_SECOND = -1.5  # what any other name costs it
_CUT = -2.7  # a name that ends in the middle of a run of names
_TRAILS = -0.8  # one that ends where other words follow it
_AT_PLACE = -0.2  # one that ends where its place follows it: "Acme Russia"
_CONTINUES = -0.6  # one that ends at a comma though what follows is of its kind
_BRIDGE = -0.8  # one that goes on over a comma to words of another kind
_NAMES = (PartKind.TITLE, PartKind.EMPLOYER, PartKind.SCHOOL)
Key = tuple[int, int]


class Choice(msgspec.Struct, gc=False, frozen=True):
    """A part of a line, as seen from an anchor: `key` is (lines away, which part).

    `left` and `right` are what it costs to end there, `inner` what it costs to go on over commas;
    `small` tells that it begins with a small letter, `head` that a noun known from titles is its
    head (fields of work may follow it), `bracket` that it stands in brackets, `apart` that a gap
    divides it from the anchor; `name` is the log-probability that it is some name, whether of a
    title or of who employs, `area` that it is a field of work, `tool` that it is a technology,
    `trails` that it ends in one.
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
    area: bool = False
    tool: bool = False
    trails: bool = False
    titled: bool = False


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


@lru_cache(maxsize=512)  # the lines around two anchors are often the same
def ends_like_title(name: str) -> bool:
    """Whether a name's head is a noun of titles: "Barista", "Engineer II", "Director of Sales".

    >>> ends_like_title("Director of Sales"), ends_like_title("Third Crow Coffee")
    (True, False)
    """
    low = name.lower()
    words = _LETTERS.findall(_AFTER_HEAD.split(low, maxsplit=1)[0])
    while len(words) > 1 and words[-1] in _GRADES:
        words.pop()
    headed = bool(words) and load_knowledge().titles.is_head(words[-1])
    return headed and not low.startswith(_NO_TITLE)


def _is_area(part: Part, name: str) -> bool:
    """Whether a part is a field of work, as in "Vice President, Sales"; `name` is its text."""
    unmarked = part.kind is PartKind.OTHER and part.before not in _MARKS
    if unmarked or part.kind is PartKind.PLACE or name.count(" ") > _LONGEST_AREA:
        return False
    titles, fields = load_knowledge().titles, load_knowledge().fields
    return bool(fields.lexicon.lookup(name) or titles.families.lookup(name))


@lru_cache(maxsize=1)
def _tool_families() -> frozenset[str]:
    return frozenset(load_table("jobs")["tools"])


@lru_cache(maxsize=512)
def is_tool(name: str) -> bool:
    """Whether a text is a technology or a language, as lists hold them: "Docker", "English"."""
    known = load_knowledge()
    skill = known.skills.lookup(name)
    tool = skill is not None and skill.family in _tool_families()
    listed = tool or known.languages.lookup(name) is not None
    return listed and not ends_like_title(name)


def _border(before: Part, after: Part, following: Part | None, *, area: bool) -> float:
    """What it costs to end a name between two parts: much inside a run of names.

    `area` tells that the second is a field of work after a comma, which belongs to a title.
    """
    if after.before == "":
        if (before.kind, after.kind) == (PartKind.EMPLOYER, PartKind.PLACE):
            return _TRAILS if following and not following.before else _AT_PLACE
        loose = {before.kind, after.kind} & {PartKind.OTHER, PartKind.PLACE}
        return _TRAILS if loose else _CUT
    return _CONTINUES if area or (after.before == "," and before.kind is after.kind) else 0.0


def _bridge(before: Part, after: Part, *, area: bool) -> float | None:
    """What it costs to go on from one part to the next, or None where nothing goes on."""
    place = PartKind.PLACE in (before.kind, after.kind)
    goes_on = after.before in ("", ",") or (area and before.kind is PartKind.TITLE)
    if not goes_on or (place and after.before):
        return None
    return _BRIDGE if after.before and before.kind is not after.kind and not area else 0.0


def _name_log(part: Part) -> float:
    """The log-probability that a part is some name."""
    return math.log(sum(math.exp(part.log(kind)) for kind in _NAMES))


def _mean(values: Sequence[float], parts: Sequence[Part]) -> float:
    """The mean of a value per part, weighted by length."""
    if len(parts) == 1:
        return values[0]
    lengths = [part.end - part.start for part in parts]
    total = sum(value * length for value, length in zip(values, lengths, strict=True))
    return total / sum(lengths)


def _runs(
    parts: Sequence[Part], areas: Sequence[bool]
) -> Iterable[tuple[int, int, float, float, float]]:
    """Every part and every run of up to four, with what its borders and its commas cost.

    A place may stand within a run but not at its end. `areas` tells which are fields of work.
    """
    after = [area and part.before in _MARKS for part, area in zip(parts, areas, strict=True)]
    pairs = list(zip(parts, parts[1:], after[1:], strict=False))
    following = (*parts[2:], None)
    ends = zip(pairs, following, strict=False)
    borders = [0.0, *(_border(*pair[:2], third, area=pair[2]) for pair, third in ends), 0.0]
    for start, first in enumerate(parts):
        inner = 0.0
        for end in range(start + 1, min(start + 4, len(parts)) + 1):
            if end - start == 1 or PartKind.PLACE not in (first.kind, parts[end - 1].kind):
                yield start, end, borders[start], borders[end], inner
            if end == len(parts):
                break
            bridge = _bridge(*pairs[end - 1][:2], area=after[end])
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


class _Seen(msgspec.Struct, frozen=True):
    """The parts of a line as plain facts, a list of each: what is told by the words of a part."""

    parts: list[Part]
    texts: list[str]
    areas: list[bool]
    tools: list[bool]
    titles: list[bool]
    names: list[float]


def _see(line: Line, parts: Sequence[Part]) -> _Seen:
    """The facts of the parts of a line; a technology is no name, whatever the tagger says.

    Nor is what stands in a list of technologies: most of its parts are known ones.
    """
    texts = [line.masked[part.start : part.end] for part in parts]
    tools = [is_tool(text) for text in texts]
    if len(tools) > 2 and 2 * sum(tools) > len(tools):
        tools = [not ends_like_title(text) for text in texts]
    kept = [
        replace(part, kind=PartKind.OTHER) if tool else part
        for part, tool in zip(parts, tools, strict=True)
    ]
    pairs = list(zip(kept, texts, strict=True))
    return _Seen(
        parts=kept,
        texts=texts,
        areas=[_is_area(part, text) for part, text in pairs],
        tools=tools,
        titles=[part.kind is PartKind.TITLE and ends_like_title(text) for part, text in pairs],
        names=[_name_log(part) for part in kept],
    )


def choices_in(lines: Sequence[Line], anchor: int, window: range) -> list[Choice]:
    """Every part and run of parts that the lines of a window offer, as seen from an anchor."""
    found: list[Choice] = []
    for at in window:
        line = lines[at]
        parts = line.parts if at == anchor or reads_like_header(line) else lead_of(line)
        apart = line.row.line.block != lines[anchor].row.line.block
        found += _choices_of(line, _see(line, parts), at=at, away=at - anchor, apart=apart)
    return found


def _choices_of(line: Line, seen: _Seen, *, at: int, away: int, apart: bool) -> Iterator[Choice]:
    """The parts and runs of parts of one line; `away` tells how far it is from the anchor."""
    places = _places(seen.parts)
    for start, end, left, right, inner in _runs(seen.parts, seen.areas):
        run = seen.parts[start:end]
        part = _joined(run)
        name = line.masked[part.start : part.end]
        lead = seen.texts[start] if all(seen.areas[start + 1 : end]) else name
        yield Choice(
            at,
            part,
            (away, places[part.start]),
            left,
            right,
            inner,
            small=name[0].islower(),
            head=(ends_like_title(name) or ends_like_title(lead)) and not _STORY.match(name),
            bracket=part.before == "(",
            apart=apart,
            name=_mean(seen.names[start:end], run),
            area=len(run) == 1 and seen.areas[start],
            tool=all(seen.tools[start:end]),
            trails=end - start > 1 and seen.tools[end - 1],
            titled=any(seen.titles[start : end - 1]),
        )


def likely_title(choice: Choice | None) -> float:
    """How likely a part is a title, as a log-probability; a known noun at its head speaks for it.

    -9 where there is no part.
    """
    if choice is None:
        return -9.0
    log = choice.part.log(PartKind.TITLE)
    return max(log, _KNOWN_HEAD) if choice.head else log + _TOOL_AS_TITLE * choice.tool


def likely_employer(choice: Choice | None) -> float:
    """How likely a part names an employer, as a log-probability: schools employ people too.

    Of two names in a header one is the employer, even if both read like titles. -9 where there is
    no part.
    """
    if choice is None:
        return -9.0
    part = choice.part
    log = max(part.log(PartKind.EMPLOYER), part.log(PartKind.SCHOOL) + _SCHOOL)
    log = max(log, choice.name + _SECOND) + _TOOL * choice.tool
    return log + _HEADED * (choice.head or choice.titled) + _AREA * choice.area
