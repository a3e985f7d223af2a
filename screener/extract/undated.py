"""Jobs whose dates are missing: lines that look like the headers of the same resume."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from screener.extract.choices import Choice, choices_in, likely_employer, likely_title
from screener.extract.entries import Entry, best_header
from screener.extract.header_lines import (
    Line,
    could_head,
    names_employer,
    names_job,
    reads_like_header,
)
from screener.extract.header_marks import PartKind
from screener.knowledge import load_knowledge
from screener.knowledge.lexicon import split_words

Look = tuple[int, float, bool]
_WORD = re.compile(r"\S+")
_MOST_WORDS = 10
_SURE = -0.8
_CLEAR = -1.6


def _look(line: Line) -> Look:
    """What a line looks like: indent in steps of 6 points, size, weight."""
    box = line.row.line.box
    return (round(box.x0 / 6) if box else 0, line.row.line.size, line.row.line.bold)


def _free(lines: Sequence[Line], at: int, taken: set[int]) -> bool:
    """Whether a line is no header's, could be one, and does not go on with the line before."""
    if not 0 <= at < len(lines) or at in taken or lines[at].dates:
        return False
    if lines[at].masked[:1].islower() or not _stands_apart(lines, at, taken):
        return False
    return could_head(lines[at]) or _lone_item(lines, at)


def _lone_item(lines: Sequence[Line], at: int) -> bool:
    """Whether an item heads a story: a title, its employer and place, and no item beside it.

    Among items it is a duty: "Supervisor: Mr. Holt".
    """
    beside = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    if any(line.row.bullet for line in beside) or not reads_like_header(lines[at]):
        return False
    placed = any(part.kind is PartKind.PLACE for part in lines[at].parts)
    return placed and names_job(lines[at])


def _stands_apart(lines: Sequence[Line], at: int, taken: set[int]) -> bool:
    before = lines[at - 1].row if at else None
    if lines[at].row.bullet or lines[at].labelled or _names_both(lines, at):
        return True
    if before is None or at - 1 in taken:
        apart = before is None or before.line.block != lines[at].row.line.block
        return apart or _alike(lines[at - 1], lines[at])
    return not before.text.endswith((",", "-", "&")) and (
        before.bullet > 0
        or before.line.block != lines[at].row.line.block
        or before.text.endswith((".", ";", ")"))
        or len(before.text) < 40
    )


def _alike(above: Line, line: Line) -> bool:
    """Whether two headers without dates or a story between them name the same kinds of things."""
    titles = load_knowledge().titles
    if above.dates or not all(titles.has_head(each.masked) for each in (above, line)):
        return False
    kinds = [part.kind for part in line.parts]
    return len(kinds) > 1 and kinds == [part.kind for part in above.parts]


def _names_both(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is but a title and its employer, or a title above its employer's name."""
    line, below = lines[at], lines[at + 1 : at + 2]
    if line.words > _MOST_WORDS or not load_knowledge().titles.has_head(line.masked):
        return False
    titled = line.parts[0].kind is PartKind.TITLE
    return names_job(line) or bool(titled and below and names_employer(below[0]))


def _neighbours(lines: Sequence[Line], at: int, taken: set[int]) -> range:
    """A line with those above and below it that may name its employer."""

    def fits(near: int) -> bool:
        known = near in taken or not 0 <= near < len(lines) or bool(lines[near].dates)
        return not known and could_head(lines[near]) and len(lines[near].parts) <= 3

    return range(at - fits(at - 1), at + 1 + fits(at + 1))


def _sure_title(line: Line, choice: Choice) -> bool:
    """Whether a part is a title for sure: without dates beside it, it must be a known one."""
    name = line.masked[choice.part.start : choice.part.end]
    known = choice.head or load_knowledge().titles.is_known(name)
    return known and likely_title(choice) >= _SURE


def _sure_employer(choice: Choice, at: int) -> bool:
    """Whether a part names who employs: on its own line only a sure one does."""
    if choice.line == at:
        return likely_employer(choice) >= _CLEAR
    return choice.part.log(PartKind.EMPLOYER) >= _SURE and not choice.head


def unglued(line: Line, title: Choice) -> tuple[Choice, Choice] | None:
    """A title and the employer before it that no mark divides from it: "Zentrix Junior Clerk".

    No word of the employer's is one of titles; None where there is no such word.
    """
    words = list(_WORD.finditer(line.masked, title.part.start, title.part.end))
    known = load_knowledge().titles.words
    usual = [known.issuperset(split_words(word[0]).keys) for word in words]
    count = usual.index(True) if True in usual else 0
    if not 0 < count < len(words) or not words[0][0][:1].isupper():
        return None
    employer = replace(title.part, end=words[count - 1].end())
    if load_knowledge().skills.lookup(line.masked[employer.start : employer.end]):
        return None
    return (
        replace(title, part=replace(title.part, start=words[count].start())),
        replace(title, part=employer, head=False),
    )


def _entry(
    lines: Sequence[Line], at: int, taken: set[int], looks: set[Look] | None
) -> Entry | None:
    """The entry that begins at a line, if its title is sure and something else speaks for it."""
    if lines[at].words > _MOST_WORDS:
        return None
    choices = choices_in(lines, at, _neighbours(lines, at, taken))
    titles = [each for each in choices if each.line == at and _sure_title(lines[at], each)]
    employers = [each for each in choices if _sure_employer(each, at)]
    header = best_header(at, titles, employers)
    if header is None or header.title is None:
        return None
    if header.employer is None and (apart := unglued(lines[at], header.title)):
        return Entry(at, header.first, header.last, None, *apart)
    alone = all(part.kind in (PartKind.TITLE, PartKind.PLACE) for part in lines[at].parts)
    if header.employer or (alone and (looks is None or _look(lines[at]) in looks)):
        return Entry(at, header.first, header.last, None, header.title, header.employer)
    return None


def _looks(lines: Sequence[Line], dated: Sequence[Entry], taken: set[int]) -> set[Look]:
    """What most titles of the dated entries look like, where the text under them does not."""
    titles = Counter(_look(lines[entry.title.line]) for entry in dated if entry.title)
    others = Counter(_look(line) for at, line in enumerate(lines) if at not in taken)
    looks = {look for look, count in titles.items() if count * 2 >= len(dated)}
    return {look for look in looks if others[look] * 3 <= sum(others.values())}


def find_undated(lines: Sequence[Line], dated: Sequence[Entry]) -> list[Entry]:
    """Entries without dates, in order.

    A title counts with an employer beside, above or below it, or where it looks like the titles of
    the dated entries do and unlike the text under them; where no entry has dates, any sure one.
    """
    taken = {at for entry in dated for at in range(entry.first, entry.last + 1)}
    looks = _looks(lines, dated, taken) if dated else None
    found: list[Entry] = []
    for at in range(len(lines)):
        if not _free(lines, at, taken):
            continue
        entry = _entry(lines, at, taken, looks)
        if entry:
            found.append(entry)
            taken.update(range(entry.first, entry.last + 1))
    return found
