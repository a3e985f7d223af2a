"""What the words of an entry's header are: title, employer, place, school, degree, or none.

A linear tagger over words, endings, shapes and neighbours, decoded with one pass of Viterbi. It is
fitted by models/entry_header.py; its weights are readable JSON, its card is
models/entry-header.md. It runs on header lines only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

import msgspec
import numpy as np

from screener.extract.header_marks import (
    KINDS,
    PartKind,
    close_titles,
    mark_areas,
    mark_cities,
    mark_employers,
    mark_placeholders,
    mark_saints,
    mark_sites,
    mark_states,
    mark_suffixes,
)
from screener.extract.header_words import (
    Word,
    folded,
    in_places,
    line_features,
    place_features,
    split_words,
    word_features,
)
from screener.knowledge.resources import model_file

_MARKS = (
    close_titles,
    mark_employers,
    mark_suffixes,
    mark_areas,
    mark_sites,
    mark_saints,
    mark_states,
    mark_cities,
)
"""What tells a kind better than the tagger does, in the order it is heard."""


class Part(msgspec.Struct, gc=False, frozen=True):
    """A run of words of one kind; `logs` is the mean log-probability of every kind, per word."""

    kind: PartKind
    start: int
    end: int
    logs: tuple[float, ...]
    before: str = ""

    def log(self, kind: PartKind) -> float:
        """The mean log-probability of one kind, at most 0."""
        return self.logs[KINDS.index(kind)]


class HeaderModel(msgspec.Struct, frozen=True):
    """Weights per feature and weights from kind to kind, in the order of `KINDS`.

    `places` are names of cities, states and countries in lower case, hyphens as spaces.
    """

    bias: tuple[float, ...]
    steps: tuple[tuple[float, ...], ...]
    weights: dict[str, tuple[float, ...]]
    places: tuple[str, ...] = ()


class Tagger(msgspec.Struct, frozen=True):
    """The fitted weights as arrays: a row per feature, a column per kind; row 0 is empty."""

    rows: dict[str, int]
    weights: np.ndarray  # (features, kinds)
    bias: np.ndarray  # (kinds,)
    steps: np.ndarray  # (kinds, kinds), to and from
    places: frozenset[str]


@lru_cache(maxsize=1)
def load_model() -> Tagger:
    """The fitted weights of models/entry-header.json."""
    data = msgspec.json.decode(model_file("entry-header.json").read_bytes(), type=HeaderModel)
    return Tagger(
        {name: at for at, name in enumerate(data.weights, start=1)},
        _stacked([(0.0,) * len(KINDS), *data.weights.values()]),
        np.array(data.bias),
        np.ascontiguousarray(np.transpose(data.steps)),
        frozenset(data.places),
    )


def _stacked(rows: Sequence[tuple[float, ...]]) -> np.ndarray:
    """Rows of one length as an array, in a third of the time that `np.array` takes."""
    count = len(rows) * len(rows[0])
    return np.fromiter(chain.from_iterable(rows), np.float64, count).reshape(len(rows), -1)


def _emissions(words: Sequence[Word], model: Tagger) -> np.ndarray:
    """Log-weights of every kind for every word; one look-up for the whole line."""
    low = folded(words)
    places = in_places(words, low, model.places)
    find = model.rows.get
    picked: list[int] = []
    starts = []
    for at in range(len(words)):
        starts.append(len(picked))
        picked.append(0)  # a row of zeros: no word is without a feature
        names = word_features(words, at, low)
        if places:
            names += place_features(at, places)
        picked += filter(None, map(find, names))
    sums = np.add.reduceat(model.weights.take(picked, axis=0), starts, axis=0)
    shared = [0, *filter(None, map(find, line_features(words)))]
    scores: np.ndarray = sums + (model.bias + np.add.reduce(model.weights.take(shared, axis=0)))
    return scores


def _best_path(scores: np.ndarray, steps: np.ndarray) -> list[int]:
    """Viterbi: the sequence of kinds with the highest sum."""
    best, back = scores[0], []
    for row in scores[1:]:
        ways = steps + best
        back.append(ways.argmax(axis=1))
        best = np.maximum.reduce(ways, axis=1) + row
    path = [int(best.argmax())]
    for origins in reversed(back):
        path.append(int(origins[path[-1]]))
    return path[::-1]


def _start_of(text: str, word: Word) -> int:
    """Where a word begins, with the dot of ".NET"."""
    return word.start - 1 if word.start and text[word.start - 1] == "." else word.start


def _goes_on(word: Word, kind: int) -> bool:
    """Whether a word belongs to the run before it, if it is of the same kind."""
    return word.before in ("", "/") or (word.before == "," and KINDS[kind] is PartKind.PLACE)


@lru_cache(maxsize=256)  # the headers of one document are often alike
def tag_parts(text: str) -> tuple[Part, ...]:
    """The parts of a header line, each with its kind and the log-probabilities of all.

    A run ends where the kind changes and at every separator but a slash; only a place goes on
    over its commas.

    >>> [(part.kind.value) for part in tag_parts("Sales Manager, Acme Inc.")]
    ['title', 'employer']
    """
    words = split_words(text)
    if not words:
        return ()
    model = load_model()
    scores = _emissions(words, model)
    mark_placeholders(words, scores)
    path = _best_path(scores, model.steps)
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    for mark in _MARKS:
        mark(words, path, logs)
    return tuple(_parts(text, words, path, logs))


def _parts(
    text: str, words: Sequence[Word], path: Sequence[int], logs: np.ndarray
) -> Iterator[Part]:
    """The runs of words of one kind."""
    start = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and path[at] == path[start] and _goes_on(words[at], path[at]):
            continue
        begin = _start_of(text, words[start])
        means = tuple((np.add.reduce(logs[start:at]) / (at - start)).tolist())
        yield Part(KINDS[path[start]], begin, words[at - 1].end, means, words[start].before)
        start = at
