"""How near two texts are in meaning, by a small word table of our own.

The table (models/meaning.npz, its card beside it) gives every word piece 128 numbers; a text is
the sum of its words' rows, cut to length one. A similarity is a cosine, 1 for the same words. It
is a hint for a reader, always named as a similarity and shown with the quote.

A static embedding on disk may stand in its place, named by the environment variable
SCREENER_MEANING; the manifest then names its hash. What counts as near was set for the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screener.errors import ScreenerError
from screener.index.gender import neutral
from screener.index.memo import Memo
from screener.index.static_model import read_static_model
from screener.knowledge.resources import chosen_meaning, model_file

Array = NDArray[np.float32]
_WORD = re.compile(r"[a-z0-9]+")
MOST = 127
"""The largest number in a row, so that one byte holds each. The product of two rows is a sum of
whole numbers below 2**24, which 32-bit floats hold exactly, and moves a similarity by some 0.001, a
fifth of what rounding does."""
WIDEST = 2**24 // MOST**2
"""Numbers in a row up to which that holds."""


class WordTable:
    """A word table, loaded."""

    name = "word table"

    def __init__(self, rows: Array, pieces: Sequence[str]) -> None:
        if rows.shape[1] > WIDEST:
            raise ScreenerError(f"an embedding of more than {WIDEST} numbers a word is not taken")
        padding = ((1, 0), (0, rows.shape[1] % 2))
        self.rows = np.pad(rows, padding)
        self._paired = self.rows.view(np.complex64)  # sums of pairs take half the steps
        self._pieces = Memo(self._spell, most=65536)
        self._ids = {piece: (number,) for number, piece in enumerate(pieces, start=1)}

    def encode(self, texts: Sequence[str]) -> Array:
        """Encode texts as rows of whole numbers up to `MOST`, 128 of them with the shipped table.

        Whole, so that the product of two rows is exact in whatever order a processor adds it up,
        and the same on every machine.

        >>> rows = load_word_table().encode(["key clients", "important customers", "boiled eggs"])
        >>> similar = similarities(rows[:1], rows)[0]
        >>> bool(similar[0] == 1 > similar[1] > similar[2])
        True
        """
        return self.encode_words([_WORD.findall(text.lower()) for text in texts])

    def encode_words(self, texts: Sequence[Sequence[str]]) -> Array:
        """Encode texts that are given as their lower-case words."""
        if not texts:
            return np.zeros((0, self.width), np.float32)
        starts, ids = list[int](), list[int]()
        for words in texts:
            starts.append(len(ids))
            ids.append(0)  # an empty row, so that no text is without any
            ids += chain.from_iterable(map(self._pieces.__getitem__, words))
        rows = self._paired.take(np.fromiter(ids, np.intp, len(ids)), axis=0)
        sums = np.add.reduceat(rows, starts, axis=0).view(np.float32)
        largest = np.abs(sums).max(axis=1, keepdims=True)
        return np.asarray(np.rint(sums * (MOST / np.maximum(largest, 1e-6))), np.float32)

    def unpack(self, packed: bytes) -> Array:
        """Encoded rows from the bytes that `pack_rows` made of them.

        >>> table = load_word_table()
        >>> rows = table.encode(["key clients", "boiled eggs"])
        >>> bool((table.unpack(pack_rows(rows)) == rows).all())
        True
        """
        return np.frombuffer(packed, np.int8).reshape(-1, self.width).astype(np.float32)

    @property
    def width(self) -> int:
        """How many numbers a row has."""
        return int(self.rows.shape[1])

    def weight(self, word: str) -> float:
        """How much a lower-case word says: the length of its row; 0 for an unknown one."""
        ids = self._spell_word(word)
        return round(float(np.linalg.norm(self.rows[list(ids)].sum(axis=0))), 3)

    def _spell(self, token: str) -> tuple[int, ...]:
        """The pieces of the words in a run of letters, digits and marks."""
        return tuple(chain.from_iterable(map(self._spell_word, _WORD.findall(token))))

    def _spell_word(self, word: str) -> tuple[int, ...]:
        """The longest pieces that spell a word, left to right; none where they do not."""
        word = neutral(word)
        if known := self._ids.get(word):
            return known
        found: list[int] = []
        start = 0
        while start < len(word) <= 30:
            ends = range(len(word), start, -1)
            spellings = (("##" if start else "") + word[start:end] for end in ends)
            piece = next((s for s in spellings if s in self._ids), None)
            if piece is None:
                return ()
            found += self._ids[piece]
            start += len(piece) - 2 * bool(start)
        return tuple(found)


def similarities(rows: Array, others: Array) -> NDArray[np.float64]:
    """The cosine of every row with every other one, to two places; 0 for texts without words."""
    lengths = np.outer(_lengths(rows), _lengths(others))
    cosines: NDArray[np.float64] = (rows @ others.T) / np.maximum(lengths, 1.0)
    return cosines.round(2)


def best_similarities(rows: Array, others: Array) -> NDArray[np.float64]:
    """The cosine of every row with the other one that is nearest to it, to two places.

    >>> rows = load_word_table().encode(["key clients", "boiled eggs"])
    >>> bool((best_similarities(rows[:1], rows) == similarities(rows[:1], rows).max(axis=1)).all())
    True
    """
    towards = (rows @ others.T) / np.maximum(_lengths(others), 1.0)
    best: NDArray[np.float64] = towards.max(axis=1) / np.maximum(_lengths(rows), 1.0)
    return best.round(2)


def _lengths(rows: Array) -> NDArray[np.float64]:
    squares: NDArray[np.float64] = (rows * rows).sum(axis=1, dtype=np.float64)
    return np.sqrt(squares)


def pack_rows(rows: Array) -> bytes:
    """Encoded rows, one byte a number."""
    return rows.astype(np.int8).tobytes()


@lru_cache(maxsize=1)
def load_word_table(path: Path | None = None) -> WordTable:
    """Load the word table, or the static embedding that `SCREENER_MEANING` names.

    Raises ScreenerError where the file or the folder is not one, or its rows are too long.
    """
    folder = chosen_meaning() if path is None else None
    if folder is not None:
        return WordTable(*read_static_model(folder))
    chosen = path or model_file("meaning.npz")
    try:
        with np.load(chosen, allow_pickle=False) as stored:
            rows = stored["rows"] * stored["scales"][:, None]  # in 32-bit floats, as the scales
            pieces = stored["pieces"].tobytes().decode("ascii").split("\n")
    except (OSError, KeyError, ValueError) as problem:
        raise ScreenerError(f"{chosen}: not a word table: {problem}") from problem
    return WordTable(rows, pieces)
