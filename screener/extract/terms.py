"""Known phrases of a document, found before the components that name facts.

A PhraseMatcher of spaCy's compares words, so that case, line ends and hyphens do not count; the
acronyms that are known in capitals only are single words, and compared as written. The draft gets
the hits of every label of `LABELS`, whatever the phrases stand for where they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.tokenizer import Tokenizer, tokenizer_of, words_of
from screener.knowledge import Entry, Hit, Lexicon, load_knowledge, phrase_key
from screener.types import Label, Span

LABELS = (Label.SKILL, Label.CERTIFICATION, Label.LANGUAGE)
"""What is looked for."""

_START = attrgetter("start")
_Match = tuple[int, int]
"""The first word of a phrase, and the one after the last."""


@cache
def _lexicon_of(label: Label) -> Lexicon:
    known = load_knowledge()
    return {
        Label.SKILL: known.skills,
        Label.CERTIFICATION: known.certifications,
        Label.LANGUAGE: known.languages,
    }[label]


class TermFinder:
    """The component; it holds the phrases of all lists, under the labels of their rows."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._phrases = PhraseMatcher(tokenizer.vocab, attr="ORTH")
        self._labels = {tokenizer.vocab.strings.add(label.value): label for label in LABELS}
        self._acronyms: dict[str, list[Label]] = {}
        for label in LABELS:
            self._phrases.add(label.value, tokenizer.numbered(_lexicon_of(label).phrases))
            for acronym in _lexicon_of(label).acronyms:
                self._acronyms.setdefault(acronym, []).append(label)

    def __call__(self, doc: Doc) -> Doc:
        """Give the draft its hits by label, in the order they stand, none overlapping."""
        words, draft = words_of(doc), draft_of(doc)
        matches: dict[Label, list[_Match]] = {label: [] for label in LABELS}
        for number, first, end in self._phrases(doc):
            matches[self._labels[number]].append((first, end))
        for at, word in enumerate(words.texts):
            for label in self._acronyms.get(word, ()):
                matches[label].append((at, at + 1))
        for label, found in matches.items():
            hits = []
            for first, end in _leftmost_longest(found):
                start, stop = words.starts[first], words.ends[end - 1]
                hits.append(Hit(_row_of(label, draft.resume.text[start:stop]), start, stop))
            draft.terms[label] = tuple(hits)
        return doc


@lru_cache(maxsize=4096)  # resumes tell of the same skills
def _row_of(label: Label, words: str) -> Entry:
    """The row that knows a phrase."""
    lexicon = _lexicon_of(label)
    number = lexicon.phrases.get(phrase_key(words))
    return lexicon.entry(lexicon.acronyms[words] if number is None else number)


def _leftmost_longest(matches: Iterable[_Match]) -> Iterator[_Match]:
    """The matches that no earlier one, or longer one from the same word on, overlaps."""
    reached = 0
    for first, end in sorted(matches, key=lambda match: (match[0], -match[1])):
        if first >= reached:
            reached = end
            yield first, end


def hits_inside(hits: Sequence[Hit], span: Span) -> Sequence[Hit]:
    """The hits that lie wholly inside a span."""
    first = bisect_left(hits, span.start, key=_START)
    last = bisect_left(hits, span.end, first, key=_START)
    inside = hits[first:last]
    return inside[:-1] if inside and inside[-1].end > span.end else inside


@Language.factory("terms")
def _make_terms(nlp: Language, name: str) -> TermFinder:
    return TermFinder(tokenizer_of(nlp))
