"""Certificates, licences and courses: the items of their own sections, and known names anywhere.

`Mention.value` is the name of the row that knows it, else the item as written without its date. A
name outside the sections counts if it says what it is ("Certified ScrumMaster"), is an acronym that
means nothing else ("PMP"), or has a cue in its statement ("certified in ITIL").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.education_tokens import education_patterns
from screener.extract.items import join_rows, split_items, trim
from screener.extract.resources import load_table
from screener.extract.rows import Row, rows_inside
from screener.extract.standing import standing_of
from screener.extract.terms import hits_inside, hits_of
from screener.knowledge import Hit, load_knowledge
from screener.types import (
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
_GENERIC = _LABELLED | {
    SectionKind.SUMMARY,
    SectionKind.SKILLS,
    SectionKind.AWARDS,
    SectionKind.AFFILIATIONS,
}
_MAX_GENERIC = 16
_MAX_REST = 7
_MOST_DUTIES = 2
"""From so many sentences on, a section that is a third of them tells of work."""

_DUTY_WORDS = 6
_CALLED = re.compile(
    r"[Cc]ertif|CERTIF|W(?:orkshop|ORKSHOP)|Nanodegree|Licen[cs]|Registered|Chartered"
    r"|[Cc]redential|Permit"
)
_MOST_PARTS = 5
"""Words that an item of a list divided by commas has at most."""

_FEWEST_PARTS = 4
_FULL_NAME = 3


@dataclass(frozen=True, slots=True)
class _Rules:
    cue: re.Pattern[str]
    own_cue: re.Pattern[str]
    item_separators: re.Pattern[str]
    list_separators: re.Pattern[str]
    drop: re.Pattern[str]
    date_tail: re.Pattern[str]
    label: re.Pattern[str]
    own_label: re.Pattern[str]
    generic: re.Pattern[str]
    called_item: re.Pattern[str]
    name_separators: re.Pattern[str]
    generic_separators: re.Pattern[str]
    plain_acronyms: frozenset[str]
    only_listed: frozenset[str]
    max_words: int


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    table = load_table("certifications")
    return _Rules(
        cue=re.compile(table["cue"]),
        own_cue=re.compile(table["own_cue"]),
        item_separators=re.compile(table["item_separators"]),
        list_separators=re.compile(table["list_separators"]),
        drop=re.compile(table["drop"]),
        date_tail=re.compile(table["date_tail"], re.IGNORECASE),
        label=re.compile(table["label"]),
        own_label=re.compile(table["own_label"]),
        generic=re.compile("|".join(table["generic"].values())),
        called_item=re.compile(table["called_item"]),
        name_separators=re.compile(table["name_separators"]),
        generic_separators=re.compile(table["generic_separators"]),
        plain_acronyms=frozenset(table["plain_acronyms"]),
        only_listed=frozenset(table["only_listed"]),
        max_words=table["max_words"],
    )


def find_certifications(
    text: str,
    rows: Sequence[Row],
    sections: Sequence[Section],
    jobs: Sequence[Job],
    modifiers: Sequence[Modifier],
    known: Sequence[Hit],
    *,
    studies: Sequence[Education] = (),
) -> tuple[Mention, ...]:
    """Every mention of a certificate, in the order they stand, none overlapping.

    A row of an education section that begins one of the `studies` tells of it alone.
    """
    found: list[Mention] = []
    begun = {study.span.start for study in studies}
    for section in sections:
        inside = rows_inside(rows, section.body)
        if section.kind is SectionKind.CERTIFICATIONS:
            found += _listed(text, inside, known)
        elif section.kind not in _SILENT:
            inside, labelled = _split_at_label(inside, section.kind)
            found += _listed(text, labelled, known)
            inside, told = _split_at_own_labels(inside, known)
            found += _listed(text, told, known)
            named = list(_named(inside, section, jobs, known))
            taken = [mention.span for mention in named]
            found += named
            if section.kind is SectionKind.EDUCATION:
                called = (row for row in inside if _CALLED.search(row.content))
                inside = [row for row in called if not _is_study(row, begun)]
            found += _generic(text, inside, section.kind, known, taken)
    with_context = []
    for each in found:
        standing, cue = standing_of(each.span, modifiers)
        with_context.append(
            Mention(each.label, each.value, each.span, each.section, each.rule, standing, cue)
        )
    return tuple(with_context)


def _listed(text: str, rows: Sequence[Row], known: Sequence[Hit]) -> Iterator[Mention]:
    """The items of a section; a comma divides only what is known on both sides."""
    items = list(_items_of(text, rows, known))
    duties = sum(_tells_of_work(text[item.start : item.end]) for item in items)
    for item in items:
        sure = duties < _MOST_DUTIES or duties * 3 < len(items)
        if sure or _rules().cue.search(text, item.start, item.end) or hits_inside(known, item):
            yield from _read_item(text, item, known)


def _items_of(text: str, rows: Sequence[Row], known: Sequence[Hit]) -> Iterator[Span]:
    for run in join_rows(rows, known):
        for part in _in_parts(run):
            whole = Span(part[0].span.start + part[0].bullet, part[-1].span.end)
            yield from split_items(text, whole, _rules().item_separators)


def _tells_of_work(words: str) -> bool:
    """Whether an item is too long for a name and in small letters, as a sentence about work is."""
    return len(words.split()) > _rules().max_words or _is_duty(words)


def _in_parts(run: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Rows that were joined, cut again before capitals where they are too long for one name."""
    parts: list[list[Row]] = [[run[0]]]
    for before, row in pairwise(run):
        begins = not run[0].bullet and row.content[:1].isupper() and before.text[-1] not in ",&/("
        long = sum(len(each.content.split()) for each in run) > _rules().max_words
        if begins and (long or row.line.block != before.line.block):
            parts.append([])
        parts[-1].append(row)
    yield from parts


