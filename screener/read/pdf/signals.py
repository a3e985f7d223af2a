"""Cheap signs, in a PDF's own bytes, that a page may hold text which nobody can see.

They only decide whether a page is rendered and looked at, never whether a line is hidden. Drawing
operators are those of ISO 32000-1: `Tr` (9.3.6), `W n` (8.5.4), `/ca` (11.6.4.4), `/OCProperties`
(8.11.4).
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

from screener.types import Hidden

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY_BYTES = 600
_MOST_BYTES = 4_000_000
"""A content stream is looked at up to here; one that goes on is suspicious by its length."""

_NOT_DRAWING = (b"/Image", b"/Length1", b"/FontFile", b"/Length2", b"/XML", b"/CIDToGIDMap")
_RENDER_MODE = re.compile(rb"r(?<=[3-7] Tr)\b")
"""A mode but the usual ones; looked for by its "r", since blanks and "T" are all over a page."""

_CLIP = re.compile(rb"W\*?\s+n\b")
_NAMES = re.compile(
    rb"/(?:ca\s*(?P<opacity>[\d.]+)|(?P<disguised>ActualText)|(?P<layer>OCProperties)"
    rb"|Subtype\s*(?P<covered>/Image))"
)
"""Names that may stand in any dictionary, each in the group of what it is a sign of."""

_INLINE_PICTURE = re.compile(rb"BI\s[^\0]{5,300}?\sID\s")
_NUMBER = re.compile(rb"-?\d*\.?\d+")

_FAINT = 0.35
"""Less opaque than this counts as a sign."""

_PAGE_SIDE = 200.0
"""A clip at least so wide and high that begins near the origin is the page itself."""


def find_signals(data: bytes) -> frozenset[Hidden]:
    """Which ways of hiding text a file's bytes speak of."""
    if b"/Encrypt" in data:
        return frozenset((Hidden.RENDER_MODE, Hidden.OPACITY, Hidden.CLIPPED, Hidden.LAYER))
    found = set(_signals_of(data, drawing=False))
    for stream in drawing_streams(data):
        found |= _signals_of(stream, drawing=True)
    return frozenset(found)


def drawing_streams(data: bytes) -> Iterator[bytes]:
    """The unpacked streams that may hold drawing operators or dictionaries."""
    for match in _STREAM.finditer(data):
        start = match.end()
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        before = data[max(0, match.start() - _DICTIONARY_BYTES) : match.start()]
        dictionary = before[before.rfind(b"obj") + 3 :]
        if any(word in dictionary for word in _NOT_DRAWING):
            continue
        packed = data[start : start + _MOST_BYTES]
        try:
            yield _unpacked(packed, dictionary)
        except (zlib.error, ValueError):
            yield b"3 Tr"  # what cannot be looked at has to be rendered


def _unpacked(packed: bytes, dictionary: bytes) -> bytes:
    """A stream's bytes; raises ValueError for filters other than the usual two."""
    if b"Filter" not in dictionary:
        return packed[: max(packed.find(b"endstream"), 0)]
    if any(name in dictionary for name in (b"LZW", b"RunLength", b"ASCIIHex")):
        raise ValueError
    if b"ASCII85Decode" in dictionary or b"/A85" in dictionary:
        packed = base64.a85decode(packed[: packed.find(b"~>")].lstrip().removeprefix(b"<~"))
    if b"FlateDecode" in dictionary or b"/Fl" in dictionary:
        return zlib.decompressobj().decompress(packed, _MOST_BYTES)
    return packed


def _signals_of(content: bytes, *, drawing: bool) -> set[Hidden]:
    found = {
        Hidden(match.lastgroup or "")
        for match in _NAMES.finditer(content)
        if match["opacity"] is None or _is_faint(match["opacity"])
    }
    return found | _signs_of_drawing(content) if drawing else found


def _signs_of_drawing(content: bytes) -> set[Hidden]:
    found = set()
    if _RENDER_MODE.search(content):
        found.add(Hidden.RENDER_MODE)
    if any(
        not _is_whole_page(content[max(0, match.start() - 120) : match.start()])
        for match in _CLIP.finditer(content)
    ):
        found.add(Hidden.CLIPPED)
    if _INLINE_PICTURE.search(content):
        found.add(Hidden.COVERED)
    return found


def _is_faint(value: bytes) -> bool:
    try:
        return float(value) < _FAINT
    except ValueError:
        return True


def _is_whole_page(path: bytes) -> bool:
    """Whether the path in front of a clip operator is a large rectangle at the origin.

    >>> _is_whole_page(b"0 0 2483.3 3512.3 re "), _is_whole_page(b"0 0 1 1 re ")
    (True, False)
    """
    rectangle = path.rsplit(b"re", 1)
    if len(rectangle) == 2 and not rectangle[1].strip():
        numbers = [float(n) for n in _NUMBER.findall(rectangle[0])[-4:]]
        if len(numbers) < 4:
            return False
        x, y, width, height = numbers
        xs, ys = [x, x + width], [y, y + height]
    else:
        numbers = [float(n) for n in _NUMBER.findall(path)[-8:]]
        xs, ys = numbers[0::2], numbers[1::2]
    if not xs or not ys or min(xs) > _PAGE_SIDE / 2 or min(ys) > _PAGE_SIDE / 2:
        return False
    return max(xs) - min(xs) >= _PAGE_SIDE and max(ys) - min(ys) >= _PAGE_SIDE
