"""A run folder: finish a run, open it, rank it again, check it, take a person out of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from screener import codec
from screener.batch.compare import Move, find_moves, first_difference
from screener.batch.duplicates import find_twins
from screener.batch.folder import LEDGER_NAME, remove_reports
from screener.batch.identity import Identity
from screener.batch.ledger import LOST, InputRow, Ledger, RankingRow
from screener.batch.manifest import (
    Manifest,
    compare_manifests,
    hash_inputs,
    make_manifest,
    read_ranking,
    write_manifest,
)
from screener.batch.nursery import Workforce
from screener.batch.ranking import rank_ledger, refuse_other_version, score_ledger
from screener.batch.recipe import Recipe, current_recipe
from screener.errors import RunError
from screener.types import Profile, Ranking

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric

_SHORTEST_HASH = 8

ScreenAgain = Callable[[Path, "Rubric", Manifest, Path], Ranking]


class Run(msgspec.Struct, frozen=True):
    """A finished run: what was asked, of which folder, and the ranking that came of it."""

    out: Path
    folder: Path
    rubric: Rubric
    as_of: date
    ranking: Ranking


class Verification(msgspec.Struct, frozen=True):
    """Whether a ranking came out the same to the last byte, and what differs if anything does.

    `differences` has one sentence each, causes first; it can name another library version while
    the ranking is the same. `erased` counts the contents that were erased from the run: they are
    left out of both sides.
    """

    same: bool
    differences: tuple[str, ...]
    erased: int = 0


class Erased(msgspec.Struct, frozen=True):
    """The files whose people were erased, and other files that may be the same persons'."""

    files: tuple[str, ...]
    related: tuple[str, ...]


def finish_run(
    ledger: Ledger,
    rubric: Rubric,
    *,
    recipe: Recipe,
    as_of: date,
    out: Path | None,
    force: Workforce,
    read_again: Callable[[], object],
) -> Ranking:
    """Rank what a ledger holds, and keep the manifest beside it.

    `read_again` brings the ledger up to date where something in it turns out to be damaged.
    """
    ranking = _scored(ledger, rubric, recipe=recipe, as_of=as_of, force=force)
    if any(row.message == LOST.message for row in ranking.quarantine):
        read_again()
        ranking = _scored(ledger, rubric, recipe=recipe, as_of=as_of, force=force)
    if not _is_kept(ledger, ranking, recipe):
        _keep(ledger, rubric, make_manifest(ranking, ledger.inputs(), recipe), out)
    return ranking


def _scored(
    ledger: Ledger, rubric: Rubric, *, recipe: Recipe, as_of: date, force: Workforce
) -> Ranking:
    score_ledger(ledger, rubric, recipe=recipe, as_of=as_of, force=force)
    return rank_ledger(ledger, rubric, recipe=recipe, as_of=as_of)


def load_run(out: Path) -> Run:
    """The run in a folder; raises RunError where there is none or it was not finished."""
    with _open(out) as (ledger, rubric, manifest):
        ranking = _ranking_of(ledger, rubric, manifest)
        return Run(out, Path(ledger.fact("folder")), rubric, manifest.as_of, ranking)


def manifest(out: Path) -> Manifest:
    """What the last ranking in a run folder was made of."""
    with _open(out) as (_, _, found):
        return found


def run_profiles(out: Path) -> Iterator[tuple[str, Profile]]:
    """Every ranked file of a run with its profile, in order of name, one at a time."""
    with _open(out) as (ledger, _, found):
        key = found.recipe.reading_key
        answers = ledger.answers(key)
        for row in ledger.inputs():
            if row.content in answers and not answers[row.content].code:
                yield row.file, _profile(ledger, found, row)


def run_profile(out: Path, candidate: str) -> Profile:
    """One profile, by file, by the start of the content hash (8 or more digits), or by e-mail."""
    with _open(out) as (ledger, _, found):
        key = found.recipe.reading_key
        row = _matching(ledger, key, candidate)[0]
        unread = ledger.answers(key).get(row.content)
        if unread and unread.code:
            raise RunError(f"{candidate}: not ranked: {unread.message}")
        return _profile(ledger, found, row)


