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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.education_tokens import (
    Part,
    Token,
    education_patterns,
    is_subject,
    join_wrapped,
    read_tokens,
)
from screener.extract.rows import Row, rows_inside
from screener.knowledge import load_knowledge
from screener.types import (
    DateRange,
    DegreeLevel,
    Education,
    PartialDate,
    Section,
    SectionKind,
    Span,
)

_REPEATED = re.compile(r"^(.{3,60}?)[\s,;:]+\1\b")
_LOOSE_HOMES = frozenset(
    (SectionKind.PREAMBLE, SectionKind.SUMMARY, SectionKind.PERSONAL, SectionKind.OTHER)
)
_EDGES = " \t,;:|/()[]-–—.*•●·"
_MAX_FIELD_WORDS = 9
_MOST_UNDER = 6
"""Rows between a school and the last degree that stands under it."""

_MOST_BELOW = 3
"""Rows from a degree or school down to its date."""

_MOST_BETWEEN = 4
"""Rows between two parts of one study."""

_CLOSE = 3
"""At most so many characters divide two names of one school."""

_MAX_LONE_WORDS = 10
_FEW_WORDS = 4


@dataclass(slots=True)
class _Entry:
    """Tokens that belong to one course of study."""

    tokens: list[Token] = field(default_factory=list)

    def of(self, part: Part) -> list[Token]:
        return [token for token in self.tokens if token.part is part]

    def first(self, part: Part) -> Token | None:
        return next((token for token in self.tokens if token.part is part), None)


def find_education(
    rows: Sequence[Row], sections: Sequence[Section], dates: Sequence[DateRange]
) -> tuple[Education, ...]:
    """Every course of study in the education sections, or elsewhere where there is none."""
    found: list[Education] = []
    for section in sections:
        if section.kind is SectionKind.EDUCATION:
            inside = rows_inside(rows, section.body)
            found += _read_section(inside, dates, "education.section")
    return tuple(found) or tuple(_find_loose(rows, sections, dates))


def _find_loose(
    rows: Sequence[Row], sections: Sequence[Section], dates: Sequence[DateRange]
) -> Iterator[Education]:
    """Degrees outside any education section, if a row also names a school or a field."""
    for section in sections:
        if section.kind in _LOOSE_HOMES:
            for row in rows_inside(rows, section.body):
                for study in _read_section([row], dates, "education.loose"):
                    named = education_patterns()["kind"].search(study.school)
                    if study.level is not DegreeLevel.OTHER and (named or _is_field(study.field)):
                        yield study


def _read_section(
    rows: Sequence[Row], dates: Sequence[DateRange], rule: str
) -> Iterator[Education]:
    noise = education_patterns()["noise"]
    if rows:
        around = Span(rows[0].span.start, rows[-1].span.end)
        dates = [when for when in dates if around.covers(when.span)]
    lines = [read_tokens(row, dates) for row in join_wrapped(rows) if not noise.match(row.content)]
    entries = list(_group(lines))
    _share_schools(entries)
    read = [_read_entry(entry, rule) for entry in entries if _is_study(entry)]
    studies = [each for each in read if _says_something(each)]
    yield from _merge_repeats(studies)


def _is_study(entry: _Entry) -> bool:
    """Whether tokens name a course of study and are not words of a sentence."""
    degree, school, date = map(entry.first, (Part.DEGREE, Part.SCHOOL, Part.DATE))
    if degree is None:
        named = school is not None and " " in school.text.strip()
        return named or _is_item(entry) or bool(_course_of(entry))
    if school or date:
        return True
    words = sum(len(t.text.split()) for t in entry.tokens if t.row == degree.row)
    return degree.level is not DegreeLevel.OTHER and words <= _MAX_LONE_WORDS


def _is_item(entry: _Entry) -> bool:
    """Whether a date stands with words that name a subject: "Web Development, 2015"."""
    return _subject_beside_date(entry) is not None


def _subject_beside_date(entry: _Entry) -> Token | None:
    """Words that name a subject, divided from the date behind them or after the date in front.

    After a date that has its row for itself they may stand a row below.
    """
    for at, (one, other) in enumerate(pairwise(entry.tokens)):
        same = one.row == other.row
        if one.part is Part.DATE and _names_subject(other):
            opens = at == 0 or entry.tokens[at - 1].row != one.row
            if opens and (same or at == 0):
                return other
        divided = other.span.start - one.span.end > 1
        if other.part is Part.DATE and same and divided and _names_subject(one):
            return one
    return None


