"""What a batch is told and what it tells: limits in, progress out."""

from __future__ import annotations

import os

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one document may cost before its worker is ended and the document quarantined.

    `seconds` is processor time, so that a busy machine quarantines nobody; four times as long on
    the clock ends a document, too. `megabytes` is the memory of the whole worker process: an
    ordinary one stays under 300, one that reads a scan needs 800. A worker is replaced after
    `documents`, so that a slow leak in a native reader never adds up.
    """

    seconds: float = 60.0
    megabytes: int = 1200
    documents: int = 500


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a run is: `done` of `total` files have ended, `quarantined` and `reused` among them.

    `file` is the one that ended last. There is no clock in it: whoever shows it has one.
    """

    total: int
    done: int
    quarantined: int = 0
    reused: int = 0
    file: str = ""


def processors() -> int:
    """How many processors this process may use, which can be fewer than there are.

    >>> processors() >= 1
    True
    """
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
