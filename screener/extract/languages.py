"""Human languages, with the level that is stated beside them.

In a section of languages every language name counts; in lists of skills the items that are a
language and nothing but a level; in other text only beside a cue ("fluent in", "bilingual").
Programming languages are no languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.resources import load_table
from screener.extract.rows import Row, rows_inside
from screener.extract.standing import standing_of
from screener.extract.terms import hits_inside
from screener.knowledge import Hit, load_knowledge
from screener.types import Label, Mention, Modifier, Section, SectionKind, Span

_SILENT = frozenset((SectionKind.REFERENCES, SectionKind.PUBLICATIONS))
_FREE = frozenset(
    (SectionKind.SKILLS, SectionKind.PERSONAL, SectionKind.PREAMBLE, SectionKind.OTHER)
)
_NEAR = 28
"""A level stands at most so many characters from its language."""

_UNDER_LABEL = 16
"""Rows under a heading that is run together with another column in which languages may open."""

_STRAY_SPACE = re.compile(r"\b([A-Z]) (?=[a-z]{3})")


class _Rules(msgspec.Struct, frozen=True):
    level: re.Pattern[str]
    cue: re.Pattern[str]
    not_after: re.Pattern[str]
    not_before: re.Pattern[str]
    level_behind: re.Pattern[str]
    figures: re.Pattern[str]
    label: re.Pattern[str]
    only_listed: frozenset[str]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    table = load_table("languages")
    levels = "|".join(rf"(?P<{name}>\b(?:{regex})\b)" for name, regex in table["levels"].items())
    return _Rules(
        level=re.compile(levels, re.IGNORECASE),
        cue=re.compile(table["cue"]),
        not_after=re.compile(table["not_after"], re.IGNORECASE),
        not_before=re.compile(table["not_before"]),
        level_behind=re.compile(table["level_behind"]),
        figures=re.compile(table["figures"]),
        label=re.compile(table["label"]),
        only_listed=frozenset(table["only_listed"]),
    )


def find_languages(
    text: str,
    rows: Sequence[Row],
    sections: Sequence[Section],
    modifiers: Sequence[Modifier],
    known: Sequence[Hit],
) -> tuple[Mention, ...]:
    """Every language the resume states, each once, where it is first stated."""
    first: dict[str, Mention] = {}
    for section in sorted(sections, key=lambda each: each.kind is not SectionKind.LANGUAGES):
        if section.kind in _SILENT:
            continue
        heading = text[section.heading.start : section.heading.end] if section.heading else ""
        own = section.kind is SectionKind.LANGUAGES or "language" in heading.lower()
        if own or hits_inside(known, section.body):
            for row, hit in _spoken(rows_inside(rows, section.body), section.kind, known, own=own):
                mention = _mention(row, hit, section, modifiers)
                first.setdefault(mention.value, mention)
    return tuple(sorted(first.values(), key=lambda mention: mention.span))


def _spoken(
    rows: Sequence[Row], kind: SectionKind, known: Sequence[Hit], *, own: bool
) -> Iterator[tuple[Row, Hit]]:
    """The languages somebody speaks, each with its row and placed within it."""
    labelled = -_UNDER_LABEL
    for row in rows:
        if own:
            yield from ((row, hit) for hit in _damaged_too(row.text))
            continue
        if _rules().label.search(row.text):
            labelled = row.index
        opens = 0 < row.index - labelled < _UNDER_LABEL
        yield from ((row, hit) for hit in _in_row(row, kind, known, opens=opens))


def _in_row(row: Row, kind: SectionKind, known: Sequence[Hit], *, opens: bool) -> Iterator[Hit]:
    """The names in a row with a cue, a level or nothing else beside them.

    `opens` says that a language at the front or the end of the row needs neither.
    """
    rules = _rules()
    hits = hits_inside(known, row.span)
    cued = bool(hits) and rules.cue.search(row.text) is not None
    for found in hits:
        hit = Hit(found.entry, found.start - row.span.start, found.end - row.span.start)
        after = row.text[hit.end :]
        if not row.text[hit.start].isupper() or found.entry.label in rules.only_listed:
            continue
        spoken = cued and not rules.not_after.match(after)
        spoken = spoken or rules.level_behind.match(after) is not None
        opening = opens and _at_an_end(row.text, hit) and not rules.not_after.match(after)
        if spoken or opening or (kind in _FREE and _stands_alone(row.text, hit)):
            yield hit


def _at_an_end(text: str, hit: Hit) -> bool:
    """Whether a name opens a row, or ends it and no word in small letters leads to it."""
    before = text[: hit.start].split()
    return not before or (hit.end == len(text) and not before[-1][0].islower())


def _damaged_too(text: str) -> Iterator[Hit]:
    """Language names in a text, also where a damaged font left "E nglish" behind."""
    closed = _STRAY_SPACE.sub(r"\1", text)
    stray = {match.end() - 1 for match in _STRAY_SPACE.finditer(text)}
    kept = [at for at in range(len(text)) if at not in stray]
    for hit in load_knowledge().languages.find_in(closed):
        yield Hit(hit.entry, kept[hit.start], kept[hit.end - 1] + 1)


def _stands_alone(text: str, hit: Hit) -> bool:
    """Whether a list item is a language and nothing but a level."""
    before = re.split(r"[,;|•:]", text[max(0, hit.start - 2 * _NEAR) : hit.start])[-1]
    after = re.split(r"[,;|•]", text[hit.end : hit.end + 2 * _NEAR])[0]
    item = before + " " + after
    rest = _rules().figures.sub(" ", _rules().level.sub(" ", item))
    return not re.search(r"\w", rest)


def _mention(row: Row, hit: Hit, section: Section, modifiers: Sequence[Modifier]) -> Mention:
    span = Span(row.span.start + hit.start, row.span.start + hit.end)
    standing, cue = standing_of(span, modifiers)
    return Mention(
        Label.LANGUAGE,
        hit.entry.label,
        span,
        section.kind,
        "languages.section" if section.kind is SectionKind.LANGUAGES else "languages.named",
        standing,
        cue,
        level=_level_beside(row.text, hit),
    )


def _level_beside(text: str, hit: Hit) -> str:
    """The level stated after a language, or else right before it; "" where none is."""
    after = re.split(r"[,;|•]", text[hit.end : hit.end + _NEAR])[0]
    before = re.split(r"[,;|•]", text[max(0, hit.start - _NEAR) : hit.start])[-1]
    found = _rules().level.search(after) or _rules().level.search(before)
    return (found.lastgroup or "") if found else ""


@Language.component("languages")
def _languages(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.languages = find_languages(
        draft.resume.text, draft.rows, draft.sections, draft.modifiers, draft.terms[Label.LANGUAGE]
    )
    return doc
