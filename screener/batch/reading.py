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


def read_profile(data: bytes) -> Profile:
    """The profile of a document; raises UnreadableResume."""
    from screener.extract import extract_profile
    from screener.read import read_bytes

    return extract_profile(read_bytes(data))


def answer(data: bytes) -> Answer:
    """What became of a document; of all exceptions only MemoryError gets out of here."""
    start = time.perf_counter()
    try:
        profile = read_profile(data)
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
