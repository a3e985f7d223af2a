"""Colours of letters and of what is behind them: whether the one can be seen on the other."""

from __future__ import annotations

import re

Color = tuple[int, int, int]
PAPER: Color = (255, 255, 255)
ANY: Color = (-999, -999, -999)
"""A picture, a pattern, a colour of the theme: what is not known hides nothing."""

_ALIKE = 20
"""Colours that differ by no more than this in red, green and blue cannot be told apart."""


def color_of(text: str) -> Color | None:
    """An RRGGBB value; None for "auto" and whatever else names no colour.

    >>> color_of("1F3864"), color_of("auto")
    ((31, 56, 100), None)
    """
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", text):
        return None
    red, green, blue = bytes.fromhex(text)
    return red, green, blue


def are_alike(ink: Color, ground: Color) -> bool:
    """Whether letters of one colour vanish on a ground of the other.

    >>> are_alike((255, 255, 255), (250, 250, 245)), are_alike((255, 255, 255), ANY)
    (True, False)
    """
    return max(abs(a - b) for a, b in zip(ink, ground, strict=True)) <= _ALIKE
