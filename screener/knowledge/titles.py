"""Job titles: the known ones, the words that make one, and the families they belong to."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain

import msgspec

from screener.knowledge.lexicon import Entry, Lexicon, build_lexicon, phrase_key, split_words
from screener.knowledge.tables import read_lines, read_table
from screener.knowledge.trades import Nouns, Trade, trades_in


class Titles(msgspec.Struct, frozen=True, dict=True):
    """Known titles, and what tells an unknown one.

    `known` are whole titles, as phrases are compared. `heads` are the nouns that a title ends in or
    is built around ("manager", "nurse"), in eight languages; `endings` the last parts of nouns that
    German and Dutch write as one word ("Kundenberater"); `modifiers` the words of rank before them.
    `families` holds the phrases that put a title into a family, `nouns` weighs them, `related` says
    which families are near to one. `single` are the families of a single trade, each of whose
    phrases is kin to the others; the rest are umbrellas over trades: all that is sold.
    """

    known: frozenset[str]
    heads: frozenset[str]
    endings: tuple[str, ...]
    modifiers: frozenset[str]
    families: Lexicon
    related: dict[str, tuple[str, ...]]
    single: frozenset[str]
    nouns: Nouns

    def trades_of(self, title: str) -> tuple[Trade, ...]:
        """The jobs that a title names, each with its families and the words that tell them.

        >>> [trade.families for trade in read_titles().trades_of("Server / Hotel Accountant")]
        [('food service',), ('accounting',)]
        """
        return trades_in(title, families=self.families, nouns=self.nouns)

    def families_of(self, title: str) -> tuple[str, ...]:
        """The families a title belongs to, those of its own trades first.

        >>> read_titles().families_of("Senior Key Account Manager")[0]
        'account management'
        >>> read_titles().families_of("Executive Director of Sales")
        ('sales',)
        >>> read_titles().families_of("Marketing Coordinator")
        ('marketing', 'administration')
        """
        trades = self.trades_of(title)
        own = (trade.families[0] for trade in trades)
        return tuple(dict.fromkeys([*own, *chain.from_iterable(t.families for t in trades)]))

    def is_known(self, text: str) -> bool:
        """Whether a whole text is a known title, in any case.

        >>> read_titles().is_known("account manager"), read_titles().is_known("Acme Ltd")
        (True, False)
        """
        return phrase_key(text) in self.known

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that known titles are made of."""
        return frozenset(" ".join(self.known).split(" "))

    def is_head(self, word: str) -> bool:
        """Whether titles are built around a word, given in lower case.

        >>> read_titles().is_head("nurse"), read_titles().is_head("kundenberaterin")
        (True, True)
        """
        return word in self.heads or word.endswith(self.endings)

    def has_head(self, text: str) -> bool:
        """Whether a text holds a word that titles are built around.

        >>> read_titles().has_head("Regional Growth Manager, EMEA")
        True
        """
        return any(self.is_head(key) for key in split_words(text).keys)


def read_titles() -> Titles:
    """The titles of data/titles.tsv.gz with the words of title_words.tsv and titles.tsv."""
    words = _title_words()
    rows = read_table("titles.tsv")
    families = build_lexicon(_family_entries(rows))
    return Titles(
        known=frozenset(read_lines("titles.tsv.gz")),
        heads=frozenset(words["head"]),
        endings=tuple(words["ending"]),
        modifiers=frozenset(words["modifier"]),
        families=families,
        related={row["family"]: _near(row["related"], rows) for row in rows},
        single=frozenset(row["family"] for row in rows if row["kin"] == "all"),
        nouns=_nouns(words, families),
    )


def _nouns(words: dict[str, list[str]], families: Lexicon) -> Nouns:
    heads, ranks, work, vague = (
        frozenset(words[kind]) for kind in ("head", "modifier", "work", "vague")
    )
    return Nouns(heads, ranks, work, vague, (heads & families.phrases.keys()) - work - vague)


def _title_words() -> dict[str, list[str]]:
    """Words that make a title, of all languages, by their kind."""
    words: dict[str, list[str]] = {}
    for row in read_table("title_words.tsv"):
        words.setdefault(row["kind"], []).extend(row["words"].split("|"))
    return words


def _family_entries(rows: list[dict[str, str]]) -> list[Entry]:
    """One entry per keyword, which may belong to several families."""
    families: dict[str, list[str]] = {}
    for row in rows:
        for keyword in row["keywords"].split("|"):
            families.setdefault(keyword, []).append(row["family"])
    return [
        Entry(f"own:title.{keyword.replace(' ', '-')}", keyword, "|".join(names))
        for keyword, names in families.items()
    ]


def _near(cell: str, rows: list[dict[str, str]]) -> tuple[str, ...]:
    """Family names may hold spaces, so the longest name that fits is read first."""
    names = sorted((row["family"] for row in rows), key=len, reverse=True)
    return tuple(re.findall(rf"\b(?:{'|'.join(names)})\b", cell))
