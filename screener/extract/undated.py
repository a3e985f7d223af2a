"""Jobs whose dates are missing: lines that look like the headers of the same resume."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from screener.extract.entries import Choice, Entry
from screener.extract.header_lines import Line, could_head
from screener.extract.headers import Part, PartKind

Look = tuple[int, float, bool]
_SURE = -0.8
_CLEAR = -1.6


def _look(line: Line) -> Look:
    """What a line looks like: indent in steps of 6 points, size, weight."""
    box = line.row.line.box
    return (round(box.x0 / 6) if box else 0, line.row.line.size, line.row.line.bold)


def _part(line: Line, kind: PartKind, least: float) -> Part | None:
    """The part of a line that is surest to be of a kind, if it is sure enough."""
    best = max(line.parts, key=lambda part: part.log(kind), default=None)
    return best if best and best.log(kind) >= least else None


def _free(lines: Sequence[Line], at: int, taken: set[int]) -> bool:
    """Whether a line is no header's, could be one, and does not go on with the line before."""
    if not 0 <= at < len(lines) or at in taken or lines[at].dates:
        return False
    if lines[at].row.content[:1].islower() or not _stands_apart(lines, at, taken):
        return False
    return could_head(lines[at])


def _stands_apart(lines: Sequence[Line], at: int, taken: set[int]) -> bool:
    before = lines[at - 1].row if at else None
    if before is None or at - 1 in taken:
        return before is None or before.line.block != lines[at].row.line.block
    return not before.text.endswith((",", "-", "&")) and (
        before.bullet > 0
        or before.line.block != lines[at].row.line.block
        or before.text.endswith((".", ";", ")"))
        or len(before.text) < 40
    )


def _entry(lines: Sequence[Line], at: int, taken: set[int], looks: set[Look]) -> Entry | None:
    """The entry that begins at a line, if its title is sure and something else speaks for it."""
    title = _part(lines[at], PartKind.TITLE, _SURE)
    if title is None or lines[at].words > 10:
        return None
    rest = [part for part in lines[at].parts if part is not title]
    chosen = Choice(at, title, (0, 0))
    for part in rest:
        if part.log(PartKind.EMPLOYER) >= _CLEAR:
            return Entry(at, at, at, None, chosen, Choice(at, part, (0, 1)))
    for near in (at - 1, at + 1):
        if near in taken or not 0 <= near < len(lines) or not could_head(lines[near]):
            continue
        employer = _part(lines[near], PartKind.EMPLOYER, _SURE)
        if employer and not lines[near].dates and len(lines[near].parts) <= 3:
            other = Choice(near, employer, (near - at, 0))
            return Entry(at, min(at, near), max(at, near), None, chosen, other)
    alone = all(part.kind in (PartKind.TITLE, PartKind.PLACE) for part in lines[at].parts)
    if alone and _look(lines[at]) in looks:
        return Entry(at, at, at, None, chosen, None)
    return None


def find_undated(lines: Sequence[Line], dated: Sequence[Entry]) -> list[Entry]:
    """Entries without dates, in order.

    A title counts with an employer beside, above or below it, or where it looks like the titles of
    the dated entries do and unlike the text under them.
    """
    taken = {at for entry in dated for at in range(entry.first, entry.last + 1)}
    titles = Counter(_look(lines[entry.title.line]) for entry in dated if entry.title)
    others = Counter(_look(line) for at, line in enumerate(lines) if at not in taken)
    looks = {look for look, count in titles.items() if count * 2 >= len(dated) > 0}
    looks = {look for look in looks if others[look] * 3 <= sum(others.values())}
    found: list[Entry] = []
    for at in range(len(lines)):
        if not _free(lines, at, taken):
            continue
        entry = _entry(lines, at, taken, looks)
        if entry:
            found.append(entry)
            taken.update(range(entry.first, entry.last + 1))
    return found
