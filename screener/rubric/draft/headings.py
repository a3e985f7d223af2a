"""The headings of a posting: where one stands in a line, and what it announces."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

import msgspec

from screener.rubric.tables import compile_patterns, load_patterns, pattern
from screener.types import Span


class Part(StrEnum):
    """What the text under a heading is for; ROLE is text about
    the role, which may hold anything, UNSAID text without a heading that tells.
    """

    PREFERRED = "preferred"
    REQUIRED = "required"
    ASKED = "asked"
    DUTIES = "duties"
    ROLE = "role"
    OFFERED = "offered"
    COMPANY = "company"
    LEGAL = "legal"
    ASIDE = "aside"
    APPLY = "apply"
    UNSAID = "unsaid"


class Heading(msgspec.Struct, frozen=True):
    """Where a heading stands, and what its words announce."""

    span: Span
    part: Part


BULLET = pattern("layout", "bullet")
MAX_HEADING = 90
MAX_WORDS = 9


def headings_in(text: str, line: Span) -> tuple[Heading, ...]:
    """The headings in a line, in order: the whole of it, or what opens parts of it."""
    words = text[line.start : line.end]
    whole = whole_line(text, line)
    if whole is not None:
        return (whole,)
    found: list[Heading] = []
    for place in _inline().finditer(words):
        if found and line.start + place.end() < found[-1].span.end:
            continue
        if head := _at(text, line, place):
            found.append(head)
    return tuple(found)


def whole_line(text: str, line: Span) -> Heading | None:
    """A line that is a heading and nothing else."""
    bare = text[line.start : line.end].strip()
    core = bare.lstrip("#*_ \t").rstrip("#*_: \t")
    core = re.sub(r"^\W*(?:\d{1,2}[.)]|[IVX]+\.)\s+", "", core)
    if not core or len(core) > MAX_HEADING or len(core.split()) > MAX_WORDS + 3:
        return None
    part = heading_part(core) or _by_last_words(core)
    marked = bare.startswith("#") or (bare.startswith("**") and bare.rstrip(":").endswith("**"))
    colon = bare.rstrip("* ").endswith(":")
    if part is None and (marked or colon or _shouts(core)) and _may_be_heading(core):
        part = Part.UNSAID
    listed = BULLET.match(bare) and not _opens_text(text, line)
    if part is None or (listed and not colon and not marked):
        return None
    return Heading(line, part)


def _opens_text(text: str, line: Span) -> bool:
    """Whether a numbered line is followed by something else than the next number."""
    number = NUMBER.match(text, line.start, line.end)
    below = NUMBER.match(text[line.end : line.end + MAX_HEADING].lstrip())
    return bool(number) and not (below and int(below[1]) == int(number[1]) + 1)  # type: ignore[index]


NUMBER = re.compile(r"\W*(\d{1,2})[.)]\s")


def _by_last_words(core: str) -> Part | None:
    """What "Account Manager Pay & Benefits" announces: a known heading behind the role's name."""
    words = core.split()
    if len(words) < 3 or not all(w[0].isupper() or len(w) < 4 for w in words) or core[-1] in ".,":
        return None
    parts = (heading_part(" ".join(words[start:])) for start in range(1, len(words) - 1))
    return next((part for part in parts if part), None)


def _shouts(core: str) -> bool:
    letters = [c for c in core if c.isalpha()]
    words = re.findall(r"[A-Z]*[AEIOUY][A-Z]*", core)  # letters without a vowel are an acronym
    spoken = any(len(word) > LONGEST_ACRONYM for word in words)
    return len(letters) > 5 and spoken and all(c.isupper() for c in letters) and " " in core


LONGEST_ACRONYM = 3


def _may_be_heading(core: str) -> bool:
    return len(core.split()) <= MAX_WORDS and core[-1] not in ".,;!" and core[:1].isupper()


def heading_part(words: str) -> Part | None:
    """What a heading announces; None where no pattern knows it.

    >>> heading_part("Desired Skills"), heading_part("What you'll bring"), heading_part("Jira")
    (<Part.PREFERRED: 'preferred'>, <Part.ASKED: 'asked'>, None)
    """
    whole = " ".join(words.strip(" :*#?!.…").split())
    core = _ASIDE.sub("", whole)
    return _part_of(whole) or (_part_of(core) if core != whole else None)


def _part_of(plain: str) -> Part | None:
    for part in load_patterns("headings"):
        if any(regex.fullmatch(plain) for _, regex in compile_patterns("headings", part)):
            return Part(part)
    return _by_vocabulary(re.findall(r"[a-z][a-z-]*", plain.lower()))