def _names_subject(token: Token) -> bool:
    """Whether words are few and hold a known field or skill."""
    words = token.text.strip(_EDGES)
    if token.part is not Part.TEXT or not words or len(words.split()) > _MAX_FIELD_WORDS:
        return False
    if not (words[0].isupper() or words[0].isdigit()) or education_patterns()["noise"].match(words):
        return False
    first, known = words.partition(",")[0], load_knowledge()
    if known.titles.is_known(first) and known.skills.lookup(first) is None:
        return False
    return is_subject(words)


def _says_something(study: Education) -> bool:
    """Whether a study has more than its date."""
    return study.level is not DegreeLevel.OTHER or bool(study.field or study.school)


def _merge_repeats(studies: Sequence[Education]) -> Iterator[Education]:
    """Neighbours that say the same study twice, as one with what both tell."""
    kept: Education | None = None
    for study in studies:
        if kept and _is_repeat(kept, study):
            kept = replace(
                kept,
                level=study.level if kept.level is DegreeLevel.OTHER else kept.level,
                field=kept.field or study.field,
                school=kept.school or study.school,
                end=kept.end or study.end,
                in_progress=kept.in_progress or study.in_progress,
                span=Span(kept.span.start, max(kept.span.end, study.span.end)),
            )
            continue
        if kept:
            yield kept
        kept = study
    if kept:
        yield kept


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


# --------------------------------------------------------------------------------- grouping


def _group(lines: Iterable[Sequence[Token]]) -> Iterator[_Entry]:
    """Entries, each with at most one degree, one school and one date."""
    lead: Part | None = None
    entry = _Entry()
    for tokens in lines:
        kinds = {token.part for token in tokens} - {Part.TEXT}
        if len(kinds) > 1 and any(entry.first(kind) for kind in kinds):
            yield entry
            entry = _Entry()
        for token in tokens:
            if token.part is not Part.TEXT:
                lead = lead or token.part
                if _opens_next(entry, token, lead):
                    carried = _carried_text(entry, token)
                    yield entry
                    entry = _Entry(carried)
            entry.tokens.append(token)
    if entry.tokens:
        yield entry


def _opens_next(entry: _Entry, token: Token, lead: Part) -> bool:
    same = entry.of(token.part)
    if not same:
        complete = all(entry.first(part) for part in (Part.DEGREE, Part.SCHOOL, Part.DATE))
        return (complete and token.part is lead) or _stands_apart(entry, token)
    if token.part is Part.DATE:
        new_row = same[-1].row != token.row
        return new_row and (lead is Part.DATE or _ends_item(entry, token))
    before = same[-1]
    if before.row != token.row:
        return True
    between = (t for t in entry.tokens if before.span.end <= t.span.start < token.span.start)
    gap = "".join(t.text for t in between).strip(_EDGES)
    return token.part is Part.DEGREE and (before.level is not token.level or len(gap) > 2)


def _stands_apart(entry: _Entry, token: Token) -> bool:
    """Whether rows of other words divide a degree or a school from what the entry has."""
    rows = [each.row for each in entry.tokens if each.part is not Part.TEXT]
    return token.part is not Part.DATE and bool(rows) and token.row - rows[-1] > _MOST_BETWEEN


def _ends_item(entry: _Entry, date: Token) -> bool:
    """Whether a date belongs to an item of its own row, not to the study above with its date."""
    last = entry.tokens[-1]
    degree, school = entry.first(Part.DEGREE), entry.first(Part.SCHOOL)
    if last.row != date.row:
        return degree is None and school is None
    return (degree is None or school is not None) and _names_subject(last)


def _carried_text(entry: _Entry, token: Token) -> list[Token]:
    """Words that stand before a token in its own row belong to it, not to the entry before."""
    carried: list[Token] = []
    while entry.tokens and entry.tokens[-1].part is Part.TEXT and entry.tokens[-1].row == token.row:
        if any(t.part is Part.DEGREE and t.row == token.row for t in entry.tokens):
            break
        carried.insert(0, entry.tokens.pop())
    return carried


def _share_schools(entries: Sequence[_Entry]) -> None:
    """A degree without a school takes the one it stands under or that of its neighbour's row."""
    above: Token | None = None
    for entry in entries:
        school, degree = entry.first(Part.SCHOOL), entry.first(Part.DEGREE)
        if school:
            above = school if entry.tokens[0] is school else None
        elif degree and above and degree.row - above.row <= _MOST_UNDER:
            if degree.level is DegreeLevel.HIGH_SCHOOL and above.level is not degree.level:
                continue
            entry.tokens.append(above)
    for before, after in pairwise(entries):
        school, degree = after.first(Part.SCHOOL), before.first(Part.DEGREE)
        if school and degree and not before.first(Part.SCHOOL) and degree.row == school.row:
            before.tokens.append(school)


# ---------------------------------------------------------------------------------- reading


