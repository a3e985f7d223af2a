"""What scoring looks up in a resume, made once for all rubrics."""

from __future__ import annotations

import msgspec

from screener.types.text import Span


class ResumeIndex(msgspec.Struct, gc=False, frozen=True):
    """A resume made ready for searches; it knows no rubric and no date.

    `mute` are the places that say nothing of what somebody can do (addresses, dates of jobs),
    `instructions` the lines that speak to a machine, `words` those of the text, each once and
    without marks. Statements go by their numbers: `speaking` may be evidence, `described` are those
    of them that tell of jobs, `results` all that tell a result. `stems` are those of the text, each
    with the speaking statements that hold it. `meanings` are the rows of the described statements
    in the word table, one byte a number.
    """

    mute: tuple[Span, ...] = ()
    instructions: tuple[Span, ...] = ()
    words: str = ""
    speaking: tuple[int, ...] = ()
    stems: dict[str, tuple[int, ...]] = {}
    described: tuple[int, ...] = ()
    results: tuple[int, ...] = ()
    meanings: bytes = b""
