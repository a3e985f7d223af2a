"""A list of known phrases and the one fast way to find them in text.

Phrases are compared word by word in lower case, hyphens and slashes counting as spaces and "&" as
"and", so that "Data-Analysis", "data analysis" and "DATA ANALYSIS" are one phrase. An acronym of up
to four capitals ("SAP", "R") is known only in capitals: a sap or an r is something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"(?:(?<![\w.])\.)?\w+(?:[.'’]\w+)*(?:\+\+?|#)?(?![\w])|\w+|&")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{0,3}")
_LONGEST = 7
"""No phrase has more words than this."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as written, as compared, and where it stands."""

    text: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list: `id` begins with the key of its source, `family` groups rows by subject."""

    id: str
    label: str
    family: str
    aliases: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The key of the row's source in `Knowledge.sources`."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Hit:
    """A known phrase in a text, as half-open characters of that text."""

    entry: Entry
    start: int
    end: int


def split_words(text: str) -> list[Word]:
    """The words of a text, with what they are compared by.

    >>> [word.key for word in split_words("C++, ASP.NET & e-mail.")]
    ['c++', 'asp.net', 'and', 'e', 'mail']
    """
    return [
        Word(word, "and" if word == "&" else word.lower().replace("’", "'"), *match.span())
        for match in _WORD.finditer(text)
        for word in (match.group(),)
    ]


def phrase_key(text: str) -> str:
    """A phrase as it is compared.

    >>> phrase_key("Profit & Loss"), phrase_key("CI/CD")
    ('profit and loss', 'ci cd')
    """
    return " ".join(word.key for word in split_words(text))


def is_acronym(text: str) -> bool:
    """Whether a phrase is one that only capitals make.

    >>> is_acronym("SAP"), is_acronym("CI/CD"), is_acronym("Sap")
    (True, False, False)
    """
    return _ACRONYM.fullmatch(text) is not None


@dataclass(frozen=True)
class Lexicon:
    """Rows and the phrases that name them; `rows` are parsed only when asked for.

    `phrases` maps a phrase's key to the number of its row, `acronyms` maps phrases that are known
    in capitals only, `longest` maps a first word to the most words that a phrase with it has.
    """

    rows: Sequence[Entry | str]
    phrases: dict[str, int] = field(default_factory=dict)
    acronyms: dict[str, int] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def entry(self, number: int) -> Entry:
        """The row with a number."""
        row = self.rows[number]
        if isinstance(row, Entry):
            return row
        identity, label, family, *_ = row.split("\t")
        return Entry(identity, label, family)

    def lookup(self, text: str) -> Entry | None:
        """The row that a whole text names, in any case; None where no row does."""
        number = self.acronyms.get(text.strip())
        if number is None:
            key = phrase_key(text)
            number = self.phrases.get(key)
            if number is None:
                number = self.acronyms.get(key.upper())
        return None if number is None else self.entry(number)

    def find(self, words: Sequence[Word]) -> Iterator[Hit]:
        """The longest known phrases among words, left to right, none overlapping."""
        at, longest, phrases = 0, self.longest, self.phrases
        while at < len(words):
            count = longest.get(words[at].key, 0)
            found = self.acronyms.get(words[at].text)
            size = 1
            for take in range(min(count, len(words) - at), 0, -1):
                key = " ".join([word.key for word in words[at : at + take]])
                if key in phrases:
                    found, size = phrases[key], take
                    break
            if found is not None:
                yield Hit(self.entry(found), words[at].start, words[at + size - 1].end)
            at += size

    def find_in(self, text: str) -> tuple[Hit, ...]:
        """The longest known phrases in a text."""
        return tuple(self.find(split_words(text)))


def build_lexicon(entries: Iterable[Entry]) -> Lexicon:
    """A lexicon over rows; where two rows share a phrase, the first keeps it.

    >>> crm = build_lexicon([Entry("own:crm", "Customer Relationship Management", "crm", ("CRM",))])
    >>> [hit.entry.id for hit in crm.find_in("Kept the CRM clean")]
    ['own:crm']
    """
    lexicon = Lexicon(tuple(entries))
    for number, entry in enumerate(lexicon.rows):
        if isinstance(entry, Entry):
            for phrase in (entry.label, *entry.aliases):
                _add_phrase(lexicon, phrase, number)
    return lexicon


def add_rows(lexicon: Lexicon, lines: Sequence[str]) -> Lexicon:
    """A lexicon with more rows, given as `id TAB label TAB family TAB key|key|...` lines.

    The keys are compared as they stand (the build script made them); a key in capitals is an
    acronym. Phrases that the lexicon knows already keep their row.
    """
    offset = len(lexicon.rows)
    phrases, acronyms, longest = (
        dict(lexicon.phrases),
        dict(lexicon.acronyms),
        dict(lexicon.longest),
    )
    for number, line in enumerate(lines, start=offset):
        for key in line[line.rindex("\t") + 1 :].split("|"):
            if key.isupper():
                acronyms.setdefault(key, number)
                continue
            phrases.setdefault(key, number)
            first = key.split(" ", 1)[0]
            size = key.count(" ") + 1
            if longest.get(first, 0) < size:
                longest[first] = size
    return Lexicon((*lexicon.rows, *lines), phrases, acronyms, longest)


def _add_phrase(lexicon: Lexicon, phrase: str, number: int) -> None:
    if is_acronym(phrase):
        lexicon.acronyms.setdefault(phrase, number)
        return
    words = split_words(phrase)[:_LONGEST]
    if not words:
        return
    lexicon.phrases.setdefault(" ".join(word.key for word in words), number)
    first = words[0].key
    lexicon.longest[first] = max(lexicon.longest.get(first, 0), len(words))
