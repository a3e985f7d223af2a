"""One alphabet for texts and terms, character for character, so that positions stay positions.

What stands at a place in the folded text stands there in the source text.
"""

from __future__ import annotations

from string import ascii_lowercase, digits

_SPACES = "\n\r\t\u00a0\u2002\u2003\u2009\u202f-\u2010\u2011\u2012\u2013\u2014_"
_FOLDS = (*((odd, " ") for odd in _SPACES), *zip("\u2018\u2019\u201c\u201d", "''\"\"", strict=True))


def _blanking(kept: str) -> bytes:
    """A table for `bytes.translate` that puts a space in place of every other character."""
    return bytes(code if chr(code) in kept else ord(" ") for code in range(256))


_ASCII = bytes(range(128))
_TOKENS = _blanking(ascii_lowercase + digits + "+#")


def lower(text: str) -> str:
    """Lower the case, one character for one character; the few letters that would grow stay.

    >>> lower("\u00c9COLE"), len(lower("\u0130stanbul"))
    ('\u00e9cole', 8)
    """
    if text.isascii():
        return text.lower()
    # ASCII letters as bytes, others one by one: faster than lowering a text that has bullets
    data = text.encode("utf-8", "surrogatepass")
    lowered = data.lower().decode("utf-8", "surrogatepass")
    for odd in set(data.translate(None, _ASCII).decode("utf-8", "surrogatepass")):
        low = odd.lower()
        if low != odd and len(low) == 1:
            lowered = lowered.replace(odd, low)
    return lowered


def fold_case(text: str) -> str:
    """Spell dashes, line ends and odd spaces as spaces and curly quotes straight, keeping case.

    >>> fold_case("e\u2011mail\\nteam\u2019s")
    "e mail team's"
    """
    for odd, plain in _FOLDS:  # twenty short scans are faster than one translate
        text = text.replace(odd, plain)
    return text


def fold(text: str) -> str:
    """Fold like `fold_case` and lower the case, one character for one character.

    >>> fold("B2B \u2013 Key-Account")
    'b2b   key account'
    """
    return fold_case(lower(text))


def bare_words(folded: str) -> list[str]:
    """The words of a folded text without any mark.

    >>> bare_words("c++, b2b  sales")
    ['c', 'b2b', 'sales']
    """
    return without_marks(bare_tokens(folded)).split()


def without_marks(spelled: str) -> str:
    """What `bare_tokens` spelled, without the marks in names.

    >>> without_marks("c++ or c#")
    'c   or c '
    """
    return spelled.replace("+", " ").replace("#", " ")


def bare_tokens(folded: str) -> str:
    """A folded text with spaces for all marks but those in names, as long as it was.

    >>> bare_tokens("c++, b2b/sales")
    'c++  b2b sales'
    """
    # through bytes, five times as fast as a pattern
    return folded.encode("ascii", "replace").translate(_TOKENS).decode("ascii")