def _read_item(text: str, span: Span, known: Sequence[Hit]) -> Iterator[Mention]:
    parts = list(split_items(text, span, _rules().list_separators))
    lookup = load_knowledge().certifications.lookup
    named = [part for part in parts if lookup(text[part.start : part.end])]
    if len(parts) > 1 and len(named) * 2 >= len(parts):
        for part in parts:
            yield from _one_item(text, part, known)
    elif _is_list(text, names := list(split_items(text, span, _rules().name_separators))):
        for part in names:
            yield from _one_item(text, part, known)
    else:
        yield from _one_item(text, span, known)


def _is_list(text: str, parts: Sequence[Span]) -> bool:
    """Whether many parts are all short names: "Glazing 101, Kite Law, Knot Ethics, Weaving"."""
    words = [text[part.start : part.end].split() for part in parts]
    short = all(len(each) <= _MOST_PARTS for each in words)
    named = all(each[0][0].isupper() for each in words[:-1]) and words[-1][0][0].isalpha()
    return short and named and len(parts) >= _FEWEST_PARTS


def _one_item(text: str, span: Span, known: Sequence[Hit]) -> Iterator[Mention]:
    """An item as one certificate, as the several known ones in it, or as none."""
    rules = _rules()
    words = text[span.start : span.end]
    dated = rules.date_tail.search(words)
    if dated:
        span = trim(text, Span(span.start, span.start + dated.start()))
        words = text[span.start : span.end]
    if len(words) < 2 or rules.drop.match(words) or _is_school(words):
        return
    entry = load_knowledge().certifications.lookup(words)
    hits = () if entry else hits_inside(known, span)
    labels = {entry.label} if entry else {hit.entry.label for hit in hits}
    if len(labels) > 1:
        yield from _several(text, span, hits)
    elif labels and (entry or len(words.split()) <= rules.max_words):
        yield _mention(labels.pop(), span, "certifications.listed")
    elif labels:
        yield from (_mention(hit.entry.label, _of(hit), "certifications.in_list") for hit in hits)
    elif " " not in words and (_is_title(words) or words.lower() in load_knowledge().stop):
        return
    elif len(words.split()) <= rules.max_words and not _is_duty(words):
        yield _mention(" ".join(words.split()), span, "certifications.listed")


def _several(text: str, span: Span, hits: Sequence[Hit]) -> Iterator[Mention]:
    """Known names in one item, and what behind the last calls itself a certificate."""
    for hit in hits:
        yield _mention(hit.entry.label, _of(hit), "certifications.in_list")
    rest = trim(text, Span(hits[-1].end, span.end))
    words = " ".join(text[rest.start : rest.end].split())
    if _rules().generic.search(words) and len(words.split()) <= _MAX_REST:
        yield _mention(words, rest, "certifications.generic")


def _is_school(words: str) -> bool:
    """Whether an item is the name of a school alone, or a degree."""
    level = load_knowledge().degrees.level_of(words)
    if level in (DegreeLevel.BACHELOR, DegreeLevel.MASTER, DegreeLevel.DOCTORATE):
        return education_patterns()["school"].search(words) is not None
    return education_patterns()["school"].fullmatch(words) is not None


def _is_duty(words: str) -> bool:
    """Whether an item is a sentence about work that strayed into the section."""
    plain = [word for word in words.split() if word[0].islower()]
    few = len(words.split()) < _DUTY_WORDS
    return not few and len(plain) * 2 > len(words.split()) and not _rules().cue.search(words)


def _of(hit: Hit) -> Span:
    return Span(hit.start, hit.end)


def _mention(
    value: str, span: Span, rule: str, kind: SectionKind = SectionKind.CERTIFICATIONS
) -> Mention:
    return Mention(Label.CERTIFICATION, value, span, kind, rule)


def _split_at_label(rows: Sequence[Row], kind: SectionKind) -> tuple[list[Row], list[Row]]:
    """The rows before a label like "Courses:" inside another section, and those it labels."""
    if kind not in _LABELLED:
        return list(rows), []
    for at, row in enumerate(rows):
        label = _rules().label.match(row.content)
        if label:
            rest = row.content[label.end() :]
            span = Span(row.span.end - len(rest), row.span.end)
            first = [replace(row, text=rest, span=span, bullet=0)] if rest else []
            return list(rows[:at]), first + list(rows[at + 1 :])
    return list(rows), []


