"""Single characters as a person reads them: ligatures, quotes, mojibake, spaced-out headings.

Cleaning happens while the text is put together, before any position is taken: `ResumeText.text`
is the cleaned text, every span points into it, and no offset map is needed downstream.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile("[A-Za-z\u00c0-\u1fff\u2c00-\ud7ff]+")
"""Letters in a row, in any alphabet; ranges are found four times as fast as categories."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

# Bytes 0x80-0x9F of Windows-1252 that were taken for Latin-1 (U+0091 is a quotation mark).
_C1 = {code: bytes([code]).decode("cp1252", errors="ignore") or None for code in range(0x80, 0xA0)}

# Invisible marks: zero-width, bidirectional controls, soft hyphen, byte order mark, tags.
_INVISIBLE = dict.fromkeys(
    [
        *(0xAD, 0x034F, 0x061C, 0x180E, 0xFEFF),
        *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
        *range(0xE0000, 0xE0080),
    ]
)
_CONTROLS = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F])
_SPACES = dict.fromkeys([0x0B, 0x0C, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LINE_ENDS = {0x0A: " ", 0x0D: " ", 0x85: " ", 0x2028: " ", 0x2029: " "}

# Symbol and Wingdings bullets reach us in the private use area.
_PRIVATE_BULLETS = dict.fromkeys([*range(0xF020, 0xF100)], "•")

_TABLE: dict[int, str | None] = {
    **_C1,
    **_INVISIBLE,
    **_CONTROLS,
    **_SPACES,
    **_PRIVATE_BULLETS,
    **_LINE_ENDS,
    **{ord(char): letters for char, letters in _LIGATURES.items()},
}

_MENDED = frozenset(map(chr, _TABLE))

# UTF-8 that was decoded as Windows-1252: a lead byte's character, then continuation bytes'.
_CONTINUATION = "".join(
    sorted({bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in range(0x80, 0xC0)})
)
_MOJIBAKE = re.compile(f"[\u00c2-\u00f4][{re.escape(_CONTINUATION)}]{{1,3}}")
_STRAY_NBSP = re.compile("(?:\\s?\u00c2(?=\\s|$)){1,200}\\s?")

_HALF = re.compile("[\ud800-\udfff]")

_WIDE_GAP = re.compile(r" *\t[ \t]*| {3,}")
_BULLET_TAB = re.compile(r"^\s*([•●▪■◦‣○*·–-])\t[ \t]*")
_DOUBLE_SPACE = re.compile(r" {2,}")
_SPACED_WORD = re.compile(r"(?<!\S)(?:[^\W\d_]|&) (?:(?:[^\W\d_]|&) ){2,}[^\W\d_](?!\S)")
_FRAGMENTS = re.compile(r"\S{1,2}(?: \S{1,2})*")


def _repair(match: re.Match[str]) -> str:
    """One damaged character as it was written; unchanged where the bytes are no UTF-8."""
    broken = match.group()
    raw = b"".join(
        char.encode("cp1252", errors="ignore") or char.encode("latin-1") for char in broken
    )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return broken


def repair_mojibake(text: str) -> str:
    """UTF-8 text that was read as Windows-1252, as it was meant.

    >>> repair_mojibake("Sales â€“ RÃ©gional")
    'Sales – Régional'
    """
    if "Â" not in text and "Ã" not in text and "â" not in text:
        return text
    return _STRAY_NBSP.sub(" ", _MOJIBAKE.sub(_repair, text))


def join_halves(text: str) -> str:
    """Characters that came as two UTF-16 halves, whole; a half without the other is unreadable.

    >>> join_halves("\\ud83d\\ude00") == "\\U0001f600", join_halves("\\ud83d?")
    (True, '\ufffd?')
    """
    if not _HALF.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", errors="replace")


def _join_spaced(match: re.Match[str]) -> str:
    return match.group().replace(" ", "")


def join_spaced_letters(text: str) -> str:
    """A heading that was set letter by letter, as words.

    Words are told by the wider gap between them (two spaces or a tab); where all gaps are alike
    the line becomes one word.

    >>> join_spaced_letters("E X P E R I E N C E"), join_spaced_letters("W O R K  H I S T O R Y")
    ('EXPERIENCE', 'WORK HISTORY')
    >>> join_spaced_letters("DA T A  M A N A G E R")
    'DATA MANAGER'
    >>> join_spaced_letters("A plan B or C")
    'A plan B or C'
    """
    blanks = "   "  # of every second character: where letters and blanks take turns
    if blanks not in text[::2] and blanks not in text[1::2]:
        return text
    if not _SPACED_WORD.search(text):
        return text
    parts = re.split(r"[ \t]{2,}|\t", text)
    whole = len(parts) > 1 and all(_FRAGMENTS.fullmatch(part) for part in parts)
    if whole:
        return " ".join(part.replace(" ", "") for part in parts)
    return " ".join(_SPACED_WORD.sub(_join_spaced, part) for part in parts)


def clean_line(text: str) -> str:
    """One line as a person reads it; a tab stands for a wide gap, other white space is one blank.

    >>> clean_line("Pro\\ufb01t \\u0093first\\u0094\\u200b,  \\u00a0  2019")
    'Profit “first”,\\t2019'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", join_halves(text))
        text = repair_mojibake(text)
    if not (text.isascii() and text.isprintable()) and not _MENDED.isdisjoint(text):
        text = text.translate(_TABLE)
    text = join_spaced_letters(text)
    if "\t" in text or "  " in text:
        text = _DOUBLE_SPACE.sub(" ", _WIDE_GAP.sub("\t", text))
        text = _BULLET_TAB.sub(r"\1 ", text)
    return text.strip()


_STRAY = re.compile(r"(?<![^\W_])([^\W_]) (?=[a-z0-9]{2}|[+#])")
_CUT_OFF = re.compile(r" (?<=[^\W_aAI] )(?<![^\W_]. )(?=[a-z0-9]{2})")
_MANY = 0.15  # in sound text hardly a letter but a and I stands alone


def has_stray_spaces(text: str) -> bool:
    """Whether a space stands after the first letter of many words, as some converters leave it.

    >>> has_stray_spaces("S enior E ngineer, D ecember 2 019"), has_stray_spaces("a senior role")
    (True, False)
    """
    words = text.count(" ") + 1
    return words > 1 and len(_CUT_OFF.findall(text)) > _MANY * words


def close_stray_spaces(text: str) -> str:
    """The same line with its words whole; only for texts of which `has_stray_spaces` is true.

    >>> close_stray_spaces("I w as a S enior E ngineer, D ecember 2 019")
    'I was a Senior Engineer, December 2019'
    """
    return _STRAY.sub(r"\1", text)
