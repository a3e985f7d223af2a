"""Certificates, licences and courses: the items of their own sections, and known names anywhere.

`Mention.value` is the name of the row that knows it, else the item as written without its date. A
name outside the sections counts if it says what it is ("Certified ScrumMaster"), is an acronym that
means nothing else ("PMP"), or has a cue in its statement ("certified in ITIL").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.certification_lists import (
    MOST_REST,
    is_title,
    listed,
    mention,
)
from screener.extract.certification_names import LISTING, named_in
from screener.extract.certification_patterns import rules
from screener.extract.certification_studies import studied
from screener.extract.draft import draft_of
from screener.extract.education_patterns import education_patterns
from screener.extract.items import join_rows, split_items, trim
from screener.extract.rows import Row, part_of, rows_inside
from screener.extract.standing import standing_of
from screener.knowledge import Hit, load_knowledge
from screener.types import (
    DateRange,
    DegreeLevel,
    Education,
    Job,
    Label,
    Mention,
    Modifier,
    Section,
    SectionKind,
    Span,
)

_SILENT = frozenset((SectionKind.REFERENCES, SectionKind.INTERESTS))


_LABELLED = frozenset((SectionKind.EDUCATION, SectionKind.OTHER, SectionKind.PERSONAL))
_MAX_GENERIC = 24
_FULL_NAME = 3
"""Words from which on a name that begins another is the same."""

_CALLED = (
    *("Certif", "certif", "CERTIF", "Workshop", "WORKSHOP", "Nanodegree", "Licenc", "Licens"),
    *("Registered", "Chartered", "Credential", "credential", "Permit"),
)
"""What stands in all that calls itself a certificate; as words it is found far faster."""

_LABELLING = (
    *("ertif", "ERTIF", "icen", "ICEN"),
    *(end + mark for end in ("raining", "rainings", "RAINING", "RAININGS") for mark in (":", " :")),
)
"""What stands in every label of a list of certificates."""


def find_certifications(
    text: str,
    rows: Sequence[Row],
    sections: Sequence[Section],
    jobs: Sequence[Job],
    modifiers: Sequence[Modifier],
    known: Sequence[Hit],
    *,
    studies: Sequence[Education] = (),
    dates: Sequence[DateRange] = (),
) -> tuple[Mention, ...]:
    """Every mention of a certificate, in the order they stand, none overlapping.

    A row of an education section that begins one of the `studies` tells of it alone.
    """
    found: list[Mention] = []
    begun = {study.span.start for study in studies}
    for section in sections:
        inside = rows_inside(rows, section.body)
        if section.kind is SectionKind.CERTIFICATIONS:
            found += listed(text, inside, known)
        elif section.kind not in _SILENT:
            inside, told = _behind_labels(text, inside, section, known)
            named = list(named_in(inside, section, jobs, known))
            if section.kind is SectionKind.EDUCATION:
                others = _among_studies(text, inside, begun, dates, known, named)
            else:
                others = _generic(text, inside, section.kind, known, _spans(named))
            found += (*told, *named, *others)
    return tuple(_with_standing(each, modifiers) for each in _under_one_name(found))


def _with_standing(found: Mention, modifiers: Sequence[Modifier]) -> Mention:
    standing, cue = standing_of(found.span, modifiers)
    return Mention(found.label, found.value, found.span, found.section, found.rule, standing, cue)


def _spans(found: Sequence[Mention]) -> list[Span]:
    return [mention.span for mention in found]


def _behind_labels(
    text: str, rows: Sequence[Row], section: Section, known: Sequence[Hit]
) -> tuple[list[Row], list[Mention]]:
    """The rows of a section that no label heads, and what stands in the lists behind labels."""
    others, labelled = _split_at_label(rows, section.kind)
    found = list(listed(text, labelled, known))
    body = text[section.body.start : section.body.end]
    if any(word in body for word in _LABELLING):
        others, told = _split_at_own_labels(others, section.kind, known)
        found += listed(text, told, known)
    return others, found


def _among_studies(
    text: str,
    rows: Sequence[Row],
    begun: Collection[int],
    dates: Sequence[DateRange],
    known: Sequence[Hit],
    named: Sequence[Mention],
) -> Iterator[Mention]:
    """What rows of studies say to be a certificate, known or not; `named` is left out."""
    cued = [row for row in rows if rules().own_cue.search(row.content)]
    listing = [row for row in cued if not _is_study(row, begun)]
    called = list(_generic(text, listing, SectionKind.EDUCATION, known, _spans(named)))
    courses = [row for row in cued if not _names_degree(row)]
    yield from called
    yield from studied(text, courses, dates, _spans([*named, *called]))


def _under_one_name(found: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions, those of names that begin a longer one among them under that: "Kite Care Permit".

    Forms handled: "IBM Certified Developer" and "IBM Certified Developer 8" in two sections.
    """
    values = sorted({each.value for each in found}, key=len, reverse=True)
    for each in found:
        longer = (value for value in values if _begins(each.value, value))
        yield replace(each, value=next(longer, each.value))


def _begins(short: str, long: str) -> bool:
    told = len(short.split()) >= _FULL_NAME or short.endswith(" Certified")
    words = told and long.lower().startswith(short.lower())
    return words and not long[len(short) : len(short) + 1].isalpha()


