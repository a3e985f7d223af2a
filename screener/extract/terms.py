"""Known phrases of a document as labelled spans, found before the components that name facts.

One PhraseMatcher of spaCy's compares norms, so that case, line ends and hyphens do not count; a
second one compares words as written, for the acronyms that are known in capitals only. `doc.spans`
gets a group per label of `LABELS`, whatever the phrases stand for where they stand; the id of the
row that knows a phrase is its span's `kb_id_`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from spacy.attrs import IDX, LENGTH
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan
from spacy.vocab import Vocab

from screener.extract.draft import draft_of
from screener.extract.tokenizer import without_gaps
from screener.knowledge import Entry, Hit, Lexicon, load_knowledge, phrase_key
from screener.types import Label, Span

LABELS = (Label.SKILL, Label.CERTIFICATION, Label.LANGUAGE)
"""What is looked for; each is the key of a group in `doc.spans` and the label of its spans."""

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
        """Give a Doc a group of spans per label, in the order they stand, none overlapping."""
        words, places = without_gaps(doc)
        matches: dict[Label, list[_Match]] = {label: [] for label in LABELS}
        for match in self._phrases(words) + self._acronyms(words):
            matches[self._labels[match[0]]].append(match)
        text, edges = draft_of(doc).resume.text, doc.to_array([IDX, LENGTH])
        starts, ends = edges[:, 0].tolist(), edges.sum(axis=1).tolist()
        for label, found in matches.items():
            spans = []
            for _, start, end in _leftmost_longest(found):
                first, last = places[start], places[end - 1]
                row = _row_of(label, text[starts[first] : ends[last]])
                spans.append(TokenSpan(doc, first, last + 1, label=label.value, kb_id=row))
            doc.spans[label.value] = spans
        return doc


def _row_of(label: Label, words: str) -> str:
    """The id of the row that knows a phrase."""
    lexicon = _lexicon_of(label)
    number = lexicon.phrases.get(phrase_key(words))
    return lexicon.entry(lexicon.acronyms[words] if number is None else number).id


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


def hits_of(doc: Doc, label: Label) -> tuple[Hit, ...]:
    """The spans with a label as rows and characters, for functions that know no Doc."""
    return tuple(
        [
            Hit(_entry(label, span.kb_id_), span.start_char, span.end_char)
            for span in doc.spans[label.value]
        ]
    )


@cache
def _entry(label: Label, identity: str) -> Entry:
    return _lexicon_of(label).entry_of(identity)


def hits_inside(hits: Sequence[Hit], span: Span) -> Sequence[Hit]:
    """The hits that lie wholly inside a span."""
    first = bisect_left(hits, span.start, key=lambda hit: hit.start)
    last = bisect_left(hits, span.end, key=lambda hit: hit.start)
    inside = hits[first:last]
    return inside[:-1] if inside and inside[-1].end > span.end else inside


@Language.factory("terms")
def _make_terms(nlp: Language, name: str) -> TermFinder:
    return TermFinder(nlp.vocab)