def _read_entry(entry: _Entry, rule: str) -> Education:
    degree, school = entry.first(Part.DEGREE), entry.first(Part.SCHOOL)
    own = [token for token in entry.tokens if not (degree and token is school)]
    end, running = _end_of(entry)
    in_progress = running or any(_is_running(words, end) for words in _lines_of(entry))
    level, subject = _level_of(degree, school), _field_of(entry, degree)
    named = _without_subject(_school_of(entry, subject), subject)
    if level is DegreeLevel.HIGH_SCHOOL and subject and not named:
        subject, named = "", subject  # "GED, Spruce Adult Education": schools have no fields
    return Education(
        level=level,
        field=subject,
        school=named,
        span=Span(min(t.span.start for t in own), max(t.span.end for t in own)),
        end=end,
        in_progress=in_progress,
        rule=rule,
    )


def _lines_of(entry: _Entry) -> list[str]:
    """The words of an entry, row by row."""
    rows: dict[int, str] = {}
    for token in entry.tokens:
        rows[token.row] = f"{rows.get(token.row, '')} {token.text.strip(_EDGES)}"
    return list(rows.values())


def _is_running(words: str, end: PartialDate | None) -> bool:
    """Whether words say that a study goes on; a stated end says no, unless it is expected."""
    patterns = education_patterns()
    if end is not None:
        return patterns["expected"].search(words) is not None
    return patterns["progress"].search(words) is not None


def _level_of(degree: Token | None, school: Token | None) -> DegreeLevel:
    below = (DegreeLevel.DIPLOMA, DegreeLevel.OTHER)
    if degree and degree.level and not (degree.level in below and school and school.level):
        return degree.level
    return (school.level if school else None) or DegreeLevel.OTHER


def _end_of(entry: _Entry) -> tuple[PartialDate | None, bool]:
    """The end of the entry's date, and whether it is stated as running."""
    rows = [token.row for token in entry.tokens if token.part in (Part.DEGREE, Part.SCHOOL)]
    near = [token for token in entry.tokens if not rows or token.row <= rows[-1] + _MOST_BELOW]
    dated = [token.dates for token in near if token.dates]
    if not dated:
        return None, False
    when = dated[0]
    return (None if when.current else when.end or when.start), when.current


def _field_of(entry: _Entry, degree: Token | None) -> str:
    """The words after the degree, before it in its row, or any known field of the entry."""
    texts = entry.of(Part.TEXT)
    if degree:
        at = _last_name_of(entry, degree)
        after = entry.tokens[at + 1] if at + 1 < len(entry.tokens) else None
        if after and after.part is Part.TEXT and after.row == degree.row:
            found = _field_after(after.text) or _unknown_field(entry, at + 1)
            if found:
                return found
        own = _field_in_degree(degree.text)
        first = entry.tokens.index(degree)
        before = entry.tokens[first - 1] if first else None
        if before and before.part is Part.TEXT and before.row == degree.row:
            found = _clean_field(before.text)
            if found and _is_field(found):
                return found
        if own:
            return own
    for token in texts:
        major = education_patterns()["major"].search(token.text)
        found = _clean_field(token.text[major.end() :] if major else token.text)
        if found and (major or _is_field(found)):
            return found
    return "" if degree else _beside_date(entry) or _course_of(entry)


def _beside_date(entry: _Entry) -> str:
    """What stands beside the date of a study without a degree: "2003 - 2009 Food processing"."""
    if subject := _subject_beside_date(entry):
        return _clean_field(subject.text)
    for date, token in pairwise(entry.tokens):
        if date.part is Part.DATE and token.part is Part.TEXT and date.row == token.row:
            return _clean_field(token.text)
    return ""


def _course_of(entry: _Entry) -> str:
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


def _last_name_of(entry: _Entry, degree: Token) -> int:
    """The place of a degree's last name, where it has two: "Bachelor of Arts (B.A.)"."""
    names = [t for t in entry.of(Part.DEGREE) if t.row == degree.row and t.level is degree.level]
    return entry.tokens.index(names[-1])


def _field_after(text: str) -> str:
    connector = education_patterns()["connectors"].match(text)
    known = _clean_field(text[connector.end() :]) if connector else ""
    if known:
        return known
    found = _clean_field(text)
    return found if found and _is_field(found) else ""


def _unknown_field(entry: _Entry, at: int) -> str:
    """The few words between a degree and a school, whatever they are: "Dipl.-Ing. Glasbau, ..."."""
    token, patterns = entry.tokens[at], education_patterns()
    school = entry.tokens[at + 1] if at + 1 < len(entry.tokens) else token
    divided = school.row == token.row and school.span.start - token.span.end > 1
    if school.part is not Part.SCHOOL or not divided or token.text[:1] != " ":
        return ""
    found = _clean_field(token.text.partition(",")[0])
    says_else = any(patterns[name].match(token.text.strip()) for name in ("noise", "cut"))
    says_else = says_else or load_knowledge().titles.is_known(found)
    return found if not says_else and len(found.split()) <= _FEW_WORDS else ""