def _split_at_label(rows: Sequence[Row], kind: SectionKind) -> tuple[list[Row], list[Row]]:
    """The rows around a label like "Courses:" inside another section, and those it labels.

    A list among studies ends where the next of them names a degree.
    """
    if kind not in _LABELLED:
        return list(rows), []
    for at, row in enumerate(rows):
        label = rules().label.match(row.content)
        if label and _opens_list(label, kind):
            rest = part_of(row, row.bullet + label.end(), len(row.text))
            first = [rest] if rest.content else []
            end = next((i for i in range(at + 1, len(rows)) if _names_degree(rows[i])), len(rows))
            return [*rows[:at], *rows[end:]], [*first, *rows[at + 1 : end]]
    return list(rows), []


def _opens_list(label: re.Match[str], kind: SectionKind) -> bool:
    """Whether what follows a label is a list and not, among studies, one of them."""
    return kind is not SectionKind.EDUCATION or rules().one.search(label.group()) is None


def _names_degree(row: Row) -> bool:
    """Whether a row names a degree that leads further than a certificate."""
    return load_knowledge().degrees.level_of(row.text) not in (None, DegreeLevel.OTHER)


def _split_at_own_labels(
    rows: Sequence[Row], kind: SectionKind, known: Sequence[Hit]
) -> tuple[list[Row], list[Row]]:
    """The rows without the lists that a label in front says are certificates, and those lists."""
    own_label = rules().own_label
    if not any(own_label.search(row.content) for row in rows):
        return list(rows), []
    others: list[Row] = []
    told: list[Row] = []
    for run in join_rows(rows, known):
        label = own_label.search(run[0].content)
        if label is None or not _opens_list(label, kind):
            others += run
            continue
        if label.start():
            others.append(part_of(run[0], 0, run[0].bullet + label.start()))
        told += (part_of(run[0], run[0].bullet + label.end(), len(run[0].text)), *run[1:])
    return others, told


def _generic(
    text: str, rows: Sequence[Row], kind: SectionKind, known: Sequence[Hit], named: Sequence[Span]
) -> Iterator[Mention]:
    """What calls itself a certificate in a short item, though no list knows it.

    Items with a name that was found already are left out.
    """
    if not rows or not _calls_itself(text[rows[0].span.start : rows[-1].span.end]):
        return
    if kind is SectionKind.EXPERIENCE:
        yield from _whole_rows(text, rows, named)
    if kind not in LISTING:
        return
    for whole in _stretches(text, rows, kind, known):
        if not _calls_itself(text[whole.start : whole.end]):
            continue
        for item in split_items(text, whole, rules().generic_separators):
            if not any(item.covers(span) for span in named):
                yield from _called_certificate(text, item, kind)


def _stretches(
    text: str, rows: Sequence[Row], kind: SectionKind, known: Sequence[Hit]
) -> Iterator[Span]:
    """Rows that are one list together; those of studies alone, cut at their dates."""
    if kind is SectionKind.EDUCATION:
        for row in rows:
            yield from split_items(text, _own(row), rules().date_inside)
    else:
        for run in join_rows(rows, known):
            yield Span(_own(run[0]).start, run[-1].span.end)


def _own(row: Row) -> Span:
    """Where a row stands without its bullet."""
    return Span(row.span.start + row.bullet, row.span.end)


def _calls_itself(words: str) -> bool:
    """Whether words may say that they name a certificate."""
    return any(word in words for word in _CALLED)


def _whole_rows(text: str, rows: Sequence[Row], named: Sequence[Span]) -> Iterator[Mention]:
    """Short points among the duties of a job that are nothing but a certificate's name."""
    kind = SectionKind.EXPERIENCE
    for row in rows:
        if not row.bullet or not _calls_itself(row.content):
            continue
        item = trim(text, _own(row))
        words = text[item.start : item.end]
        if len(words.split()) > MOST_REST or not _calls_itself(words):
            continue
        whole = rules().generic.fullmatch(words) and not is_title(words)
        if whole and not any(item.covers(span) for span in named):
            yield mention(words, item, "certifications.generic", kind)


def _is_study(row: Row, begun: Collection[int]) -> bool:
    """Whether a row begins a course of study or names a degree or a school, certified or not."""
    begins = any(row.span.start <= at <= row.span.start + row.bullet for at in begun)
    if begins or _names_degree(row):
        return True
    patterns = education_patterns()
    certified = patterns["certification"].search(row.content)
    return certified is None and patterns["school"].search(row.text) is not None


def _called_certificate(text: str, item: Span, kind: SectionKind) -> Iterator[Mention]:
    """The part of an item that names a certificate: all of "Quill Guild Certificate"."""
    words = text[item.start : item.end].replace("\n", " ")
    if len(words.split()) > _MAX_GENERIC:
        return
    if rules().called_item.match(" ".join(words.split())):
        yield mention(" ".join(words.split()), item, "certifications.generic", kind)
        return
    for called in rules().generic.finditer(words):
        place = Span(item.start + called.start(), item.start + called.end())
        yield mention(" ".join(called.group().split()), place, "certifications.generic", kind)


@Language.component("certifications")
def _certifications(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.certifications = find_certifications(
        draft.resume.text,
        draft.own_rows(),
        draft.sections,
        draft.jobs,
        draft.modifiers,
        draft.terms[Label.CERTIFICATION],
        studies=draft.education,
        dates=draft.dates,
    )
    return doc
