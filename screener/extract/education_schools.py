"""The name of the school that an entry tells, marked by a school word or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from screener.extract.education_entries import EDGES, Entry
from screener.extract.education_patterns import education_patterns, is_field, is_subject
from screener.extract.education_tokens import Part, Token

_TOLD_TWICE = re.compile(r"^((\w[\w.'&-]*[ ]\w[\w.'&-]*).{0,80}?)[ ,]+\2\b.*$")
_WORDS = re.compile(r"[^ /]+")
_SMALL = ("of", "and", "&", "for", "in")
_CLOSE = 3
"""At most so many characters divide two names of one school."""


def school_of(entry: Entry, subject: str) -> str:
    """The school's name: what stands in its tokens, or the first other name beside the degree."""
    schools = entry.of(Part.SCHOOL)
    if schools:
        return _joined_schools(schools)
    if entry.first(Part.DEGREE) is None:
        return _behind_date(entry)
    for token in entry.of(Part.TEXT):
        if _leads_into_degree(entry, token):
            if found := _acronym(token.text):
                return found
            continue
        rest = token.text
        if subject and subject in rest:
            rest, _, behind = rest.partition(subject)
            found = unmarked_school(behind) or _acronym(rest)
        elif token is not entry.tokens[0] and is_field(rest):
            continue
        else:
            found = unmarked_school(rest)
        if found:
            return found
    return ""


def _behind_date(entry: Entry) -> str:
    """The provider of a course behind its date: "Glazing : 2001 Quill Guild"."""
    for one, date, other in zip(entry.tokens, entry.tokens[1:], entry.tokens[2:], strict=False):
        runs_on = one.row == other.row and other.text[:1] == " "
        if date.part is Part.DATE and one.part is other.part is Part.TEXT and runs_on:
            return unmarked_school(other.text)
    return ""


def _joined_schools(schools: Sequence[Token]) -> str:
    """The first school with those right behind it: a faculty, or the university it belongs to."""
    names = [_clean_school(schools[0].text)]
    for before, token in pairwise(schools):
        name = _clean_school(token.text)
        if token.row != before.row or token.span.start - before.span.end > _CLOSE:
            break
        if not any(name in known or known in name for known in names):
            names.append(name)
    return ", ".join(filter(None, names))


def without_subject(school: str, subject: str) -> str:
    """A school's name without the field told again behind it: "Quill College Glass Making"."""
    rest = _without_end(school, subject) if subject else school
    last = rest.rpartition(" ")[2]
    whole = education_patterns()["kind"].search(rest) is not None and last[:1].isupper()
    short = len(subject.split()) == 1
    if short and education_patterns()["kind_of"].search(rest) and not is_subject(last):
        return school  # "Quill Institute of Modern Weaving"
    return rest.rstrip(EDGES) if whole and rest != school else school


def _without_end(school: str, subject: str) -> str:
    """A school's name without the words at its end with which a subject begins."""
    words, told = school.split(" "), _WORDS.findall(subject)
    for count in range(min(len(told), len(words) - 1), 0, -1):
        whole = count == len(told) or words[-count - 1].lower() not in _SMALL
        if words[-count:] == told[:count] and whole:
            return " ".join(words[:-count])
    return school


def _acronym(words: str) -> str:
    """The school in front of a field, where it is told in capitals: "UQK Business Finance"."""
    name = unmarked_school(words)
    return name if name.isupper() and name.isalpha() else ""


def _leads_into_degree(entry: Entry, token: Token) -> bool:
    """Whether words run on into the degree, as an adjective does: "Classic MBA"."""
    degree = entry.first(Part.DEGREE)
    return degree is not None and 0 <= degree.span.start - token.span.end <= 1


def _clean_school(text: str) -> str:
    """A school's name without a place behind it; a closing bracket stays where one opens."""
    name = _TOLD_TWICE.sub(r"\1", education_patterns()["school_tail"].sub("", text)).strip(EDGES)
    return name + ")" if name.count("(") > name.count(")") else name


def unmarked_school(text: str) -> str:
    """A name that no school word marks: "RCC IT, Kolkata", "from SGB"."""
    text = re.sub(r"^[\s,;:|)\]–—-]*(?:(?i:from|at|in)\s+)?", "", text)
    name = re.split(r"[,|;•●(]|\s[-–—]\s|\t|\s{3,}|\s(?i:in)$", text)[0].strip(EDGES)
    if not name or not name[0].isupper() or len(name.split()) > 8:
        return ""
    patterns = education_patterns()
    if any(patterns[each].match(name) for each in ("location", "noise", "part_of_school")):
        return ""
    if patterns["no_school"].search(name):
        return ""
    return "" if is_field(name) else name
