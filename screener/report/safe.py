"""Strings that came out of other people's files, made harmless for the place they are shown in."""

from __future__ import annotations

import re

# Control characters (terminal escapes start with one), bidi overrides, zero-width characters.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)
_FORMULA_START = tuple("=+-@\t\r\n|%＝＋－＠")


def shown(text: str) -> str:
    """One line of text that shows what it holds and steers nothing.

    Escape sequences lose their first character and stay as plain letters; bidi and zero-width
    characters go; runs of white space become one space.

    >>> shown("Ann\\x1b[31m\\u202e  Lee\\n")
    'Ann[31m Lee'
    """
    return " ".join(_STEERING.sub("", text).split())


def cell(text: str) -> str:
    """Text for a spreadsheet cell: what would start a formula gets a quotation mark before it.

    The characters are those of OWASP's note on CSV injection, and their full-width forms.

    >>> cell("=1+1"), cell("Excel")
    ("'=1+1", 'Excel')
    """
    text = shown(text)
    return f"'{text}" if text.startswith(_FORMULA_START) else text
