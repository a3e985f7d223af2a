"""One document in a worker of its own, for the commands that are given a single file.

The limits, the codes and the sentences are those of a batch: a file that hangs its reader or eats
the memory ends as one line, never the program.
"""

from __future__ import annotations

from typing import TypeVar

from screener.batch import reading
from screener.batch.reading import guarded
from screener.batch.supervisor import read_answers
from screener.batch.values import Limits
from screener.batch.wire import Answer
from screener.codec import pack, unpack
from screener.errors import UnreadableResume
from screener.types import Profile, QuarantineCode, ResumeText

Value = TypeVar("Value", Profile, ResumeText)


def read_profile_alone(
    data: bytes, *, pdf_reader: str = "auto", limits: Limits | None = None
) -> Profile:
    """The profile of a document; raises UnreadableResume, with the codes of the supervisor too."""
    return _read(data, Profile, reader=f"{reading.__name__}:answer_{pdf_reader}", limits=limits)


def read_text_alone(data: bytes, *, limits: Limits | None = None) -> ResumeText:
    """The text of a document; raises UnreadableResume, with the codes of the supervisor too."""
    return _read(data, ResumeText, reader=f"{__name__}:answer", limits=limits)


def _read(data: bytes, kind: type[Value], *, reader: str, limits: Limits | None) -> Value:
    documents = [(kind.__name__, data)]
    ((_, ended),) = read_answers(documents, workers=1, limits=limits, reader=reader)
    if ended.code:
        raise UnreadableResume(QuarantineCode(ended.code), ended.message)
    return unpack(ended.packed, kind)


# ----------------------------------------------------------------------------- in the worker


def load() -> None:
    """Nothing beforehand: the one document decides which libraries are needed."""


def answer(data: bytes) -> Answer:
    """The text of a document."""
    from screener.read import read_bytes

    return guarded(lambda: Answer(packed=pack(read_bytes(data))))
