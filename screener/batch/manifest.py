"""What a finished ranking was made of, so that anybody can make it again and compare."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from screener import codec
from screener.batch.folder import MANIFEST_NAME, private_file
from screener.batch.ledger import InputRow, RankingRow
from screener.batch.recipe import Recipe
from screener.errors import RunError
from screener.types import NoticeCode, Ranking

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric


class Manifest(msgspec.Struct, frozen=True):
    """Hashes (SHA-256, hex), the as-of date and counts of one ranking; no clock, no machine.

    `inputs_sha256` covers the names and contents of all files, `ranking_sha256` every byte of the
    ranking; `quarantine` counts by code.
    """

    recipe: Recipe
    rubric_sha256: str
    as_of: date
    inputs_sha256: str
    ranking_sha256: str
    files: int
    ranked: int
    duplicates: int
    quarantine: dict[str, int]

    @property
    def scoring_key(self) -> str:
        """The name under which the ranking's scorecards are kept."""
        return self.recipe.scoring_key(self.rubric_sha256, self.as_of.isoformat())


def make_manifest(ranking: Ranking, inputs: Sequence[InputRow], recipe: Recipe) -> Manifest:
    """Describe a ranking of these inputs by this recipe."""
    codes = Counter(row.code.value for row in ranking.quarantine)
    return Manifest(
        recipe=recipe,
        rubric_sha256=ranking.rubric_sha256,
        as_of=ranking.as_of,
        inputs_sha256=hash_inputs(inputs),
        ranking_sha256=codec.hash_ranking(ranking),
        files=len(inputs),
        ranked=len(ranking.scorecards),
        duplicates=sum(
            any(note.code is NoticeCode.DUPLICATE for note in card.notices)
            for card in ranking.scorecards
        ),
        quarantine=dict(sorted(codes.items())),
    )


def write_manifest(manifest: Manifest, out: Path) -> None:
    """Write `manifest.json`, whole or not at all."""
    draft = private_file(out / f".{MANIFEST_NAME}")
    try:
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
        draft.replace(out / MANIFEST_NAME)
    except OSError as error:
        reason = f"cannot be written ({error.strerror}); make room and run again to go on"
        raise RunError(f"{out / MANIFEST_NAME}: {reason}") from error


def read_ranking(row: RankingRow) -> tuple[Rubric, Manifest] | None:
    """The rubric and manifest of a kept ranking; None where another version wrote them its way."""
    from screener.rubric.schema import Rubric

    try:
        rubric = Rubric.model_validate_json(row.rubric)
        return rubric, msgspec.json.decode(row.manifest, type=Manifest)
    except (ValueError, msgspec.MsgspecError):
        return None


def compare_manifests(was: Manifest, now: Manifest) -> tuple[str, ...]:
    """What differs, one sentence each, causes before effects."""
    old, new = msgspec.to_builtins(was), msgspec.to_builtins(now)
    pairs = [*_pairs(old.pop("recipe"), new.pop("recipe")), *_pairs(old, new)]
    return tuple(f"{name}: was {a}, is now {b}" for name, a, b in pairs if a != b)


def _pairs(old: dict[str, object], new: dict[str, object]) -> Iterable[tuple[str, object, object]]:
    for name, value in old.items():
        if name == "libraries":
            libraries = dict(new[name])  # type: ignore[call-overload]
            for library, version in value:  # type: ignore[attr-defined]
                yield library, version or "missing", libraries.get(library, "") or "missing"
        else:
            yield name, value, new.get(name)


def hash_inputs(inputs: Iterable[InputRow]) -> str:
    """The hash of all names and contents."""
    lines = sorted(f"{row.file}\0{row.content}\0{row.code}\n" for row in inputs)
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
