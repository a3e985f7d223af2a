"""The field of study, or the course and its provider, that an entry tells."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from screener.extract.education_entries import (
    EDGES,
    MAX_FIELD_WORDS,
    Entry,
    course_with_provider,
    names_subject,
    subject_beside_date,
)
from screener.extract.education_patterns import education_patterns, is_field, is_subject
from screener.extract.education_schools import unmarked_school
from screener.extract.education_tokens import Part, Token
from screener.knowledge import load_knowledge
from screener.types import DegreeLevel

_REPEATED = re.compile(r"^(.{3,60}?)[\s,;:]+\1\b")
_LEAD = re.compile(r"^(?:in|of|(?i:hons?|honou?rs)\.?) (?=[A-Z])")
QUOTES = "«»“”\"'"
MOST_BELOW = 3
"""Rows from a degree or school down to its date."""

_AND = ("and", "&")
_FEW_WORDS = 4


def field_of(entry: Entry, degree: Token | None) -> str:
    """The words after the degree, before it in its row, or any known field of the entry."""
    texts = entry.of(Part.TEXT)
    if degree:
        at = _last_name_of(entry, degree)
        after = entry.tokens[at + 1] if at + 1 < len(entry.tokens) else None
        if after and after.part is Part.TEXT and after.row == degree.row:
            found = _field_after(after.text) or _unknown_field(entry, degree, at + 1)
            if found:
                return found
        own = _field_in_degree(degree.text)
        first = entry.tokens.index(degree)
        before = entry.tokens[first - 1] if first else None
        if before and before.part is Part.TEXT and before.row == degree.row:
            found = _clean_field(before.text)
            if found and is_field(found):
                return found
        if own:
            return own
    for token in filter(partial(is_near, entry), texts):
        majors = list(education_patterns()["major"].finditer(token.text))
        major = majors[-1] if majors else None
        found = _clean_field(token.text[major.end() :] if major else token.text)
        if found and (major or is_field(found)):
            return found
    if degree:
        return ""
    found = _beside_date(entry) or course_of(entry) or _behind_school(entry)
    return found or _above_school(entry)


def is_near(entry: Entry, token: Token) -> bool:
    """Whether words stand few rows from the degree or the school of their entry."""
    rows = [each.row for each in entry.tokens if each.part in (Part.DEGREE, Part.SCHOOL)]
    return not rows or min(abs(token.row - row) for row in rows) <= MOST_BELOW


def _beside_date(entry: Entry) -> str:
    """What stands beside the date of a study without a degree: "2003 - 2009 Food processing"."""
    if subject := subject_beside_date(entry):
        return _clean_field(subject.text)
    for date, token in pairwise(entry.tokens):
        if date.part is Part.DATE and token.part is Part.TEXT and date.row == token.row:
            return _clean_field(token.text)
    return _in_front_of_date(entry)


def _in_front_of_date(entry: Entry) -> str:
    """What a date divides from its school or provider: "Social Behavior , 2012 Quill College"."""
    for one, date, other in zip(entry.tokens, entry.tokens[1:], entry.tokens[2:], strict=False):
        parts = (one.part, date.part, other.part) == (Part.TEXT, Part.DATE, Part.SCHOOL)
        if parts and one.row == date.row == other.row:
            last = one.text.rpartition("\t")[2].strip()
            return _clean_field(education_patterns()["heading"].sub("", last))
    return ""


def _behind_school(entry: Entry) -> str:
    """A known subject behind a school: "Quill University. Computer engineering"."""
    for one, other in pairwise(entry.tokens):
        if one.part is Part.SCHOOL and other.part is Part.TEXT and one.row == other.row:
            if told := education_patterns()["told_program"].match(other.text.strip(EDGES)):
                return told.group()
            found = _clean_field(other.text)
            if found and not education_patterns()["noise"].match(found) and _is_named(found):
                return found
    return ""


def _above_school(entry: Entry) -> str:
    """A known subject in the row right above a date and a school."""
    above, below = entry.tokens[0], entry.tokens[1:2]
    apart = bool(below) and below[0].row != above.row and below[0].part is not Part.TEXT
    return _clean_field(above.text) if apart and names_subject(above) else ""


def _is_named(words: str) -> bool:
    """Whether words are a known subject, or end in a small letter as no place does."""
    return is_subject(words) or (words[0].isupper() and words.rpartition(" ")[2][0].islower())


def told_course(entry: Entry) -> tuple[str, str] | None:
    """A course and its provider where words say so: "Courses «Glazing» from Quillguild"."""
    patterns = education_patterns()
    if entry.first(Part.DEGREE):
        return None
    if entry.first(Part.SCHOOL):
        return _behind_provider(entry)
    dated = ("course_from", "provider_course", "provider_colon") if entry.first(Part.DATE) else ()
    for token in entry.of(Part.TEXT):
        words = token.text.strip(EDGES)
        tried = (patterns[name].match(words) for name in (*dated, "provider_program"))
        if found := next(filter(None, tried), None):
            return _trimmed(found["field"]), unmarked_school(found["school"])
    return _around_date(entry)


def _behind_provider(entry: Entry) -> tuple[str, str] | None:
    """A course behind a provider that is known and a colon: "Udemy: Glazing"."""
    for one, other in pairwise(entry.tokens):
        known = one.part is Part.SCHOOL and load_knowledge().providers.lookup(one.text.strip(EDGES))
        if known and other.part is Part.TEXT and other.text.lstrip()[:1] == ":":
            found = _clean_field(other.text)
            return (found, one.text.strip(EDGES)) if found else None
    return None


def _trimmed(words: str) -> str:
    return words.strip(EDGES + QUOTES)


def _around_date(entry: Entry) -> tuple[str, str] | None:
    sides = course_with_provider(entry)
    if sides is None:
        return None
    name = sides[1].text
    return _clean_field(sides[0].text), unmarked_school(name) or name.strip(EDGES)


def course_of(entry: Entry) -> str:
    """The subject of a course beside its provider: "Udemy course. Weaving", "Weaving, Udemy"."""
    for one, other in pairwise(entry.tokens):
        if one.row != other.row:
            continue
        if one.part is Part.SCHOOL and other.part is Part.TEXT:
            leads = education_patterns()["course"].match(other.text)
            found = _clean_field(other.text[leads.end() :]) if leads else ""
        else:
            found = _clean_field(one.text) if other.part is Part.SCHOOL else ""
        if found and is_subject(found):
            return found
    return ""


def _last_name_of(entry: Entry, degree: Token) -> int:
    """The place of a degree's last name, where it has two: "Bachelor of Arts (B.A.)"."""
    names = [t for t in entry.of(Part.DEGREE) if t.row == degree.row and t.level is degree.level]
    return entry.tokens.index(names[-1])