def _profile(ledger: Ledger, manifest: Manifest, row: InputRow) -> Profile:
    """A kept profile; without its index where another version has made that."""
    recipe = manifest.recipe
    packed = ledger.profile(row.content, recipe.reading_key)
    try:
        kept = codec.unpack(packed, Profile)
    except RunError as error:
        refuse_other_version(recipe)
        ledger.lose([row.content], recipe.reading_key)
        raise RunError(f"{row.file}: {LOST.message}") from error
    return kept if recipe.is_read_here else replace(kept, index=None)


def rerank(out: Path, rubric: Rubric, *, as_of: date | None = None) -> Ranking:
    """Rank a run's kept profiles by another rubric; nothing is read again.

    `as_of` is the run's own date where none is given.
    """
    with _open(out) as (ledger, _, found):
        return _rerank(ledger, rubric, found, as_of or found.as_of)


def compare_rubrics(out: Path, before: Rubric, after: Rubric) -> tuple[Move, ...]:
    """Who moves, and by which criterion, when one rubric takes the other's place."""
    with _open(out) as (ledger, _, found):
        return find_moves(
            _rerank(ledger, before, found, found.as_of), _rerank(ledger, after, found, found.as_of)
        )


def verify_run(out: Path, *, screen_again: ScreenAgain) -> Verification:
    """Make a run's ranking again from its files, and compare every byte.

    `screen_again` screens (folder, rubric, manifest) into a new run folder, which is then removed.
    """
    with _open(out) as (ledger, rubric, was):
        kept = _ranking_of(ledger, rubric, was)
        folder = Path(ledger.fact("folder"))
        with tempfile.TemporaryDirectory(prefix="screener-verify-") as again:
            ranking = screen_again(folder, rubric, was, Path(again))
            erased = ledger.erased()
            if erased:
                ranking = _erase_again(Path(again), erased, {row.file for row in ledger.inputs()})
            now = manifest(Path(again))
    differences = list(compare_manifests(was, now))
    if codec.hash_ranking(kept) != was.ranking_sha256:
        differences.append("the ledger: its scorecards are not those that the manifest names")
    first = first_difference(kept, ranking)
    if first:
        differences.append(first)
    same = now.ranking_sha256 == was.ranking_sha256
    return Verification(same, tuple(differences), len(erased))


def erase(out: Path, candidate: str) -> Erased:
    """Remove a person's text, profile, scores and quotes from a run, and all its reports.

    `candidate` is a file, the start of a content hash (8 or more digits), or an e-mail address. The
    hash, when it was read and what came of it stay as a pseudonymous log, and the same content is
    not read into this run again. The ranking is made anew without the person; write the reports
    again from `load_run`.
    """
    with _open(out) as (ledger, rubric, found):
        key = found.recipe.reading_key
        rows = _matching(ledger, key, candidate)
        return _erase(ledger, rubric, found, out, {row.content for row in rows})


def apply_retention(out: Path, *, before: date) -> Erased:
    """Erase everybody whose document was read before a day (UTC)."""
    with _open(out) as (ledger, rubric, found):
        return _erase(ledger, rubric, found, out, set(ledger.read_before(before.isoformat())))


# -------------------------------------------------------------------------------------- plumbing


@contextmanager
def _open(out: Path) -> Iterator[tuple[Ledger, Rubric, Manifest]]:
    if not (out / LEDGER_NAME).is_file():
        raise RunError(f"{out}: no run in this folder; give the --out of an earlier `screen`")
    with Ledger(out) as ledger:
        row = ledger.last_ranking()
        if row is None:
            raise RunError(f"{out}: this run was not finished; screen again to go on")
        made_of = read_ranking(row)
        if made_of is None:
            raise RunError(f"{out}: another version of Screener ranked this; screen again")
        yield ledger, *made_of


