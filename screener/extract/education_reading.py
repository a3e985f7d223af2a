"""What one entry of an education section says: its level, field, school and end."""

from __future__ import annotations

from functools import partial

from screener.extract.education_entries import EDGES, Entry
from screener.extract.education_fields import MOST_BELOW, field_of, is_near, told_course
from screener.extract.education_patterns import education_patterns, is_field
from screener.extract.education_schools import school_of, without_subject
from screener.extract.education_tokens import Part, Token
from screener.types import DegreeLevel, Education, PartialDate, Span


def read_study(entry: Entry, rule: str) -> Education:
    """The course of study that an entry tells; `rule` is carried into it."""
    degree, school = entry.first(Part.DEGREE), entry.first(Part.SCHOOL)
    own = [token for token in entry.tokens if not (degree and token is school)]
    end, running = _end_of(entry)
    in_progress = running or any(_is_running(words, end) for words in _lines_of(entry))
    in_progress = in_progress or (end is None and any(map(_says_now, entry.of(Part.TEXT))))
    level, subject = _level_of(degree, school), field_of(entry, degree)
    named = without_subject(school_of(entry, subject), subject)
    if told := told_course(entry):
        subject, named = told
    if level is DegreeLevel.HIGH_SCHOOL and subject and not (named and is_field(subject)):
        subject, named = "", named or _behind_degree(entry, degree, subject)
    return Education(
        level=level,
        field=subject,
        school=named,
        span=Span(min(t.span.start for t in own), max(t.span.end for t in own)),
        end=end,
        in_progress=in_progress,
        rule=rule,
    )


def _lines_of(entry: Entry) -> list[str]:
    """The words of an entry, row by row."""
    rows: dict[int, str] = {}
    for token in filter(partial(is_near, entry), entry.tokens):
        rows[token.row] = f"{rows.get(token.row, '')} {token.text.strip(EDGES)}"
    return list(rows.values())


def _behind_degree(entry: Entry, degree: Token | None, words: str) -> str:
    """Words that stand behind a degree, which name the school: "GED, Spruce Adult Education"."""
    texts = entry.of(Part.TEXT)
    behind = [t for t in texts if degree and degree.span < t.span and words in t.text]
    labelled = any(token.text.lstrip().startswith(":") for token in behind)
    return words if behind and not labelled else ""


def _says_now(token: Token) -> bool:
    """Whether words end in what stands for an end: "BFA : Glass Present Quill College"."""
    return token.text.strip(EDGES).lower().rpartition(" ")[2] in ("present", "current")


def _is_running(words: str, end: PartialDate | None) -> bool:
    """Whether words say that a study goes on; a stated end says no, unless it is expected."""
    patterns = education_patterns()
    if patterns["of_certificate"].search(words):
        return False
    return patterns["progress" if end is None else "expected"].search(words) is not None


def _level_of(degree: Token | None, school: Token | None) -> DegreeLevel:
    below = (DegreeLevel.DIPLOMA, DegreeLevel.OTHER)
    if degree and degree.level and not (degree.level in below and school and school.level):
        return degree.level
    return (school.level if school else None) or DegreeLevel.OTHER


def _end_of(entry: Entry) -> tuple[PartialDate | None, bool]:
    """The end of the entry's date, and whether it is stated as running."""
    rows = [token.row for token in entry.tokens if token.part in (Part.DEGREE, Part.SCHOOL)]
    last = max(rows, default=0) + MOST_BELOW
    near = [token for token in entry.tokens if not rows or token.row <= last]
    dated = [token.dates for token in near if token.dates]
    if not dated:
        return None, False
    when = dated[0]
    return (None if when.current else when.end or when.start), when.current
