"""Education: degree, field, school and end, tied together in whatever order they stand.

Rows are cut into tokens (degree, school, date, other words), then tokens are grouped into entries:
the kind that comes first in the section leads, and a further token of that kind, or of a kind that
the entry has already, opens the next entry.

Forms handled: "B.Tech (Computer Science) from X University in 2017"; "BBA : Accounting 2004 X
University"; "X University, M.A. in History, 2010 - 2012"; "Psychology / Master's Degree" above
"X University | 2010"; "B.Sc and M.Sc (Physics), X"; a school and a year without a degree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.column_rows import ends_in_degree
from screener.extract.columns import is_flattened
from screener.extract.draft import draft_of
from screener.extract.education_entries import (
    Entry,
    course_with_provider,
    group_entries,
    share_schools,
    subject_beside_date,
)
from screener.extract.education_fields import course_of, told_course
from screener.extract.education_patterns import education_patterns, is_field
from screener.extract.education_providers import name_providers
from screener.extract.education_reading import read_study
from screener.extract.education_tokens import Part, Token, read_tokens
from screener.extract.education_wrapping import join_wrapped
from screener.extract.rows import Row, part_of, rows_inside
from screener.knowledge import load_knowledge
from screener.types import (
    DateRange,
    DegreeLevel,
    Education,
    Section,
    SectionKind,
    Span,
)

_LOOSE_HOMES = frozenset(
    (SectionKind.PREAMBLE, SectionKind.SUMMARY, SectionKind.PERSONAL, SectionKind.OTHER)
)
_SCATTERED_HOMES = frozenset(
    (
        SectionKind.PREAMBLE,
        SectionKind.SKILLS,
        SectionKind.CERTIFICATIONS,
        SectionKind.LANGUAGES,
        SectionKind.OTHER,
    )
)
_DIVIDERS = (",", ":")
_TAUGHT = (DegreeLevel.BACHELOR, DegreeLevel.MASTER, DegreeLevel.DOCTORATE)
_SHORTEST = 4
_OVERHANG = 5
"""Rows past the end of an education section that may still tell of it."""

_MAX_LONE_WORDS = 10


def find_education(
    rows: Sequence[Row], sections: Sequence[Section], dates: Sequence[DateRange]
) -> tuple[Education, ...]:
    """Every course of study in the education sections, or elsewhere where there is none."""
    found: list[Education] = []
    for section in sections:
        if section.kind is SectionKind.EDUCATION:
            inside = rows_inside(rows, section.body)
            beyond = _overhang(rows, section, sections)
            found += _read_section(inside, dates, "education.section", beyond=beyond)
    return (
        tuple(found)
        or tuple(_find_loose(rows, sections, dates))
        or tuple(_find_scattered(rows, sections, dates))
    )


def _overhang(rows: Sequence[Row], section: Section, sections: Sequence[Section]) -> Sequence[Row]:
    """The rows up to a degree just past the heading that cuts an education section short.

    Where columns were run together, the heading of one stands between the rows of another.
    """
    taken = [each.heading for each in sections if each.heading]
    taken += [each.body for each in sections if each.kind is SectionKind.EDUCATION]
    after = [row for row in rows if row.span.start >= section.body.end][:_OVERHANG]
    after = [row for row in after if not any(each.overlaps(row.span) for each in taken)]
    degree = load_knowledge().degrees.pattern.match
    begins = [at for at, row in enumerate(after) if _is_taught(degree(row.text))]
    return after[begins[0] : begins[-1] + 2] if begins else ()


def _is_taught(degree: re.Match[str] | None) -> bool:
    return bool(degree and degree.lastgroup in _TAUGHT and len(degree.group()) >= _SHORTEST)


def _find_loose(
    rows: Sequence[Row], sections: Sequence[Section], dates: Sequence[DateRange]
) -> Iterator[Education]:
    """Degrees outside any education section, if a row also names a school or a field."""
    for section in sections:
        if section.kind in _LOOSE_HOMES:
            for row in rows_inside(rows, section.body):
                for study in _read_section([row], dates, "education.loose"):
                    named = education_patterns()["kind"].search(study.school)
                    if study.level is not DegreeLevel.OTHER and (named or is_field(study.field)):
                        yield study


def _find_scattered(
    rows: Sequence[Row], sections: Sequence[Section], dates: Sequence[DateRange]
) -> Iterator[Education]:
    """Dated schools in lists of something else, where the columns of a page were run together."""
    told: set[Span] = set()
    for section in sections:
        if section.kind in _SCATTERED_HOMES:
            for study in _read_section(rows_inside(rows, section.body), dates, "education.loose"):
                named = education_patterns()["kind"].search(study.school)
                dated = study.end is not None or study.in_progress
                if named and dated and study.span not in told:
                    told.add(study.span)
                    yield study


def _read_section(
    rows: Sequence[Row], dates: Sequence[DateRange], rule: str, *, beyond: Sequence[Row] = ()
) -> Iterator[Education]:
    everything = (*rows, *beyond)
    if everything:
        around = Span(everything[0].span.start, everything[-1].span.end)
        dates = [when for when in dates if around.covers(when.span)]
    joined = chain(join_wrapped(rows), join_wrapped(beyond))
    lines = [
        tokens
        for row in chain.from_iterable(map(_in_courses, joined))
        if (tokens := _told_tokens(row, dates))
    ]
    entries = list(group_entries(lines))
    share_schools(entries)
    read = [read_study(entry, rule) for entry in entries if _is_study(entry)]
    studies = [each for each in read if _says_something(each)]
    yield from name_providers(list(_merge_repeats(studies)))


def _told_tokens(row: Row, dates: Sequence[DateRange]) -> Sequence[Token]:
    """The tokens of a row; of marks the date alone ("GPA 3.6, May 2015"), of noise none."""
    patterns = education_patterns()
    if patterns["published"].search(row.content):
        return ()
    if patterns["marks"].match(row.content):
        return [token for token in read_tokens(row, dates) if token.part is Part.DATE]
    return () if patterns["noise"].match(row.content) else read_tokens(row, dates)


def _in_courses(row: Row) -> Iterator[Row]:
    """A row cut where it goes on with another provider: "Knots, 2020 Quillera: Kites, 2021"."""
    degree = load_knowledge().degrees.pattern.match
    found = education_patterns()["next_provider"].finditer(row.text)
    cuts = [cut.end() for cut in found if not degree(row.text, cut.end())]
    for start, end in pairwise((0, *cuts, len(row.text))):
        yield part_of(row, start, end)


def _is_study(entry: Entry) -> bool:
    """Whether tokens name a course of study and are not words of a sentence."""
    degree, school, date = map(entry.first, (Part.DEGREE, Part.SCHOOL, Part.DATE))
    if _is_certification(entry, degree or school):
        return False
    if degree is None:
        named = school is not None and " " in school.text.strip()
        return named or _is_item(entry) or bool(course_of(entry) or told_course(entry))
    if school or date:
        return True
    row = [token for token in entry.tokens if token.row == degree.row]
    few = sum(len(token.text.split()) for token in row) <= _MAX_LONE_WORDS
    opens = row[0] is degree and len(row) > 1 and row[1].text.lstrip()[:1] in _DIVIDERS
    return degree.level is not DegreeLevel.OTHER and (few or opens)


def _is_certification(entry: Entry, lead: Token | None) -> bool:
    """Whether the row that leads an entry names a certification and no degree."""
    if lead is None or (lead.level not in (None, DegreeLevel.OTHER)):
        return False
    row = " ".join(token.text for token in entry.tokens if token.row == lead.row)
    return education_patterns()["certification"].search(row) is not None


def _is_item(entry: Entry) -> bool:
    """Whether a date stands with words that name a subject: "Web Development, 2015"."""
    subject = subject_beside_date(entry)
    told = (subject,) if subject else course_with_provider(entry) or ()
    no_course = education_patterns()["no_course"]
    return bool(told) and not any(no_course.search(token.text) for token in told)


def _says_something(study: Education) -> bool:
    """Whether a study has more than its date."""
    return study.level is not DegreeLevel.OTHER or bool(study.field or study.school)


def _merge_repeats(studies: Sequence[Education]) -> Iterator[Education]:
    """Studies told twice, as one with what both tell."""
    kept: list[Education] = []
    for study in studies:
        at = next((at for at, one in enumerate(kept) if _is_outline(one, study)), -1)
        if kept and (at >= 0 or _is_repeat(kept[-1], study)):
            kept[at] = _merged(kept[at], study)
        else:
            kept.append(study)
    yield from kept


def _merged(one: Education, other: Education) -> Education:
    return replace(
        one,
        level=other.level if one.level is DegreeLevel.OTHER else one.level,
        field=one.field or other.field,
        school=one.school or other.school,
        end=one.end or other.end,
        in_progress=one.in_progress or other.in_progress,
        span=Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end)),
    )


def _is_outline(one: Education, other: Education) -> bool:
    """Whether one of two studies of a level tells of the other its degree and field alone."""
    if one.level is not other.level or one.level is DegreeLevel.OTHER:
        return False
    bare = [not study.school and study.end is None for study in (one, other)]
    return bare[0] is not bare[1] and _agree(one.field, other.field)


def _is_repeat(one: Education, other: Education) -> bool:
    levels = {one.level, other.level} - {DegreeLevel.OTHER}
    same = [_agree(one.school, other.school), _agree(one.field, other.field)]
    ends = one.end is None or other.end is None or one.end.year == other.end.year
    if len(levels) > 1 or not all(same) or not ends:
        return False
    if one.level is other.level and not (one.school or one.field or one.end):
        return True  # "B.S.:" above "Bachelor of Science: Glass, Quill College"
    if one.level is other.level:
        return bool(one.school and other.school) or not (other.school and other.field)
    return bool(one.school and other.school)


def _agree(one: str, other: str) -> bool:
    """Whether two names are one: equal, contained, or one of them missing."""
    one, other = one.lower(), other.lower()
    return not one or not other or one in other or other in one


@Language.component("education")
def _education(doc: Doc) -> Doc:
    draft = draft_of(doc)
    headed = _covered(draft.rows, sorted(job.header for job in draft.jobs))
    shared = is_flattened(draft.rows)
    rows = [
        row for row in draft.rows if row.index not in headed or (shared and ends_in_degree(row))
    ]
    draft.education = find_education(rows, draft.sections, draft.dates)
    return doc


def _covered(rows: Sequence[Row], spans: Sequence[Span]) -> set[int]:
    """The numbers of the rows that lie wholly in one of some spans; both are in order."""
    covered: set[int] = set()
    reach = at = 0
    for row in rows:
        while at < len(spans) and spans[at].start <= row.span.start:
            reach = max(reach, spans[at].end)
            at += 1
        if row.span.end <= reach:
            covered.add(row.index)
    return covered
