"""The candidate's name, e-mail addresses, phone numbers and links; never a referee's.

Addresses, numbers and links count anywhere but in a section of references; a number must be long
enough, must not be a span of years, and needs a label where it stands far from the top and the foot
of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.names import find_name
from screener.extract.resources import load_table
from screener.extract.rows import Row
from screener.types import Contact, Label, Mention, Section, SectionKind, Span

_FREE = frozenset((SectionKind.PREAMBLE, SectionKind.PERSONAL))
_DIGITS = range(9, 16)
_LABELLED_DIGITS = range(6, 16)
_EDGE_ROWS = 6
"""A number in so many rows from the top or the foot of a document needs no label."""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    names = ("email", "phone", "masked", "phone_label", "fax_label", "years_only", "link")
    return {name: re.compile(load_table("contact")[name]) for name in names}


def find_contact(rows: Sequence[Row], sections: Sequence[Section]) -> Contact:
    """How to reach the candidate."""
    own = [(row, _kind_at(sections, row.span.start)) for row in rows]
    own = [(row, kind) for row, kind in own if kind is not SectionKind.REFERENCES]
    emails = _unique(mention for row, kind in own for mention in _emails(row, kind))
    links = _unique(mention for row, kind in own for mention in _links(row, kind))
    phones = _unique(mention for row, kind in own for mention in _phones(row, kind, len(rows)))
    return Contact(
        find_name(rows, sections, [each.value for each in emails]), emails, phones, links
    )


def _kind_at(sections: Sequence[Section], at: int) -> SectionKind:
    for section in sections:
        start = section.heading.start if section.heading else section.body.start
        if start <= at < section.body.end:
            return section.kind
    return SectionKind.OTHER


def _unique(mentions: Iterator[Mention]) -> tuple[Mention, ...]:
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.value, mention)
    return tuple(first.values())


def _mention(
    row: Row, found: re.Match[str], kind: SectionKind, label: Label, value: str
) -> Mention:
    span = Span(row.span.start + found.start(), row.span.start + found.end())
    return Mention(label, value, span, kind, f"contact.{label.value}")


def _emails(row: Row, kind: SectionKind) -> Iterator[Mention]:
    if "@" in row.text:
        for found in _patterns()["email"].finditer(row.text):
            yield _mention(row, found, kind, Label.EMAIL, found.group().replace(" ", "").lower())


def _links(row: Row, kind: SectionKind) -> Iterator[Mention]:
    if "." in row.text:
        for found in _patterns()["link"].finditer(row.text):
            yield _mention(row, found, kind, Label.LINK, found.group().rstrip(".;:)"))


def _phones(row: Row, kind: SectionKind, last: int) -> Iterator[Mention]:
    """Numbers of nine digits or more in the head or foot, shorter ones behind a label."""
    if sum(map(str.isdigit, row.text)) < _LABELLED_DIGITS.start:
        return
    patterns = _patterns()
    near = kind in _FREE or row.index < _EDGE_ROWS or row.index >= last - _EDGE_ROWS
    for found in patterns["phone"].finditer(row.text):
        digits = re.sub(r"\D", "", found.group())
        before = row.text[max(0, found.start() - 24) : found.start()]
        labelled = patterns["phone_label"].search(before) is not None
        allowed = _LABELLED_DIGITS if labelled else _DIGITS if near else ()
        if len(digits) not in allowed or patterns["years_only"].match(found.group()):
            continue
        if not patterns["fax_label"].search(before):
            plus = "+" if found.group().strip().startswith("+") else ""
            yield _mention(row, found, kind, Label.PHONE, plus + digits)


@Language.component("contact")
def _contact(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.contact = find_contact(draft.rows, draft.sections)
    return doc
