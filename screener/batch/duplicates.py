"""Which files may be one person's: same bytes, same e-mail or phone, or nearly the same words.

A duplicate is named and kept: both files are ranked, and nobody loses a point.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeVar

import msgspec

from screener.batch.identity import Identity, Sketch
from screener.types import Notice, NoticeCode

_ALIKE = 0.8
_BUCKET_LIMIT = 50
_FIRSTS = 10
_PROBES = 8

Key = TypeVar("Key")


class Twin(msgspec.Struct, frozen=True):
    """Another file that may be the same person's, and why."""

    file: str
    why: str


def resemblance(one: Sketch, other: Sketch) -> float:
    """How alike two texts are by their sketches, 0 to 1 (the Jaccard index of their word runs).

    >>> resemblance((1, 2, 3, 4), (1, 2, 3, 5))
    0.75
    """
    if not one or not other:
        return 0.0
    size = min(len(one), len(other))
    union = sorted({*one, *other})[:size]
    return len({*one}.intersection(other, union)) / size


def find_twins(
    people: Mapping[str, tuple[str, Identity]],
) -> dict[str, tuple[Twin, ...]]:
    """The possible twins of each file, from file -> (content hash, identity).

    A value that more than fifty files share (an agency's switchboard, a template's words) tells
    nothing about a person and makes no twins, except that equal bytes always do. Of more than
    fifty equal files only the first ten are named as the others' twins.
    """
    twins: dict[str, dict[str, str]] = defaultdict(dict)
    for why, groups in _groups(people):
        for files in groups:
            for one, other in _pairs(files):
                twins[one].setdefault(other, why)
                twins[other].setdefault(one, why)
    return {
        file: tuple(Twin(other, why) for other, why in sorted(found.items()))
        for file, found in sorted(twins.items())
    }


def twin_notice(twins: tuple[Twin, ...]) -> Notice:
    """One neutral sentence about a file's twins.

    >>> twin_notice((Twin("ann.pdf", "the same e-mail address"),)).message
    'May be the same person as ann.pdf (the same e-mail address). Both are ranked.'
    """
    named = ", ".join(f"{twin.file} ({twin.why})" for twin in twins[:5])
    more = f" and {len(twins) - 5} more" if len(twins) > 5 else ""
    message = f"May be the same person as {named}{more}. Both are ranked."
    return Notice(NoticeCode.DUPLICATE, message)


def _pairs(files: set[str]) -> Iterable[tuple[str, str]]:
    """Every two of a few files; of many, each with the first ones, so that pairs stay few."""
    ordered = sorted(files)
    firsts = ordered if len(ordered) <= _BUCKET_LIMIT else ordered[:_FIRSTS]
    return ((one, other) for at, one in enumerate(firsts) for other in ordered[at + 1 :])


def _groups(
    people: Mapping[str, tuple[str, Identity]],
) -> Iterable[tuple[str, Iterable[set[str]]]]:
    """Sets of files that share something, the strongest reason first."""
    yield "the same content", _sharing({file: (content,) for file, (content, _) in people.items()})
    emails = {file: who.emails for file, (_, who) in people.items()}
    yield "the same e-mail address", _small(_sharing(emails))
    phones = {file: who.phones for file, (_, who) in people.items()}
    yield "the same phone number", _small(_sharing(phones))
    sketches = {file: who.sketch for file, (_, who) in people.items()}
    yield "nearly the same words", _small(_alike(sketches))


def _sharing(values: Mapping[Key, Iterable[object]]) -> list[set[Key]]:
    """The sets of keys that have a value in common; most values belong to one key alone."""
    first: dict[object, Key] = {}
    groups: dict[object, set[Key]] = {}
    for key, found in values.items():
        for value in found:
            other = first.setdefault(value, key)
            if other is not key:
                groups.setdefault(value, {other}).add(key)
    return list(groups.values())


def _small(groups: Iterable[set[Key]]) -> list[set[Key]]:
    return [group for group in groups if len(group) <= _BUCKET_LIMIT]


def _alike(sketches: Mapping[str, Sketch]) -> Iterator[set[str]]:
    """Sets of files with one sketch, and with two that are alike; copies are compared once."""
    same: dict[Sketch, set[str]] = defaultdict(set)
    for file, sketch in sketches.items():
        same[sketch].add(file)
    same.pop((), None)  # too short to tell
    yield from (files for files in same.values() if len(files) > 1)
    for one, other in _likely(same):
        if resemblance(one, other) >= _ALIKE:
            yield same[one] | same[other]


def _likely(sketches: Iterable[Sketch]) -> list[tuple[Sketch, Sketch]]:
    """The pairs of sketches that share half of their smallest hashes: only they are compared."""
    buckets = _small(_sharing({sketch: sketch[:_PROBES] for sketch in sketches}))
    shared = Counter(pair for group in buckets for pair in combinations(sorted(group), 2))
    return [pair for pair, count in shared.items() if 2 * count >= _PROBES]