_ASIDE = re.compile(
    r"^the (?=[\w-]+$)|\s*\([^()]{3,40}\)?$"
    r"|(?:,?\s(?:but|though|although|[-–—]|and)|,)\s(?:[\w'’]+ ){0,3}"
    r"(?:not?|can|teach|without|worr(?:y|ies)|(?:do|is|need)n['’]?t|don['’]?t)\b.{0,40}$",
    re.IGNORECASE,
)
"""What may stand around the words of a heading: "The Must-Haves (the boring stuff)", "Lovely to
have, but don't worry if not"."""


def _by_vocabulary(words: list[str]) -> Part | None:
    """What a heading made of heading words alone announces ("Licences and registrations")."""
    known = _heading_words()
    if words and words[-1] in _OPEN_WORDS:
        return None  # "Ability to:" begins a sentence
    groups = [known.get(word, "") for word in words]
    if not 1 < len(groups) <= MAX_WORDS or "" in groups:
        return None
    nouns = [group for group in groups if group in {"asked", "duties"}]
    if len(set(nouns)) != 1:
        return Part.ROLE if nouns else None
    if nouns[0] == "duties":
        return Part.DUTIES
    softened = "preferred" in groups and "required" not in groups
    return Part.PREFERRED if softened else Part.REQUIRED if "required" in groups else Part.ASKED


_OPEN_WORDS = frozenset({"of", "to", "in", "with", "on", "for", "and", "or", "a", "an", "the"})


@cache
def _heading_words() -> dict[str, str]:
    table = load_patterns("heading_words")
    return {word: group for group, words in table.items() for word in words}


@cache
def _inline() -> re.Pattern[str]:
    """Places in a line where a heading may start: its beginning, after a stop, after a bullet."""
    return re.compile(
        r"(?:(?:^|(?<=[.!?;:•)*–-]\s)|(?<=\s\s))\W{0,4}(?=[A-Z])|(?<=[a-z)] )(?=[A-Z][^.:]{3,60}:)"
        r"|(?<=[a-z0-9)] )"
        r"(?=(?:Requirements|Qualifications|Responsibilities|Benefits|Tasks)"
        r"(?: (?:and|&) [A-Z]\w+)? [A-Z][a-z]"
        r"|(?:Your|Our|Key|Preferred|Required|Minimum|Desired|Additional) [A-Za-z]"
        r"|We (?:can )?offer))"
    )


def _at(text: str, line: Span, place: re.Match[str]) -> Heading | None:
    """The longest known heading at a place inside a line, with what follows it on the line."""
    start = line.start + place.end()
    words = list(re.finditer(r"[^\s:]+", text[start : min(line.end, start + MAX_HEADING)]))
    for count in range(min(len(words), MAX_WORDS), 0, -1):
        end = start + words[count - 1].end()
        core = text[start:end]
        if core[-1] in ".,;" or OPEN_HEADING.fullmatch(core):
            continue
        if (part := heading_part(core)) is None:
            continue
        if core in _ALONE and start > line.start and _after_name(text[line.start : start]):
            continue
        after = text[end : line.end]
        colon = re.match(r"\s?[:?](?:\*\*)?\s", after + " ")
        if colon and part is Part.REQUIRED and _DATE.match(after[colon.end() :]):
            continue  # "Required: 1 September" names a day
        if colon or _runs_on(core, after, at_start=not text[line.start : start].strip(" \t•*-–")):
            return Heading(Span(start, end + (colon.end() - 1 if colon else 0)), part)
    return None


_BARE = pattern("layout", "bare")
_DATE = pattern("layout", "date")
OPEN_HEADING = re.compile(
    r"(?:(?:possess )?(?:the )?abilit(?:y|ies) to|knowledge of|skills in):?", re.I
)
"""A heading on its own line that opens every sentence under it; in a line it opens that one."""

_ALONE = frozenset({"Requirements", "Qualifications", "Responsibilities", "Benefits", "Tasks"})
"""Words that are a heading also in the middle of a line, before a capital."""


def _after_name(before: str) -> bool:
    """Whether a capital stands before a word, which then ends a name ("Test Requirements")."""
    words = before.split()
    return bool(words) and words[-1][0].isupper() and words[-1][-1].isalnum()


_OFFERS = re.compile(r"(?:what )?we (?:can )?offer(?: you)?", re.IGNORECASE)


def _runs_on(core: str, after: str, *, at_start: bool) -> bool:
    """A heading without a colon, run into its text: "Qualifications You hold a degree"."""
    if not re.match(r"\s+(?:[\x95•●▪*–-]\s*)?[A-Z<]\w*", after):
        return False
    if _OFFERS.fullmatch(core) or core in _ALONE:
        return True
    titled = at_start or all(word[:1].isupper() or len(word) < 4 for word in core.split())
    if _shouts(core) and not _shouts(core + after[:12]):
        return True
    opens = at_start and len(core.split()) > 1 and bool(_OPENERS.match(after))
    return opens or (titled and bool(_BARE.fullmatch(core)) and (at_start or len(core.split()) > 1))


_OPENERS = pattern("layout", "openers")
