"""The role a posting is for: its title, its levels, and what experience in it looks like."""

from __future__ import annotations

import itertools
import re
from itertools import pairwise

import msgspec

from screener.rubric.draft.headings import heading_part
from screener.rubric.draft.kinds import find_years
from screener.rubric.schema import Level
from screener.rubric.tables import pattern
from screener.types import Span

_TITLE_TAIL = pattern("role", "title_tail")
_TITLE_LABEL = re.compile(
    r"^(?:jd|job description)\s*[:–-]\s*"
    r"|^(?:(?:job |position |role )?(?:title|position|role|vacancy|announcement)\s*[:–-]"
    r"|(?:now |we(?:'|’)?re |currently )?(?:hiring|wanted|recruiting)\s*[:!–-])[\s!]*",
    re.IGNORECASE,
)
_NAMED = pattern("role", "named")
_NAMED_PLAINLY = pattern("role", "named_plainly")
_NO_TITLE = pattern("role", "no_title")
_OPEN_END = re.compile(r"(?:\s+(?:of|and|for|in|with|at|to|the|&)|[,./ -])+$", re.IGNORECASE)
_BAND = pattern("role", "band")
_LEVEL_WORDS = {
    Level.ENTRY: re.compile(
        r"\b(?:entry[- ]level|entry|junior|jr|fresher|trainee|graduate|assistant)\b", re.I
    ),
    Level.SENIOR: re.compile(r"\b(?:senior|sr|lead|principal|head)\b", re.I),
    Level.MID: re.compile(r"\b(?:mid|mid-level|intermediate)\b", re.I),
}


class Band(msgspec.Struct, frozen=True):
    """One level of a role as a posting describes it: where it stands and the years it names.

    `span` covers the words that say so, `body` everything up to the next level; `own` tells lists
    of its own from a line about it.
    """

    level: Level
    title: str
    span: Span
    body: Span
    years_min: float | None
    years_max: float | None
    own: bool


def find_title(text: str) -> str:
    """The role's title, from the first line that is one or from a sentence that names it.

    >>> find_title("Head Florist Job Description Template\\nAbout us")
    'Head Florist'
    """
    lines = [line.strip(" \t#*•") for line in text.splitlines() if line.strip()][:6]
    alone = _titles_in(lines)
    within = (piece for line in lines for piece in _pieces(line) if _is_occupation(piece))
    found = list(_NAMED.finditer(text))
    named = [_OPEN_END.sub("", " ".join(m["title"].split())) for m in found]
    plain = (_capital(" ".join(m["title"].split())) for m in _NAMED_PLAINLY.finditer(text))
    persons = {one for one, m in zip(named, found, strict=True) if _PERSON.match(text, m.end())}
    told = (title for title in (*named, *plain) if title in persons or _is_title(title))
    headed = (title for title in alone if _has_head(title))
    return next(itertools.chain(headed, within, told, alone), UNTITLED)


_PERSON = re.compile(r"\s+(?:person|people|hire|lead)\b", re.IGNORECASE)
"""What makes a role of a trade ("our first Customer Care person")."""

UNTITLED = "Untitled role"


def _capital(words: str) -> str:
    """A capital for a plain word; "iOS" is written as its makers do."""
    return words[:1].upper() + words[1:] if words.split(" ")[0].islower() else words


def _is_title(words: str) -> bool:
    return words[:1].isupper() and _has_head(words)


def _has_head(words: str) -> bool:
    from screener.knowledge import load_knowledge

    return load_knowledge().titles.has_head(words)


def _is_occupation(words: str) -> bool:
    from screener.knowledge import load_knowledge

    return words[:1].isupper() and load_knowledge().titles.is_known(words)


def _pieces(line: str) -> list[str]:
    """What stands between the marks of a line ("Sell with us! (Sales Agent, North)")."""
    return [piece for part in _PIECE.split(line) if (piece := part.strip())]


_PIECE = re.compile(r"[(),;:|!?/]|\s[-–—@]\s")


def _looks_title(title: str, line: str) -> bool:
    whole = len(line.split()) <= 16 and line[-1] not in ".!?;"
    brief = len(title.split()) <= LONGEST_UNKNOWN and title[-1] not in ".!?;"
    return (
        (whole or (brief and _is_title(title)))
        and title[:1].isupper()
        and not _NO_TITLE.search(title)
        and heading_part(line) is None
    )


def find_bands(text: str) -> tuple[Band, ...]:
    """The levels a posting describes side by side; none where it describes fewer than two.

    Shapes: "Senior Florist (5+ years): ...", "Sales Lead Job Description (Experience - 2 -
    4 years)".
    """
    found = [m for m in _BAND.finditer(text) if _starts_line(text, m.start())]
    if len(found) < 2:
        return ()
    years = [find_years(m["years"]) or (None, None) for m in found]
    levels = _levels([m["title"] for m in found], [least for least, _ in years])
    if len(set(levels)) < len(levels):
        return ()
    ends = [*(m.start() for m in found[1:]), len(text)]
    own = all(below.start() - m.start() > OWN_TEXT for m, below in pairwise(found))
    return tuple(
        Band(level, _bare_title(m["title"]), _band_span(text, m), Span(m.start(), end), *pair, own)
        for level, m, end, pair in zip(levels, found, ends, years, strict=True)
    )


OWN_TEXT = 400
"""Levels with more text than this between them have lists of their own."""


def _starts_line(text: str, place: int) -> bool:
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return not re.search(r"\w", line)


def _band_span(text: str, found: re.Match[str]) -> Span:
    """The bracket's words ("Experience - 2 - 4 years"), without the bracket."""
    inner = text.index("(", found.start("title"), found.end())
    return Span(inner + 1, found.end() - 1)


def _bare_title(title: str) -> str:
    return " ".join(_TITLE_TAIL.sub("", title).split())


def _levels(titles: list[str], least: list[float | None]) -> list[Level]:
    """Levels told by words in the title, the others by years: under 2 entry, from 4 senior."""
    named = [
        next((v for v, regex in _LEVEL_WORDS.items() if regex.search(t)), None) for t in titles
    ]
    return [name or _level_of_years(years) for name, years in zip(named, least, strict=True)]


def _level_of_years(least: float | None) -> Level:
    if least is None or least < 2:
        return Level.ENTRY
    return Level.SENIOR if least >= 4 else Level.MID


def _titles_in(lines: list[str]) -> list[str]:
    """The lines that read like a job title; a labelled one alone."""
    found = []
    for line in lines:
        labelled = bool(_TITLE_LABEL.match(line))
        opening = _TITLE_LABEL.sub("", line[:LONGEST_OPENING])
        title = _bare(opening)
        if not _has_head(title):
            title = _bare(_ASIDE.sub(" ", opening)) or title
        if labelled and title:
            return [title]
        longest = LONGEST_TITLE if _has_head(title) else LONGEST_UNKNOWN
        if title and len(title.split()) <= longest and _looks_title(title, line):
            found.append(title)
    return found


def _bare(line: str) -> str:
    """A line without what follows a title in it."""
    return _OPEN_END.sub("", _TITLE_TAIL.sub("", line).strip(" ,-–:!"))


_ASIDE = re.compile(r"\s*\([^()]{1,20}\)\s+(?=[A-Z]\w+)")
"""A bracket inside a title: "Rapid Rose (RR) Grower"."""

LONGEST_OPENING = 300
"""Characters of a line in which its title stands; a wall of text is one line."""

LONGEST_TITLE, LONGEST_UNKNOWN = 12, 8
"""Most words of a line that is a title, where it holds the noun of one and where it does not."""
