"""From a ledger and a rubric to a ranking; nothing is read again, and known scores are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

import screener
from screener.batch.cards import Scoring, renewed_cards, scored_cards, unpack_intact
from screener.batch.duplicates import find_twins, twin_notice
from screener.batch.ledger import LOST, InputRow, Ledger
from screener.batch.nursery import Workforce
from screener.batch.recipe import Recipe
from screener.batch.wire import Answer
from screener.codec import CardReader, collecting_later, encode_rubric, pack
from screener.errors import RunError
from screener.types import Profile, QuarantineCode, Quarantined, Ranking, Scorecard

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric

_CARDS_AT_ONCE = 200
_ERASED = "This candidate was erased from this run; take the file out of the folder."


def rubric_sha256(rubric: Rubric) -> str:
    """The hash of what a rubric asks, in hex; comments and layout of its file do not move it."""
    return hashlib.sha256(encode_rubric(rubric)).hexdigest()


def score_ledger(
    ledger: Ledger, rubric: Rubric, *, recipe: Recipe, as_of: date, force: Workforce
) -> None:
    """Keep the scorecards of everything in a ledger that has none of this scoring yet."""
    key = recipe.scoring_key(rubric_sha256(rubric), as_of.isoformat())
    scoring = Scoring(rubric, recipe, as_of, force)
    files = _first_files(ledger.inputs(), ledger.codes(recipe.reading_key))
    missing = _without(files, ledger.scored(key))
    with collecting_later():
        renewed = renewed_cards(ledger, scoring, missing)
        _write_cards(ledger, key, ((content, pack(card)) for content, card in renewed))
    missing = _without(missing, ledger.scored(key))
    _write_cards(ledger, key, scored_cards(ledger, scoring, missing))


def _write_cards(ledger: Ledger, key: str, cards: Iterator[tuple[str, bytes]]) -> None:
    """Write cards as they come, some hundreds in a step, so that a kill loses few."""
    while part := list(islice(cards, _CARDS_AT_ONCE)):
        ledger.write_cards(key, part)


def rank_ledger(ledger: Ledger, rubric: Rubric, *, recipe: Recipe, as_of: date) -> Ranking:
    """Rank everything in a ledger; scorecards that it does not hold are made, and not kept.

    What was kept of a file and is damaged is noted as lost, and a row of the quarantine. Raises
    RunError where a run that was stopped has left files that were never read, or where another
    version keeps its profiles otherwise.
    """
    rows, answers = ledger.inputs(), ledger.answers(recipe.reading_key)
    erased = ledger.erased()
    _refuse_unread(rows, answers.keys() | erased)
    files = _first_files(rows, {content: each.code for content, each in answers.items()})
    cards = _cards_of(ledger, files, Scoring(rubric, recipe, as_of))
    lost = _without(files, cards).keys() | {c for c, each in answers.items() if each == LOST}
    if lost:
        refuse_other_version(recipe)
        ledger.lose(lost, recipe.reading_key)
        answers |= dict.fromkeys(lost, LOST)
    return make_ranking(
        rubric,
        _with_twins(rows, answers, cards),
        _quarantine(rows, answers, erased),
        as_of=as_of,
    )


def refuse_other_version(recipe: Recipe) -> None:
    """Raise RunError where another version packed what cannot be unpacked: that is no damage."""
    if not recipe.is_read_here:
        raise RunError("another version of Screener read these resumes; screen again")


def _refuse_unread(rows: Iterable[InputRow], ended: Collection[str]) -> None:
    unread = [row.file for row in rows if not row.code and row.content not in ended]
    if unread:
        raise RunError(
            f"{unread[0]}: not read yet ({len(unread)} such): a run was stopped before its end, or "
            "an older version made it; screen again to go on"
        )


def _cards_of(ledger: Ledger, files: dict[str, str], scoring: Scoring) -> dict[str, Scorecard]:
    """The scorecard of every content: kept, renewed, or made; none where the profile is damaged."""
    key = scoring.recipe.scoring_key(rubric_sha256(scoring.rubric), scoring.as_of.isoformat())
    reader = CardReader()
    with collecting_later():
        kept = ((c, unpack_intact(reader, card)) for c, card in ledger.cards(key) if c in files)
        cards = {content: card for content, card in kept if card}
        cards |= renewed_cards(ledger, scoring, _without(files, cards))
        made = scored_cards(ledger, scoring, _without(files, cards))
        cards |= ((content, reader.unpack(card)) for content, card in made)
    return cards


def make_ranking(
    rubric: Rubric, cards: Iterable[Scorecard], quarantine: Iterable[Quarantined], *, as_of: date
) -> Ranking:
    """Put scorecards in order and say what made them."""
    from screener.score.order import rank_scorecards

    return Ranking(
        title=rubric.title,
        rubric_sha256=rubric_sha256(rubric),
        engine_version=screener.__version__,
        as_of=as_of,
        scorecards=tuple(rank_scorecards(cards)),
        quarantine=tuple(sorted(quarantine, key=lambda row: row.file)),
    )


def score_profiles(
    profiles: Iterable[tuple[str, Profile]], rubric: Rubric, *, as_of: date
) -> Iterator[Scorecard]:
    """A scorecard per (file, profile), in the same order."""
    from screener.score import compile_rubric, score_profile

    compiled = compile_rubric(rubric)
    for file, profile in profiles:
        yield score_profile(profile, compiled, file=file, as_of=as_of)


def _first_files(rows: Iterable[InputRow], codes: dict[str, str]) -> dict[str, str]:
    """One file for each content that has a profile: the first by name."""
    files: dict[str, str] = {}
    for row in rows:
        if codes.get(row.content) == "":
            files.setdefault(row.content, row.file)
    return files


def _without(files: dict[str, str], done: Collection[str]) -> dict[str, str]:
    return {content: file for content, file in files.items() if content not in done}


def _with_twins(
    rows: list[InputRow], answers: dict[str, Answer], cards: dict[str, Scorecard]
) -> Iterator[Scorecard]:
    """A card per file; files that may be one person's name each other."""
    ranked = [row for row in rows if row.content in cards]
    twins = find_twins({row.file: (row.content, answers[row.content].identity) for row in ranked})
    for row in ranked:
        card = cards[row.content]
        found = twins.get(row.file)
        notices = (*card.notices, twin_notice(found)) if found else card.notices
        same = card.file == row.file and not found
        yield card if same else replace(card, file=row.file, notices=notices)


def _quarantine(
    rows: Iterable[InputRow], answers: dict[str, Answer], erased: set[str]
) -> Iterator[Quarantined]:
    for row in rows:
        if row.code:
            yield Quarantined(row.file, QuarantineCode(row.code), row.message)
        elif row.content in erased:
            yield Quarantined(row.file, QuarantineCode.ERASED, _ERASED)
        elif answers[row.content].code:
            answer = answers[row.content]
            yield Quarantined(row.file, QuarantineCode(answer.code), answer.message)
