# ruff: noqa: E501
"""The role a posting is for: its title, its levels, and what experience in it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from screener.rubric.draft.kinds import find_years
from screener.rubric.draft.posting import Part, Statement
from screener.rubric.schema import Level
from screener.types import Span

_TITLE_TAIL = re.compile(
    r"\s*(?:\bjob description.*|\bjd\b.*|[:|(\[].*|\s[-–—]\s.*|\btemplate\b.*|\bdate posted.*|<.*)$",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(
    r"^(?:job |position |role )?(?:title|position|role|vacancy)\s*[:–-]\s*", re.I
)
_NAMED = re.compile(
    r"\b(?:looking for|seeking|hiring|search(?:ing)? for|recruiting|available as|position (?:as|of)|job as|role (?:as|of)|"
    r"as (?:our|the|a|an)(?: new)?|join (?:us|our team) as|need|opening for|invites applications for)\s+"
    r"(?:(?:our|an?|the|new|position as|talented|experienced|motivated|driven|skilled|dedicated|full-time|passionate|highly|next|team of)\s+)*"
    r"(?P<title>(?:[A-Z][\w&/.+#-]*|of|and|for|in|/|-)(?:\s+(?:[A-Z][\w&/.+#-]*|of|and|for|&|/|-))*)"
)
_BAND = re.compile(
    r"(?P<title>[A-Z][\w /&-]{2,60}?)\s*(?:job description)?\s*\((?:experience)?\s*[-:–]?\s*"
    r"(?P<years>\d{1,2}\s*(?:\+|(?:-|–|to)\s*\d{1,2})\s*(?:years?|yrs?))\)",
    re.IGNORECASE,
)
_LEVEL_WORDS = {
    Level.ENTRY: re.compile(
        r"\b(?:entry[- ]level|entry|junior|jr|fresher|trainee|graduate|assistant)\b", re.I
    ),
    Level.SENIOR: re.compile(r"\b(?:senior|sr|lead|principal|head)\b", re.I),
    Level.MID: re.compile(r"\b(?:mid|mid-level|intermediate)\b", re.I),
}


@dataclass(frozen=True, slots=True)
class Band:
    """One level of a role as a posting describes it: where it stands and the years it names.

    `span` covers the words that say so, `body` everything up to the next level.
    """

    level: Level
    title: str
    span: Span
    body: Span
    years_min: float | None
    years_max: float | None


def find_title(text: str, statements: tuple[Statement, ...]) -> str:
    """The role's title, from the first line that is one or from a sentence that names it.

    >>> find_title("Account Manager Job Description Template\\nAbout us", ())
    'Account Manager'
    """
    for line in [line.strip(" \t#*•") for line in text.splitlines() if line.strip()][:3]:
        labelled = bool(_TITLE_LABEL.match(line))
        title = _TITLE_TAIL.sub("", _TITLE_LABEL.sub("", line)).strip(" ,-–:")
        if title and len(title.split()) <= 8 and (labelled or _looks_title(title, line)):
            return title
    named = _NAMED.search(text)
    return " ".join(named["title"].split()) if named else "Untitled role"


def _looks_title(title: str, line: str) -> bool:
    whole = len(line.split()) <= 16 and line[-1] not in ".!?;"
    return whole and title[:1].isupper() and not re.search(r"\d{4}|@|https?:|<", title)


def find_bands(text: str) -> tuple[Band, ...]:
    """The levels a posting describes side by side; none where it describes fewer than two.

    Shapes: "Senior Account Manager (5+ years): ...", "Sales Lead Job Description (Experience - 2 -
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
    return tuple(
        Band(level, _bare_title(m["title"]), _band_span(text, m), Span(m.start(), end), *pair)
        for level, m, end, pair in zip(levels, found, ends, years, strict=True)
    )


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
    """Levels told by words in the title, the others by their years: under 2 entry, from 4 senior."""
    named = [
        next((v for v, regex in _LEVEL_WORDS.items() if regex.search(t)), None) for t in titles
    ]
    return [name or _level_of_years(years) for name, years in zip(named, least, strict=True)]


def _level_of_years(least: float | None) -> Level:
    if least is None or least < 2:
        return Level.ENTRY
    return Level.SENIOR if least >= 4 else Level.MID


def duty_lines(text: str, statements: tuple[Statement, ...], limit: int = 12) -> tuple[str, ...]:
    """The posting's first duties, shortened to the words that a resume could share."""
    duties = [s for s in statements if s.part is Part.DUTIES]
    listed = [s for s in duties if s.bullet] or duties
    short = (_short_duty(text[s.span.start : s.span.end]) for s in listed)
    return tuple(dict.fromkeys(duty for duty in short if duty))[:limit]


def _short_duty(words: str) -> str:
    """The first clause of a duty, up to eight words."""
    first = re.split(
        r"[,;:.(]|\s(?:by|through|to ensure|in order to|and|as well as|while|that|which)\s", words
    )[0]
    kept = first.split()[:8]
    return " ".join(kept).strip(" -•*") if len(kept) >= 2 else ""
