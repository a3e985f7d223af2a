"""From a ledger and a rubric to a ranking; nothing is read again, and known scores are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import screener
from screener.batch.duplicates import find_twins, twin_notice
from screener.batch.ledger import InputRow, Ledger
from screener.batch.recipe import Recipe
from screener.batch.scoring import Task, score_tasks
from screener.batch.wire import Answer
from screener.codec import encode_rubric, unpack
from screener.types import Profile, QuarantineCode, Quarantined, Ranking, Scorecard

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric

_CARDS_AT_ONCE = 200
_ERASED = "This candidate was erased from this run; take the file out of the folder."


def rubric_sha256(rubric: Rubric) -> str:
    """The hash of what a rubric asks, in hex; comments and layout of its file do not move it."""
    return hashlib.sha256(encode_rubric(rubric)).hexdigest()


def rank_ledger(
    ledger: Ledger, rubric: Rubric, *, recipe: Recipe, as_of: date, workers: int | None = None
) -> Ranking:
    """Rank everything in a ledger; scorecards that it does not hold yet are made and kept."""
    rows = ledger.inputs()
    answers = ledger.answers(recipe.reading_key)
    files = _first_files(rows, answers)
    scoring = recipe.scoring_key(rubric_sha256(rubric), as_of.isoformat())
    cards = {
        content: unpack(card, Scorecard)
        for content, card in ledger.cards(scoring)
        if content in files
    }
    missing = {content: file for content, file in files.items() if content not in cards}
    asked = encode_rubric(rubric)
    tasks = (
        (content, Task(asked, as_of, file, ledger.profile(content, recipe.reading_key)))
        for content, file in missing.items()
    )
    for part in _batched(score_tasks(tasks, count=len(missing), workers=workers)):
        ledger.write_cards(scoring, part)
        cards |= {content: unpack(card, Scorecard) for content, card in part}
    return make_ranking(
        rubric,
        _with_twins(rows, answers, cards),
        _quarantine(rows, answers, ledger.erased()),
        as_of=as_of,
    )


def make_ranking(
    rubric: Rubric, cards: Iterable[Scorecard], quarantine: Iterable[Quarantined], *, as_of: date
) -> Ranking:
    """Put scorecards in order and say what made them."""
    from screener.score import rank_scorecards

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


def _first_files(rows: Iterable[InputRow], answers: dict[str, Answer]) -> dict[str, str]:
    """One file for each content that has a profile: the first by name."""
    files: dict[str, str] = {}
    for row in rows:
        answer = answers.get(row.content)
        if answer is not None and not answer.code:
            files.setdefault(row.content, row.file)
    return files


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
        yield replace(card, file=row.file, notices=notices)


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


def _batched(items: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    source = iter(items)
    while part := list(islice(source, _CARDS_AT_ONCE)):
        yield part
