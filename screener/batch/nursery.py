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
from screener.batch.wire import Incomplete, receive_frame, send_frame
from screener.batch.worker import Dismiss, Ended, Failed, Hire, Hired
from screener.errors import RunError

READER = "screener.batch.reading:answer_auto"
_ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "RAYON_NUM_THREADS",
    "OMP_THREAD_LIMIT",
)


class Nursery:
    """A process that has loaded the pipeline once and forks workers in milliseconds.

    It runs in a session of its own, so that Ctrl-C reaches only the supervisor, and with a fixed
    hash seed, time zone and locale, so that a reader that looked at one of them would find the
    same everywhere. Raises RunError where the pipeline does not load.
    """

    def __init__(self, *, reader: str = READER) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-P", "-m", "screener.batch.worker"]
            self._process = subprocess.Popen(
                [*command, str(theirs.fileno()), reader],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,
            )
        self._ready = False

    def hire(self, *, megabytes: int) -> tuple[int, socket.socket]:
        """A new worker: its pid, and the socket to send documents to."""
        self._await_ready()
        ours, theirs = socket.socketpair()
        with theirs:
            hired = self._ask(Hire(megabytes), [theirs.fileno()])
        assert isinstance(hired, Hired)
        return hired.pid, ours

    def dismiss(self, pid: int) -> Ended:
        """End a worker, dead or alive, and whatever it started."""
        ended = self._ask(Dismiss(pid), [])
        assert isinstance(ended, Ended)
        return ended

    def close(self) -> None:
        """End the nursery and every worker."""
        self._control.close()  # the nursery sees this and kills its workers
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _await_ready(self) -> None:
        if not self._ready:
            self._receive()
            self._ready = True

    def _ask(self, request: Hire | Dismiss, fds: list[int]) -> Hired | Ended:
        socket.send_fds(self._control, [b"+"], fds)
        send_frame(self._control, msgspec.json.encode(request))
        return self._receive()

    def _receive(self) -> Hired | Ended:
        try:
            frame = receive_frame(self._control)
        except (Incomplete, OSError) as error:
            raise RunError("the reading process ended by itself; run again to go on") from error
        reply: Hired | Ended | Failed = msgspec.json.decode(frame, type=Hired | Ended | Failed)
        if isinstance(reply, Failed):
            raise RunError(f"the reading pipeline does not load: {reply.message}")
        return reply


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
