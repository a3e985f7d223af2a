"""Texts, profiles, scorecards and rankings as JSON or packed, and back, checked by type.

Never pickle. The encoding is canonical: fields in the order of their declaration, no spaces, UTF-8.
Equal values give equal bytes, which is what `verify` compares.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar, get_type_hints

import msgspec

from screener.errors import RunError
from screener.types import Contribution, Profile, Ranking, ResumeText, Scorecard

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric

T = TypeVar("T")

Value = Profile | ResumeText | Scorecard | Ranking

MAX_BYTES = 64 * 2**20
"""The most that `unpack` makes of compressed bytes; a profile has some 25 kB."""


def encode(value: Value) -> bytes:
    """The canonical JSON of a value.

    >>> encode(Profile(ResumeText("00", "Ann", (), 3)))[:33]
    b'{"resume":{"resume_id":"00","text'
    """
    return msgspec.json.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """A value of `kind` from its JSON; raises RunError where the JSON is not one.

    >>> decode(b'{"resume_id": 7}', Scorecard)
    Traceback (most recent call last):
    screener.errors.RunError: not a Scorecard: Expected `str`, got `int` - at `$.resume_id`
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError as error:
        raise RunError(f"not a {kind.__name__}: {error}") from error


def hash_ranking(ranking: Ranking) -> str:
    """The SHA-256 of everything in a ranking, in hex; card by card, so that it costs no memory."""
    digest = hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(ranking, scorecards=())))
    for card in ranking.scorecards:
        digest.update(encode(card))
    return digest.hexdigest()


def pack(value: Value) -> bytes:
    """The compressed MessagePack of a value: a quarter of its JSON, and half the time of it."""
    return zlib.compress(msgspec.msgpack.encode(value), 1)


def unpack(data: bytes, kind: type[T]) -> T:
    """A value from `pack`ed bytes; raises RunError on damage and on more than `MAX_BYTES`.

    >>> from datetime import date
    >>> unpack(pack(Ranking("Sales", "ab", "1", date(2026, 11, 1), ())), Ranking).title
    'Sales'
    """
    try:
        return msgspec.msgpack.decode(_inflate(data, kind.__name__), type=kind)
    except msgspec.DecodeError as error:
        raise RunError(f"not a {kind.__name__}: {error}") from error


def _inflate(data: bytes, name: str) -> bytes:
    inflate = zlib.decompressobj()
    try:
        plain = inflate.decompress(data, MAX_BYTES)
    except zlib.error as error:
        raise RunError(f"not a {name}: {error}") from error
    if not inflate.eof:
        raise RunError(f"not a {name}: cut short, or larger than {MAX_BYTES} bytes")
    return plain


def _raw_card() -> type[msgspec.Struct]:
    """A scorecard whose rows are still packed; the other fields are those of `Scorecard`."""
    hints = get_type_hints(Scorecard) | {"contributions": list[msgspec.Raw]}
    return msgspec.defstruct(
        "RawCard",
        [
            (each.name, hints[each.name])
            if each.default is msgspec.NODEFAULT
            else (each.name, hints[each.name], each.default)
            for each in msgspec.structs.fields(Scorecard)
        ],
    )


@contextlib.contextmanager
def collecting_later() -> Iterator[None]:
    """Let the garbage collector rest while much is decoded: it would look through all of it again
    and again, for half of the time, and there is no garbage."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class CardReader:
    """Unpacks thousands of scorecards, each different row once.

    Most rows say that something was not found, in the same words; sharing them saves half of the
    memory and time.
    """

    def __init__(self) -> None:
        self._rows: dict[bytes, Contribution] = {}
        self._features: dict[tuple[tuple[str, float], ...], tuple[tuple[str, float], ...]] = {}
        self._cards = msgspec.msgpack.Decoder(_raw_card())
        self._row = msgspec.msgpack.Decoder(Contribution)

    def unpack(self, data: bytes) -> Scorecard:
        """The scorecard in `pack`ed bytes; raises RunError on damage."""
        try:
            raw = self._cards.decode(_inflate(data, "Scorecard"))
            fields = msgspec.structs.asdict(raw)
            rows = [self._contribution(bytes(row)) for row in fields["contributions"]]
        except msgspec.DecodeError as error:
            raise RunError(f"not a Scorecard: {error}") from error
        return Scorecard(**{**fields, "contributions": tuple(rows)})

    def _contribution(self, raw: bytes) -> Contribution:
        key = hashlib.blake2b(raw, digest_size=16).digest()  # all the bytes would fill memory
        row = self._rows.get(key)
        if row is None:
            row = self._row.decode(raw)
            features = self._features.setdefault(row.features, row.features)
            row = self._rows[key] = msgspec.structs.replace(row, features=features)
        return row


def encode_rubric(rubric: Rubric) -> bytes:
    """The canonical JSON of a rubric: the layout and comments of its file leave no trace in it."""
    return rubric.model_dump_json().encode()
