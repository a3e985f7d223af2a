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
from dataclasses import dataclass
from functools import cached_property, lru_cache

from screener.extract.dates import STACKED_END
from screener.extract.headers import DATE_MARK, KINDS, Part, PartKind, tag_parts
from screener.extract.rows import Row
from screener.knowledge import load_knowledge
from screener.types import DateRange, Span

_MAX_HEADER = 120
_REACH = 4
_WORD, _LETTERS = re.compile(r"[^\W_]+"), re.compile(r"[a-z]+")
_STOP = re.compile(r"(?<=[a-z)]{2})[.!](?=\s+[A-Z(])")
_MARKED = re.compile(r"[(,|:–-]|[ ]at[ ]|ï¼")
_KNOWN_STOPS = re.compile(
    r"(?i)\b(?:inc|ltd|co|corp|pvt|sr|jr|st|dept|univ|assoc|bros|llc|u\.s|no|asst|mgr|exec|supv|dr|mr|mrs|ms)\.$"
)
_NO_TITLE, _NO_EMPLOYER = -4.5, -2.6
_IS_PLACE = -0.4
_VOTE = 1.2
_TOUCH = -1.5
_SMALL = -1.2
_KNOWN_HEAD = -0.5  # the least log-probability of a title whose head is a noun of titles
_HEADED = -1.5  # what such a noun costs an employer
_SCHOOL = -0.7  # schools employ people too
_SECOND = -1.8  # of two names in a header one is the employer, even if both read like titles
_AFTER_HEAD = re.compile(r",| of | for | in | - |/| - |\(")
_UNSURE = -1.2
_CUT = -1.2  # a name that ends in the middle of a run of words
_DISTANCE = {0: 0.0, 1: 0.2, 2: 0.9, 3: 1.6, 4: 2.0}

Key = tuple[int, int]
_NONE: Key = (99, 99)


@dataclass(frozen=True)
class Line:
    """A row as a header line: its dates, and its text with the dates masked.

    `head` is the stretch of the row that may be header; `masked` is its text.
    """

    row: Row
    dates: tuple[DateRange, ...]
    head: Span
    masked: str

    @cached_property
    def words(self) -> int:
        """How many words stand here, dates not counted."""
        return len(_WORD.findall(self.masked))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What the tagger says; positions are in `masked`. Costs nothing until asked for."""
        return tag_parts(self.masked)

    def span_of(self, part: Part) -> Span:
        """Where a part stands in the resume's text."""
        return Span(self.head.start + part.start, self.head.start + part.end)

    @property
    def date_only(self) -> bool:
        """Whether nothing but dates stands here."""
        return bool(self.dates) and self.words == 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A part of a line, as seen from an anchor: `key` is (lines away, which part).

    `open_left` and `open_right` tell where a word stands beside it with no separator between,
    `small` that it begins with a small letter, `head` that a noun known from titles is its head.
    """

    line: int
    part: Part
    key: Key
    open_left: bool = False
    open_right: bool = False
    small: bool = False
    head: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A header: its anchor line, the lines it covers, its title and employer parts."""

    anchor: int
    first: int
    last: int
    dates: DateRange | None
    title: Choice | None = None
    employer: Choice | None = None
    score: float = 0.0


def _head_of(row: Row) -> Span:
    """The part of a row that may be header: all of it, or its beginning up to a full stop."""
    start = row.span.start + row.bullet
    content = row.content
    if ". " not in content and "! " not in content:
        return Span(start, row.span.end)
    for stop in _STOP.finditer(content):
        if not _KNOWN_STOPS.search(content, 0, stop.end()):
            return Span(start, start + stop.end())
    return Span(start, row.span.end)


def header_line(text: str, row: Row, dates: Sequence[DateRange]) -> Line:
    """A row ready to be tagged; `dates` are those that stand in it."""
    head = _head_of(row)
    masked = text[head.start : min(head.end, head.start + 200)]
    for found in dates:
        start, end = found.span.start - head.start, found.span.end - head.start
        if 0 <= start < len(masked):
            masked = masked[:start] + DATE_MARK * (min(end, len(masked)) - start) + masked[end:]
    return Line(row, tuple(dates), head, masked)


