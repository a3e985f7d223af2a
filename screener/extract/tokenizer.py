"""Texts as spaCy's Docs, cut into the words that the phrases of knowledge/ are made of.

A token is a word, or a mark that no phrase reaches over. It holds no text: it is the number of the
word as it is compared, in lower case and with "and" for "&", and all words that no phrase holds are
one. So a matcher finds the phrases, and no word of a resume ever enters the vocabulary. What the
words look like and where they stand is told by `words_of`.

spaCy's own tokenizer for English leaves "key-account" and "C++/SQL" whole, and takes ten times as
long, since it reckons a dozen attributes for every new word.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from screener.knowledge import Words, split_words

_KEY = "words"
_UNKNOWN = "-"
"""What stands for a word that no phrase holds; itself it is none."""


class Tokenizer:
    """Makes the Docs of a pipeline; knows the words of all phrases that are looked for.

    >>> tokenizer = Tokenizer(Vocab())
    >>> _ = tokenizer.numbered(["key account"])
    >>> [token.text for token in tokenizer("Key-Account Quill")]
    ['key', 'account', '-']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._unknown: int = vocab[_UNKNOWN].orth
        self._numbers: dict[str, int] = {}

    def numbered(self, phrases: Iterable[str]) -> list[list[int]]:
        """Phrases, as they are compared, as the numbers of their words; known from now on.

        That is how a PhraseMatcher keeps them. It takes Docs as well, but 25,000 Docs take a second
        to make.
        """
        split = [phrase.split(" ") for phrase in phrases]
        numbers = self._numbers
        for word in dict.fromkeys(chain.from_iterable(split)):
            numbers[word] = self.vocab[word].orth
        return [[numbers[word] for word in words] for words in split]

    def __call__(self, text: str) -> Doc:
        """A text as the numbers of its words."""
        words = split_words(text)
        tokens = map(self._numbers.get, words.keys, repeat(self._unknown))
        return Doc(self.vocab, words=[*tokens], user_data={_KEY: words})


def tokenizer_of(nlp: Language) -> Tokenizer:
    """The tokenizer of a pipeline that was made with `make_tokenizer`."""
    tokenizer: Tokenizer = nlp.tokenizer
    return tokenizer


def make_tokenizer(nlp: Language) -> Tokenizer:
    """A tokenizer for a new pipeline."""
    return Tokenizer(nlp.vocab)


def words_of(doc: Doc) -> Words:
    """The words of a Doc as they are written, and where they stand.

    >>> words = words_of(Tokenizer(Vocab())("C++, ASP.NET & e-mail"))
    >>> words.texts, [*words.starts]
    (['C++', ',', 'ASP.NET', '&', 'e', 'mail'], [0, 3, 5, 13, 15, 17])
    """
    words: Words = doc.user_data[_KEY]
    return words
