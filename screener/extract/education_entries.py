"""Tokens of an education section grouped into entries, each one course of study.

The kind of token that comes first in the section leads, and a further token of that kind, or of a
kind that the entry has already, opens the next entry.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import msgspec

from screener.extract.education_patterns import education_patterns, is_subject
from screener.extract.education_tokens import Part, Token
from screener.knowledge import load_knowledge
from screener.types import DegreeLevel

EDGES = " \t,;:|/()[]-–—.*•●·"
MAX_FIELD_WORDS = 9
_MOST_UNDER = 8
"""Rows between a school and the last degree that stands under it."""

_MOST_NAME_WORDS = 6
_MOST_BETWEEN = 4
"""Rows between two parts of one study."""


class Entry(msgspec.Struct):
    """Tokens that belong to one course of study."""

    tokens: list[Token] = []

    def of(self, part: Part) -> list[Token]:
        """The tokens of a kind, in order."""
        return [token for token in self.tokens if token.part is part]

    def first(self, part: Part) -> Token | None:
        """The first token of a kind."""
        return next((token for token in self.tokens if token.part is part), None)


def group_entries(lines: Sequence[Sequence[Token]]) -> Iterator[Entry]:
    """Entries, each with at most one degree, one school and one date."""
    lead = Part.DATE if _dates_lead(lines) else None
    entry = Entry()
    for tokens in lines:
        kinds = {token.part for token in tokens} - {Part.TEXT}
        if len(kinds) > 1 and any(entry.first(kind) for kind in kinds):
            yield entry
            entry = Entry()
        for token in tokens:
            if token.part is not Part.TEXT:
                lead = lead or token.part
                if _opens_next(entry, token, lead):
                    carried = _carried_text(entry, token)
                    yield entry
                    entry = Entry(carried)
            elif entry.tokens and _begins_course(entry, token, kinds):
                yield entry
                entry = Entry()
            entry.tokens.append(token)
    if entry.tokens:
        yield entry


def _begins_course(entry: Entry, token: Token, kinds: Collection[Part]) -> bool:
    """Whether words name another provider and its course, with a date of their own."""
    patterns = education_patterns()
    if patterns["provider_program"].match(token.text):
        return True
    dated = kinds == {Part.DATE} and entry.first(Part.DATE) is not None
    return dated and patterns["provider_colon"].match(token.text.strip(EDGES)) is not None


def _dates_lead(lines: Sequence[Sequence[Token]]) -> bool:
    """Whether every date has a row for itself, and the last of them stands over something."""
    dated = [at for at, line in enumerate(lines) if any(t.part is Part.DATE for t in line)]
    if not dated or any(len(lines[at]) > 1 for at in dated):
        return False
    named = {token.part for line in lines[dated[-1] :] for token in line}
    return bool(named & {Part.DEGREE, Part.SCHOOL})


def _opens_next(entry: Entry, token: Token, lead: Part) -> bool:
    same = entry.of(token.part)
    if not same:
        complete = all(entry.first(part) for part in (Part.DEGREE, Part.SCHOOL, Part.DATE))
        if (complete and token.part is lead) or _stands_apart(entry, token):
            return True
        if token.level is DegreeLevel.HIGH_SCHOOL and _tells_of_university(entry, token):
            return True
        if token.part is Part.DATE is lead:
            return bool(entry.first(Part.DEGREE)) and entry.tokens[-1].row != token.row
        return token.part is not Part.DATE and _is_closed(entry, token)
    if token.part is Part.DATE:
        if same[-1].row == token.row:
            return False
        whole = bool(entry.first(Part.DEGREE)) and bool(entry.first(Part.SCHOOL))
        own_row = entry.tokens[-1].row != token.row
        return lead is Part.DATE or (whole and own_row) or _ends_item(entry, token)
    before = same[-1]
    if before.row != token.row:
        return True
    between = (t for t in entry.tokens if before.span.end <= t.span.start < token.span.start)
    words = "".join(t.text for t in between)
    gap = "" if words.endswith("(") and before.level is token.level else words.strip(EDGES)
    return token.part is Part.DEGREE and (before.level is not token.level or len(gap) > 2)


def _stands_apart(entry: Entry, token: Token) -> bool:
    """Whether rows of other words divide a degree or a school from what the entry has."""
    rows = [each.row for each in entry.tokens if each.part is not Part.TEXT]
    return token.part is not Part.DATE and bool(rows) and token.row - rows[-1] > _MOST_BETWEEN


def _tells_of_university(entry: Entry, token: Token) -> bool:
    """Whether a row above names a school that is no high school, and a subject beside it."""
    school = entry.first(Part.SCHOOL)
    if school is None or school.row == token.row or school.level is DegreeLevel.HIGH_SCHOOL:
        return False
    return any(each.row == school.row and names_subject(each) for each in entry.tokens)


def _is_closed(entry: Entry, token: Token) -> bool:
    """Whether a row above told a course with its provider: "Glazing , 2001 Quill Guild"."""
    program = education_patterns()["provider_program"]
    if any(program.match(t.text) and t.row != token.row for t in entry.of(Part.TEXT)):
        return True
    course = course_with_provider(entry)
    return course is not None and course[0].row != token.row


def course_with_provider(entry: Entry) -> tuple[Token, Token] | None:
    """The few words before and behind a date in one row, where nothing else says what they are."""
    if entry.first(Part.DEGREE) or entry.first(Part.SCHOOL):
        return None
    for one, date, other in zip(entry.tokens, entry.tokens[1:], entry.tokens[2:], strict=False):
        inside = one.row == date.row == other.row and date.part is Part.DATE
        if inside and all(_is_name(each) for each in (one, other)) and other.text[:1] == " ":
            return one, other
    return None


def _is_name(token: Token) -> bool:
    words = token.text.strip(EDGES)
    named = bool(words) and words[0].isupper() and len(words.split()) <= _MOST_NAME_WORDS
    if token.part is not Part.TEXT or not named or education_patterns()["noise"].match(words):
        return False
    return not load_knowledge().titles.has_head(words.rpartition(" ")[2])


def _ends_item(entry: Entry, date: Token) -> bool:
    """Whether a date belongs to an item of its own row, not to the study above with its date."""
    last = entry.tokens[-1]
    degree, school = entry.first(Part.DEGREE), entry.first(Part.SCHOOL)
    if last.row != date.row:
        return degree is None and school is None
    return (degree is None or school is not None) and names_subject(last)


def _carried_text(entry: Entry, token: Token) -> list[Token]:
    """Words that stand before a token in its own row belong to it, not to the entry before."""
    carried: list[Token] = []
    while entry.tokens and entry.tokens[-1].part is Part.TEXT and entry.tokens[-1].row == token.row:
        if any(t.part is Part.DEGREE and t.row == token.row for t in entry.tokens):
            break
        carried.insert(0, entry.tokens.pop())
    return carried


def share_schools(entries: Sequence[Entry]) -> None:
    """A degree without a school takes the one it stands under or that of its neighbour's row."""
    above: Token | None = None
    for entry in entries:
        school, degree = entry.first(Part.SCHOOL), entry.first(Part.DEGREE)
        if school:
            named = education_patterns()["kind"].search(school.text)
            leads = next(t for t in entry.tokens if t.part is not Part.TEXT) is school
            above = school if named and leads else None
        elif degree and above and degree.row - above.row <= _MOST_UNDER:
            at_school = degree.level is DegreeLevel.HIGH_SCHOOL and above.level is not degree.level
            if at_school or degree.level is DegreeLevel.OTHER or _has_acronym(entry, degree):
                continue
            entry.tokens.append(above)
    for before, after in pairwise(entries):
        school, degree = after.first(Part.SCHOOL), before.first(Part.DEGREE)
        if school and degree and not before.first(Part.SCHOOL) and degree.row == school.row:
            before.tokens.append(school)


