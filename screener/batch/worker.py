"""The processes that touch documents: a nursery loads what they need once and forks the workers.

Started as `python -m screener.batch.worker FD`, where FD is one end of a socket pair to the
supervisor. The supervisor sends `Hire` with a socket and gets the worker's pid, or `Dismiss` and
gets how the worker ended. When the supervisor is gone, its end closes and the nursery takes its
workers with it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from functools import cache

import msgspec

from screener.batch.wire import Answer, Incomplete, receive_frame, send_frame
from screener.types import QuarantineCode

MEGABYTE = 2**20
Reader = Callable[[bytes], Answer]


class Hire(msgspec.Struct, frozen=True, tag=True):
    """Start a worker on the socket that comes with this frame; answered by `Hired` or `Failed`.

    `reader` is the function `module:name` that turns bytes into an `Answer`.
    """

    reader: str
    megabytes: int


class Dismiss(msgspec.Struct, frozen=True, tag=True):
    """End a worker and what it started; answered by `Ended`."""

    pid: int


class Hired(msgspec.Struct, frozen=True, tag=True):
    """The worker's process id."""

    pid: int


class Ended(msgspec.Struct, frozen=True, tag=True):
    """How a worker ended: the signal (or 0), and the most memory it ever had, in megabytes."""

    signal: int
    megabytes: float


class Failed(msgspec.Struct, frozen=True, tag=True):
    """The reader could not be loaded."""

    message: str


def main() -> None:
    """Serve the supervisor until it is gone."""
    _serve(socket.socket(fileno=int(sys.argv[1])))


@cache
def _load_reader(name: str) -> Reader:
    """A reader with all it needs, for every worker that is forked from now on."""
    gc.disable()  # nothing that is loaded here is ever garbage
    module = importlib.import_module(name.partition(":")[0])
    module.load()
    reader: Reader = getattr(module, name.partition(":")[2])
    gc.freeze()
    gc.enable()
    return reader


def _reply(control: socket.socket, message: Hired | Ended | Failed) -> None:
    send_frame(control, msgspec.json.encode(message))


def _serve(control: socket.socket) -> None:
    pids: set[int] = set()
    with contextlib.suppress(Incomplete, OSError):
        while True:
            # A descriptor has to ride on a byte; each request therefore begins with a spare one.
            spare, fds, _, _ = socket.recv_fds(control, 1, 1)
            request = _read_request(control, spare)
            if isinstance(request, Hire):
                hired = _hire(control, fds[0], request)
                pids |= {hired.pid} if isinstance(hired, Hired) else set()
                _reply(control, hired)
            else:
                pids.discard(request.pid)
                _reply(control, _end(request.pid))
    for pid in pids:
        _end(pid)


def _hire(control: socket.socket, fd: int, request: Hire) -> Hired | Failed:
    try:
        reader = _load_reader(request.reader)
    except Exception as error:  # told to the supervisor, which raises it
        os.close(fd)
        return Failed(f"{type(error).__name__}: {error}")
    return Hired(_fork(control, fd, reader, request.megabytes))


def _read_request(control: socket.socket, spare: bytes) -> Hire | Dismiss:
    if not spare:
        raise Incomplete("the supervisor is gone")
    return msgspec.json.decode(receive_frame(control), type=Hire | Dismiss)


def _end(pid: int) -> Ended:
    """Kill a worker's whole process group (a converter may run in it) and wait for it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    _, status, usage = os.wait4(pid, 0)
    unit = MEGABYTE if sys.platform == "darwin" else 1024
    return Ended(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, usage.ru_maxrss / unit)


def _fork(control: socket.socket, fd: int, reader: Reader, megabytes: int) -> int:
    pid = os.fork()
    if pid:
        with contextlib.suppress(PermissionError, ProcessLookupError):
            os.setpgid(pid, pid)  # done on both sides, so that neither can be too early
        os.close(fd)
        return pid
    try:
        with contextlib.suppress(PermissionError):
            os.setpgid(0, 0)
        control.close()
        _limit(megabytes)
        _work(socket.socket(fileno=fd), reader)
    finally:
        os._exit(0)


def _limit(megabytes: int) -> None:
    """Bound new memory, and leave no core dump: it would hold a person's text.

    Address space is a blunt measure (threads and caches reserve more than they use), so this bound
    is twice the limit: it stops one huge allocation, and the supervisor watches the rest.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with open("/proc/self/statm") as statm:
            now = int(statm.read().split()[0]) * resource.getpagesize()
        limit = now + 2 * megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _work(sock: socket.socket, reader: Reader) -> None:
    with contextlib.suppress(Incomplete, OSError):
        while True:
            send_frame(sock, msgspec.msgpack.encode(_answer(reader, receive_frame(sock))))


def _answer(reader: Reader, data: bytes) -> Answer:
    try:
        return reader(data)
    except MemoryError:
        return Answer(code=QuarantineCode.MEMORY.value)


if __name__ == "__main__":
    main()
