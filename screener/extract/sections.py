"""Sections: known headings in every dress.

`match_heading` looks at one line; `find_sections` cuts the document at the headings it finds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.resources import load_table
from screener.extract.rows import Row, visible_rows
from screener.types import Section, SectionKind, Span

_MAX_HEADING = 60
_SPACED = re.compile(r"(?:\b\w(?:[ ]|$)){4,}")
_INLINE = re.compile(r"[ \t]{2,}|[ ]*[:|][ \t]*|\t|[ ]+[-–—][ ]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line, or the beginning of one, that opens a section; `span` covers its words."""

    kind: SectionKind
    span: Span
    rule: str
    row: int


@lru_cache(maxsize=1)
def _phrases() -> dict[str, SectionKind]:
    table = load_table("sections")["phrases"]
    return {text: SectionKind(kind) for kind, texts in table.items() for text in texts}


@lru_cache(maxsize=1)
def _heads() -> dict[str, SectionKind]:
    table = load_table("sections")["heads"]
    return {word: SectionKind(kind) for kind, words in table.items() for word in words}


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(load_table("sections")["fillers"])


def _plain(text: str) -> str:
    """Lower case, "&" and "/" as "and", spaced capitals closed, no other punctuation.

    >>> _plain("E D U C A T I O N :"), _plain("Skills & Abilities")
    ('education', 'skills and abilities')
    """
    spaced = text.strip(" :.-–—_|•*#\t")
    if re.fullmatch(r"(?:\S[ ])+\S(?:[ ]{2,}(?:\S[ ])*\S)*", spaced):
        words = re.split(r"[ ]{2,}", spaced)
        text = " ".join(word.replace(" ", "") for word in words)
    text = re.sub(r"[&/+]", " and ", text.lower())
    return " ".join(re.findall(r"[a-z]+", text))


def match_heading(text: str) -> tuple[SectionKind, str] | None:
    """The kind and rule of a line that is a heading and nothing else, or None.

    Handles "WORK EXPERIENCE", "Skills:", "E D U C A T I O N", "Awards & Honors", "Relevant
    Professional Experience".

    >>> match_heading("Employment History:")
    (<SectionKind.EXPERIENCE: 'experience'>, 'sections.phrase')
    >>> match_heading("Experience with large teams of nurses") is None
    True
    """
    if len(text) > _MAX_HEADING:
        return None
    plain = _plain(text)
    if kind := _phrases().get(plain):
        return kind, "sections.phrase"
    words = plain.split()
    if not 1 < len(words) <= 5:
        return None
    known = [word for word in words if word in _heads()]
    if known and all(word in _heads() or word in _fillers() for word in words):
        return _heads()[known[0]], "sections.words"
    return None


def _inline(row: Row) -> Heading | None:
    """A heading with its content in the same line: "Languages: English", "Skills  C#, SQL"."""
    cut = _INLINE.search(row.content)
    if not cut or not 2 < cut.start() <= 40:
        return None
    kind = _phrases().get(_plain(row.content[: cut.start()]))
    if kind is None or not row.content[:1].isupper():
        return None
    start = row.span.start + row.bullet
    return Heading(kind, Span(start, start + cut.start()), "sections.inline", row.index)


def find_headings(rows: Sequence[Row]) -> tuple[Heading, ...]:
    """Every line that opens a section."""
    found = []
    for row in rows:
        if matched := match_heading(row.content):
            found.append(Heading(matched[0], row.span, matched[1], row.index))
        elif inline := _inline(row):
            found.append(inline)
    return tuple(found)


def find_sections(rows: Sequence[Row], end: int) -> tuple[Section, ...]:
    """The document cut at its headings; what stands before the first is the preamble.

    Bodies are disjoint and in order; `end` is where the visible text ends. The preamble has no
    heading and is no section's parent.
    """
    headings = find_headings(rows)
    first = headings[0].span.start if headings else end
    sections = []
    if first > 0 or not headings:
        sections.append(
            Section(SectionKind.PREAMBLE, None, Span(0, first), rule="sections.preamble")
        )
    for at, heading in enumerate(headings):
        until = headings[at + 1].span.start if at + 1 < len(headings) else end
        body = Span(heading.span.end, until)
        sections.append(Section(heading.kind, heading.span, body, rule=heading.rule))
    return tuple(sections)


@Language.component("sections")
def _sections(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.rows = visible_rows(draft.resume)
    draft.sections = find_sections(draft.rows, min(draft.resume.visible_end, len(doc.text)))
    return doc
