"""The candidate's name: the line that looks like a name and like nothing else.

Handles "ANN LEE", "A n n  L e e", "Ann Lee, PMP", "Name: Ann Lee", "Resume of Ann Lee", "Ann Lee |
Account Manager", a name under its title, and a name in the last lines. No list of names is used,
so a name from anywhere has the same chance; words that are known from titles, skills, schools or
headings speak against a line, an e-mail address that holds its words speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from screener.extract.headings import match_heading
from screener.extract.resources import load_table
from screener.extract.rows import Row
from screener.knowledge import Entry, load_knowledge, phrase_key
from screener.types import Label, Mention, Section, SectionKind, Span

_HEAD_ROWS = 8
_FOOT_ROWS = 5
_FAR_ROWS = 30
_LONGEST = 40
_MANY_WORDS = 9
_FAR_LARGER, _MOST_LARGE = 1.5, 2
"""How much larger than most text a name is set that stands below a first column, and rows of it."""

_ENOUGH = 3.0
_PAGE_NUMBER = re.compile(r"(?i)\s+(?:page\s+)?\d{1,2}(?:\s+of\s+\d{1,2})?$")
"""A footer that holds a page number often holds the name."""

_DIVIDED = re.compile(r"\s{2,}|[|•·,]|\s[-–—]\s")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jr|Sr|Esq|Ph\.D|M\.D|[A-Z]\.[A-Z])\.$")
_INITIAL = re.compile(r"^[A-Z]\.? |(?<= )[A-Z]\.?$")
"""An initial before or behind the only name: "K. Vale", "Vale K"."""

_CUT = re.compile(r"\s(?=[+(]?\d{3}|\S{1,60}@)|\s{2,}|\s?[|•·]\s?|\s[-–—]\s|,\s|\t|:\s|\s\(")


class _Candidate(msgspec.Struct, frozen=True):
    words: str
    span: Span
    score: float


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    table = load_table("contact")
    return {
        "label": re.compile(table["name_label"]),
        "address": re.compile(table["form_of_address"]),
        "place": re.compile(table["place"]),
        "tail": re.compile(table["name_tail"]),
        "words": re.compile(rf"(?:{table['word']})(?:[ ]{{1,2}}(?:{table['word']})){{1,4}}"),
    }


@lru_cache(maxsize=1)
def _never() -> frozenset[str]:
    """Words that no name holds."""
    return frozenset(load_table("contact")["never"])


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    """Words of titles, fields and own skills: what a line that is no name is made of."""
    known = load_knowledge()
    titles, own = known.titles, _own_rows()
    skills = (phrase for phrase, number in known.skills.phrases.items() if number < own)
    phrases = (*known.fields.lexicon.phrases, *titles.families.phrases, *skills)
    return frozenset(_never() | titles.heads | titles.modifiers | titles.words).union(
        " ".join(phrases).split(" ")
    )


@lru_cache(maxsize=1)
def _own_rows() -> int:
    rows = load_knowledge().skills.rows
    return next((n for n, row in enumerate(rows) if not isinstance(row, Entry)), len(rows))


def find_name(
    rows: Sequence[Row], sections: Sequence[Section], addresses: Sequence[str]
) -> Mention | None:
    """The best candidate among the first and last rows; None where no line is name enough.

    `addresses` are e-mail addresses and links: a line whose words they hold may stand further down.
    """
    sizes = sorted(row.line.size for row in rows)
    striking = 1.15 * sizes[len(sizes) // 2] if sizes else 0.0
    large = max(striking, max((row.line.size for row in rows[:_HEAD_ROWS]), default=0.0))
    personal = [section.body for section in sections if section.kind is SectionKind.PERSONAL]
    own = [_own_part(address) for address in addresses]
    outstanding = _outstanding(rows)
    found = [
        each
        for row in _whole_lines(rows, large)
        if row.index < _HEAD_ROWS
        or row.index >= len(rows) - _FOOT_ROWS
        or row.index in outstanding
        or any(body.covers(row.span) for body in personal)
        or (own and row.index < _FAR_ROWS and _is_addressed(row.text, own))
        for each in _candidates(row, own, large)
    ]
    best = max(found, key=lambda each: (each.score, -each.span.start), default=None)
    if best is None or best.score < _ENOUGH:
        return None
    return Mention(Label.NAME, best.words, best.span, SectionKind.PREAMBLE, "contact.name")


def _outstanding(rows: Sequence[Row]) -> frozenset[int]:
    """The numbers of the one or two rows of the first page that are far larger than the rest."""
    sizes = sorted(row.line.size for row in rows if row.line.size > 0)
    if not sizes or sizes[-1] < _FAR_LARGER * sizes[len(sizes) // 2]:
        return frozenset()
    large = [row.index for row in rows if row.line.size == sizes[-1] and row.line.page == 1]
    return frozenset(large if len(large) <= _MOST_LARGE else ())


def _whole_lines(rows: Sequence[Row], large: float) -> Iterator[Row]:
    """The rows, with two large single words of the head as one: "Robin" above "Vale"."""
    skip = -1
    for row in rows:
        below = rows[row.index + 1] if row.index + 1 < min(len(rows), _HEAD_ROWS) else row
        if row.index == skip:
            continue
        pair = below is not row and row.line.size == below.line.size >= large > 0
        if pair and row.text.isalpha() and below.text.isalpha():
            skip = below.index
            text, span = f"{row.text} {below.text}", Span(row.span.start, below.span.end)
            yield replace(row, text=text, span=span)
        else:
            yield row


def _own_part(address: str) -> str:
    """What a person chose of an address: the part before the @, or a link's path."""
    box, at, _ = address.lower().partition("@")
    return box if at else address.lower().partition(".com/")[2]


