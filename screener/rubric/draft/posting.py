"""A posting as parts under headings and statements in them, without judging what they say.

Shapes handled: headings on their own line ("Requirements:"), run into the text ("Qualifications
You hold a degree"), inside a paragraph ("... end. Desired Skills: ..."), as labels of one bullet
("Preferred skills: Tableau"), and none at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from screener.rubric.draft.headings import (
    BULLET,
    MAX_HEADING,
    NUMBER,
    Heading,
    Part,
    headings_in,
    whole_line,
)
from screener.rubric.draft.sentences import split_sentences
from screener.rubric.tables import pattern
from screener.types import Span


class Statement(msgspec.Struct, frozen=True):
    """One bullet or sentence: where it stands, under which heading, in which list.

    `heading` is the words above it (or its own label), `block` numbers the runs of lines between
    blank lines and headings, `bullet` tells a list item from running text, `alternative` that an
    "or" stands between it and the item before.
    """

    span: Span
    part: Part
    heading: str = ""
    bullet: bool = False
    block: int = 0
    alternative: bool = False


class _Place(msgspec.Struct, frozen=True):
    """Under which heading words stand.

    `over` is the heading of all that is required or preferred above the one they stand under,
    `number` the one that the last numbered heading carries.
    """

    part: Part = Part.UNSAID
    heading: str = ""
    over: tuple[Part, str] | None = None
    number: int = 0


INLINE_BULLET = pattern("layout", "inline_bullet")


def split_posting(text: str) -> tuple[Statement, ...]:
    """All statements of a posting in order, headings left out.

    >>> text = "Requirements:\\n- SQL\\nBenefits\\n- Cake"
    >>> [(statement.part.value, statement.heading) for statement in split_posting(text)]
    [('required', 'Requirements'), ('offered', 'Benefits')]
    """
    statements: list[Statement] = []
    place, block, blank = _Place(), 0, False
    repeated = _repeated_headings(text)
    for line in _lines(text):
        if not text[line.start : line.end].strip():
            blank = True
            continue
        found = headings_in(text, line) or _numbered_on(text, line, place.number)
        block += blank or any(not _is_label(text, line, head) for head in found)
        blank = False
        start, now = line.start, place
        row: list[Statement] = []
        for head in found:
            row += _statements(text, Span(start, head.span.start), now, block)
            now = _under(text, line, head, place, repeated)
            if not _is_label(text, line, head):
                place = now
            start = head.span.end
        row += _statements(text, Span(start, line.end), now, block)
        bullet = bool(BULLET.match(text, line.start, line.end))
        statements += [replace(s, bullet=s.bullet or bullet) for s in row]
    return tuple(statements)


def _under(text: str, line: Span, head: Heading, place: _Place, repeated: frozenset[str]) -> _Place:
    """Where the words behind a heading stand that itself stands at a place.

    A label ("Education: ...") or a heading that stands twice only names a part of what is required
    or preferred above it.
    """
    words, whole = _shown(text, head.span), head.span == line
    if place.over and head.part is Part.ASKED and (not whole or words.lower() in repeated):
        return replace(place, part=place.over[0], heading=place.over[1])
    open_part = head.part in {Part.ASKED, Part.UNSAID}
    if open_part and place.part in _ASKING and _is_label(text, line, head):
        return replace(place, heading=words)
    if not whole:
        return replace(place, part=head.part, heading=words)
    over = (head.part, words) if head.part in {Part.PREFERRED, Part.REQUIRED} else None
    numbered = NUMBER.match(text, line.start, line.end)
    number = int(numbered[1]) if numbered else place.number
    return _Place(head.part, words, over, number)


def _numbered_on(text: str, line: Span, last: int) -> tuple[Heading, ...]:
    """A short line with the number after that of the last heading ("4. Safety")."""
    found = _SHORT.fullmatch(text[line.start : line.end].strip())
    return (Heading(line, Part.UNSAID),) if found and last and int(found[1]) == last + 1 else ()


_SHORT = re.compile(r"(\d{1,2})[.)]\s+[A-Z][^.;:!?]{2,50}:?")


def _repeated_headings(text: str) -> frozenset[str]:
    """Headings that stand more than once, as "Education" does under what is required and under
    what is preferred; they name a part of the heading above them."""
    lines = (" ".join(line.strip(" \t:*#_").lower().split()) for line in text.splitlines())
    counts = Counter(line for line in lines if 0 < len(line) <= MAX_HEADING)
    return frozenset(line for line, count in counts.items() if count > 1)


_ASKING = frozenset({Part.PREFERRED, Part.REQUIRED, Part.ASKED})


def _lines(text: str) -> Iterator[Span]:
    """Lines as they were written before a page's width broke them."""
    held: Span | None = None
    small = _begins_small(text)
    for line in _rows(text):
        if held is not None and _goes_on(text, held, line, small=small):
            held = Span(held.start, line.end)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _rows(text: str) -> Iterator[Span]:
    start = 0
    for row in text.splitlines(keepends=True):
        yield Span(start, start + len(row.rstrip("\r\n")))
        start += len(row)


