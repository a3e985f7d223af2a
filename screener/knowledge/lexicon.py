"""A list of known phrases and the one fast way to find them in text.

Phrases are compared word by word in lower case, hyphens and slashes counting as spaces and "&" as
"and", so that "Data-Analysis", "data analysis" and "DATA ANALYSIS" are one phrase. An acronym of up
to four capitals ("SAP", "R") is known only in capitals: a sap or an r is something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"(?:(?<![\w.])\.)?\w+(?:[.'’]\w+)*(?:\+\+?|#)?(?![\w])|\w+|&|[,;:|()•!?]")
_KEYS = {"&": "and"} | dict.fromkeys(",;:|()•!?", "")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in parallel lists: as written, as compared, and where they stand.

    A mark that no phrase reaches over is a word with the key "". `pairs` holds each key joined to
    the next one.
    """

    texts: list[str]
    keys: list[str]
    pairs: list[str]
    starts: list[int]
    ends: list[int]


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


def split_words(text: str) -> Words:
    """The words of a text, with what they are compared by; no phrase reaches over a comma.

    >>> split_words("C++, ASP.NET & e-mail.").keys
    ['c++', '', 'asp.net', 'and', 'e', 'mail']
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    texts = [text[start:end] for start, end in spans]
    keys = [_KEYS[word] if word in _KEYS else word.lower() for word in texts]
    pairs = [f"{one} {two}" for one, two in zip(keys, [*keys[1:], ""], strict=False)]
    return Words(texts, keys, pairs, [start for start, _ in spans], [end for _, end in spans])


def phrase_key(text: str) -> str:
    """A phrase as it is compared.

    >>> phrase_key("Profit & Loss"), phrase_key("CI/CD")
    ('profit and loss', 'ci cd')
    """
    keys = [_KEYS[word] if word in _KEYS else word.lower() for word in _WORD.findall(text)]
    return " ".join([key for key in keys if key])


def is_acronym(text: str) -> bool:
    """Whether a phrase is one that only capitals make.

    >>> is_acronym("SAP"), is_acronym("CI/CD"), is_acronym("Sap")
    (True, False, False)
    """
    return _ACRONYM.fullmatch(text) is not None


@dataclass(frozen=True)
class Lexicon:
    """Rows and the phrases that name them; `rows` are parsed only when asked for.

    `phrases` maps a phrase's key to the number of its row, `acronyms` phrases that are known in
    capitals only. `starts` holds the first two words of the phrases that are looked for in running
    text, `longest` the most words that a phrase with such a start has.
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

    def find(self, words: Words) -> Iterator[Hit]:
        """The longest known phrases among words, left to right, none overlapping."""
        longest, acronyms, reached = self.longest, self.acronyms, 0
        candidates = [
            at
            for at, (key, pair, text) in enumerate(
                zip(words.keys, words.pairs, words.texts, strict=True)
            )
            if pair in longest or key in longest or text in acronyms
        ]
        for at in candidates:
            if at >= reached:
                number, size = self._longest_at(words, at)
                if number is not None:
                    reached = at + size
                    yield Hit(self.entry(number), words.starts[at], words.ends[reached - 1])

    def _longest_at(self, words: Words, at: int) -> tuple[int | None, int]:
        """The row of the longest phrase that begins at a word, and how many words it has."""
        most = min(self.longest.get(words.pairs[at], 1), len(words.keys) - at)
        for take in range(most, 1, -1):
            number = self.phrases.get(" ".join(words.keys[at : at + take]))
            if number is not None:
                return number, take
        if words.keys[at] in self.longest:
            return self.phrases[words.keys[at]], 1
        return self.acronyms.get(words.texts[at]), 1

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
    more = add_names(lexicon, lines)
    longest = dict(more.longest)
    for line in lines:
        for key in line[line.rindex("\t") + 1 :].split("|"):
            if key.islower():
                _add_start(longest, key)
    return Lexicon(more.rows, more.phrases, more.acronyms, longest)


def add_names(lexicon: Lexicon, lines: Sequence[str]) -> Lexicon:
    """Like `add_rows`, but `find` does not look for the new phrases, only `lookup` knows them."""
    phrases, acronyms = dict(lexicon.phrases), dict(lexicon.acronyms)
    for number, line in enumerate(lines, start=len(lexicon.rows)):
        for key in line[line.rindex("\t") + 1 :].split("|"):
            (acronyms if key.isupper() else phrases).setdefault(key, number)
    return Lexicon((*lexicon.rows, *lines), phrases, acronyms, lexicon.longest)


def _add_phrase(lexicon: Lexicon, phrase: str, number: int) -> None:
    key = phrase if is_acronym(phrase) else phrase_key(phrase)
    if key.isupper():
        lexicon.acronyms.setdefault(key, number)
    elif key:
        lexicon.phrases.setdefault(key, number)
        _add_start(lexicon.longest, key)


def _add_start(longest: dict[str, int], key: str) -> None:
    """Note the first two words of a phrase, or its only one."""
    words = key.split(" ")
    start = " ".join(words[:2])
    if longest.get(start, 0) < len(words):
        longest[start] = len(words)