def _is_addressed(text: str, own: Sequence[str]) -> bool:
    return len(text) < _LONGEST and _in_address(phrase_key(text).split(" "), own)


def _candidates(row: Row, own: Sequence[str], largest: float) -> Iterator[_Candidate]:
    """The row, or its first part, as a name, with how much speaks for it."""
    patterns = _patterns()
    text = row.content[:120]
    offset = row.span.start + row.bullet
    label = patterns["label"].match(text)
    if label:
        offset, text = offset + label.end(), text[label.end() :]
    elif row.index > 0 and _is_sentence(row):
        return
    if address := patterns["address"].match(text):
        offset, text = offset + address.end(), text[address.end() :]
    tail = patterns["tail"].search(text)
    if tail:
        text = text[: tail.start()]
    numbered = _PAGE_NUMBER.search(text)
    if numbered:
        text = text[: numbered.start()]
    closed = _close_spaced(text)
    part = closed if closed != text else _CUT.split(text.strip(), maxsplit=1)[0]
    name = _beside_title(part.strip(" ,.;:|-–—*#_"))
    place = patterns["place"].match(text.strip(), len(part))
    if place or not patterns["words"].fullmatch(name) or match_heading(name):
        return
    marked = label is not None or (numbered is not None and row.index >= _HEAD_ROWS)
    score = _score(name, row, own, largest, labelled=marked)
    start = offset + max(0, text.find(name)) if closed == text else offset
    end = start + (len(name) if closed == text else len(text.rstrip()))
    yield _Candidate(name, Span(start, min(end, row.span.end)), score)


def _is_sentence(row: Row) -> bool:
    """Whether a row is an item of a list, ends as a sentence or goes on as one."""
    divided = len(_DIVIDED.split(row.text, maxsplit=1)[0].split()) < _MANY_WORDS
    ends = row.text.endswith(".") and not _ABBREVIATED.search(row.text)
    return row.bullet > 0 or ends or not divided


def _close_spaced(text: str) -> str:
    """Spaced letters closed up; a wider space divides words.

    >>> _close_spaced("A N N  L E E"), _close_spaced("Ann Lee")
    ('ANN LEE', 'Ann Lee')
    """
    if not re.fullmatch(r"\s*(?:\w(?:[ ]|\s{2,4}|$)){4,40}\s*", text):
        return text
    return " ".join(part.replace(" ", "") for part in re.split(r"\s{2,}", text.strip()))


def _beside_title(text: str) -> str:
    """A name without the title before it or behind it in its line: "ANN LEE SENIOR NURSE".

    >>> _beside_title("ANN LEE SENIOR NURSE"), _beside_title("Sales Manager Ann Lee")
    ('ANN LEE', 'Ann Lee')
    >>> _beside_title("Ann Lee Baker")
    'Ann Lee Baker'
    """
    words = text.split(" ")
    while words and words[0].lower() in _never():
        words = words[1:]
    common = [word.lower() in _common_words() for word in words]
    for size in (2, 3):
        if len(words) >= size + 2 and not any(common[:size]) and all(common[size : size + 2]):
            return " ".join(words[:size])
        title = " ".join(words[:-size])
        if title and load_knowledge().titles.is_known(title) and not any(common[-size:]):
            return " ".join(words[-size:])
    return " ".join(words)


def _score(name: str, row: Row, own: Sequence[str], largest: float, *, labelled: bool) -> float:
    """How much speaks for a line: words known from nowhere else, its size, place and address."""
    known = load_knowledge()
    words = phrase_key(name).split(" ")
    strange = [word for word in words if word not in _common_words() and len(word) > 1]
    score = 2.0 * min(len(strange), 2)
    score -= 4.0 * (known.titles.is_known(name) or known.skills.lookup(name) is not None)
    score -= 1.0 * (words[-1] in known.titles.heads and len(strange) < 2)
    score -= 3.0 * any(word in _never() for word in words)
    shown = row.line.size >= largest > 0
    addressed = _in_address(words, own)
    score += 1.0 * shown + 1.5 * (row.index == 0) + 4.0 * labelled
    initialled = row.index == 0 and len(strange) == 1 and len(words) > 1 and _INITIAL.search(name)
    score += 1.0 * bool(initialled)
    score -= 2.0 * (len(strange) < 2 and not (shown or addressed or labelled or initialled))
    score -= 0.2 * min(row.index, 10)
    return score + 3.0 * addressed


def _in_address(words: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a chosen part of an address holds a word of three letters or more."""
    return any(len(word) > 2 and word in box for word in words for box in own)
