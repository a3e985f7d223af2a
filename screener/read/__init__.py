"""Reading: any resume file to `ResumeText`, and the files of a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from screener.errors import UnreadableResume
from screener.read.formats import detect_format
from screener.read.inputs import Input, find_inputs, read_input
from screener.read.limits import MAX_FILE_BYTES, TOO_LARGE
from screener.read.pdf import PdfReader
from screener.types import Format, QuarantineCode, ResumeText

__all__ = ["Input", "PdfReader", "find_inputs", "read_bytes", "read_input", "read_resume"]

if TYPE_CHECKING:
    from screener.read.raw import RawDocument

_READERS = {
    Format.DOCX: ("screener.read.docx", "read_docx"),
    Format.DOC: ("screener.read.doc", "read_doc"),
    Format.ODT: ("screener.read.odt", "read_odt"),
    Format.RTF: ("screener.read.rtf", "read_rtf"),
    Format.HTML: ("screener.read.html", "read_html"),
    Format.MARKDOWN: ("screener.read.plain", "read_markdown"),
    Format.TEXT: ("screener.read.plain", "read_text"),
    Format.IMAGE: ("screener.read.ocr", "read_image"),
}


def read_resume(path: Path, *, pdf_reader: PdfReader = PdfReader.AUTO) -> ResumeText:
    """The text of one file; raises `UnreadableResume`, and nothing else, where there is none."""
    return read_bytes(read_input(Input(path.name, path)), pdf_reader=pdf_reader)


def read_bytes(data: bytes, *, pdf_reader: PdfReader = PdfReader.AUTO) -> ResumeText:
    """The text of a document of any format, told by its content; raises `UnreadableResume`.

    >>> read_bytes(b"Ann Lee\\nAccount manager").lines[1].span
    Span(start=8, end=23)
    """
    from screener.read.assemble import assemble  # what only lists files needs none of it

    if len(data) > MAX_FILE_BYTES:
        raise UnreadableResume(QuarantineCode.TOO_LARGE, TOO_LARGE)
    resume_id = hashlib.sha256(data).hexdigest()
    try:
        return assemble(_read_raw(data, pdf_reader), resume_id=resume_id)
    except (UnreadableResume, MemoryError):
        raise
    except Exception as error:  # a library met bytes that its authors did not foresee
        message = f"The file is damaged ({type(error).__name__}); save it again, or as a PDF."
        raise UnreadableResume(QuarantineCode.DAMAGED, message) from error


def _read_raw(data: bytes, pdf_reader: PdfReader) -> RawDocument:
    """Dispatch by content; each format's libraries are imported when its first file comes."""
    found = detect_format(data)
    if found is Format.PDF:
        from screener.read.pdf.document import read_pdf

        return read_pdf(data, pdf_reader=pdf_reader)
    module, function = _READERS[found]
    read: Callable[[bytes], RawDocument] = getattr(import_module(module), function)
    return read(data)
