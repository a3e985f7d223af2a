"""A stand-in for the reader that does what its document says; workers load it by name."""

import ctypes
import os
import sys
import time

from screener.batch.wire import Answer


def load() -> None:
    """Nothing to load."""


def answer(data: bytes) -> Answer:
    what = data.decode().partition(" ")[0]
    if what == "hang":
        while True:
            pass
    if what == "sleep":
        time.sleep(3600)
    if what == "die":
        os._exit(3)
    if what == "segfault":
        ctypes.string_at(0)
    if what == "swell":
        hoard = []
        while True:
            hoard.append(bytes(2**20))
            time.sleep(0.0005)
    if what == "allocate":
        return Answer(message=str(len(bytes(2**40))))
    if what == "lie":
        os.write(_socket(), b"\x00\x00\x00\x02{]")
        time.sleep(3600)
    if what == "stall":
        os.write(_socket(), b"\x00\x00\x01\x00 half a frame")
        time.sleep(3600)
    if what == "flood":
        os.write(_socket(), b"\xff\xff\xff\xff")
        time.sleep(3600)
    if what == "environment":
        return Answer(message=f"{os.environ['TZ']} {sys.flags.hash_randomization} {hash('a')}")
    return Answer(message=f"read {data.decode()} in {os.getpid()}")


def _socket() -> int:
    return max(int(fd) for fd in os.listdir("/proc/self/fd") if _is_socket(fd))


def _is_socket(fd: str) -> bool:
    try:
        return os.readlink(f"/proc/self/fd/{fd}").startswith("socket:")
    except OSError:
        return False