def _keep(ledger: Ledger, rubric: Rubric, manifest: Manifest, out: Path | None) -> None:
    kept = codec.encode_rubric(rubric).decode(), msgspec.json.encode(manifest).decode()
    ledger.write_ranking(RankingRow(manifest.scoring_key, *kept))
    if out is not None:
        write_manifest(manifest, out)


def _is_kept(ledger: Ledger, ranking: Ranking, recipe: Recipe) -> bool:
    """Whether the last ranking was made of the same things: then its manifest stands."""
    row = ledger.last_ranking()
    kept = read_ranking(row) if row else None
    if kept is None:
        return False
    _, last = kept
    made_of = (last.recipe, last.rubric_sha256, last.as_of, last.inputs_sha256)
    now = (recipe, ranking.rubric_sha256, ranking.as_of, hash_inputs(ledger.inputs()))
    return made_of == now and last.ranked == len(ranking.scorecards)


def _ranking_of(ledger: Ledger, rubric: Rubric, manifest: Manifest) -> Ranking:
    """The ranking as it was made: its scorecards are all in the ledger."""
    return rank_ledger(ledger, rubric, recipe=manifest.recipe, as_of=manifest.as_of)


def _rerank(ledger: Ledger, rubric: Rubric, manifest: Manifest, as_of: date) -> Ranking:
    """Today's scoring of the profiles that were read then."""
    recipe = current_recipe().scoring_profiles_of(manifest.recipe)
    return rank_ledger(ledger, rubric, recipe=recipe, as_of=as_of)


def _matching(ledger: Ledger, recipe: str, candidate: str) -> list[InputRow]:
    rows = ledger.inputs()
    found = [row for row in rows if row.file == candidate]
    if not found and len(candidate) >= _SHORTEST_HASH:
        found = [row for row in rows if row.content.startswith(candidate.lower())]
    if not found and "@" in candidate:
        answers = ledger.answers(recipe)
        people = {c for c, each in answers.items() if candidate.lower() in each.identity.emails}
        return [row for row in rows if row.content in people] or _nobody(candidate)
    if len({row.content for row in found}) > 1:
        raise RunError(f"{candidate}: more than one content begins so; give more digits")
    return found if found and found[0].content else _nobody(candidate)


def _nobody(candidate: str) -> list[InputRow]:
    raise RunError(
        f"{candidate}: no such candidate in this run; give a file as the ranking shows it, "
        f"{_SHORTEST_HASH} or more digits of its hash, or an e-mail address"
    )


def _erase(
    ledger: Ledger, rubric: Rubric, found: Manifest, out: Path, contents: set[str]
) -> Erased:
    if not contents:
        return Erased((), ())
    rows = ledger.inputs()
    answers = ledger.answers(found.recipe.reading_key)
    files = tuple(row.file for row in rows if row.content in contents)
    related = _related(rows, {c: each.identity for c, each in answers.items()}, contents)
    ledger.erase(sorted(contents))
    remove_reports(out)
    ranking = _ranking_of(ledger, rubric, found)
    _keep(ledger, rubric, make_manifest(ranking, ledger.inputs(), found.recipe), out)
    return Erased(files, related)


def _erase_again(out: Path, contents: set[str], named: set[str]) -> Ranking:
    """The ranking without what was erased before; files in `named` stay as files of the folder."""
    with _open(out) as (ledger, rubric, found):
        kept = [row for row in ledger.inputs() if row.content in contents and row.file in named]
        ledger.erase(sorted(contents))
        ledger.write_inputs(kept)
        ranking = _ranking_of(ledger, rubric, found)
        _keep(ledger, rubric, make_manifest(ranking, ledger.inputs(), found.recipe), out)
        return ranking


def _related(
    rows: Sequence[InputRow], identities: Mapping[str, Identity], contents: set[str]
) -> tuple[str, ...]:
    """Files outside of `contents` that may belong to the same people."""
    people = {
        row.file: (row.content, identities[row.content])
        for row in rows
        if row.content in identities
    }
    twins = find_twins(people)
    named = {
        twin.file
        for file, found in twins.items()
        if people[file][0] in contents
        for twin in found
        if people[twin.file][0] not in contents
    }
    return tuple(sorted(named))
