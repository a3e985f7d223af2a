"""What a file is, told by its content: the name it came with may lie."""

from __future__ import annotations

import io
import re
import zipfile

from screener.errors import UnreadableResume
from screener.read.limits import DAMAGE
from screener.types import Format, QuarantineCode

_PDF_HEADER_WITHIN = 1024
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_LETTERS = (b"BM", b"MZ")
"""Signatures of a bitmap and of a program with which a text may begin, too."""
_SEALED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Office keeps a document with a password; around it is an OLE file."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = {
    b"\x7fELF": "a program",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"GIF8": "a GIF image",
    b"SQLite format 3\x00": "a database",
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|h[1-6]|div|p|table|ul)[\s>]", re.I)
_CLOSING = re.compile(rb"</(?:head|body|h[1-6]|div|p|table|ul|li|td|tr)>", re.I)
_FEWEST_CLOSING = 3
"""Tags; a text may name one or two."""
_MARKDOWN = re.compile(
    r"^#{1,6} \S|^\s{0,3}[-*+] \*\*|\*\*[^*\n]{2,80}\*\*"
    r"|\[[^\]\n]{1,80}\]\(https?:|^={4,}$|^-{4,}$",
    re.M,
)


def detect_format(data: bytes) -> Format:
    """The format of a file's bytes; raises `UnreadableResume` (empty, unsupported).

    >>> detect_format(b"%PDF-1.7 ...").value, detect_format(b"{\\\\rtf1 Hello}").value
    ('pdf', 'rtf')
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableResume(QuarantineCode.EMPTY, "The file is empty; ask for it again.")
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _packed_format(data)
    if data.startswith(_OLE):
        return _ole_format(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return Format.RTF
    if data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return Format.IMAGE
    if data.startswith(_LETTERS) and b"\x00" in data[:64]:
        return _lettered_format(data)
    _refuse_known_others(data)
    return _text_format(data)


def _packed_format(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names or "[Content_Types].xml" in names:
                return _office_format(names)
            if "content.xml" in names:
                return Format.ODT
    except (*DAMAGE, ValueError, OSError) as error:
        message = "The file begins like a DOCX or ZIP file but is damaged; save it again."
        raise UnreadableResume(QuarantineCode.DAMAGED, message) from error
    message = "The file is an archive, not a document; unpack it into the folder."
    raise UnreadableResume(QuarantineCode.UNSUPPORTED, message)


def _office_format(names: set[str]) -> Format:
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        message = "The file is a workbook or a presentation; save the resume as PDF or DOCX."
        raise UnreadableResume(QuarantineCode.UNSUPPORTED, message)
    return Format.DOCX


def _ole_format(data: bytes) -> Format:
    if _SEALED in data:
        message = "The document is protected by a password; save it without one."
        raise UnreadableResume(QuarantineCode.ENCRYPTED, message)
    return Format.DOC


def _lettered_format(data: bytes) -> Format:
    if data.startswith(b"BM"):
        return Format.IMAGE
    raise _unsupported("a program")


def _refuse_known_others(data: bytes) -> None:
    for magic, noun in _OTHER.items():
        if data.startswith(magic):
            raise _unsupported(noun)


def _unsupported(noun: str) -> UnreadableResume:
    message = f"The file is {noun}; a resume is a PDF, DOCX, ODT, RTF, HTML or text file."
    return UnreadableResume(QuarantineCode.UNSUPPORTED, message)


def _text_format(data: bytes) -> Format:
    head = data[:4096]
    if _is_html(head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")):
        return Format.HTML
    if _looks_binary(data):
        message = "The file is of no known kind; a resume is a PDF, DOCX, ODT, RTF or text file."
        raise UnreadableResume(QuarantineCode.UNSUPPORTED, message)
    return Format.MARKDOWN if _MARKDOWN.search(data.decode("latin-1")) else Format.TEXT


def _is_html(head: bytes) -> bool:
    """Whether a text is a page, and not one that speaks of tags: "built <div> and <p> blocks"."""
    marked = head.startswith(b"<") or len(_CLOSING.findall(head)) >= _FEWEST_CLOSING
    return marked and bool(_HTML.search(head))


def _looks_binary(data: bytes) -> bool:
    """Whether control bytes are too many for text in any encoding (UTF-16 has NULs in pairs)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:65536]
    nulls = sample.count(0)
    if nulls and not 0.2 < nulls / len(sample) < 0.8:
        return True
    controls = sum(sample.count(bytes([code])) for code in (*range(1, 9), *range(14, 27)))
    return controls > len(sample) * 0.02
