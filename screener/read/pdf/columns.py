"""Runs of glyphs kept column by column, so that thousands of them are compared at once."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

Color = tuple[float, float, float]

Run = tuple[str, float, float, float, float, Color]
"""One glyph or a few of one font: text, x, y, width, size, colour.

The origin is on the baseline and y grows up the page.
"""

Stretch = tuple[int, str, float, float, float, float, Color]
"""Runs in a row: place of the first one, text, left, baseline, right, size, colour."""

Numbers = NDArray[np.float64]

_AHEAD, _BACK = 0.05, -0.1
"""Gaps between letters of one word, as shares of the font size, that need no second look."""


class Runs(msgspec.Struct, frozen=True, eq=False):
    """The runs of a page in the order of its reader, as one column for each field of a `Run`.

    `texts` is a string where every run is one character.
    """

    texts: Sequence[str]
    xs: Numbers
    ys: Numbers
    widths: Numbers
    sizes: Numbers
    colors: Sequence[Color]

    @classmethod
    def of(cls, rows: Iterable[Run]) -> Runs:
        """Columns from rows."""
        listed = list(rows)
        texts, colors = [row[0] for row in listed], [row[5] for row in listed]
        xs, ys, widths, sizes = (np.array([row[at] for row in listed], float) for at in range(1, 5))
        return cls(texts, xs, ys, widths, sizes, colors)

    def __len__(self) -> int:
        return len(self.texts)

    def rows(self, place: slice = slice(None)) -> Iterator[Run]:
        """The runs at a place, or all, one by one."""
        numbers = (self.xs, self.ys, self.widths, self.sizes)
        columns = (column[place].tolist() for column in numbers)
        return zip(self.texts[place], *columns, self.colors[place], strict=True)

    def moved(self, dx: float, dy: float) -> Runs:
        """The same runs at another place."""
        return replace(self, xs=self.xs + dx, ys=self.ys + dy) if dx or dy else self

    def stretches(self) -> Iterator[Stretch]:
        """The runs, joined where they follow each other closely and are alike in all but text."""
        if not len(self):
            return iter(())
        starts = np.concatenate(([0], np.flatnonzero(~self._alike()) + 1, [len(self)]))
        places, first, last = starts.tolist(), starts[:-1], starts[1:] - 1
        parts = (self.texts[start:end] for start, end in pairwise(places))
        texts = parts if isinstance(self.texts, str) else map("".join, parts)
        rights = self.xs[last] + self.widths[last]
        numbers = (each.tolist() for each in (self.xs[first], self.ys[first], rights))
        colors = [self.colors[start] for start in places[:-1]]
        return zip(places, texts, *numbers, self.sizes[first].tolist(), colors, strict=False)

    def _alike(self) -> NDArray[np.bool_]:
        """Of each run but the first, whether it goes on like the one before it."""
        gaps = self.xs[1:] - self.xs[:-1] - self.widths[:-1]
        sizes = self.sizes[1:]
        alike: NDArray[np.bool_] = (
            (gaps <= _AHEAD * sizes)
            & (gaps >= _BACK * sizes)
            & (sizes == self.sizes[:-1])
            & (sizes > 0)
            & (self.ys[1:] == self.ys[:-1])
        )
        if self.colors.count(self.colors[0]) < len(self):
            alike &= np.fromiter(map(operator.eq, self.colors[1:], self.colors), bool)
        return alike


NO_RUNS = Runs.of(())