def _has_acronym(entry: Entry, degree: Token) -> bool:
    """Whether a school told in capitals stands before a degree: "RQB Associate's Degree"."""
    before = [t for t in entry.of(Part.TEXT) if t.row == degree.row and t.span < degree.span]
    words = [token.text.strip(EDGES) for token in before]
    return any(each.isupper() and each.isalpha() for each in words)


def subject_beside_date(entry: Entry) -> Token | None:
    """Words that name a subject, divided from the date behind them or after the date in front.

    After a date that has its row for itself they may stand a row below.
    """
    for at, (one, other) in enumerate(pairwise(entry.tokens)):
        same = one.row == other.row
        if one.part is Part.DATE and names_subject(other):
            opens = at == 0 or entry.tokens[at - 1].row != one.row
            if opens and (same or (at == 0 and not _is_described(entry, at + 2))):
                return other
        divided = other.span.start - one.span.end > 1
        if other.part is Part.DATE and same and divided and names_subject(one):
            return one
    return None


def _is_described(entry: Entry, at: int) -> bool:
    """Whether the token at a place is a sentence, as under the name of a project."""
    return len(entry.tokens) > at and len(entry.tokens[at].text.split()) > MAX_FIELD_WORDS


def names_subject(token: Token) -> bool:
    """Whether words are few and hold a known field or skill."""
    words = token.text.strip(EDGES)
    if token.part is not Part.TEXT or not words or len(words.split()) > MAX_FIELD_WORDS:
        return False
    if not (words[0].isupper() or words[0].isdigit()) or education_patterns()["noise"].match(words):
        return False
    first, known = words.partition(",")[0], load_knowledge()
    if known.titles.is_known(first) and known.skills.lookup(first) is None:
        return False
    return is_subject(words)
