"""What the words of an entry's header are: title, employer, place, school, degree, or none.

A linear tagger over words, endings, shapes and neighbours, decoded with one pass of Viterbi. It is
fitted by models/entry_header.py; its weights are readable JSON, its card is
models/entry-header.md. It runs on header lines only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import chain

import msgspec
import numpy as np

from screener.knowledge import load_knowledge
from screener.knowledge.resources import model_file

MAX_WORDS = 18
"""Only so many words of a line are tagged: headers are short."""


class PartKind(StrEnum):
    """What a run of words in a header names."""

    TITLE = "title"
    EMPLOYER = "employer"
    PLACE = "place"
    SCHOOL = "school"
    DEGREE = "degree"
    OTHER = "other"


KINDS: tuple[PartKind, ...] = tuple(PartKind)


class Word(msgspec.Struct, frozen=True):
    """A word of a header, and the separator that stands before it.

    `before` is "" (a space), or one of , - | / ( : ~ # @ where ~ is a wide gap or tab, # a date and
    @ the word "at"; "^" begins the line.
    """

    text: str
    start: int
    end: int
    before: str = ""


class Part(msgspec.Struct, frozen=True):
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


# ------------------------------------------------------------------------------------- words

_MOJIBAKE = r"ï¼[\u200b\x80-\xbf]?|Â(?!\w)|â€[^\s\w]?"  # dashes whose UTF-8 was read as Latin-1
_TOKEN = re.compile(_MOJIBAKE + r"|[^\W_]+(?:['’.+#&-][^\W_]+)*[+#]*\.?|\t|[ \u00a0]{2,}|[^\w\s]+")
_SEPARATORS = {",": ",", "|": "|", "(": "(", ")": ")", "/": "/", ":": ":", ";": ",", "@": "@"}
_RANK = {"": 0, ",": 1, "/": 1, "(": 2, ")": 2, ":": 2, "-": 2, "@": 3, "~": 3, "|": 3, "#": 4}
_BROKEN = re.compile(_MOJIBAKE)
_JUNCTION = re.compile(r"[a-z](?=[A-Z][a-z]{3,20}$)")
_SHORTEST_GLUED = 8
_FIGURE = re.compile(r"\d")
DATE_MARK = "\u0001"
"""A character that stands where a date was cut out of a header."""


def _separator(token: str) -> str:
    if token[0] in "\t \u00a0":
        return "~"
    if DATE_MARK in token:
        return "#"
    if token[0] in _SEPARATORS:
        return _SEPARATORS[token[0]]
    if _BROKEN.fullmatch(token):
        return "-"
    return "" if token[0] in "&'’\"+.“”" else "-" if token[0] in "-–—−" else "|"


def split_words(text: str) -> list[Word]:
    """The words of a header with the strongest separator before each.

    >>> [(word.text, word.before) for word in split_words("Clerk, Acme Inc. | Rome")]
    [('Clerk', '^'), ('Acme', ','), ('Inc.', ''), ('Rome', '|')]
    >>> [word.text for word in split_words("RomeDeveloper")]
    ['Rome', 'Developer']
    """
    words: list[Word] = []
    before = "^"
    for found in _TOKEN.finditer(text):
        token = found[0]
        if not token[0].isalnum() or _BROKEN.fullmatch(token):
            mark = _separator(token)
            if before != "^" and _RANK[mark] > _RANK[before]:
                before = mark
            continue
        if token.lower() == "at" and before == "":
            before = "@"
            continue
        cut = _glued_title(token)
        if cut:
            words.append(Word(token[:cut], found.start(), found.start() + cut, before))
        glued = "" if cut else before
        words.append(Word(token[cut:], found.start() + cut, found.end(), glued))
        before = ""
        if len(words) >= MAX_WORDS:
            break
    return words


def _glued_title(token: str) -> int:
    """Where a noun of titles begins that lost the blank before it, or 0: "RomeDeveloper"."""
    cut = _JUNCTION.search(token) if len(token) > _SHORTEST_GLUED else None
    heads = load_knowledge().titles.heads
    return cut.end() if cut and token[cut.end() :].lower() in heads else 0


# ---------------------------------------------------------------------------------- features


def _shape(word: str) -> str:
    if word.isdigit():
        return "9"
    if word.isupper():
        return "XX" if len(word) > 4 else "X"
    if word[:1].isupper():
        return "Xx" if word[1:].islower() or not word[1:].isalpha() else "xX"
    return "x"


def in_places(words: Sequence[Word], low: Sequence[str], places: frozenset[str]) -> set[int]:
    """Which words belong to the name of a place of up to three words.

    >>> words = split_words("Clerk, Tel Aviv")
    >>> sorted(in_places(words, folded(words), frozenset(["tel aviv"])))
    [1, 2]
    """
    found: set[int] = set()
    for start in range(len(words)):
        if start in found or not words[start].text[:1].isupper():
            continue
        for count in (3, 2, 1):
            inside = words[start + 1 : start + count]
            if start + count > len(words) or any(word.before for word in inside):
                continue
            if " ".join(low[start : start + count]).replace("-", " ") in places:
                found.update(range(start, start + count))
                break
    return found


def word_features(words: Sequence[Word], at: int, low: Sequence[str]) -> Iterator[str]:
    """Names of what the model sees at one word; `low` are the words in lower case.

    >>> words = split_words("Sales Manager")
    >>> sorted(word_features(words, 1, ["sales", "manager"]))[:3]
    ['+$', '-sales', '-sales|manager']
    """
    word = low[at]
    yield "=" + word
    yield "~" + word[-3:]
    yield "s" + _shape(words[at].text)
    yield "b" + words[at].before
    after = words[at + 1].before if at + 1 < len(words) else "$"
    yield "a" + after
    yield "ba" + words[at].before + after
    if at:
        yield "-" + low[at - 1]
        yield "-" + low[at - 1] + "|" + word
    else:
        yield "-^"
    if at + 1 < len(words):
        yield "+" + low[at + 1]
        yield "+" + word + "|" + low[at + 1]
    else:
        yield "+$"
    if at > 1:
        yield "--" + low[at - 2]
    if at + 2 < len(words):
        yield "++" + low[at + 2]


def place_features(at: int, places: set[int]) -> Iterator[str]:
    """Whether a word, the one before it and the one after it are names of places."""
    if at in places:
        yield "g"
    if at - 1 in places:
        yield "-g"
    if at + 1 in places:
        yield "+g"


def line_features(words: Sequence[Word]) -> Iterator[str]:
    """Features of the whole line, the same for each of its words."""
    yield f"n{min(len(words), 12)}"
    marks = {word.before for word in words[1:]}
    yield "n" + "".join(sorted(marks & {",", "|", "-", "~", "#", "@"}))
    small = sum(word.text[:1].islower() for word in words[1:])
    yield f"l{min(small, 5)}"


def folded(words: Iterable[Word]) -> list[str]:
    """Words as features know them: lower case, no final dot, figures as 0."""
    found = []
    for word in words:
        low = word.text.lower()
        if not low.isalpha():
            low = _FIGURE.sub("0", low.rstrip(".").replace("’", "'"))
        found.append(low)
    return found


# ------------------------------------------------------------------------------------- tagging


class Tagger(msgspec.Struct, frozen=True):
    """The fitted weights as arrays: a row per feature, a column per kind; row 0 is empty."""

    rows: dict[str, int]
    weights: np.ndarray  # (features, kinds)
    bias: np.ndarray  # (kinds,)
    steps: np.ndarray  # (kinds, kinds), from and to
    places: frozenset[str]


@lru_cache(maxsize=1)
def load_model() -> Tagger:
    """The fitted weights of models/entry-header.json."""
    data = msgspec.json.decode(model_file("entry-header.json").read_bytes(), type=HeaderModel)
    return Tagger(
        {name: at for at, name in enumerate(data.weights, start=1)},
        np.array([(0.0,) * len(KINDS), *data.weights.values()]),
        np.array(data.bias),
        np.array(data.steps),
        frozenset(data.places),
    )


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
        names = chain(word_features(words, at, low), place_features(at, places))
        picked += filter(None, map(find, names))
    sums = np.add.reduceat(model.weights.take(picked, axis=0), starts, axis=0)
    shared = [0, *filter(None, map(find, line_features(words)))]
    scores: np.ndarray = sums + (model.bias + np.add.reduce(model.weights.take(shared, axis=0)))
    return scores


def _best_path(scores: np.ndarray, steps: np.ndarray) -> list[int]:
    """Viterbi: the sequence of kinds with the highest sum."""
    best, back = scores[0], []
    for row in scores[1:]:
        ways = best[:, None] + steps
        back.append(ways.argmax(axis=0))
        best = np.maximum.reduce(ways) + row
    path = [int(best.argmax())]
    for origins in reversed(back):
        path.append(int(origins[path[-1]]))
    return path[::-1]


def _start_of(text: str, word: Word) -> int:
    """Where a word begins, with the dot of ".NET"."""
    return word.start - 1 if word.start and text[word.start - 1] == "." else word.start


_STATES = re.compile(
    "A[BKLRZ]|BC|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ABDEINOST]|N[BCDEHJLMSVY]|O[HKNR]|P[AR]"
    "|QC|RI|S[CDK]|T[NX]|UT|V[AT]|W[AIVY]"
)
_SURELY_EMPLOYER = -0.15
_A_TITLE = -0.3  # what the model is that sure of stays a title, even before a state's code
_OTHERWISE = -6.0
_CERTAIN = -1e-6  # only what is marked is surer than that
_OPEN_ENDED = frozenset(("of", "the", "for", "and", "&", "to", "in"))


_PLACEHOLDER = ("company", "name")
_OUT = -30.0  # what no other score makes good


def _mark_placeholders(words: Sequence[Word], scores: np.ndarray) -> None:
    """Let "Company Name", as templates and masked resumes have it, be the whole employer."""
    low = [word.text.lower() for word in words]
    employer = KINDS.index(PartKind.EMPLOYER)
    for at in range(len(words) - 1):
        if (low[at], low[at + 1]) != _PLACEHOLDER or words[at + 1].before:
            continue
        scores[:, employer] += _OUT
        for each in (at, at + 1):
            scores[each, :] += _OUT
            scores[each, employer] = 0.0
        return


def _close_titles(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let no title end in "of the": the name that follows belongs to it."""
    title = KINDS.index(PartKind.TITLE)
    pulled = False
    for at in range(1, len(path)):
        open_ended = at > 1 and words[at - 1].text.lower() in _OPEN_ENDED
        pulled = not words[at].before and path[at - 1] == title and (pulled or open_ended)
        pulled = pulled and logs[at].max() < _CERTAIN
        if pulled and path[at] != title:
            path[at], logs[at] = title, logs[at - 1]


def _mark_states(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let "Nowhere Falls, MA" be a place, whatever the words before the state's code are."""
    place, title = KINDS.index(PartKind.PLACE), KINDS.index(PartKind.TITLE)
    for at in range(1, len(words)):
        last = at + 1 == len(words) or words[at + 1].before not in ("", "/")
        if not _STATES.fullmatch(words[at].text) or words[at].before != "," or not last:
            continue
        start = at - 1
        while start and words[start].before == "":
            start -= 1
        if at - start > 3 or logs[start:at, title].mean() > _A_TITLE:
            start = at
        for each in range(start, at + 1):
            path[each] = place
            logs[each] = _OTHERWISE
            logs[each, place] = 0.0


def _mark_cities(words: Sequence[Word], path: list[int], logs: np.ndarray) -> None:
    """Let what stands between an employer and a country be its city: "Acme - Kvaris, Ukraine"."""
    place, employer = KINDS.index(PartKind.PLACE), KINDS.index(PartKind.EMPLOYER)
    for at in range(2, len(words)):
        if path[at] != place or path[at - 1] != employer or words[at].before != ",":
            continue
        start = at - 1
        while start and words[start].before == "":
            start -= 1
        beside = (
            start > 0 and words[start].before in (",", "-", "|") and path[start - 1] == employer
        )
        if beside and at - start <= 3 and logs[start:at, employer].mean() < _SURELY_EMPLOYER:
            for each in range(start, at):
                path[each], logs[each] = place, logs[at]


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
    _mark_placeholders(words, scores)
    path = _best_path(scores, model.steps)
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    _close_titles(words, path, logs)
    _mark_states(words, path, logs)
    _mark_cities(words, path, logs)
    parts, start = [], 0
    for at in range(1, len(words) + 1):
        if at < len(words) and path[at] == path[start] and _goes_on(words[at], path[at]):
            continue
        begin = _start_of(text, words[start])
        means = tuple((np.add.reduce(logs[start:at]) / (at - start)).tolist())
        before = words[start].before
        parts.append(Part(KINDS[path[start]], begin, words[at - 1].end, means, before))
        start = at
    return tuple(parts)
