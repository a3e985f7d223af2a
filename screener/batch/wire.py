"""Frames over a local socket: four bytes of length, then so many bytes.

A document goes to a worker as its bare bytes; the answer comes back as MessagePack that is checked
against `Answer`. A reader that a document has subverted can therefore send a wrong answer about
itself, and nothing that would run in the parent.
"""

from __future__ import annotations

import socket
import struct

import msgspec

from screener.batch.identity import Identity

LENGTH = struct.Struct("!I")
MAX_FRAME = 256 * 2**20
"""Bytes. The largest document is 50 MB, the largest answer a few."""


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of one document: a packed value, or a quarantine code with its sentence."""

    packed: bytes = b""
    code: str = ""
    message: str = ""
    identity: Identity = Identity()
    seconds: float = 0.0


class Incomplete(Exception):
    """The other end closed, or announced a frame that is too long."""


def send_frame(sock: socket.socket, data: bytes) -> None:
    """Send one frame; raises OSError where the other end is gone or does not read."""
    sock.sendall(LENGTH.pack(len(data)) + data)  # at once: two wake the other end twice


def receive_frame(sock: socket.socket) -> bytes:
    """Wait for one whole frame; raises Incomplete at the end of the stream."""
    frames = FrameBuffer()
    while True:
        frame = frames.feed(sock.recv(frames.wanted))
        if frame is not None:
            return frame


class FrameBuffer:
    """Collects one frame from pieces, so that nobody has to wait for a slow sender.

    >>> buffer = FrameBuffer()
    >>> buffer.feed(LENGTH.pack(3)), buffer.feed(b"ab"), buffer.feed(b"c")
    (None, None, b'abc')
    """

    def __init__(self) -> None:
        self._data = bytearray()

    @property
    def wanted(self) -> int:
        """How many bytes are missing, as far as is known."""
        if len(self._data) < LENGTH.size:
            return LENGTH.size - len(self._data)
        return LENGTH.size + self._announced() - len(self._data)

    def _announced(self) -> int:
        size: int = LENGTH.unpack_from(self._data)[0]
        if size > MAX_FRAME:
            raise Incomplete(f"a frame of {size} bytes")
        return size

    def feed(self, piece: bytes) -> bytes | None:
        """Add what came; the frame once it is whole. An empty piece is the end of the stream."""
        if not piece:
            raise Incomplete("the other end closed")
        self._data += piece
        if len(self._data) < LENGTH.size or self.wanted > 0:
            return None
        frame = bytes(self._data[LENGTH.size :])
        self._data.clear()
        return frame
