"""The candidate's name: the line that looks like a name and like nothing else.

Handles "ANN LEE", "A n n  L e e", "Ann Lee, PMP", "Name: Ann Lee", "Resume of Ann Lee", "Ann Lee |
Account Manager", a name under its title, and a name in the last lines. No list of names is used,
so a name from anywhere has the same chance; words that are known from titles, skills, schools or
headings speak against a line, an e-mail address that holds its words speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from screener.extract.resources import load_table
from screener.extract.rows import Row
from screener.extract.sections import match_heading
from screener.knowledge import load_knowledge, phrase_key
from screener.types import Label, Mention, Section, SectionKind, Span

_HEAD_ROWS = 8
_FOOT_ROWS = 5
_ENOUGH = 3.0
_PAGE_NUMBER = re.compile(r"(?i)\s+(?:page\s+)?\d{1,2}(?:\s+of\s+\d{1,2})?$")
"""A footer that holds a page number often holds the name."""

_CUT = re.compile(r"\s{2,}|\s?[|•·]\s?|\s[-–—]\s|,\s|\t|:\s|\s\(")


@dataclass(frozen=True, slots=True)
class _Candidate:
    words: str
    span: Span
    score: float


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    table = load_table("contact")
    return {
        "label": re.compile(table["name_label"]),
        "place": re.compile(table["place"]),
        "tail": re.compile(table["name_tail"]),
        "words": re.compile(rf"(?:{table['word']})(?:[ ]{{1,2}}(?:{table['word']})){{1,4}}"),
    }


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    """Words of titles, fields and own skills: what a line that is no name is made of."""
    known = load_knowledge()
    words = set(load_table("contact")["never"]) | known.titles.heads | known.titles.modifiers
    for lexicon in (known.titles.lexicon, known.fields.lexicon, known.titles.families):
        for phrase in lexicon.phrases:
            words.update(phrase.split(" "))
    for phrase, number in known.skills.phrases.items():
        if number < _own_rows():
            words.update(phrase.split(" "))
    return frozenset(words)


@lru_cache(maxsize=1)
def _own_rows() -> int:
    rows = load_knowledge().skills.rows
    return next((n for n, row in enumerate(rows) if isinstance(row, str)), len(rows))


def find_name(
    rows: Sequence[Row], sections: Sequence[Section], emails: Sequence[str]
) -> Mention | None:
    """The best candidate among the first and last rows; None where no line is name enough."""
    sizes = sorted(row.line.size for row in rows)
    striking = 1.15 * sizes[len(sizes) // 2] if sizes else 0.0
    large = max(striking, max((row.line.size for row in rows[:_HEAD_ROWS]), default=0.0))
    personal = [section.body for section in sections if section.kind is SectionKind.PERSONAL]
    found = [
        each
        for row in rows
        if row.index < _HEAD_ROWS
        or row.index >= len(rows) - _FOOT_ROWS
        or any(body.covers(row.span) for body in personal)
        for each in _candidates(row, emails, large)
    ]
    best = max(found, key=lambda each: (each.score, -each.span.start), default=None)
    if best is None or best.score < _ENOUGH:
        return None
    return Mention(Label.NAME, best.words, best.span, SectionKind.PREAMBLE, "contact.name")


def _candidates(row: Row, emails: Sequence[str], largest: float) -> Iterator[_Candidate]:
    """The row, or its first part, as a name, with how much speaks for it."""
    text = row.content[:120]
    offset = row.span.start + row.bullet
    label = _patterns()["label"].match(text)
    if label:
        offset, text = offset + label.end(), text[label.end() :]
    tail = _patterns()["tail"].search(text)
    if tail:
        text = text[: tail.start()]
    if _patterns()["place"].search(text):
        return
    numbered = _PAGE_NUMBER.search(text)
    if numbered:
        text = text[: numbered.start()]
    closed = _close_spaced(text)
    part = closed if closed != text else _CUT.split(text.strip())[0]
    name = _before_title(part.strip(" ,.;:|-–—*#_"))
    if not _patterns()["words"].fullmatch(name) or match_heading(name):
        return
    marked = label is not None or (numbered is not None and row.index >= _HEAD_ROWS)
    score = _score(name, row, emails, largest, labelled=marked)
    start = offset + max(0, text.find(name)) if closed == text else offset
    end = start + (len(name) if closed == text else len(text.rstrip()))
    yield _Candidate(name, Span(start, end), score)


def _close_spaced(text: str) -> str:
    """Spaced letters closed up; a wider space divides words.

    >>> _close_spaced("A N N  L E E"), _close_spaced("Ann Lee")
    ('ANN LEE', 'Ann Lee')
    """
    if not re.fullmatch(r"\s*(?:\w(?:[ ]|\s{2,4}|$)){4,40}\s*", text):
        return text
    return " ".join(part.replace(" ", "") for part in re.split(r"\s{2,}", text.strip()))


def _before_title(text: str) -> str:
    """A name without the title that goes on in its line: "ANN LEE SENIOR NURSE".

    >>> _before_title("ANN LEE SENIOR NURSE"), _before_title("Ann Lee Baker")
    ('ANN LEE', 'Ann Lee Baker')
    """
    words = text.split(" ")
    while words and words[0].lower() in load_table("contact")["never"]:
        words = words[1:]
    text = " ".join(words)
    common = [word.lower() in _common_words() for word in words]
    for size in (2, 3):
        if len(words) >= size + 2 and not any(common[:size]) and all(common[size : size + 2]):
            return " ".join(words[:size])
    return text


def _score(name: str, row: Row, emails: Sequence[str], largest: float, *, labelled: bool) -> float:
    known = load_knowledge()
    words = phrase_key(name).split(" ")
    strange = [word for word in words if word not in _common_words() and len(word) > 1]
    score = 2.0 * min(len(strange), 2)
    score -= 4.0 * (known.titles.is_known(name) or known.skills.lookup(name) is not None)
    score -= 1.0 * (words[-1] in known.titles.heads and len(strange) < 2)
    score -= 3.0 * any(word in load_table("contact")["never"] for word in words)
    score += 1.0 * (row.line.size >= largest > 0) + 1.5 * (row.index == 0) + 4.0 * labelled
    score -= 0.2 * min(row.index, 10)
    return score + 3.0 * _in_email(words, emails)


def _in_email(words: Sequence[str], emails: Sequence[str]) -> bool:
    """Whether the part of an address before the @ holds a word of three letters or more."""
    boxes = [email.partition("@")[0] for email in emails]
    return any(len(word) > 2 and word in box for word in words for box in boxes)
