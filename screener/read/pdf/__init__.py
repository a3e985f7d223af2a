"""PDF: runs of glyphs -> pieces -> lines in reading order -> what of it can be seen."""

from enum import StrEnum


class PdfReader(StrEnum):
    """Which library reads a PDF: AUTO is the fast one, with pdfminer.six where that goes wrong."""

    AUTO = "auto"
    PDF_OXIDE = "pdf_oxide"
    PDFMINER = "pdfminer"
