"""Reading: any resume file to `ResumeText`, and the files of a folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from screener.errors import UnreadableResume
from screener.read.assemble import assemble
from screener.read.formats import detect_format
from screener.read.inputs import Input, find_inputs, read_input
from screener.read.limits import MAX_FILE_BYTES, MEGABYTE
from screener.read.pdf import PdfReader
from screener.read.raw import RawDocument
from screener.types import Format, QuarantineCode, ResumeText

__all__ = ["Input", "PdfReader", "find_inputs", "read_bytes", "read_input", "read_resume"]


def read_resume(path: Path, *, pdf_reader: PdfReader = PdfReader.AUTO) -> ResumeText:
    """The text of one file; raises `UnreadableResume`, and nothing else, where there is none."""
    return read_bytes(read_input(Input(path.name, path)), pdf_reader=pdf_reader)


def read_bytes(data: bytes, *, pdf_reader: PdfReader = PdfReader.AUTO) -> ResumeText:
    """The text of a document of any format, told by its content; raises `UnreadableResume`.

    >>> read_bytes(b"Ann Lee\\nAccount manager").lines[1].span
    Span(start=8, end=23)
    """
    if len(data) > MAX_FILE_BYTES:
        message = f"The file is larger than {MAX_FILE_BYTES // MEGABYTE} MB; a resume is smaller."
        raise UnreadableResume(QuarantineCode.TOO_LARGE, message)
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
    match detect_format(data):
        case Format.PDF:
            from screener.read.pdf.document import read_pdf

            return read_pdf(data, pdf_reader=pdf_reader)
        case Format.DOCX:
            from screener.read.docx import read_docx

            return read_docx(data)
        case Format.HTML:
            from screener.read.html import read_html

            return read_html(data)
        case Format.MARKDOWN:
            from screener.read.plain import read_markdown

            return read_markdown(data)
        case Format.TEXT:
            from screener.read.plain import read_text

            return read_text(data)
        case other:
            message = f"{other.value.upper()} files cannot be read yet; save the resume as PDF."
            raise UnreadableResume(QuarantineCode.UNSUPPORTED, message)