def _field_in_degree(degree: str) -> str:
    """The subject that a degree's own name tells: "Bachelor of Commerce"."""
    _, of, subject = degree.partition(" of ")
    return (
        subject if of and _is_field(subject) and subject.lower() not in ("arts", "science") else ""
    )


def _clean_field(text: str) -> str:
    text = text.strip(_EDGES)
    cut = education_patterns()["cut"].search(text)
    if cut and cut.start() > 0:
        text = text[: cut.start()]
    major = education_patterns()["major"].match(text)
    if major:
        text = text[major.end() :]
    text = _REPEATED.sub(r"\1", _without_place(text)).strip(_EDGES)
    text = education_patterns()["loose_end"].sub("", text)
    return text if text and len(text.split()) <= _MAX_FIELD_WORDS and text[0].isalpha() else ""


def _without_place(text: str) -> str:
    """Comma parts after the first are kept only where they are fields themselves."""
    head, *rest = text.split(",")
    for part in rest:
        if not _is_field(part.replace(" and ", " ").strip()):
            break
        head += "," + part
    return head


def _is_field(text: str) -> bool:
    """Whether known fields make up at least half of the words."""
    lexicon = load_knowledge().fields.lexicon
    if not text:
        return False
    covered = sum(hit.end - hit.start for hit in lexicon.find_in(text))
    return covered * 2 >= len(text.strip())


def _school_of(entry: _Entry, subject: str) -> str:
    """The school's name: what stands in its tokens, or the first other name beside the degree."""
    schools = entry.of(Part.SCHOOL)
    if schools:
        return _joined_schools(schools)
    if entry.first(Part.DEGREE) is None:
        return _behind_date(entry)
    for token in entry.of(Part.TEXT):
        if _leads_into_degree(entry, token):
            continue
        rest = token.text
        if subject and subject in rest:
            rest = rest.partition(subject)[2]
        elif token is not entry.tokens[0] and _is_field(rest):
            continue
        found = _unmarked_school(rest)
        if found:
            return found
    return ""


def _behind_date(entry: _Entry) -> str:
    """The provider of a course behind its date: "Glazing : 2001 Quill Guild"."""
    for one, date, other in zip(entry.tokens, entry.tokens[1:], entry.tokens[2:], strict=False):
        runs_on = one.row == other.row and other.text[:1] == " "
        if date.part is Part.DATE and one.part is other.part is Part.TEXT and runs_on:
            return _unmarked_school(other.text)
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


def _without_subject(school: str, subject: str) -> str:
    """A school's name without the field told again behind it: "Quill College Glass Making"."""
    rest = school.removesuffix(subject).rstrip() if subject else school
    last = rest.rpartition(" ")[2]
    whole = education_patterns()["kind"].search(rest) is not None and last[:1].isupper()
    if education_patterns()["kind_of"].search(rest) and not is_subject(last):
        return school  # "Quill Institute of Modern Management"
    return rest.rstrip(_EDGES) if whole and rest != school else school


def _leads_into_degree(entry: _Entry, token: Token) -> bool:
    """Whether words run on into the degree, as an adjective does: "Classic MBA"."""
    degree = entry.first(Part.DEGREE)
    return degree is not None and 0 <= degree.span.start - token.span.end <= 1


def _clean_school(text: str) -> str:
    """A school's name without a place behind it; a closing bracket stays where one opens."""
    name = education_patterns()["school_tail"].sub("", text).strip(_EDGES)
    return name + ")" if name.count("(") > name.count(")") else name


def _unmarked_school(text: str) -> str:
    """A name that no school word marks: "RCC IT, Kolkata", "from SGB"."""
    text = re.sub(r"^[\s,;:|)\]–—-]*(?:(?i:from|at|in)\s+)?", "", text)
    name = re.split(r"[,|;•●(]|\s[-–—]\s|\t|\s{3,}|\s(?i:in)$", text)[0].strip(_EDGES)
    if not name or not name[0].isupper() or len(name.split()) > 8:
        return ""
    if education_patterns()["location"].match(name) or education_patterns()["noise"].match(name):
        return ""
    return "" if _is_field(name) else name


@Language.component("education")
def _education(doc: Doc) -> Doc:
    draft = draft_of(doc)
    headers = [job.header for job in draft.jobs]
    rows = [row for row in draft.rows if not any(each.covers(row.span) for each in headers)]
    draft.education = find_education(rows, draft.sections, draft.dates)
    return doc
