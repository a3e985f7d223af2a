"""Letters that are not what is drawn: the text a file claims against the glyphs it shows.

A PDF says of each glyph which character it stands for (`ToUnicode`, ISO 32000-1, 9.10.3) and may
put any text in the place of a marked part (`ActualText`, 14.9.4). Both can lie. Whether they do
shows in how wide the letters are: "m" is wider than "i" in every font but a monospaced one.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from screener.read.pdf.columns import Numbers, Runs
from screener.read.pdf.page import Piece
from screener.read.pdf.signals import drawing_streams
from screener.types import Hidden

_CAPITALS = (
    *(667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833),
    *(722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611),
)
_SMALL = (
    *(556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833),
    *(556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500),
)
_USUAL_WIDTHS = np.zeros(128)
_USUAL_WIDTHS[[ord(letter) for letter in string.ascii_uppercase]] = _CAPITALS
_USUAL_WIDTHS[[ord(letter) for letter in string.ascii_lowercase]] = _SMALL
"""Widths of letters in Helvetica, from Adobe's core font metrics; those of other fonts follow."""

_FEWEST = 12
"""Letters; with fewer, chance alone makes widths agree or not."""

_USUAL, _SPREAD, _MOST = 0.9, 2.8, 0.5
"""Texts of 633 resumes correlate at 0.95, and above `_USUAL - _SPREAD / sqrt(letters)` all of them;
letters that were swapped at random correlate at 0, give or take 1 / sqrt(letters)."""

_LONGEST_STEP = 1.5
_LONGEST_LIGATURE = 4
_NARROWEST = 0.12
"""Width of a letter, as a share of the font size, that no font for reading goes below."""

_EVEN = 0.03
"""Spread of widths, as a share of their mean, under which a font is a monospaced one."""

_ACTUAL_TEXT = re.compile(
    rb"/ActualText\s*(?:\((?P<text>(?:[^()\\]|\\.){1,20000})\)|<(?P<hex>[0-9A-Fa-f\s]{2,40000})>)",
    re.S,
)
_FEWEST_CLAIMED = 4
"""Letters; shorter claims are ligatures, hyphens and the names of icons."""


def mark_disguised(runs: Runs, pieces: Sequence[Piece]) -> None:
    """Set `hidden` on the pieces whose glyphs cannot be the letters that the file says they are."""
    if isinstance(runs.texts, str):
        lying = _ill_fitting(runs, runs.texts, pieces)
    else:
        letters = "".join(text if len(text) == 1 else "\0" for text in runs.texts)
        lying = chain(_crammed(runs, pieces), _ill_fitting(runs, letters, pieces))
    for piece in lying:
        piece.hidden = Hidden.DISGUISED


def _crammed(runs: Runs, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with a run that claims more letters than its glyphs have room for.

    A ligature has three.
    """
    crammed = [
        at
        for at, text in enumerate(runs.texts)
        if len(text) > _LONGEST_LIGATURE
        and runs.widths[at] < _NARROWEST * len(text) * abs(runs.sizes[at])
    ]
    for piece in pieces if crammed else ():
        if any(piece.runs.start <= at < piece.runs.stop for at in crammed):
            yield piece


def _ill_fitting(runs: Runs, letters: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with widths that are not those of their letters, one to a run."""
    if not pieces:
        return
    codes = _codes(letters)
    usual = _USUAL_WIDTHS[codes]
    is_letter = (usual > 0) & (runs.sizes > 0)
    widths = np.divide(runs.widths, runs.sizes, out=np.zeros(len(runs)), where=is_letter)
    usual *= is_letter
    columns = np.zeros((6, len(runs) + 1))
    columns[:, :-1] = is_letter, widths, usual, widths * widths, usual * usual, widths * usual
    places = [end for piece in pieces for end in (piece.runs.start, piece.runs.stop)]
    totals = np.add.reduceat(columns, places, axis=1)[:, ::2]
    for at in np.flatnonzero((totals[0] >= _FEWEST) & _disagree(*totals)).tolist():
        place = pieces[at].runs
        if _disagrees_closely(runs, place, widths[place], usual[place], codes[place]):
            yield pieces[at]


def _disagrees_closely(
    runs: Runs,
    place: slice,
    widths: NDArray[np.float64],
    usual: NDArray[np.float64],
    codes: NDArray[np.uint8],
) -> bool:
    """Whether neither the widths of the letters nor the steps from one to the next fit them."""
    words = np.cumsum(codes == ord(" "))
    steps = _steps(runs, place)
    return _disagree_within_words(widths, usual, words, usual > 0) and _disagree_within_words(
        steps, usual, words, (usual > 0) & (steps > 0)
    )


def _steps(runs: Runs, place: slice) -> NDArray[np.float64]:
    """From each run to the next, as shares of the size; 0 where the next one is elsewhere.

    A font that says wrong widths is no lie if every letter is put where it belongs.
    """
    steps = np.diff(runs.xs[place], append=0.0) / runs.sizes[place]
    steps[-1] = 0.0
    return np.where((steps > 0) & (steps < _LONGEST_STEP), steps, 0.0)


def _codes(letters: str) -> NDArray[np.uint8]:
    """The code of each letter; that of a question mark for those beyond ASCII."""
    return np.frombuffer(letters.encode("ascii", "replace"), np.uint8)


def _disagree(
    count: Numbers, x: Numbers, y: Numbers, xx: Numbers, yy: Numbers, xy: Numbers
) -> NDArray[np.bool_]:
    """Whether two sets of widths correlate less than honest ones; False where one hardly varies.

    Each is given by how many they are and by their sums: many such sets at once, or one.
    """
    x_spread, y_spread = count * xx - x * x, count * yy - y * y
    varies = (x_spread > (_EVEN * x) ** 2) & (y_spread > (_EVEN * y) ** 2)
    spread = np.sqrt(np.where(varies, x_spread * y_spread, 1.0))
    least = np.minimum(_MOST, _USUAL - _SPREAD / np.sqrt(np.maximum(count, 1.0)))
    disagree: NDArray[np.bool_] = varies & (count * xy - x * y < least * spread)
    return disagree


def _disagree_within_words(
    widths: NDArray[np.float64],
    usual: NDArray[np.float64],
    words: NDArray[np.int64],
    is_letter: NDArray[np.bool_],
) -> bool:
    """The same for what is left of the widths when each word is set as wide as all others.

    An OCR layer stretches each word to the width of its picture.
    """
    widths, usual, words = widths[is_letter], usual[is_letter], words[is_letter]
    letters = np.maximum(np.bincount(words), 1)
    mean = np.bincount(words, widths) / letters
    widths = widths * (widths.mean() / np.maximum(mean, 1e-9))[words]
    columns = (widths, usual, widths * widths, usual * usual, widths * usual)
    return bool(_disagree(*np.array([len(widths), *(column.sum() for column in columns)])))


def find_claims(data: bytes) -> Iterator[str]:
    """The texts that `ActualText` puts in the place of what is drawn, long enough to matter."""
    for content in (data, *drawing_streams(data)):
        for match in _ACTUAL_TEXT.finditer(content):
            claim = _decoded(match)
            if sum(map(str.isalpha, claim)) >= _FEWEST_CLAIMED:
                yield claim


def _decoded(match: re.Match[bytes]) -> str:
    """A PDF string as text (ISO 32000-1, 7.9.2.2)."""
    if match["hex"]:
        digits = b"".join(match["hex"].split())
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        raw = re.sub(rb"\\([()\\])", rb"\1", match["text"])
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    return raw.decode("latin-1")
