"""Documents through worker processes: one in flight per worker, limits kept from outside.

Why not a pool from the shelf: `concurrent.futures` breaks as a whole when one worker dies; loky
has no deadline per task; pebble 5.2 has one and survives a death, but unpickles in the parent
whatever a worker sends, shares one channel among all workers, and watches no memory. A document
can take over a native reader, so the parent must only ever parse plain data, checked by its type,
from a channel that belongs to one worker.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import socket
import time
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from screener.batch.nursery import Nursery
from screener.batch.values import Limits
from screener.batch.wire import Answer, FrameBuffer, Incomplete, send_frame
from screener.types import QuarantineCode

Key = TypeVar("Key")

READER = "screener.batch.reading:answer_auto"

LOOK_SECONDS = 0.05
"""How often deadlines and memory are looked at."""

_NEARLY_ALL = 0.8

_PATIENCE = 4
"""Wall seconds per processor second that a document may take: a busy machine is not its fault."""

_MESSAGES = {
    QuarantineCode.TIMEOUT: "Reading it took more than {seconds:g} s; print it to a new PDF.",
    QuarantineCode.MEMORY: "Reading it took more than {megabytes} MB; print it to a new PDF.",
    QuarantineCode.CRASH: "The reader broke down on this file, which is damaged or"
    " refers to itself; print it to a new PDF.",
}


def read_answers(
    documents: Iterable[tuple[Key, bytes]],
    *,
    workers: int,
    limits: Limits | None = None,
    reader: str = READER,
    nursery: Nursery | None = None,
) -> Iterator[tuple[Key, Answer]]:
    """The answer to every (key, bytes), as it comes; a document is drawn when a worker is near.

    A document past its deadline or its memory, or one that brings its worker down, is answered
    with that code while the others go on. Memory and crashes count only against a fresh worker, so
    that what earlier documents left behind is never held against a later one. Close the iterator
    to end all processes; a `nursery` that is handed in stays, without workers. Raises RunError
    where the pipeline does not load.
    """
    with _Crew[Key](workers, limits or Limits(), reader, nursery) as crew:
        for key, data in documents:
            answers: list[tuple[Key, Answer]] = []
            while not crew.has_room:
                answers += crew.wait()
            crew.give(key, data)  # before the answers go out: the worker need not wait for that
            yield from answers
        while crew.busy:
            yield from crew.wait()


class _Worker(msgspec.Struct, Generic[Key], eq=False):
    """A worker process and the document it has in flight, if any."""

    pid: int
    sock: socket.socket
    frames: FrameBuffer = msgspec.field(default_factory=FrameBuffer)
    task: tuple[Key, bytes] | None = None
    since: float = 0.0
    spent: float = 0.0
    served: int = 0


class _Crew(Generic[Key]):
    """The workers of one batch, and what each is doing."""

    def __init__(
        self, size: int, limits: Limits, reader: str, nursery: Nursery | None = None
    ) -> None:
        self._size = size
        self._limits = limits
        self._reader = reader
        self._nursery = nursery or Nursery()
        self._borrowed = nursery is not None
        self._workers: list[_Worker[Key]] = []
        self._selector = selectors.DefaultSelector()
        self._looked = 0.0

    def __enter__(self) -> _Crew[Key]:
        return self

    def __exit__(self, *_: object) -> None:
        if self._borrowed:
            for worker in list(self._workers):
                self._dismiss(worker)
        else:
            self._nursery.close()
        self._selector.close()
        for worker in self._workers:
            worker.sock.close()

    @property
    def busy(self) -> bool:
        """Whether a document is in flight."""
        return any(worker.task for worker in self._workers)

    @property
    def has_room(self) -> bool:
        """Whether a document could be given to a worker now."""
        idle = any(worker.task is None for worker in self._workers)
        return idle or len(self._workers) < self._size

    def give(self, key: Key, data: bytes) -> None:
        """Put a document in flight."""
        worker = next((each for each in self._workers if each.task is None), None) or self._hire()
        worker.task = (key, data)
        worker.since = time.monotonic()
        worker.spent = processor_seconds(worker.pid, 0.0)
        with contextlib.suppress(OSError):  # a worker that is gone shows when it is waited for
            send_frame(worker.sock, data)

    def wait(self) -> list[tuple[Key, Answer]]:
        """What ended within the next moment; several answers, one, or none."""
        found = [
            self._hear(events.data) for events, _ in self._selector.select(timeout=LOOK_SECONDS)
        ]
        if time.monotonic() - self._looked >= LOOK_SECONDS:
            self._looked = time.monotonic()
            found += [self._judge(worker) for worker in list(self._workers) if worker.task]
        return [answered for answered in found if answered is not None]

    def _hire(self) -> _Worker[Key]:
        pid, sock = self._nursery.hire(self._reader, megabytes=self._limits.megabytes)
        sock.settimeout(self._limits.seconds)
        worker: _Worker[Key] = _Worker(pid, sock)
        self._workers.append(worker)
        self._selector.register(sock, selectors.EVENT_READ, worker)
        return worker

    def _dismiss(self, worker: _Worker[Key]) -> float:
        """End a worker; the most memory it ever had, in megabytes."""
        self._selector.unregister(worker.sock)
        self._workers.remove(worker)
        worker.sock.close()
        return self._nursery.dismiss(worker.pid).megabytes

    def _hear(self, worker: _Worker[Key]) -> tuple[Key, Answer] | None:
        """Take what a worker sent; its answer once that is whole."""
        try:
            frame = worker.frames.feed(worker.sock.recv(worker.frames.wanted))
            if frame is None:
                return None
            answer = msgspec.msgpack.decode(frame, type=Answer)
        except (Incomplete, OSError, msgspec.DecodeError):
            return self._fail(worker, QuarantineCode.CRASH)
        if answer.code in (QuarantineCode.MEMORY, QuarantineCode.CRASH):
            return self._fail(worker, QuarantineCode(answer.code), answer.message)
        return self._finish(worker, answer)

    def _finish(self, worker: _Worker[Key], answer: Answer) -> tuple[Key, Answer] | None:
        if worker.task is None:  # an answer to nothing: the worker is not what it was
            self._dismiss(worker)
            return None
        key, _ = worker.task
        worker.task = None
        worker.served += 1
        if worker.served >= self._limits.documents:
            self._dismiss(worker)
        return key, answer

    def _judge(self, worker: _Worker[Key]) -> tuple[Key, Answer] | None:
        """Hold a worker against its limits."""
        waited = time.monotonic() - worker.since
        if waited > self._limits.seconds and (
            waited > _PATIENCE * self._limits.seconds
            or processor_seconds(worker.pid, waited) - worker.spent > self._limits.seconds
        ):
            return self._fail(worker, QuarantineCode.TIMEOUT)
        if resident_megabytes(worker.pid) > self._limits.megabytes:
            return self._fail(worker, QuarantineCode.MEMORY)
        return None

    def _fail(
        self, worker: _Worker[Key], code: QuarantineCode, message: str = ""
    ) -> tuple[Key, Answer] | None:
        """End a worker; its document is tried again if a fresh one has to decide."""
        task, served = worker.task, worker.served
        peak = self._dismiss(worker)
        if task is None:
            return None
        if code is QuarantineCode.CRASH and peak > _NEARLY_ALL * self._limits.megabytes:
            code, message = QuarantineCode.MEMORY, ""  # a native allocator aborts when it has none
        key, data = task
        if served and code is not QuarantineCode.TIMEOUT:
            self.give(key, data)
            return None
        message = message or _MESSAGES[code].format(**msgspec.structs.asdict(self._limits))
        return key, Answer(code=code.value, message=message)


def resident_megabytes(pid: int) -> float:
    """The memory of a process; 0 where the system does not tell (only Linux does, without help).

    >>> resident_megabytes(os.getpid()) >= 0
    True
    """
    try:
        pages = int(_told(pid, "statm").split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def processor_seconds(pid: int, unknown: float) -> float:
    """The processor time of a process and the children it waited for; `unknown` if not told.

    >>> 0 < processor_seconds(os.getpid(), 1.0) < 10_000
    True
    """
    try:
        stat = _told(pid, "stat").rpartition(b")")[2].split()
        return sum(map(int, stat[11:15])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        return unknown


def _told(pid: int, what: str) -> bytes:
    """What the system tells of a process; asked for with every document."""
    with open(f"/proc/{pid}/{what}", "rb", buffering=0) as file:
        return file.read()
