"""The supervisor's end of the nursery: start it, hire workers, dismiss them, close it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import msgspec

import screener
from screener.batch.values import processors
from screener.batch.wire import Incomplete, receive_frame, send_frame
from screener.batch.worker import Dismiss, Ended, Failed, Hire, Hired
from screener.errors import RunError

_ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "RAYON_NUM_THREADS",
    "OMP_THREAD_LIMIT",
)


class Nursery:
    """A process that loads what workers need once and forks them in milliseconds.

    It starts with the first worker: a run in which nothing is new needs none. It runs in a session
    of its own, so that Ctrl-C reaches only the supervisor, and with a fixed hash seed, time zone
    and locale, so that a reader that looked at one of them would find the same everywhere.
    """

    def __init__(self) -> None:
        self._started: tuple[subprocess.Popen[bytes], socket.socket] | None = None

    @property
    def is_running(self) -> bool:
        """Whether it has started: then another worker costs next to nothing."""
        return self._started is not None

    def hire(self, reader: str, *, megabytes: int) -> tuple[int, socket.socket]:
        """A new worker: its pid, and the socket to send documents to.

        `reader` is the function `module:name` that turns bytes into an `Answer`; what it needs is
        loaded with the first worker that has it. Raises RunError where that fails.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            hired = self._ask(Hire(reader, megabytes), [theirs.fileno()])
        assert isinstance(hired, Hired)
        return hired.pid, ours

    def dismiss(self, pid: int) -> Ended:
        """End a worker, dead or alive, and whatever it started."""
        ended = self._ask(Dismiss(pid), [])
        assert isinstance(ended, Ended)
        return ended

    def close(self) -> None:
        """End the nursery and every worker."""
        if self._started is None:
            return
        process, control = self._started
        control.close()  # the nursery sees this and kills its workers
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self._started = None

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, request: Hire | Dismiss, fds: list[int]) -> Hired | Ended:
        self._started = self._started or _start()
        _, control = self._started
        try:
            socket.send_fds(control, [b"+"], fds)
            send_frame(control, msgspec.json.encode(request))
            frame = receive_frame(control)
        except (Incomplete, OSError) as error:
            raise RunError("the reading process ended by itself; run again to go on") from error
        reply: Hired | Ended | Failed = msgspec.json.decode(frame, type=Hired | Ended | Failed)
        if isinstance(reply, Failed):
            raise RunError(f"the reading pipeline does not load: {reply.message}")
        return reply


class Workforce(msgspec.Struct, frozen=True):
    """How many processes work on a batch, and the nursery they come from, if one is there already.

    `workers` is their number, None for one per processor; 0 leaves all work to this process, and
    is for files one has written.
    """

    workers: int | None = None
    nursery: Nursery | None = None

    @property
    def size(self) -> int:
        """How many processes that is here."""
        return processors() if self.workers is None else self.workers

    @property
    def is_ready(self) -> bool:
        """Whether workers are had at once."""
        return self.size > 0 and self.nursery is not None and self.nursery.is_running


def _start() -> tuple[subprocess.Popen[bytes], socket.socket]:
    """The process, and our end of the way to it."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "screener.batch.worker", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
    return process, ours


def _environment() -> dict[str, str]:
    """The parent's environment with everything fixed that could move a result or start threads.

    `-P` keeps the current folder, which may hold resumes, off the import path; the folder of this
    package goes on it instead.
    """
    paths = [str(Path(screener.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    fixed = {
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
    return {**os.environ, **fixed, **dict.fromkeys(_ONE_THREAD, "1")}