def could_head(line: Line) -> bool:
    """Whether a line may be part of a header: short, no bullet, no sentence."""
    return not line.row.bullet and _reads_like_header(line)


def _reads_like_header(line: Line) -> bool:
    text = line.row.content
    if line.words > 14 or len(text) > _MAX_HEADER:
        return False
    if text[:1].islower() and not line.dates:
        names = lead_of(line)
        return len(names) == len(line.parts) and any(n.kind is PartKind.TITLE for n in names)
    if text.endswith(",") and line.words > 8:
        return False
    if text.endswith((".", ";")) and not line.dates and not _KNOWN_STOPS.search(text):
        return False
    if text.endswith(":") and line.words <= 4 and not line.dates:
        return False
    other = [part for part in line.parts if part.kind is PartKind.OTHER]
    covered = sum(part.end - part.start for part in other)
    return line.date_only or covered < 0.75 * len(line.row.content) or line.words <= 5


def lead_of(line: Line) -> tuple[Part, ...]:
    """The sure names that a line begins with, up to the first words that are none."""
    lead = []
    for part in line.parts:
        if part.kind is PartKind.OTHER or part.log(part.kind) < _UNSURE:
            break
        lead.append(part)
    return tuple(lead)


def begins_like_header(line: Line) -> bool:
    """Whether a long line begins with names, and its story follows them.

    An employer must be among them, with a title or a place.
    """
    if line.row.bullet or line.dates or not line.row.text[:1].isupper():
        return False
    if not _MARKED.search(line.row.text, 0, 60):  # a story that goes on: not worth tagging
        return False
    kinds = {part.kind for part in lead_of(line)}
    return PartKind.EMPLOYER in kinds and bool(kinds & {PartKind.TITLE, PartKind.PLACE})


def is_anchor(line: Line) -> bool:
    """Whether a dated line begins an entry or ends its header, rather than telling a story."""
    if not line.dates or line.dates[0].rule == STACKED_END:
        return False
    first, last = line.dates[0].span, line.dates[-1].span
    at_start = first.start - line.head.start <= 3
    at_end = line.head.end - last.end <= 3
    two_ended = line.dates[0].current or "-" in line.dates[0].rule
    prose = line.row.text[:1].islower() or line.row.text.endswith(".")
    if not two_ended and (line.words > 8 or line.row.bullet or prose):
        return False
    if line.row.bullet:
        return (at_start or at_end) and line.words <= 14
    if at_start:
        return line.words <= 24
    return line.words <= 16 if at_end or two_ended else line.words <= 10


# ------------------------------------------------------------------------------------ choosing


def _window(lines: Sequence[Line], anchor: int, anchors: set[int], taken: int) -> range:
    """Lines around an anchor that may belong to its header; `taken` is the last one of another."""
    bulleted = lines[anchor].row.bullet > 0 and lines[anchor].date_only
    fits = _reads_like_header if bulleted else could_head
    first = anchor
    while first - 1 > taken and anchor - first < _REACH and first - 1 not in anchors:
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


def _ends_like_title(name: str) -> bool:
    """Whether a name's head is a noun of titles: "Barista", "Director of Sales".

    >>> _ends_like_title("Director of Sales"), _ends_like_title("Third Crow Coffee")
    (True, False)
    """
    words = _LETTERS.findall(_AFTER_HEAD.split(name.lower(), maxsplit=1)[0])
    return bool(words) and words[-1] in _title_heads()


def _runs(parts: Sequence[Part]) -> Iterable[tuple[Part, bool, bool]]:
    """Every part and every run of up to four that no separator divides; where it is open."""
    for start in range(len(parts)):
        for end in range(start + 1, min(start + 4, len(parts)) + 1):
            left = parts[start].before == ""
            right = end < len(parts) and parts[end].before == ""
            yield (_joined(parts[start:end]) if end - start > 1 else parts[start]), left, right
            if end < len(parts) and (
                parts[end].before or PartKind.PLACE in (parts[end].kind, parts[end - 1].kind)
            ):
                break


