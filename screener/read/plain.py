"""Plain text and Markdown, in any encoding."""

from __future__ import annotations

import re
from contextlib import suppress

from charset_normalizer import from_bytes

from screener.read.raw import RawDocument, RawLine
from screener.types import Format

_BOMS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_ATX = re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^ {0,3}(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]*-{3,}[\s:|-]*\|?\s*$")
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\(([^()\s]{0,500})[^()\n]{0,100}\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.{1,500}?\S|\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,300})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def decode(data: bytes) -> str:
    """Bytes as text: by byte order mark, as UTF-8, else by what the bytes look like.

    >>> decode("naïve".encode("utf-16")), decode("Résumé – sales".encode("cp1252"))
    ('naïve', 'Résumé – sales')
    """
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" not in data[:4096]:
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8")
        western = data.decode("cp1252", errors="replace")
        if sum(byte > 127 for byte in data) < len(data) * 0.25:
            return western
    best = from_bytes(data).best()
    return str(best) if best is not None else data.decode("cp1252", errors="replace")


def read_text(data: bytes) -> RawDocument:
    """A text file line by line; an empty line ends a block, a form feed ends a page."""
    lines = []
    page, block = 1, 0
    for line in decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        page += line.count("\f")
        if line.strip():
            lines.append(RawLine(line, page=page, block=block))
        else:
            block += 1
    return RawDocument(tuple(lines), Format.TEXT, "text", pages=page)


def _plain(text: str) -> str:
    """A Markdown line without its markup; the address of a link stays readable beside it."""
    text = _LINK.sub(_linked, _CODE.sub(r"\1", text))
    text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    if text.count("|") >= 2 and text.strip().startswith("|"):
        text = text.strip().strip("|").replace("|", "\t")
    return _ESCAPE.sub(r"\1", text)


def _linked(match: re.Match[str]) -> str:
    label, target = match.groups()
    return (
        label
        if not target.startswith(("http", "mailto:")) or target in label
        else (f"{label} ({target.removeprefix('mailto:')})" if label else target)
    )


def read_markdown(data: bytes) -> RawDocument:
    """A Markdown file without its markup; `#` and underlined headings are marked as headings."""
    lines: list[RawLine] = []
    block, blank = 0, True
    for line in decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        heading = _ATX.match(line)
        if _RULE.match(line) or _TABLE_RULE.match(line):
            if not blank and lines and line.strip()[:1] in "=-":
                last = lines[-1]
                lines[-1] = RawLine(last.text, heading=True, block=last.block)
            block, blank = block + 1, True
        elif not line.strip():
            block, blank = block + 1, True
        elif heading:
            lines.append(RawLine(_plain(heading[1]), heading=True, block=block + 1))
            block, blank = block + 2, True
        else:
            lines.append(RawLine(_plain(line), block=block))
            blank = False
    return RawDocument(tuple(lines), Format.MARKDOWN, "markdown")
