"""Known phrases of a document, found before the components that name facts.

One PhraseMatcher of spaCy's compares norms, so that case, line ends and hyphens do not count; a
second one compares words as written, for the acronyms that are known in capitals only. The draft
gets the hits of every label of `LABELS`, whatever the phrases stand for where they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from spacy.attrs import IDX, LENGTH
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from screener.extract.draft import draft_of
from screener.extract.tokenizer import without_gaps
from screener.knowledge import Entry, Hit, Lexicon, load_knowledge, phrase_key
from screener.types import Label, Span

LABELS = (Label.SKILL, Label.CERTIFICATION, Label.LANGUAGE)
"""What is looked for."""

_Match = tuple[int, int, int]
"""As spaCy gives it: the hash of a label, the first word, and the one after the last."""


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

    def __init__(self, vocab: Vocab) -> None:
        self._phrases = PhraseMatcher(vocab, attr="NORM")
        self._acronyms = PhraseMatcher(vocab, attr="ORTH")
        self._labels = {vocab.strings.add(label.value): label for label in LABELS}
        for label in LABELS:
            self._phrases.add(label.value, hashes(vocab, _lexicon_of(label).phrases))
            self._acronyms.add(label.value, hashes(vocab, _lexicon_of(label).acronyms))

    def __call__(self, doc: Doc) -> Doc:
        """Give the draft its hits by label, in the order they stand, none overlapping."""
        words, places = without_gaps(doc)
        matches: dict[Label, list[_Match]] = {label: [] for label in LABELS}
        for match in self._phrases(words) + self._acronyms(words):
            matches[self._labels[match[0]]].append(match)
        draft = draft_of(doc)
        starts, lengths = doc.to_array([IDX, LENGTH]).T.tolist()
        for label, found in matches.items():
            hits = []
            for _, first, end in _leftmost_longest(found):
                start, last = starts[places[first]], places[end - 1]
                stop = starts[last] + lengths[last]
                hits.append(Hit(_row_of(label, draft.resume.text[start:stop]), start, stop))
            draft.terms[label] = tuple(hits)
        return doc


@lru_cache(maxsize=4096)  # resumes tell of the same skills
def _row_of(label: Label, words: str) -> Entry:
    """The row that knows a phrase."""
    lexicon = _lexicon_of(label)
    number = lexicon.phrases.get(phrase_key(words))
    return lexicon.entry(lexicon.acronyms[words] if number is None else number)


def hashes(vocab: Vocab, phrases: Iterable[str]) -> list[list[int]]:
    """Phrases as the hashes of their words, which is how a PhraseMatcher keeps them.

    It takes Docs as well, but 25,000 Docs take a second to make. The words stay in the vocabulary,
    so that they need not be made again for every resume.
    """
    split = [phrase.split(" ") for phrase in phrases]
    orths = {word: vocab[word].orth for word in dict.fromkeys(chain.from_iterable(split))}
    return [[orths[word] for word in words] for words in split]


def _leftmost_longest(matches: Iterable[_Match]) -> Iterator[_Match]:
    """The matches that no earlier one, or longer one from the same word on, overlaps."""
    reached = 0
    for match in sorted(matches, key=lambda match: (match[1], -match[2])):
        if match[1] >= reached:
            reached = match[2]
            yield match


def hits_inside(hits: Sequence[Hit], span: Span) -> Sequence[Hit]:
    """The hits that lie wholly inside a span."""
    first = bisect_left(hits, span.start, key=lambda hit: hit.start)
    last = bisect_left(hits, span.end, key=lambda hit: hit.start)
    inside = hits[first:last]
    return inside[:-1] if inside and inside[-1].end > span.end else inside


@Language.factory("terms")
def _make_terms(nlp: Language, name: str) -> TermFinder:
    return TermFinder(nlp.vocab)
