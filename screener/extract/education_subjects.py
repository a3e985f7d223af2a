"""Where the field of study ends in front of the name of a school."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from screener.extract.education_patterns import education_patterns, is_subject
from screener.knowledge import Hit, load_knowledge

_SHORTEST_FIELD = 3
_LEADING = re.compile(r"(?i)\s*(?:[,/&-]|and|in|of|for)?\s*")
_BETWEEN = re.compile(_LEADING.pattern + r"(?-i:(?<= )[A-Z]{2,5} )?")
"""What stands between the fields of a row, with an acronym: "Business MIS Management"."""

_UNIVERSITY_OF = re.compile(r"(?i)universit(?:y|ies) of\b")
_BARE_KIND_OF = re.compile(r"(?i)(?:institute|college|academy) of\b")
_SLASHED = re.compile(r"(?:[/&][A-Za-z]\w{2,20})+")
_JOINED = re.compile(r"[ ](?:and|&)(?:[ ][A-Z][a-z]{2,20}){1,2}(?=[ ]?[|,;–—(]|[ ]-[ ]|[ ]{2})")
"""An unknown field behind a known one, up to a mark: "Data Science and Glazing | ..."."""

_AND_WORD = re.compile(r"[ ](?:and|&)[ ][A-Z][a-z]{2,20}\b")

_NAMES_FIELD = (":", "i", "o")
"""How what leads from a degree to its field, and not to its school, begins: "in", "of"."""


def leading_field(gap: str, *, after_degree: bool, behind: str = "") -> int:
    """Where the field at the front of the words after a degree ends; 0 where none is known.

    Needed where nothing divides the field from the school: ": Communication University of Y". The
    known fields that stand in a row are the field; if the words begin with an unknown one, it
    reaches to the last known field before the school. Words told again behind the school are the
    field too, known or not; `behind` is the text that follows the gap.

    >>> gap = " : Finance and Economics Augusta University"
    >>> gap[: leading_field(gap, after_degree=True)]
    ' : Finance and Economics'
    """
    kind = education_patterns()["kind"].search(gap)
    if kind is None:
        return 0
    connector = education_patterns()["connectors"].match(gap) if after_degree else None
    connected = connector is not None and bool(connector.group().strip())
    start = connector.end() if connector is not None and connected else 0
    named = connector is not None and connector.group().strip(" )")[:1] in _NAMES_FIELD
    again = _told_again(gap, start, kind.start(), behind, known=not named)
    if not after_degree:
        return again or _fields_alone(gap, kind.start())
    return max(again, _known_field(gap, start, kind.start(), connected=connected))


def _fields_alone(gap: str, school: int) -> int:
    """Where a university follows fields that open a row: "Marketing University of Y"; else 0."""
    end = _known_field(gap, 0, school, connected=False) if _UNIVERSITY_OF.match(gap, school) else 0
    return end if end == school else 0


def _told_again(gap: str, start: int, school: int, behind: str, *, known: bool) -> int:
    """Where words in front of a school end that stand again behind it; 0 where none do.

    Not where it is the school that is told twice, nor its town: a field must be a `known` one
    unless something says that a field follows.
    """
    words = list(re.finditer(r"[^\s:|]+", gap[start : start + 80]))[:8]
    for last in reversed(words):
        end = start + last.end()
        phrase = gap[start + words[0].start() : end].strip(" ,;").lower()
        rest = " ".join((gap[max(end, school) :] + behind).lower().split())
        if len(phrase) > _SHORTEST_FIELD and " ".join(phrase.split()) in rest:
            return end if end < school and not (known and not is_subject(phrase)) else 0
    return 0


def _known_field(gap: str, start: int, school: int, *, connected: bool) -> int:
    """Where the known fields in front of a school end; 0 where none stands there."""
    found = [hit for hit in load_knowledge().fields.lexicon.find_in(gap) if hit.start >= start]
    if _UNIVERSITY_OF.match(gap, school) and any(_opens_no_name(gap, h, school) for h in found):
        return school
    ends = list(_row_of_fields(gap, start, found))
    if not connected:  # "B.Tech Mechanical Engineering Redport University"
        of = re.match(r"\w+ (?:of|at|for|de)\b", gap[school:])
        end = ends[-1] if ends else 0
        return end if of or gap[end:school].strip() else 0
    if not ends:
        before = [hit.end for hit in found if hit.end < school - 2]
        if not before or re.search(r"[,;|(–]", gap[start : before[-1]]):
            return 0
        joined = _joined_word(gap, before[-1], school)
        return joined.end() if joined else before[-1]
    joined = _JOINED.match(gap, ends[-1], school) or _joined_word(gap, ends[-1], school)
    if joined:
        return joined.end()
    bare = not gap[ends[-1] : school].strip() and _BARE_KIND_OF.match(gap, school)
    return ends[-2] if bare and len(ends) > 1 else ends[-1]


def _joined_word(gap: str, end: int, school: int) -> re.Match[str] | None:
    """A word joined to a field in front of a school's own name: "Glass and Care Quill College"."""
    found = _AND_WORD.match(gap, end, school)
    return found if found and gap[found.end() : school].strip() else None


def _opens_no_name(gap: str, field: Hit, school: int) -> bool:
    """Whether a field right before "University of Y" is none of its name, as "Russian" may be."""
    if field.end != school - 1:
        return False
    return load_knowledge().languages.lookup(gap[field.start : field.end]) is None


def _row_of_fields(gap: str, start: int, found: Iterable[Hit]) -> Iterator[int]:
    """The ends of the fields that stand in a row from a place on; "Systems/Networks" is one."""
    at = start
    for hit in found:
        if hit.start < at:
            continue
        between = _BETWEEN if at > start else _LEADING
        if not between.fullmatch(gap, at, hit.start):
            return
        goes_on = _SLASHED.match(gap, hit.end)
        at = goes_on.end() if goes_on else hit.end
        yield at
