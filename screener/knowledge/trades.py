"""Which trades a job title is of: its families, told by the noun it ends in and the words before.

Of "hotel sales manager" the word next to the noun says the trade, since a manager is one of any; a
"store chef" is a chef and nothing of the store, since a chef is of one trade wherever. A title may
name two jobs ("server / bartender"), and say its field behind its noun ("director of sales").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from screener.knowledge.lexicon import Hit, Lexicon, split_words

MOST_WORDS = 4
"""Words of the longest phrase that puts a title into a family."""
_FOR_SOMEBODY = re.compile(r"\s+to\s+.*", re.DOTALL)
"""Whom somebody assists: "assistant to the director of sales"."""
_ANOTHER = re.compile(r"[/;|&+]|\band\b", re.IGNORECASE)
_BEHIND = re.compile(r"[,(:]|\s[-–—]|[-–—]\s|\b(?:of|for|in|at|with|on)\b", re.IGNORECASE)


class Trade(msgspec.Struct, frozen=True):
    """One job that a title names: its families, its own first.

    `words` are the characters of its words that tell them; those before a noun of one trade, which
    say nothing of it ("store " of "store chef"), stand there too. `vague` says that they are words
    of many trades.
    """

    families: tuple[str, ...]
    words: tuple[tuple[int, int], ...]
    vague: bool = False


class Nouns(msgspec.Struct, frozen=True):
    """What the words of titles are: `heads` titles end in, `ranks` stand before them.

    `work` are nouns that say what is done, in any field ("coordinator"): the field counts first.
    `vague` are words that say a trade only where no other word of the title does ("supervisor").
    `own` are the nouns of one trade, which leave the words before them nothing to say ("chef").
    """

    heads: frozenset[str]
    ranks: frozenset[str]
    work: frozenset[str]
    vague: frozenset[str]
    own: frozenset[str]


def trades_in(title: str, *, families: Lexicon, nouns: Nouns) -> tuple[Trade, ...]:
    """The jobs that a title names, in their order; those without a known family left out."""
    told = _FOR_SOMEBODY.sub("", title)
    hits = tuple(_last_first(told, families))
    each = (_trade(told, start, end, hits, nouns) for start, end in _parts(told, hits))
    trades = tuple(trade for trade in each if trade.families)
    vague = [hit for hit in hits if hit.entry.label in nouns.vague]
    return trades or ((replace(_told_by(vague), vague=True),) if vague else ())


def _told_by(hits: list[Hit], *before: tuple[int, int]) -> Trade:
    names = dict.fromkeys(name for hit in hits for name in hit.entry.family.split("|"))
    return Trade(tuple(names), (*before, *((hit.start, hit.end) for hit in hits)))


def _last_first(title: str, families: Lexicon) -> Iterator[Hit]:
    """The known phrases of a title from its end, the longest first, none overlapping."""
    words = split_words(title)
    end = len(words.keys)
    while end:
        for start in range(max(0, end - MOST_WORDS), end):
            phrase = " ".join(words.keys[start:end])
            number = families.phrases.get(phrase, families.phrases.get(phrase.removesuffix("s")))
            if number is None and end - start == 1:
                number = families.acronyms.get(words.texts[start])
            if number is not None:
                yield Hit(families.entry(number), words.starts[start], words.ends[end - 1])
                end = start
                break
        else:
            end -= 1


def _parts(title: str, hits: Iterable[Hit]) -> list[tuple[int, int]]:
    """Where a title goes over to another job; "food and beverage" is no two."""
    cuts = (mark.span() for mark in _ANOTHER.finditer(title))
    kept = [cut for cut in cuts if not any(h.start < cut[1] and cut[0] < h.end for h in hits)]
    bounds = [(0, 0), *kept, (len(title), len(title))]
    return [(before[1], after[0]) for before, after in pairwise(bounds)]


def _trade(title: str, start: int, end: int, hits: tuple[Hit, ...], nouns: Nouns) -> Trade:
    """The trade that one part of a title says, by the words that say most first."""
    behind = _BEHIND.search(title, start, end)
    middle = behind.start() if behind else end
    head = _head(title[start:middle], nouns)
    mine = [hit for hit in hits if start <= hit.start < end and _says_trade(hit, head, nouns)]
    mine.sort(key=lambda hit: hit.start >= middle)
    if mine and head in nouns.own and mine[0].entry.label.split()[-1] == head:
        return _told_by(mine[:1], (start, mine[0].start))
    return _told_by(sorted(mine, key=lambda hit: hit.entry.label in nouns.work))


def _says_trade(hit: Hit, head: str, nouns: Nouns) -> bool:
    """Whether a phrase says a trade: a word of rank does where a title ends in it ("principal")."""
    word = hit.entry.label
    return word not in nouns.vague and (word not in nouns.ranks or word == head)


def _head(words: str, nouns: Nouns) -> str:
    """The noun that a part of a title is built around: its last one, or else its last word."""
    keys = split_words(words).keys
    return next((key for key in reversed(keys) if key in nouns.heads), keys[-1] if keys else "")