def _field_after(text: str) -> str:
    connector = education_patterns()["connectors"].match(text)
    known = _clean_field(text[connector.end() :]) if connector else ""
    if known:
        return known
    found = _clean_field(text)
    return found if found and is_field(found) else ""


def _unknown_field(entry: Entry, degree: Token, at: int) -> str:
    """The few words between a degree and a school, whatever they are: "Dipl.-Ing. Glasbau, ...".

    More of them, or a date behind them, if they hold a known subject: "M.Sc. Glass Care 2020".
    """
    token, patterns = entry.tokens[at], education_patterns()
    after = entry.tokens[at + 1] if at + 1 < len(entry.tokens) else token
    divided = after.span.start - token.span.end > 1 or after.part is Part.DATE
    ends = after.row == token.row and after.part in (Part.SCHOOL, Part.DATE)
    if not ends or not divided or token.text[:1] != " " or degree.level is DegreeLevel.OTHER:
        return ""
    found = _clean_field(token.text.partition(",")[0])
    says_else = any(patterns[name].match(token.text.strip()) for name in ("noise", "cut"))
    says_else = says_else or load_knowledge().titles.is_known(found)
    if says_else or (after.part is Part.DATE and not is_subject(found)):
        return ""
    return found if len(found.split()) <= _FEW_WORDS or is_subject(found) else ""


def _field_in_degree(degree: str) -> str:
    """The subject that a degree's own name tells: "Bachelor of Commerce"."""
    _, of, subject = degree.partition(" of ")
    return (
        subject if of and is_field(subject) and subject.lower() not in ("arts", "science") else ""
    )


def _clean_field(text: str) -> str:
    text = _LEAD.sub("", (text.rpartition(" : ")[2] or text).strip(EDGES))
    cut = education_patterns()["cut"].search(text)
    if cut and cut.start() > 0:
        text = text[: cut.start()]
    for label in ("major", "certificate_in"):
        if found := education_patterns()[label].match(text):
            text = text[found.end() :]
    text = _REPEATED.sub(r"\1", _without_place(text)).strip(EDGES + QUOTES)
    text = education_patterns()["loose_end"].sub("", text).rstrip(EDGES)
    if not text or not text[0].isalpha() or text in ("City", "State"):
        return ""
    if education_patterns()["dual"].fullmatch(text):
        return ""
    return text if len(text.split()) <= MAX_FIELD_WORDS else ""


def _without_place(text: str) -> str:
    """Comma parts after the first are kept up to the last that is a field or ends a list.

    "Washing, wool dyeing and weaving" is one field, "Art, Redport" is a field and a place.
    """
    head, *rest = text.split(",")
    while rest and not _is_no_place(rest[-1]):
        rest.pop()
    whole = ",".join((head, *rest))
    return whole if len(whole.split()) <= MAX_FIELD_WORDS else head


def _is_no_place(part: str) -> bool:
    words = part.split()
    listed = len(words) > 1 and (words[0] in _AND or (words[-2] in _AND and words[-1].islower()))
    return is_field(part.replace(" and ", " ").strip()) or listed
