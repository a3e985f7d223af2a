"""Profiles, scorecards and rankings as JSON and back, checked against their types; never pickle.

The encoding is canonical: fields in the order of their declaration, no spaces, UTF-8. Equal values
give equal bytes, which is what `verify` compares.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, TypeVar

import msgspec

from screener.errors import RunError
from screener.types import Profile, Ranking, Scorecard

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric

T = TypeVar("T")

MAX_JSON = 64 * 2**20
"""The largest JSON that `unpack` makes of compressed bytes; a profile has some 50 kB."""


def encode(value: Profile | Scorecard | Ranking) -> bytes:
    """The canonical JSON of a value.

    >>> from screener.types import ResumeText
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


def pack(value: Profile | Scorecard | Ranking) -> bytes:
    """The compressed JSON of a value, about a fifth of the plain one."""
    return zlib.compress(encode(value), 1)


def unpack(data: bytes, kind: type[T]) -> T:
    """A value from `pack`ed bytes; raises RunError on damage and on more than `MAX_JSON` bytes.

    >>> from datetime import date
    >>> unpack(pack(Ranking("Sales", "ab", "1", date(2026, 11, 1), ())), Ranking).title
    'Sales'
    """
    inflate = zlib.decompressobj()
    try:
        plain = inflate.decompress(data, MAX_JSON)
    except zlib.error as error:
        raise RunError(f"not a {kind.__name__}: {error}") from error
    if not inflate.eof:
        raise RunError(f"not a {kind.__name__}: cut short, or larger than {MAX_JSON} bytes")
    return decode(plain, kind)


def encode_rubric(rubric: Rubric) -> bytes:
    """The canonical JSON of a rubric: the layout and comments of its file leave no trace in it."""
    return rubric.model_dump_json().encode()
