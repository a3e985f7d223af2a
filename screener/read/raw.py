"""What every format's reader hands to text assembly: lines in reading order, not yet cleaned."""

from __future__ import annotations

import msgspec

from screener.types import Box, Format, Hidden, Notice


class RawLine(msgspec.Struct, frozen=True):
    """One line as its format gives it; fields as in `screener.types.Line`."""

    text: str
    page: int = 1
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    heading: bool = False
    block: int = 0
    hidden: Hidden | None = None


class RawDocument(msgspec.Struct, frozen=True):
    """A document's lines in reading order; `reader` names the library that gave them."""

    lines: tuple[RawLine, ...]
    format: Format
    reader: str
    pages: int = 1
    notices: tuple[Notice, ...] = ()
