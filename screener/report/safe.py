"""Strings that came out of other people's files, made harmless for the place they are shown in."""

from __future__ import annotations

import re
from functools import lru_cache

# Control characters (terminal escapes start with one), bidi overrides, zero-width characters.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\u034f\u061c\u180e\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"\s+")
_FORMULA_START = tuple("=+-@\t\r\n|%＝＋－＠")


def visible(text: str) -> str:
    """Text without control, bidi and zero-width characters; runs of white space become one space.

    >>> visible("sold\\x1b \\t to ")
    'sold to '
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text  # most text is, and looking costs a tenth of replacing
    return _SPACES.sub(" ", _STEERING.sub("", text))


@lru_cache(maxsize=4096)  # the same names, rules and findings stand in every row
def shown(text: str) -> str:
    """One line of text that shows what it holds and steers nothing.

    Escape sequences lose their first character and stay as plain letters.

    >>> shown("Ann\\x1b[31m\\u202e  Lee\\n")
    'Ann[31m Lee'
    """
    return visible(text).strip()


def cell(text: str) -> str:
    """Text for a spreadsheet cell: what would start a formula gets a quotation mark before it.

    The characters are those of OWASP's note on CSV injection, and their full-width forms.

    >>> cell("=1+1"), cell("Excel")
    ("'=1+1", 'Excel')
    """
    text = shown(text)
    return f"'{text}" if text.startswith(_FORMULA_START) else text
