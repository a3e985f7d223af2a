"""Word stems, so that "building", "built" and "build" are one word; made for phrases, not prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

Phrase = frozenset[str]
"""The stems of a phrase; it matches a statement that holds them all."""

_WORD = re.compile(r"[a-z][a-z0-9+#]*|\d+")
_STOP = frozenset(
    "a an and any are as at be been by for from has have he her his i in into is it its my of on "
    "or our she such that the their them these they this those through to was we were which with "
    "within while who will you your all both each other across".split()
)
_IRREGULAR = {
    "built": "build", "led": "lead", "sold": "sell", "won": "win", "grew": "grow",
    "grown": "grow", "held": "hold", "taught": "teach", "wrote": "write", "written": "write",
    "spoke": "speak", "spoken": "speak", "met": "meet", "kept": "keep", "made": "make",
    "gave": "give", "given": "give", "brought": "bring", "dealt": "deal", "drove": "drive",
    "driven": "drive", "ran": "run", "sought": "seek", "bought": "buy", "oversaw": "oversee",
    "customers": "client", "customer": "client", "clients": "client", "clientele": "client",
    "accounts": "account", "sales": "sell", "people": "person",
}  # fmt: skip
_ENDINGS = ("ations", "ation", "ingly", "ments", "ment", "ing", "ies", "ied", "ers", "er", "ed",
            "es", "s", "e", "ly")  # fmt: skip


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """Cut a lower-case word to a stem of at least four letters; irregular verbs by table.

    >>> [stem(word) for word in ("managed", "managing", "manages", "built", "presentations")]
    ['manag', 'manag', 'manag', 'build', 'present']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            cut = word[: -len(ending)]
            if len(cut) > 4 and cut[-1] == cut[-2] and cut[-1] not in "ls":
                cut = cut[:-1]
            return cut
    return word


def stems(text: str) -> frozenset[str]:
    """The stems of a lower-case text, without words that carry no meaning of their own.

    >>> sorted(stems("built relationships with the clients"))
    ['build', 'client', 'relationship']
    """
    return frozenset(stem(word) for word in _WORD.findall(text) if word not in _STOP)


def compile_phrases(phrases: Iterable[str]) -> tuple[Phrase, ...]:
    """The stems of every phrase, each once, in their order.

    >>> compile_phrases(["the"]), [len(p) for p in compile_phrases(["key accounts", "upsell"])]
    ((), [2, 1])
    """
    return tuple(dict.fromkeys(filter(None, (stems(phrase.lower()) for phrase in phrases))))
