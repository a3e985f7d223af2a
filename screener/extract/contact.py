"""The candidate's name, e-mail addresses, phone numbers and links; never a referee's.

Addresses, numbers and links count anywhere but in a section of references; a number must be long
enough, must not be a span of years, and needs a label where it stands far from the top and the foot
of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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
_SOME_DIGITS = re.compile(r"\d(?:[^\da-z]{0,4}\d){5}")
"""What a row must hold before it is searched for numbers."""

_LINK_MARK = re.compile(r"www\.|http|\.(?:com|net|org|io)")

_EDGE_ROWS = 6
"""A number in so many rows from the top or the foot of a document needs no label."""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    names = ("email", "phone", "masked", "phone_label", "fax_label", "years_only", "link")
    return {name: re.compile(load_table("contact")[name]) for name in names}


def find_contact(rows: Sequence[Row], sections: Sequence[Section]) -> Contact:
    """How to reach the candidate."""
    own = [each for each in _with_kinds(rows, sections) if each[1] is not SectionKind.REFERENCES]
    linked = own if _LINK_MARK.search("\n".join(row.text for row, _ in own).lower()) else ()
    numbered = [each for each in own if _SOME_DIGITS.search(each[0].text)]
    emails = _unique(found for row, kind in own if "@" in row.text for found in _emails(row, kind))
    links = _unique(found for row, kind in linked for found in _links(row, kind))
    phones = _unique(found for row, kind in numbered for found in _phones(row, kind, len(rows)))
    return Contact(
        find_name(rows, sections, [each.value for each in (*emails, *links)]),
        *(emails, phones, links),
    )


def _with_kinds(
    rows: Sequence[Row], sections: Sequence[Section]
) -> Iterator[tuple[Row, SectionKind]]:
    """Every row with the kind of the section it stands in."""
    starts = [(each.heading or each.body).start for each in sections]
    for row in rows:
        at = bisect_right(starts, row.span.start) - 1
        yield row, sections[at].kind if at >= 0 else SectionKind.PREAMBLE


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
    for found in _patterns()["email"].finditer(row.text):
        yield _mention(row, found, kind, Label.EMAIL, found.group().replace(" ", "").lower())


def _links(row: Row, kind: SectionKind) -> Iterator[Mention]:
    if _LINK_MARK.search(row.text.lower()):
        for found in _patterns()["link"].finditer(row.text):
            yield _mention(row, found, kind, Label.LINK, found.group().rstrip(".;:)"))


def _phones(row: Row, kind: SectionKind, last: int) -> Iterator[Mention]:
    """Numbers of nine digits or more in the head or foot, shorter ones behind a label."""
    patterns = _patterns()
    near = kind in _FREE or row.index < _EDGE_ROWS or row.index >= last - _EDGE_ROWS
    for found in patterns["phone"].finditer(row.text):
        digits = re.sub(r"\D", "", found.group())
        before = row.text[max(0, found.start() - 24) : found.start()]
        labelled = patterns["phone_label"].search(before) is not None
        allowed = _LABELLED_DIGITS if labelled else _DIGITS if near else ()
        if len(digits) not in allowed or patterns["years_only"].search(found.group()):
            continue
        if not patterns["fax_label"].search(before):
            plus = "+" if found.group().strip().startswith("+") else ""
            yield _mention(row, found, kind, Label.PHONE, plus + digits)


@Language.component("contact")
def _contact(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.contact = find_contact(draft.rows, draft.sections)
    return doc
