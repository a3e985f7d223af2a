"""Which statements of a posting ask something of a candidate, how much, and for what reason."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from screener.rubric.draft.headings import Part
from screener.rubric.draft.likeness import asked_likeness
from screener.rubric.draft.posting import Statement
from screener.rubric.schema import Importance
from screener.rubric.tables import any_of, compile_patterns

ASKING = frozenset({Part.PREFERRED, Part.REQUIRED, Part.ASKED})
STRICT = {
    Part.DUTIES: ("degree", "years", "wish", "must", "person"),
    Part.COMPANY: ("person", "must"),
}
"""Cues that make a requirement of a sentence there; weaker ones only describe."""

_FIRM = (
    "person",
    "must",
    "degree",
    "years",
    "wish",
    "being",
    "doing",
    "closes",
    "seek",
    "ideal",
    "expects",
    "hired",
    "matters",
    "people",
)

SILENT = frozenset({Part.OFFERED, Part.LEGAL, Part.APPLY, Part.ASIDE})


class Ask(msgspec.Struct, frozen=True):
    """Why a statement counts as a requirement: the rule, and the words or heading it saw."""

    rule: str
    words: str

    @property
    def source(self) -> str:
        """What asks, for a reason: the heading, the list, or the words of the sentence."""
        if self.rule == "heading":
            return f'the heading "{self.words}"' if self.words else "the list it stands in"
        return f'"{" ".join(self.words.split())}"'


ELIGIBLE = "eligible"
"""The rule for permits, checks and the like, which no heading makes less than needed."""


def find_ask(statement: Statement, words: str) -> Ask | None:
    """Whether a statement asks something; None for duties, benefits, company and legal text.

    Under a heading that asks, everything does except furniture ("Please send your CV"). Elsewhere
    a cue must say so ("you have", "is required", "5 years of experience").
    """
    eligible = any_of("cues", "eligible").search(words)
    if eligible:
        return Ask(ELIGIBLE, eligible.group())
    if statement.alternative:
        return Ask("alternative", words) if any_of("degrees", "levels").search(words) else None
    if any_of("cues", "never").search(words) and not _overrules(words):
        return None
    if statement.part in ASKING:
        described = _describes(statement, words) and not _named(words, _FIRM)
        silent = described or not _WORDS.search(any_of("cues", "preferred").sub("", words))
        return None if silent else Ask("heading", statement.heading)
    if statement.part in SILENT:
        return None
    wanted = STRICT.get(statement.part)
    for rule, regex in compile_patterns("cues", "asks"):
        found = regex.search(words) if wanted is None or rule in wanted else None
        if found and not (rule == "person" and _only_tells(words)):
            return Ask(rule, found.group())
    if statement.part in {Part.UNSAID, Part.ROLE} and asked_likeness(words) > LIKELY:
        return Ask("likeness", words)
    return None


def _only_tells(words: str) -> bool:
    """Whether a sentence about the candidate says what awaits them ("You will have a mentor")."""
    if any_of("cues", "must").search(words):
        return False
    promised = any_of("cues", "promised").search(words)
    return asked_likeness(words) < (PROMISED if promised else UNLIKELY)


PROMISED = 0.55
"""What somebody will have is mostly given; less likely than this it is not asked."""


def _describes(statement: Statement, words: str) -> bool:
    """Prose that has left the subject: by how it opens, or by all its words."""
    if any_of("cues", "describes").match(words):
        return True
    stopped = words.rstrip()[-1:] in {".", "!"}
    prose = stopped and not statement.bullet and len(words.split()) >= PROSE_WORDS
    return prose and asked_likeness(words) < UNLIKELY


_WORDS = re.compile(r"(?<![<A-Za-z])[A-Za-z]{2}")
"""Letters outside placeholders ("<NAME>") and tags."""

PROSE_WORDS = 8
LIKELY = 0.75
UNLIKELY = 0.2
"""Thresholds of the model; both are far out, so that patterns decide all but the clear cases."""


OTHERS = frozenset({"perks", "openings", "papers"})
"""Rules for what is given, for other jobs and for papers: a degree there is never asked."""


def _overrules(words: str) -> bool:
    """Years or a degree asked in the same sentence, unless it only says what may replace them.

    "Our shops are abroad, and speaking Polish is essential" asks, though it begins
    like company text.
    """
    if any_of("cues", "replaced").search(words):
        return False
    begins = [rule for rule, regex in compile_patterns("cues", "never") if regex.search(words)]
    if OTHERS.intersection(begins):
        return False
    asked = {*begins} <= {"company", "committed"} and _named(words, ("must",))
    return asked or _named(words, ("years", "degree", "bilingual", "hired"))


def _named(words: str, rules: tuple[str, ...]) -> bool:
    patterns = dict(compile_patterns("cues", "asks"))
    return any(patterns[rule].search(words) for rule in rules)


def looks_asked(words: str) -> bool:
    """Whether a line reads like a requirement with no heading to say so.

    >>> looks_asked("Bachelor's degree in Marketing"), looks_asked("Prepare reports for clients")
    (True, False)
    """
    return bool(
        any_of("cues", "asks").search(words)
        or any(regex.match(words) for regex in (_QUALITY, _NAMED, YEARS_FIRST))
    )


YEARS_FIRST = re.compile(
    r"\W*(?:min(?:imum|\.)? |at least |over )?\d{1,2}\+?(?: ?(?:-|–|to) ?\d{1,2})? ?"
    r"(?:years?|yrs?)['’]? (?!old\b|of age|ago\b|in business"
    r"|(?:fixed|contract|term|warranty|guarantee|anniversary)\b)\w",
    re.IGNORECASE,
)
"""A line that begins with years of work ("3 years commercial rose growing")."""

_NAMED = re.compile(
    r"\W*(?:[\w/&-]+ ){1,6}(?:licen[sc]e|certificat(?:e|ion)|badge|ticket|clearance|experience|"
    r"skills|attitude|timekeeping|degree|diploma)\W*$",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\W*(?:(?:strong|excellent|solid|good|proven|demonstrated|extensive|outstanding|exceptional|"
    r"effective)\b.{0,80}\b(?:skills?|abilit(?:y|ies)|experience|knowledge|thinker|player|record)\b|"
    r"proficien(?:t|cy)\b|fluen(?:t|cy)\b|knowledge of\b|ability to\b|"
    r"experience (?:with|in|of|as)\b|familiarity with\b|strategic thinker|team player|self-)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16)
def judge_importance(part: Part, under: str, own: str, before: str = "") -> tuple[Importance, str]:
    """Must or preferred, and why: the sentence's own cue beats the heading above it.

    `under` is what asks; `own` is the clause, `before` the clauses of the sentence in front of
    it, whose "ideally" holds on. Kept for the members of one list, which share them all.

    >>> heading = 'the heading "Required"'
    >>> judge_importance(Part.REQUIRED, heading, "Polish is a plus")
    (<Importance.PREFERRED: 'preferred'>, '"is a plus" beats the heading "Required"')
    """
    own = _BRACKET.sub(_own_cue, own)
    softened = any_of("cues", "preferred").search(own)
    if softened is None:
        softened = _ONWARD.search(before) or _attached(before)
    stressed = any_of("cues", "must").search(own)
    if softened:
        cue = " ".join(softened.group().split())
        beaten = under.startswith("the heading") and part is not Part.PREFERRED
        beats = f" beats {under}" if beaten else " says so"
        return Importance.PREFERRED, f'"{cue}"{beats}'
    if part is Part.PREFERRED:
        firm = re.search(r"\bmust\b|\bmandatory\b|\ba minimum of\b", own, re.IGNORECASE)
        if firm:
            return Importance.MUST, f'"{firm.group()}" beats {under}'
        return Importance.PREFERRED, f"{under} makes it preferred"
    if stressed:
        return Importance.MUST, f'"{" ".join(stressed.group().split())}" says so'
    return Importance.MUST, f"{under} asks for it"


def _attached(before: str) -> re.Match[str] | None:
    """The cue of the clause that this one hangs on ("... preferred, as is ...")."""
    hangs = re.search(r",?\s+(?:with\s+(?:an?\s+)?|as\s+)$", before)
    return any_of("cues", "preferred").search(before) if hangs else None


_BRACKET = re.compile(r"\([^()]{0,120}\)")


def _own_cue(bracket: re.Match[str]) -> str:
    """A bracket speaks for what is before it where it holds a cue and nothing else."""
    rest = any_of("cues", "preferred").sub(" ", bracket.group())
    return bracket.group() if not re.search(r"\w", rest) else ""


_ONWARD = re.compile(r"\bideally\b|\bpreferably\b|\bbonus points\b", re.IGNORECASE)
