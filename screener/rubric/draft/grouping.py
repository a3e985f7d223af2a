"""Lists whose heading does not say that they ask something, though they read so."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from screener.rubric.draft.asks import YEARS_FIRST, looks_asked
from screener.rubric.draft.headings import Part
from screener.rubric.draft.likeness import asked_likeness
from screener.rubric.draft.posting import Statement
from screener.rubric.tables import any_of, compile_patterns

OPEN = frozenset({Part.DUTIES, Part.ROLE, Part.UNSAID})
"""Parts in which a list of requirements may stand without a heading of its own."""

SHORTEST_RUN = 3
"""So many sentences in a row that read like requirements are a list, even without bullets."""


def regroup(text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, with the part that their own list has where no heading gave one.

    A list is told by the line that opens it ("Moreover you:"), by its last items ("Key
    Responsibilities" is often followed by qualifications), or by a run of requirements.
    """
    found: list[Statement] = []
    told = _without_afterword(text, _without_trailing_prose(text, statements))
    groups = list(_blocks(_led_in(text, told)))
    for group, after in itertools.pairwise([*groups, []]):
        found += group if _is_duties_before_asking(group, after) else _with_asked_end(text, group)
    return tuple(_with_asked_runs(text, found))


def _is_duties_before_asking(group: list[Statement], after: list[Statement]) -> bool:
    """A list of duties that a heading for what is asked follows holds none of it itself."""
    duties = all(statement.part is Part.DUTIES for statement in group)
    return duties and bool(after) and bool(after[0].heading) and after[0].part in _ASKING


def _without_trailing_prose(text: str, statements: Sequence[Statement]) -> Iterator[Statement]:
    """A heading's list ends where a paragraph of sentences follows it after a blank line."""
    heading, first, listed = "", 0, 0
    for statement in statements:
        words = text[statement.span.start : statement.span.end]
        stopped = words[-1:] in {".", "!", "?"} and not statement.bullet
        if statement.heading != heading:
            heading, first, listed = statement.heading, statement.block, 0
        if statement.block == first:
            listed += 1 if not stopped else -1
        ended = statement.block != first and listed >= LISTED and stopped and bool(heading)
        ends = ended and statement.part in _ASKING and len(words.split()) > LISTED
        yield replace(statement, part=Part.UNSAID, heading="") if ends else statement


def _without_afterword(text: str, statements: Iterator[Statement]) -> Iterator[Statement]:
    """Prose that has come to how to apply asks by its heading only where it reads so itself."""
    ended: str | None = None
    for statement in statements:
        words = text[statement.span.start : statement.span.end]
        prose = statement.part in _ASKING and not statement.bullet
        ended = ended if statement.heading == ended else None
        left = prose and ended and asked_likeness(words) < EVEN
        yield replace(statement, part=Part.UNSAID, heading="") if left else statement
        if prose and _ends(words):
            ended = statement.heading


EVEN = 0.5
"""The chance below which a sentence rather asks nothing."""


def _ends(words: str) -> bool:
    """Whether a sentence is about applying, as the last ones of a posting are."""
    return words[-1:] in {".", "!"} and bool(any_of("cues", "afterword").search(words))


LISTED = 2
"""So many more lines without a stop than with one make what is under a heading a list."""

_ASKING = frozenset({Part.PREFERRED, Part.REQUIRED, Part.ASKED})


def _led_in(text: str, statements: Iterator[Statement]) -> Iterator[Statement]:
    """A line that ends in a colon speaks for what is listed behind it."""
    part: Part | None = None
    for statement in statements:
        words = text[statement.span.start : statement.span.end]
        if statement.part not in OPEN:
            part = None
        elif words.endswith(":"):
            part = _lead(words)
        elif not statement.bullet:
            part = None
        own = part
        if own is None and statement.part is Part.UNSAID and statement.heading:
            own = _lead(f"{statement.heading}:")
        listed = own and not words.endswith(":")
        yield replace(statement, part=own) if own and listed else statement


def _lead(words: str) -> Part | None:
    return next((Part(name) for name, regex in _leads() if regex.search(words)), None)


def _leads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return compile_patterns("cues", "lead_in")


def _blocks(statements: Iterator[Statement]) -> Iterator[list[Statement]]:
    block: list[Statement] = []
    for statement in statements:
        if block and statement.block != block[-1].block:
            yield block
            block = []
        block.append(statement)
    if block:
        yield block


def _with_asked_end(text: str, group: list[Statement]) -> list[Statement]:
    """A list whose last items read like requirements, at least two and at least half of them."""
    asked = [_is_item(text, s) and s.part in OPEN and _reads_asked(text, s) for s in group]
    for start, opens in enumerate(asked):
        tail = asked[start:]
        if (
            opens
            and len(tail) > 1
            and (sum(tail) * 2 >= len(tail) or _opens_with_years(text, group[start]))
            and all(_is_item(text, s) for s in group[start:])
        ):
            return group[:start] + [_asked(s) for s in group[start:]]
    return group


def _opens_with_years(text: str, statement: Statement) -> bool:
    """Whether an item begins with years of work, as the first of what is asked often does."""
    return bool(YEARS_FIRST.match(text, statement.span.start, statement.span.end))


def _is_item(text: str, statement: Statement) -> bool:
    """A bullet, or a line of its own where no heading says what it is."""
    plain = statement.part is Part.UNSAID and text[statement.span.end - 1] not in ".!?:"
    return statement.bullet or plain


def _with_asked_runs(text: str, statements: list[Statement]) -> Iterator[Statement]:
    run: list[Statement] = []
    for statement in statements:
        if statement.part in OPEN and _reads_asked(text, statement):
            run.append(statement)
            continue
        yield from _closed(run)
        run = []
        yield statement
    yield from _closed(run)


def _closed(run: list[Statement]) -> list[Statement]:
    return [_asked(s) for s in run] if len(run) >= SHORTEST_RUN else run


def _reads_asked(text: str, statement: Statement) -> bool:
    return looks_asked(text[statement.span.start : statement.span.end])


def _asked(statement: Statement) -> Statement:
    return replace(statement, part=Part.ASKED, heading="")
