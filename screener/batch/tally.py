"""How far a run is, counted file by file and told to whoever looks on."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from screener.batch.values import Progress

OnProgress = Callable[[Progress], None]


class Tally(msgspec.Struct):
    """The files of a run that have ended, and some of them how.

    >>> tally = Tally(2, print)
    >>> tally.count("ann.pdf", "damaged")
    Progress(total=2, done=1, quarantined=1, reused=0, file='ann.pdf')
    """

    total: int
    tell: OnProgress | None = None
    done: int = 0
    quarantined: int = 0
    reused: int = 0

    def count(self, file: str, code: str, *, reused: bool = False) -> None:
        """Count a file that has ended with a code, or "" where it was read."""
        self.done += 1
        self.quarantined += bool(code)
        self.reused += reused
        if self.tell is not None:
            self.tell(
                Progress(
                    total=self.total,
                    done=self.done,
                    quarantined=self.quarantined,
                    reused=self.reused,
                    file=file,
                )
            )
