"""The patterns of certificates, and what one tells: a date, an issuer, the head of a table."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from screener.extract.resources import fill, load_table
from screener.knowledge import load_knowledge
from screener.knowledge.date_words import date_words

_YEAR = re.compile(r"\d ?\d ?\d ?\d")
_LONGEST_DATE = 100
_EDGES = " \t,;:.()[]|–—-"


class Rules(msgspec.Struct, frozen=True):
    """The patterns of patterns/certifications.yaml, compiled."""

    cue: re.Pattern[str]
    strong_cue: re.Pattern[str]
    beside: re.Pattern[str]
    of_others: re.Pattern[str]
    of_firms: re.Pattern[str]
    of_another: re.Pattern[str]
    own_cue: re.Pattern[str]
    item_separators: re.Pattern[str]
    list_separators: re.Pattern[str]
    drop: re.Pattern[str]
    date_inside: re.Pattern[str]
    date_head: re.Pattern[str]
    date_tail: re.Pattern[str]
    date_between: re.Pattern[str]
    lead: re.Pattern[str]
    number_between: re.Pattern[str]
    issuer: re.Pattern[str]
    spoken: re.Pattern[str]
    no_certificate: re.Pattern[str]
    progress_tail: re.Pattern[str]
    placed: re.Pattern[str]
    program: re.Pattern[str]
    number_tail: re.Pattern[str]
    label: re.Pattern[str]
    own_label: re.Pattern[str]
    one: re.Pattern[str]
    other_label: re.Pattern[str]
    table_head: re.Pattern[str]
    table_name: re.Pattern[str]
    generic: re.Pattern[str]
    called_item: re.Pattern[str]
    studied: re.Pattern[str]
    award: re.Pattern[str]
    open_end: re.Pattern[str]
    praise: re.Pattern[str]
    of_no_subject: re.Pattern[str]
    name_separators: re.Pattern[str]
    generic_separators: re.Pattern[str]
    plain_acronyms: frozenset[str]
    only_listed: frozenset[str]
    max_words: int


_PLAIN = (
    "cue",
    "strong_cue",
    "beside",
    "of_others",
    "of_firms",
    "of_another",
    "own_cue",
    "item_separators",
    "list_separators",
    "drop",
    "lead",
    "number_between",
    "issuer",
    "spoken",
    "no_certificate",
    "progress_tail",
    "placed",
    "program",
    "number_tail",
    "label",
    "own_label",
    "one",
    "other_label",
    "table_head",
    "table_name",
    "called_item",
    "studied",
    "award",
    "open_end",
    "praise",
    "of_no_subject",
    "name_separators",
    "generic_separators",
)
"""Patterns that stand in the file as they are used."""


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The patterns, read once per process."""
    table = load_table("certifications")
    parts = date_words() | load_table("dates")["parts"] | table["date_parts"]
    dates = {
        f"date_{name}": re.compile(fill(regex, parts), re.IGNORECASE)
        for name, regex in table["dates"].items()
    }
    return Rules(
        **{name: re.compile(table[name]) for name in _PLAIN},
        **dates,
        generic=re.compile("|".join(table["generic"].values())),
        plain_acronyms=frozenset(table["plain_acronyms"]),
        only_listed=frozenset(table["only_listed"]),
        max_words=table["max_words"],
    )


def end_date(words: str) -> re.Match[str] | None:
    """The date that ends an item, with what was done then: "Kites, issued Mar 2021".

    >>> end_date("Kites, issued Mar 2021")[0], end_date("Kites 2019 and glass")
    (', issued Mar 2021', None)
    """
    near = max(0, len(words) - _LONGEST_DATE)
    return rules().date_tail.search(words, near) if _YEAR.search(words, near) else None


def is_date(words: str) -> bool:
    """Whether words are a date and what was done then: "Issued Mar 2021 - no expiry".

    >>> is_date("Issued Mar 2021 - No expiration date"), is_date("(2019)"), is_date("Kites 2019")
    (True, True, False)
    """
    found = end_date(words)
    return found is not None and not words[: found.start()].strip(_EDGES)


def is_provider(words: str) -> bool:
    """Whether words are nothing but the name of one that gives courses or certificates.

    >>> is_provider("by Coursera"), is_provider("Glazing, Coursera")
    (True, False)
    """
    bare = re.sub(r"^(?i:issued by|by|from|via|on)[ :]+", "", words.strip(_EDGES))
    return load_knowledge().providers.lookup(bare) is not None


def is_issuer(words: str) -> bool:
    """Whether words name one that gives certificates, known or by a word for an office.

    >>> is_issuer("Quill State Board"), is_issuer("CPR (Quill Association)"), is_issuer("Glazing")
    (True, False, False)
    """
    office = rules().issuer.search(words) and not rules().own_cue.search(words)
    named = office and not load_knowledge().certifications.find_in(words)
    return is_provider(words) or bool(named)
