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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.context import standing_of
from screener.extract.draft import draft_of
from screener.extract.items import join_rows, split_items, trim
from screener.extract.resources import load_table
from screener.extract.rows import Row
from screener.knowledge import Entry, Knowledge, load_knowledge, split_words
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


@dataclass(frozen=True, slots=True)
class _Rules:
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
) -> tuple[Mention, ...]:
    """Every mention of a skill, in the order they stand, none overlapping."""
    homes = _skill_homes(text, sections)
    listed = [mention for section, kind in homes for mention in _listed(text, rows, section, kind)]
    taken = [section.body for section, _ in homes]
    named = _named(text, statements, taken)
    mentions = (_with_context(mention, jobs, modifiers) for mention in (*listed, *named))
    return tuple(sorted(mentions, key=lambda mention: mention.span))


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
    for section in sections:
        if section.kind is not SectionKind.SKILLS:
            around = section.kind
        elif section.rule == "sections.inline" and around in _PLACES:
            homes.append((section, around))
        else:
            homes.append((section, SectionKind.SKILLS))
            around = SectionKind.SKILLS
    strong = [
        home for home in homes if home[1] is SectionKind.SKILLS and not _is_weak(text, home[0])
    ]
    if not strong:
        return homes
    return [
        (section, SectionKind.SUMMARY if _is_weak(text, section) else kind)
        for section, kind in homes
    ]


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
    text: str, rows: Sequence[Row], section: Section, kind: SectionKind
) -> Iterator[Mention]:
    inside = [row for row in rows if row.span.overlaps(section.body)]
    for run in join_rows(inside):
        start = max(run[0].span.start + run[0].bullet, section.body.start)
        for span in split_items(text, Span(start, run[-1].span.end), separators()):
            yield from _read_item(text, span, kind)


def separators() -> re.Pattern[str]:
    """What divides the items of a list."""
    return _rules().patterns["separators"]


def _read_item(text: str, span: Span, kind: SectionKind) -> Iterator[Mention]:
    """The mentions of an item: itself, both parts of "Label: item", all of "Suite (a, b)"."""
    patterns = _rules().patterns
    words = text[span.start : span.end]
    if label := patterns["label"].match(words):
        yield from _known_only(text, Span(span.start, span.start + label.end(1)), kind)
        span, words = _from(span, label.end()), words[label.end() :]
    if lead := patterns["lead"].match(words):
        span, words = _from(span, lead.end()), words[lead.end() :]
    span = trim(text, span)
    entry = canonical_of(words)
    bracket = patterns["bracket"].match(words)
    if bracket and (entry is None or separators().search(bracket[2])):
        yield from _plain_item(text, Span(span.start, span.start + bracket.end(1)), kind)
        inner = Span(span.start + bracket.start(2), span.start + bracket.end(2))
        for part in split_items(text, inner, separators()):
            yield from _known_only(text, part, kind)
    else:
        yield from _plain_item(text, span, kind)


def _from(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end)


def _plain_item(text: str, span: Span, kind: SectionKind) -> Iterator[Mention]:
    """An item as a mention; of a longer sentence only the known skills in it."""
    rules = _rules()
    words = " ".join(text[span.start : span.end].split())
    if rules.patterns["noise"].match(words) or (len(words) < 2 and words not in ("C", "R")):
        return
    entry = canonical_of(words)
    if entry is not None:
        yield Mention(Label.SKILL, entry.label, span, kind, "skills.listed_known")
    elif len(words.split()) <= rules.max_words and len(words) <= rules.max_chars:
        yield Mention(Label.SKILL, words, span, kind, "skills.listed")
    else:
        yield from _known_in(text, span, kind, None, "skills.in_list")


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
    patterns = _rules().patterns
    entry = lookup(words)
    if entry is None:
        bare = patterns["claim"].sub("", words)
        entry = lookup(bare) or lookup(patterns["tail"].sub("", bare))
    return entry


# ------------------------------------------------------------------------------ running text


def _named(text: str, statements: Sequence[Statement], listed: Sequence[Span]) -> Iterator[Mention]:
    """Known skills in sentences outside the lists."""
    for statement in statements:
        if statement.section in _SILENT or any(each.covers(statement.span) for each in listed):
            continue
        yield from _known_in(text, statement.span, statement.section, statement.job, "skills.named")


def _known_in(
    text: str, span: Span, section: SectionKind, job: int | None, rule: str
) -> Iterator[Mention]:
    known = load_knowledge()
    words = text[span.start : span.end]
    shouted = words.isupper()
    for hit in known.skills.find(split_words(words)):
        if counts_in_prose(words[hit.start : hit.end], hit.start, known, shouted=shouted):
            place = Span(span.start + hit.start, span.start + hit.end)
            yield Mention(Label.SKILL, hit.entry.label, place, section, rule, job=job)


def counts_in_prose(words: str, at: int, known: Knowledge, *, shouted: bool) -> bool:
    """Whether a phrase is a skill in running text, which the stop list decides.

    A common word never is; an acronym that is also a word is one in capitals, a name that is also
    a word ("Excel") with a capital and not first in its sentence. Text all in capitals tells
    nothing, so there neither counts.
    """
    why = known.stop.get(words.lower())
    if why is None:
        return True
    if shouted:
        return False
    if why.startswith("acronym"):
        return words.isupper()
    return why.startswith("name") and words[0].isupper() and at > 0


@Language.component("skills")
def _skills(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.skills = find_skills(
        draft.resume.text,
        draft.rows,
        draft.sections,
        draft.jobs,
        draft.statements,
        draft.modifiers,
    )
    return doc
