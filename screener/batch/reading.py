"""One document, from bytes to an answer: what every worker does, here or on another machine."""

from __future__ import annotations

import time

from screener.batch.duplicates import identify
from screener.batch.wire import Answer
from screener.codec import pack
from screener.errors import UnreadableResume
from screener.types import Profile, QuarantineCode


def load() -> None:
    """Load the pipeline, so that every forked worker has it already."""
    read_profile(b"Ann Example\n\nExperience\nSales lead, 2019 - 2020\n")


def read_profile(data: bytes, pdf_reader: str = "auto") -> Profile:
    """The profile of a document; raises UnreadableResume."""
    from screener.extract import extract_profile
    from screener.read import PdfReader, read_bytes

    return extract_profile(read_bytes(data, pdf_reader=PdfReader(pdf_reader)))


def answer_auto(data: bytes) -> Answer:
    """Read PDFs with the fast reader, and with pdfminer.six where that goes wrong."""
    return answer(data, "auto")


def answer_pdf_oxide(data: bytes) -> Answer:
    """Read PDFs with the fast reader only."""
    return answer(data, "pdf_oxide")


def answer_pdfminer(data: bytes) -> Answer:
    """Read PDFs with pdfminer.six only."""
    return answer(data, "pdfminer")


def answer(data: bytes, pdf_reader: str = "auto") -> Answer:
    """What became of a document; of all exceptions only MemoryError gets out of here."""
    start = time.perf_counter()
    try:
        profile = read_profile(data, pdf_reader)
        return Answer(
            profile=pack(profile),
            identity=identify(profile),
            seconds=time.perf_counter() - start,
        )
    except UnreadableResume as error:
        return Answer(code=error.code.value, message=error.message)
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException as error:  # native readers panic with classes of their own
        message = f"The reader failed on this file ({type(error).__name__}); print it to a new PDF."
        return Answer(code=QuarantineCode.CRASH.value, message=message)