def _split_at_own_labels(rows: Sequence[Row], known: Sequence[Hit]) -> tuple[list[Row], list[Row]]:
    """The rows without the lists that a label in front says are certificates, and those lists."""
    own_label = _rules().own_label
    if not any(own_label.match(row.content) for row in rows):
        return list(rows), []
    others: list[Row] = []
    told: list[Row] = []
    for run in join_rows(rows, known):
        label = own_label.match(run[0].content)
        if label is None:
            others += run
            continue
        rest = run[0].content[label.end() :]
        span = Span(run[0].span.end - len(rest), run[0].span.end)
        told += (replace(run[0], text=rest, span=span, bullet=0), *run[1:])
    return others, told


def _generic(
    text: str, rows: Sequence[Row], kind: SectionKind, known: Sequence[Hit], named: Sequence[Span]
) -> Iterator[Mention]:
    """What calls itself a certificate in a short item, though no list knows it.

    Items with a name that was found already are left out.
    """
    if kind is SectionKind.EXPERIENCE:
        yield from _whole_rows(text, rows, named)
    if kind not in _GENERIC:
        return
    studies = kind is SectionKind.EDUCATION  # one row each
    for run in ((row,) for row in rows) if studies else join_rows(rows, known):
        whole = Span(run[0].span.start + run[0].bullet, run[-1].span.end)
        words = text[whole.start : whole.end]
        if not _CALLED.search(words):
            continue
        for item in split_items(text, whole, _rules().generic_separators):
            if not any(item.covers(span) for span in named):
                yield from _called_certificate(text, item, kind)


def _whole_rows(text: str, rows: Sequence[Row], named: Sequence[Span]) -> Iterator[Mention]:
    """Short points among the duties of a job that are nothing but a certificate's name."""
    kind = SectionKind.EXPERIENCE
    for row in rows:
        if not row.bullet or not _CALLED.search(row.content):
            continue
        item = trim(text, Span(row.span.start + row.bullet, row.span.end))
        words = text[item.start : item.end]
        if len(words.split()) > _MAX_REST or not _CALLED.search(words):
            continue
        whole = _rules().generic.fullmatch(words) and not _is_title(words)
        if whole and not any(item.covers(span) for span in named):
            yield _mention(words, item, "certifications.generic", kind)


def _is_study(row: Row, begun: Collection[int]) -> bool:
    """Whether a row begins a course of study or names a degree or a school, certified or not."""
    level = load_knowledge().degrees.level_of(row.text)
    if level not in (None, DegreeLevel.OTHER) or any(
        row.span.start <= at < row.span.end for at in begun
    ):
        return True
    return education_patterns()["school"].search(row.text) is not None


def _called_certificate(text: str, item: Span, kind: SectionKind) -> Iterator[Mention]:
    """The part of an item that names a certificate: all of "Quill Guild Certificate"."""
    words = text[item.start : item.end].replace("\n", " ")
    if len(words.split()) > _MAX_GENERIC:
        return
    if _rules().called_item.match(" ".join(words.split())):
        yield _mention(" ".join(words.split()), item, "certifications.generic", kind)
    elif (called := _rules().generic.search(words)) and not _is_title(called.group()):
        place = Span(item.start + called.start(), item.start + called.end())
        yield _mention(" ".join(called.group().split()), place, "certifications.generic", kind)


def _is_title(words: str) -> bool:
    return load_knowledge().titles.is_known(words.strip())


def _named(
    rows: Sequence[Row], section: Section, jobs: Sequence[Job], known: Sequence[Hit]
) -> Iterator[Mention]:
    """Known names in the rows of another section.

    Not in a job's own header nor in the title at the head of the resume, and no driving licence.
    """
    if not hits_inside(known, section.body):
        return
    for row in rows:
        hits = hits_inside(known, row.span)
        if not hits or any(job.header.covers(row.span) for job in jobs):
            continue
        if section.kind is SectionKind.PREAMBLE and _is_title(row.content):
            continue
        cued = _rules().cue.search(row.text) is not None
        for hit in hits:
            words = row.text[hit.start - row.span.start : hit.end - row.span.start]
            told = _says_itself(words) or (cued and (len(words) > 3 or not row.text.isupper()))
            told = told or (section.kind in _GENERIC and _is_full_name(words, hit))
            if told and hit.entry.label not in _rules().only_listed:
                yield _mention(hit.entry.label, _of(hit), "certifications.named", section.kind)


def _is_full_name(words: str, hit: Hit) -> bool:
    """Whether a certificate is told by the whole of its own long name."""
    return words == hit.entry.label and len(words.split()) >= _FULL_NAME and not _is_title(words)


def _says_itself(words: str) -> bool:
    """Whether a name tells that it is a certificate, with no cue around it."""
    return words in _rules().plain_acronyms or _rules().own_cue.search(words) is not None


@Language.component("certifications")
def _certifications(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.certifications = find_certifications(
        draft.resume.text,
        draft.own_rows(),
        draft.sections,
        draft.jobs,
        draft.modifiers,
        hits_of(doc, Label.CERTIFICATION),
        studies=draft.education,
    )
    return doc
