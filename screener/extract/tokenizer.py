"""Texts as spaCy's tokens, cut where the phrases of knowledge/ are cut.

A token is a word, a mark that no phrase reaches over, or a gap: what stands between two words and
is no single space, such as a line end, a hyphen or a bullet. The tokens' text and places are those
of the text, character by character. `Token.norm_` is what phrases are compared by: a word in lower
case, "and" for "&", "" for a gap.

spaCy's own tokenizer for English leaves "key-account" and "C++/SQL" whole, and with its vocabulary
takes four times as long, since it reckons a dozen attributes for every new word; the words of this
one have the attribute that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from screener.knowledge.lexicon import WORD, word_key

_CUT = re.compile(f"({WORD.pattern})")


def make_vocab() -> Vocab:
    """An empty vocabulary whose words have a norm and no other attribute."""
    return Vocab(lex_attr_getters={NORM: _norm})


def _norm(token: str) -> str:
    return word_key(token) if token[-1].isalnum() or WORD.search(token) else ""


def make_tokenizer(nlp: Language) -> Callable[[str], Doc]:
    """The tokenizer of a pipeline."""
    return partial(tokenize, nlp.vocab)


def tokenize(vocab: Vocab, text: str) -> Doc:
    """A text as words, marks and gaps.

    >>> [token.text for token in tokenize(make_vocab(), "C++, ASP.NET & e-mail")]
    ['C++', ',', 'ASP.NET', '&', 'e', '-', 'mail']
    """
    first, *parts = _CUT.split(text)
    words = [first] if first else []
    spaces = [False] if first else []
    for word, gap in zip(parts[::2], parts[1::2], strict=True):
        words.append(word)
        spaces.append(gap == " ")
        if gap and gap != " ":
            words.append(gap)
            spaces.append(False)
    return Doc(vocab, words=words, spaces=spaces)


def without_gaps(doc: Doc) -> tuple[Doc, list[int]]:
    """The words and marks of a Doc as a Doc of their own, and the number each has in the first.

    A phrase may be broken by a line end, a hyphen or a slash, but a matcher of spaCy's compares
    tokens that are neighbours.

    >>> view, numbers = without_gaps(tokenize(make_vocab(), "key-account manager"))
    >>> [token.text for token in view], numbers
    (['key', 'account', 'manager'], [0, 2, 3])
    """
    columns = doc.to_array([ORTH, NORM])
    numbers = columns[:, 1].nonzero()[0]
    return Doc(doc.vocab, words=columns[numbers, 0].tolist()), numbers.tolist()