def _choices(lines: Sequence[Line], anchor: int, window: range) -> list[Choice]:
    found = []
    for at in window:
        line = lines[at]
        parts = line.parts if at == anchor or _reads_like_header(line) else lead_of(line)
        starts = [part.start for part in parts]
        for part, left, right in _runs(parts):
            order = min(starts.index(part.start), 3)
            small = line.masked[part.start].islower()
            head = _ends_like_title(line.masked[part.start : part.end])
            found.append(Choice(at, part, (at - anchor, order), left, right, small, head))
    return found


def _value(choice: Choice | None, kind: PartKind, votes: dict[Key, float]) -> float:
    """How well a part does as title or employer: its log-probability, its distance, its place."""
    if choice is None:
        missing = _NO_TITLE if kind is PartKind.TITLE else _NO_EMPLOYER
        return missing + votes.get(_NONE, 0.0)
    part = choice.part
    log = part.log(kind)
    if part.log(PartKind.PLACE) > _IS_PLACE:
        return -math.inf
    if kind is PartKind.TITLE and choice.head:
        log = max(log, _KNOWN_HEAD)
    if kind is PartKind.EMPLOYER:
        log = max(log, part.log(PartKind.SCHOOL) + _SCHOOL, part.log(PartKind.TITLE) + _SECOND)
        log += _HEADED * choice.head
    if choice.small:
        log += _SMALL
    return log - _DISTANCE[abs(choice.key[0])] + votes.get(choice.key, 0.0)


def _ranked(
    choices: Sequence[Choice], kind: PartKind, votes: dict[Key, float]
) -> list[tuple[float, Choice | None]]:
    """The few best parts for a kind, with their values, and at last the choice of none."""
    valued = [(_value(choice, kind, votes), choice) for choice in choices]
    valued.sort(key=lambda pair: -pair[0])
    return [*valued[:5], (_value(None, kind, votes), None)]


def _best(
    choices: Sequence[Choice], titles: dict[Key, float], employers: dict[Key, float]
) -> tuple[float, Choice | None, Choice | None]:
    """The pair of title and employer with the highest sum of values."""
    ranked_titles = _ranked(choices, PartKind.TITLE, titles)
    ranked_employers = _ranked(choices, PartKind.EMPLOYER, employers)
    best: tuple[float, Choice | None, Choice | None] = (-math.inf, None, None)
    for title_value, title in ranked_titles:
        for employer_value, employer in ranked_employers:
            if title and employer and _overlap(title, employer):
                continue
            value = title_value + employer_value + _cuts(title, employer)
            if value > best[0]:
                best = (value, title, employer)
    return best


def _cuts(title: Choice | None, employer: Choice | None) -> float:
    """What it costs that names end in the middle of a run of words.

    A title and an employer that touch excuse each other, at a smaller price.
    """
    cost = sum(
        _CUT * (choice.open_left or choice.open_right) for choice in (title, employer) if choice
    )
    if title is None or employer is None or title.line != employer.line:
        return cost
    one, two = sorted((title, employer), key=lambda choice: choice.part.start)
    touching = one.open_right and two.open_left and two.part.start - one.part.end <= 2
    if not touching:
        return cost
    return _TOUCH + _CUT * one.open_left + _CUT * two.open_right


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
    free = [_best(_choices(lines, at, _window(lines, at, marks, -1)), {}, {}) for at in anchors]
    titles = _votes([_key(title) for _, title, _ in free])
    employers = _votes([_key(employer) for _, _, employer in free])
    entries: list[Entry] = []
    taken = -1
    for at in anchors:
        window = _window(lines, at, marks, taken)
        score, title, employer = _best(_choices(lines, at, window), titles, employers)
        used = [at, *(choice.line for choice in (title, employer) if choice)]
        entries.append(Entry(at, min(used), max(used), lines[at].dates[0], title, employer, score))
        taken = max(used)
    return entries
