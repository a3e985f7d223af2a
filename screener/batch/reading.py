"""One document, from bytes to an answer: what every worker does, here or on another machine."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import msgspec

from screener.batch.identity import identify
from screener.batch.wire import Answer
from screener.codec import pack
from screener.errors import UnreadableResume
from screener.types import Profile, QuarantineCode

_WARM_UP = (
    b"Ann Example\nann@example.com\n\nExperience\nSales lead, Acme Ltd, Leeds\nMar 2019 - present\n"
    b"Won new customers with a team of three\n\nEducation\nB.Sc. in Physics, Leeds College, 2018\n"
    b"\nSkills\nExcel, CRM\n\nLanguages\nEnglish (native), French\n\nCertifications\nPMP, 2020\n",
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
    b"/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 43>>stream\nBT /F1 12 Tf 72 700 Td (Ann Example) Tj ET \nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n",
)


def load() -> None:
    """Load the pipeline and the common readers, so that every forked worker has them already.

    Patterns are compiled when they are first asked for: the document has something of everything.
    """
    for document in _WARM_UP:
        with contextlib.suppress(UnreadableResume):
            read_profile(document)


def read_profile(data: bytes, pdf_reader: str = "auto") -> Profile:
    """The profile of a document, with its index; raises UnreadableResume."""
    from screener.extract import extract_profile
    from screener.index import index_profile
    from screener.read import PdfReader, read_bytes

    profile = extract_profile(read_bytes(data, pdf_reader=PdfReader(pdf_reader)))
    return msgspec.structs.replace(profile, index=index_profile(profile))


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
    """What became of a resume; of all exceptions only MemoryError gets out of here."""
    start = time.perf_counter()

    def made() -> Answer:
        profile = read_profile(data, pdf_reader)
        seconds = time.perf_counter() - start
        return Answer(packed=pack(profile), identity=identify(profile), seconds=seconds)

    return guarded(made)


def guarded(made: Callable[[], Answer]) -> Answer:
    """The answer of a reader, whatever it raises; only MemoryError gets out of here."""
    try:
        return made()
    except UnreadableResume as error:
        return Answer(code=error.code.value, message=error.message)
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException as error:  # native readers panic with classes of their own
        message = f"The reader failed on this file ({type(error).__name__}); print it to a new PDF."
        return Answer(code=QuarantineCode.CRASH.value, message=message)
