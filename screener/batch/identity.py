"""What tells whose a file is: contacts, and a sketch of the words; made once, when it is read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable

import msgspec

from screener.types import Mention, Profile

SKETCH_SIZE = 64
_WORDS_PER_SHINGLE = 4
_PHONE_DIGITS = 9
_WORD = re.compile(r"\w+")

Sketch = tuple[int, ...]


class Identity(msgspec.Struct, frozen=True, omit_defaults=True):
    """What tells that two files are one person's: contacts, and a sketch of the words.

    E-mail addresses are in lower case, phones are their last nine digits; `sketch` is that of
    `sketch_words`.
    """

    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()


def identify(profile: Profile) -> Identity:
    """What two files of one person would share."""
    return Identity(
        emails=_values(profile.contact.emails, str.lower),
        phones=_values(profile.contact.phones, _last_digits),
        sketch=sketch_words(profile.resume.visible_text),
    )


def sketch_words(text: str) -> Sketch:
    """The 64 smallest hashes of the runs of four words: two texts share as many as they are alike.

    The bottom-k sketch of Broder, "On the resemblance and containment of documents" (1997). Texts
    of fewer than twenty runs give nothing: they would all look alike.

    >>> sketch_words("too short")
    ()
    """
    words = [word.lower() for word in _WORD.findall(text)]
    runs = zip(*(words[at:] for at in range(_WORDS_PER_SHINGLE)), strict=False)
    shingles = {zlib.crc32(" ".join(run).encode()) for run in runs}
    return tuple(sorted(shingles)[:SKETCH_SIZE]) if len(shingles) >= 20 else ()


def _values(mentions: Iterable[Mention], normal: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(sorted({value for each in mentions if (value := normal(each.value))}))


def _last_digits(phone: str) -> str:
    """The last nine digits: the same with and without a country code; "" where there are fewer."""
    digits = "".join(filter(str.isdigit, phone))
    return digits[-_PHONE_DIGITS:] if len(digits) >= _PHONE_DIGITS else ""
