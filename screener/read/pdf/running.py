"""Running heads: the lines that stand at the same place of every page are read once."""

from __future__ import annotations

import re

from screener.read.raw import RawLine

_MARGIN = 0.09
"""Share of the page's height, at the top and at the foot, where running heads stand."""

_DIGITS = re.compile(r"\d+")
_SAME_PLACE = 4.0


def drop_running_heads(pages: list[list[RawLine]], heights: list[float]) -> list[RawLine]:
    """All lines of a document, a head or foot that comes again on later pages only once.

    Numbers in it may differ ("Page 2 of 3"). A lone word at the margin of two pages, such as a
    sidebar's heading, is kept where it stands at another height.
    """
    seen: dict[str, list[float]] = {}
    kept: list[RawLine] = []
    for lines, height in zip(pages, heights, strict=True):
        found: list[tuple[str, float]] = []
        for line in lines:
            place = _place(line, height)
            if place is None:
                kept.append(line)
                continue
            key = _DIGITS.sub("#", line.text.strip())
            if not any(abs(place - other) < _SAME_PLACE for other in seen.get(key, ())):
                kept.append(line)
                found.append((key, place))
        for key, place in found:
            seen.setdefault(key, []).append(place)
    return kept


def _place(line: RawLine, height: float) -> float | None:
    """The line's top edge in points where it stands in a margin, else None."""
    if line.box is None:
        return None
    at_margin = line.box.bottom < _MARGIN * height or line.box.top > (1 - _MARGIN) * height
    return line.box.top if at_margin else None