def _begins_small(text: str) -> bool:
    """Whether lines begin with a small letter by habit, also where none could go on."""
    rows = [text[row.start : row.end].strip() for row in _rows(text)]
    full = max(SHORTEST_FULL, SHORT * max(map(len, rows), default=0))
    new = (row for above, row in pairwise(rows) if len(above) <= full and row)
    return sum(row[0].islower() for row in new) >= HABIT


SHORTEST_FULL, SHORT, HABIT = 30, 0.6, 3
"""Characters of a line that may be full, the share of the longest line below which none is, and so
many small beginnings below shorter ones."""


END = 200
"""Characters at the end of a line that tell whether it goes on: lines that do may join to pages."""


def _goes_on(text: str, above: Span, below: Span, *, small: bool) -> bool:
    """Whether a line is the rest of the one above: an open end before it, or a small letter.

    `small` where a small letter says nothing.
    """
    upper = text[max(above.start, above.end - END) : above.end].rstrip()
    lower = text[below.start : below.end].lstrip()
    if not upper or not lower or BULLET.match(lower) or whole_line(text, above):
        return False
    opened = _OPEN_END.search(upper) or (_OPEN_BRACKET.search(upper) and _SHUT.match(lower))
    full = len(upper) > SHORTEST_FULL and upper[-1] not in ".!?:;"
    return bool(opened) or (lower[0].islower() and full and not small)


_OPEN_BRACKET, _SHUT = re.compile(r"\([^()]{0,60}$"), re.compile(r"[^()]{0,60}\)")
_OPEN_END = re.compile(r"(?:\be\.g ?\.|\b(?:and|or|of|in|with|the|to|for|a|an|by|as))$")


def _shown(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].strip(" \t:*#_–—-").split())


def _is_label(text: str, line: Span, head: Heading) -> bool:
    """Whether a heading speaks for its own bullet only: "• Preferred skills: Tableau"."""
    bullet = BULLET.match(text, line.start, line.end)
    rest = text[head.span.end : line.end].strip(" :*")
    if rest and _FACT.fullmatch(text[head.span.start : head.span.end].strip(" :*")):
        return True
    return bool(bullet) and bool(rest) and head.span.start <= bullet.end() + 2  # type: ignore[union-attr]


_FACT = pattern("layout", "fact")


def _statements(text: str, span: Span, place: _Place, block: int) -> Iterator[Statement]:
    """The bullets and sentences of a stretch of one line."""
    starts = [span.start, *(m.start() for m in INLINE_BULLET.finditer(text, span.start, span.end))]
    for begin, end in zip(starts, [*starts[1:], span.end], strict=True):
        mark = BULLET.match(text, begin, end) or INLINE_BULLET.match(text, begin, end)
        inner = Span(mark.end() if mark else begin, end)
        for sentence in split_sentences(text, inner):
            either = bool(_OR.search(text, max(0, sentence.start - 20), sentence.start))
            yield Statement(sentence, place.part, place.heading, mark is not None, block, either)


_OR = re.compile(r"(?i)\bor\W*(?:\d{1,2}[.)])?\W*$")
