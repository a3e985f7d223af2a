"""A list of known phrases, and what makes two phrases one.

Phrases are compared word by word in lower case, hyphens and slashes counting as spaces and "&" as
"and", so that "Data-Analysis", "data analysis" and "DATA ANALYSIS" are one phrase. An acronym of up
to four capitals ("SAP", "R") is known only in capitals: a sap or an r is something else.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

import msgspec

WORD = re.compile(
    r"(?:\w++|(?<![\w.])\.\w++)"
    r"(?:(?![.'’+#])|(?:[.'’]\w+)*(?:\+\+?|#)?(?!\w))"  # most words have no mark: told at once
    r"|[&,;:|()•!?]"
)
"""A word, or a mark that no phrase reaches over; every letter and digit belongs to one."""

_CUT = re.compile(f"({WORD.pattern})")
MARKS = frozenset(",;:|()•!?")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{0,3}")


class Words(msgspec.Struct, gc=False, frozen=True):
    """The words of a text in parallel lists: as written, as compared, and where they stand.

    A mark is its own key, which no phrase holds.
    """

    texts: list[str]
    keys: list[str]
    starts: Sequence[int]
    ends: Sequence[int]


class Entry(msgspec.Struct, gc=False, frozen=True):
    """A row of a list: `id` begins with the key of its source, `family` groups rows by subject."""

    id: str
    label: str
    family: str
    aliases: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The key of the row's source in `Knowledge.sources`."""
        return self.id.partition(":")[0]


Columns = tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]]
"""Ids, labels, families and keys of the rows of a list."""

BareRow = tuple[str, str, str]
"""The id, label and family of a row that is made an `Entry` when it is asked for."""


class Hit(msgspec.Struct, gc=False, frozen=True):
    """A known phrase in a text, as half-open characters of that text."""

    entry: Entry
    start: int
    end: int


def split_words(text: str) -> Words:
    """The words of a text, with what they are compared by; no phrase reaches over a comma.

    >>> split_words("C++, ASP.NET & e-mail.").keys
    ['c++', ',', 'asp.net', 'and', 'e', 'mail']
    """
    parts = _CUT.split(text)  # a gap, a word, a gap, and so on
    texts = parts[1::2]
    ends = array("L", accumulate(map(len, parts)))
    return Words(texts, _keys_of(texts), ends[:-1:2], ends[1::2])


def _keys_of(words: Sequence[str]) -> list[str]:
    """Words as they are compared; all at once is several times faster than one by one."""
    return "\n".join(words).lower().replace("&", "and").split("\n") if words else []


def phrase_key(text: str) -> str:
    """A phrase as it is compared.

    >>> phrase_key("Profit & Loss"), phrase_key("CI/CD")
    ('profit and loss', 'ci cd')
    """
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())
    words = [word for word in WORD.findall(text) if word not in MARKS]
    return " ".join(words).lower().replace("&", "and")


def is_acronym(text: str) -> bool:
    """Whether a phrase is one that only capitals make.

    >>> is_acronym("SAP"), is_acronym("CI/CD"), is_acronym("Sap")
    (True, False, False)
    """
    return _ACRONYM.fullmatch(text) is not None


class Lexicon(msgspec.Struct, frozen=True, dict=True):
    """Rows and the phrases that name them.

    `phrases` maps the key of a phrase to the number of its row, `acronyms` phrases that are known
    in capitals only. `names` holds keys that are no phrases to look for in running text: they name
    a row only where they are a whole text.
    """

    rows: Sequence[Entry | BareRow]
    phrases: dict[str, int] = msgspec.field(default_factory=dict)
    acronyms: dict[str, int] = msgspec.field(default_factory=dict)
    names: dict[str, int] = msgspec.field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def _reach(self) -> dict[str, int]:
        """How many words the longest phrase has, by the word that it begins with."""
        reach: dict[str, int] = {}
        for key in self.phrases:
            first, _, rest = key.partition(" ")
            reach[first] = max(reach.get(first, 0), rest.count(" ") + 1 + bool(rest))
        return reach

    def entry(self, number: int) -> Entry:
        """The row with a number."""
        row = self.rows[number]
        return row if isinstance(row, Entry) else Entry(*row)

    def lookup(self, text: str) -> Entry | None:
        """The row that a whole text names, in any case; None where no row does."""
        number = self._number_of(text)
        return None if number is None else self.entry(number)

    def _number_of(self, text: str) -> int | None:
        """The number of the row that a whole text names; row 0 is a row, too."""
        if (number := self.acronyms.get(text.strip())) is not None:
            return number
        key = phrase_key(text)
        if (number := self.phrases.get(key)) is not None:
            return number
        return self.names.get(key, self.acronyms.get(key.upper()))

    def find_in(self, text: str) -> tuple[Hit, ...]:
        """The longest known phrases in a few words, left to right, none overlapping.

        A whole document is searched by the pipeline (extract/terms.py).
        """
        words, at = split_words(text), 0
        hits = []
        while at < len(words.keys):
            end, number = self._longest_at(words, at)
            if number is not None:
                hits.append(Hit(self.entry(number), words.starts[at], words.ends[end - 1]))
            at = end
        return tuple(hits)

    def _longest_at(self, words: Words, at: int) -> tuple[int, int | None]:
        """Where the longest phrase from a word on ends, and its row; past the word if none."""
        last = at + self._reach.get(words.keys[at], 0)
        for end in range(min(last, len(words.keys)), at, -1):
            number = self.phrases.get(" ".join(words.keys[at:end]))
            if number is not None:
                return end, number
        return at + 1, self.acronyms.get(words.texts[at])


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
                key = phrase if is_acronym(phrase) else phrase_key(phrase)
                if key:
                    _home(lexicon, key).setdefault(key, number)
    return lexicon


def _home(lexicon: Lexicon, key: str) -> dict[str, int]:
    return lexicon.acronyms if key.isupper() else lexicon.phrases


def add_rows(lexicon: Lexicon, columns: Columns) -> Lexicon:
    """A lexicon with more rows, given as columns: ids, labels, families, and keys ("crm|a crm").

    The keys are compared as they stand (the build script made them); a key in capitals is an
    acronym. Phrases that the lexicon knows already keep their row.
    """
    found, acronyms = _numbered(lexicon, columns)
    phrases = found | lexicon.phrases
    return _with_rows(lexicon, columns, phrases, acronyms, lexicon.names)


def add_names(lexicon: Lexicon, columns: Columns) -> Lexicon:
    """Like `add_rows`, but the new phrases are names, not looked for in running text."""
    found, acronyms = _numbered(lexicon, columns)
    names = found | lexicon.names
    return _with_rows(lexicon, columns, lexicon.phrases, acronyms, names)


def _with_rows(
    lexicon: Lexicon,
    columns: Columns,
    phrases: dict[str, int],
    acronyms: dict[str, int],
    names: dict[str, int],
) -> Lexicon:
    ids, labels, families, _ = columns
    rows = (*lexicon.rows, *zip(ids, labels, families, strict=True))
    return Lexicon(rows, phrases, acronyms | lexicon.acronyms, names)


def _numbered(lexicon: Lexicon, columns: Columns) -> tuple[dict[str, int], dict[str, int]]:
    """The further phrases and acronyms, each with the number of the first row that has it."""
    found: dict[str, int] = {}
    keep = found.setdefault  # a hundred thousand times at every start
    for number, cell in enumerate(columns[-1], start=len(lexicon)):
        for key in cell.split("|"):
            keep(key, number)
    acronyms = {key: found.pop(key) for key in [*filter(str.isupper, found)]}
    return found, acronyms
