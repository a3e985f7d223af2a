"""Skills: what the skills sections list, as written, and known skills anywhere else.

A list item is a skill whether or not a row knows it: the section says so. In running text only
known names count, and not those on the stop list (knowledge/data/stop.tsv). `Mention.value` is the
canonical name where a row knows the item, else the item as written. Listed mentions have section
SKILLS; mentions in a job carry its index.

Forms handled: one item a line; commas, semicolons, bullets and pipes; "Tools: Git, Jira"; "Office
(Word, Excel)"; lists wrapped over lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.items import join_rows, split_items, trim
from screener.extract.resources import load_table
from screener.extract.rows import Row, rows_inside
from screener.extract.standing import standing_of
from screener.extract.terms import hits_inside
from screener.knowledge import Entry, Hit, load_knowledge, phrase_key
from screener.types import (
    Job,
    Label,
    Mention,
    Modifier,
    Section,
    SectionKind,
    Span,
    Statement,
)

_SILENT = frozenset(
    (
        SectionKind.REFERENCES,
        SectionKind.PERSONAL,
        SectionKind.LANGUAGES,
        SectionKind.INTERESTS,
    )
)
_PLACES = frozenset((SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING))


_STEM = 4
"""Letters by which a name and a concept are compared: "anal" of "analysis" and "analyses"."""

_MAX_MENTIONS = 3_000
"""No resume names so many skills; a text that does is cut here."""


class _Rules(msgspec.Struct, frozen=True):
    patterns: dict[str, re.Pattern[str]]
    max_words: int
    max_chars: int


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    table = load_table("skills")
    compiled = {name: re.compile(regex) for name, regex in table["rules"].items()}
    return _Rules(compiled, table["max_words"], table["max_chars"])


def find_skills(
    text: str,
    rows: Sequence[Row],
    sections: Sequence[Section],
    jobs: Sequence[Job],
    statements: Sequence[Statement],
    modifiers: Sequence[Modifier],
    known: Sequence[Hit],
) -> tuple[Mention, ...]:
    """Every mention of a skill, in the order they stand, none overlapping."""
    homes = _skill_homes(text, sections)
    listed = [
        mention
        for section, kind in homes
        for mention in _listed(text, rows_inside(rows, section.body), kind, known)
    ]
    named = _named(text, statements, [section.body for section, _ in homes], known)
    found = sorted((*listed, *named), key=lambda mention: mention.span)[:_MAX_MENTIONS]
    return tuple(_with_context(mention, jobs, modifiers) for mention in found)


def _with_context(mention: Mention, jobs: Sequence[Job], modifiers: Sequence[Modifier]) -> Mention:
    standing, cue = standing_of(mention.span, modifiers)
    job = next((n for n, each in enumerate(jobs) if each.body.covers(mention.span)), mention.job)
    return Mention(
        mention.label,
        mention.value,
        mention.span,
        mention.section,
        mention.rule,
        standing,
        cue,
        job,
    )


# ------------------------------------------------------------------------------------- lists


def _skill_homes(text: str, sections: Sequence[Section]) -> list[tuple[Section, SectionKind]]:
    """The sections that list skills, each with the kind that its items are given.

    "Technologies: ..." inside a job is no skills section but part of the job; "Highlights" beside
    a section of skills by name is a summary.
    """
    homes: list[tuple[Section, SectionKind]] = []
    around = SectionKind.PREAMBLE
    named = any(each.kind is SectionKind.SKILLS and not _is_weak(text, each) for each in sections)
    for section in sections:
        if section.kind is not SectionKind.SKILLS:
            around = section.kind
        elif section.rule == "sections.inline":
            homes.append((section, around if around in _PLACES else SectionKind.SKILLS))
        else:
            weak = named and _is_weak(text, section)
            homes.append((section, SectionKind.SUMMARY if weak else SectionKind.SKILLS))
            around = SectionKind.SKILLS
    return homes


def _is_weak(text: str, section: Section) -> bool:
    """Whether a heading ("Highlights", "Qualifications") says less than "Skills"."""
    if section.heading is None:
        return False
    heading = text[section.heading.start : section.heading.end]
    patterns = _rules().patterns
    return bool(patterns["weak_heading"].search(heading)) and not patterns["strong_heading"].search(
        heading
    )


def _listed(
    text: str, rows: Sequence[Row], kind: SectionKind, known: Sequence[Hit]
) -> Iterator[Mention]:
    for run in join_rows(rows, known):
        whole = Span(run[0].span.start + run[0].bullet, run[-1].span.end)
        for span in split_items(text, whole, separators()):
            yield from _read_item(text, span, kind, known)


def separators() -> re.Pattern[str]:
    """What divides the items of a list."""
    return _rules().patterns["separators"]


def _read_item(text: str, span: Span, kind: SectionKind, known: Sequence[Hit]) -> Iterator[Mention]:
    """The mentions of an item: itself, both parts of "Label: item", all of "Suite (a, b)"."""
    patterns = _rules().patterns
    words = text[span.start : span.end]
    marked = ":" in words or "-" in words or "–" in words
    if marked and (label := patterns["label"].match(words)):
        yield from _known_only(text, Span(span.start, span.start + label.end(1)), kind)
        span, words = _from(span, label.end()), words[label.end() :]
    if lead := patterns["lead"].match(words):
        span, words = _from(span, lead.end()), words[lead.end() :]
    span = trim(text, span)
    bracket = patterns["bracket"].match(words) if "(" in words else None
    if bracket and (separators().search(bracket[2]) or canonical_of(words) is None):
        yield from _plain_item(text, Span(span.start, span.start + bracket.end(1)), kind, known)
        inner = Span(span.start + bracket.start(2), span.start + bracket.end(2))
        for part in split_items(text, inner, separators()):
            yield from _known_only(text, part, kind)
    else:
        yield from _plain_item(text, span, kind, known)


def _from(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end)


def _plain_item(
    text: str, span: Span, kind: SectionKind, known: Sequence[Hit]
) -> Iterator[Mention]:
    """An item as a mention; of a longer sentence only the known skills in it."""
    rules = _rules()
    words = " ".join(text[span.start : span.end].split())
    if rules.patterns["noise"].match(words) or (len(words) < 2 and words not in ("C", "R")):
        return
    entry = canonical_of(words)
    if entry is not None:
        yield Mention(Label.SKILL, _name_of(entry, words), span, kind, "skills.listed_known")
    elif len(words.split()) <= rules.max_words and len(words) <= rules.max_chars:
        yield Mention(Label.SKILL, words, span, kind, "skills.listed")
    else:
        hits = hits_inside(known, span)
        yield from _known_in(text, Statement(span, kind), hits, "skills.in_list")


def _known_only(text: str, span: Span, kind: SectionKind) -> Iterator[Mention]:
    """An item that counts only where a row knows it: a label, or what stands in brackets."""
    entry = canonical_of(text[span.start : span.end])
    if entry is not None and entry.source != "esco":
        yield Mention(Label.SKILL, entry.label, span, kind, "skills.listed_known")


def canonical_of(words: str) -> Entry | None:
    """The row that an item names, with or without words like "strong" and "skills" around it.

    >>> canonical_of("Excellent negotiation skills").label
    'Negotiation'
    """
    lookup = load_knowledge().skills.lookup
    return next(filter(None, map(lookup, _spellings(words))), None)


def _spellings(words: str) -> Iterator[str]:
    """An item as written, without "strong" before it, and without "skills" behind it either."""
    yield words
    bare = _rules().patterns["claim"].sub("", words)
    if bare != words:
        yield bare
    short = _rules().patterns["tail"].sub("", bare)
    if short != bare:
        yield short


def _name_of(entry: Entry, words: str) -> str:
    """The canonical name; but a wider concept ("soil mechanics" for "geotechnics") is none."""
    if entry.source != "esco":
        return entry.label
    stems = {word[:_STEM] for word in phrase_key(entry.label).split(" ")}
    said = {word[:_STEM] for word in phrase_key(words).split(" ")}
    return entry.label if stems & said else " ".join(words.split())


# ------------------------------------------------------------------------------ running text


def _named(
    text: str, statements: Sequence[Statement], listed: Sequence[Span], known: Sequence[Hit]
) -> Iterator[Mention]:
    """Known skills in sentences outside the lists."""
    for statement in statements:
        hits = hits_inside(known, statement.span)
        if not hits or statement.section in _SILENT:
            continue
        if not any(each.covers(statement.span) for each in listed):
            yield from _known_in(text, statement, hits, "skills.named")


def _known_in(text: str, statement: Statement, hits: Sequence[Hit], rule: str) -> Iterator[Mention]:
    """The skills among the known names of a sentence."""
    stop = load_knowledge().stop
    start = statement.span.start
    shouted = text[start : statement.span.end].isupper()
    for hit in hits:
        words = text[hit.start : hit.end]
        if " " not in words and hit.entry.source == "onet" and words != hit.entry.label:
            continue  # a product with a plain word for a name: "REDUCE" is one, "reduce" is not
        if counts_in_prose(words, stop, shouted=shouted, first=hit.start == start):
            span = Span(hit.start, hit.end)
            kind, job = statement.section, statement.job
            yield Mention(Label.SKILL, _name_of(hit.entry, words), span, kind, rule, job=job)


def counts_in_prose(words: str, stop: Mapping[str, str], *, shouted: bool, first: bool) -> bool:
    """Whether a phrase is a skill in running text, which the stop list decides.

    A common word never is; an acronym that is also a word is one in capitals, a name that is also
    a word ("Excel") with a capital and not `first` in its sentence. In a `shouted` sentence, all
    in capitals, neither counts.
    """
    why = stop.get(words.lower())
    if why is None:
        return True
    if shouted:
        return False
    if why.startswith("acronym"):
        return words.isupper()
    return why.startswith("name") and words[0].isupper() and not first


@Language.component("skills")
def _skills(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.skills = find_skills(
        draft.resume.text,
        draft.own_rows(),
        draft.sections,
        draft.jobs,
        draft.statements,
        draft.modifiers,
        draft.terms[Label.SKILL],
    )
    return doc
