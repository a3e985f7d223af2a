"""RTF by striprtf, with hidden text (`\\v`) told apart from what is shown."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from screener.errors import UnreadableResume
from screener.read.raw import RawDocument, RawLine
from screener.types import Format, Hidden, QuarantineCode

_HIDDEN = re.compile(r"\\v(?![a-z0-9])(.{0,4000}?)(?=\\v0|\\plain|\}|$)", re.S)
_PAGE = re.compile(r"\\page(?![a-z])")
_BULLET = re.compile(r"^\s*[·•▪]\s*")


def read_rtf(data: bytes) -> RawDocument:
    """An RTF file's lines; raises `UnreadableResume` (damaged)."""
    source = data.decode("latin-1")
    hidden = "\\line ".join(_HIDDEN.findall(source))
    shown = _HIDDEN.sub("", source)
    lines = [*_lines(shown, None), *_lines("{\\rtf1 " + hidden + "}", Hidden.VANISH)]
    return RawDocument(tuple(lines), Format.RTF, "striprtf", pages=1 + len(_PAGE.findall(source)))


def _lines(source: str, hidden: Hidden | None) -> list[RawLine]:
    try:
        text = rtf_to_text(source, encoding="cp1252", errors="replace")
    except (ValueError, IndexError, LookupError, RecursionError) as error:
        message = "The RTF file is damaged; open and save it again, or as a PDF."
        raise UnreadableResume(QuarantineCode.DAMAGED, message) from error
    lines = []
    block = 0
    for line in text.split("\n"):
        if line.strip():
            cells = "\t".join(line.strip("|").split("|")) if line.endswith("|") else line
            lines.append(RawLine(_BULLET.sub("• ", cells), block=block, hidden=hidden))
        else:
            block += 1
    return lines
