"""A stand-in for the reader that does what its document says; workers load it by name."""

import contextlib
import ctypes
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from screener.batch.wire import Answer


def load() -> None:
    """Nothing to load."""


def answer(data: bytes) -> Answer:
    what = data.decode().partition(" ")[0]
    if what in BOMBS:
        BOMBS[what]()
    if what == "open":
        Path(data.decode().partition(" ")[2]).write_text("written")
    if what == "note":
        time.sleep(0.005)
        return Answer(packed=data)
    if what == "environment":
        return Answer(message=f"{os.environ['TZ']} {sys.flags.hash_randomization} {hash('a')}")
    return Answer(message=f"read {data.decode()} in {os.getpid()}")


def _connect() -> None:
    with socket.socket() as sock, contextlib.suppress(OSError):
        sock.connect(("127.0.0.1", 9))


def _run() -> None:
    subprocess.run(["true"], check=False)


def _hang() -> None:
    while True:
        pass


def _swell() -> None:
    hoard = []
    while True:
        hoard.append(bytes(2**20))
        time.sleep(0.0005)


def _say(data: bytes) -> None:
    os.write(_socket(), data)
    time.sleep(3600)


def _socket() -> int:
    return max(int(fd) for fd in os.listdir("/proc/self/fd") if _is_socket(fd))


def _is_socket(fd: str) -> bool:
    try:
        return os.readlink(f"/proc/self/fd/{fd}").startswith("socket:")
    except OSError:
        return False


BOMBS: dict[str, Callable[[], object]] = {
    "connect": _connect,
    "run": _run,
    "hang": _hang,
    "sleep": lambda: time.sleep(3600),
    "swell": _swell,
    "allocate": lambda: bytes(2**40),
    "die": lambda: os._exit(3),
    "segfault": lambda: ctypes.string_at(0),
    "lie": lambda: _say(b"\x00\x00\x00\x02{]"),
    "stall": lambda: _say(b"\x00\x00\x01\x00 half a frame"),
    "flood": lambda: _say(b"\xff\xff\xff\xff"),
}
