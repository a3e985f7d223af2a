"""Scorecards for what a ledger holds: renewed from those of the last ranking, or made anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from screener.batch.ledger import Ledger, RankingRow
from screener.batch.manifest import read_ranking
from screener.batch.recipe import Recipe
from screener.batch.scoring import Kept, evaluate_kept, score_kept
from screener.codec import CardReader, encode_rubric
from screener.types import Contribution, Scorecard

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric
    from screener.score import Reuse


@dataclass(frozen=True, slots=True)
class Scoring:
    """What to score by, and on how many processes; None takes one per processor."""

    rubric: Rubric
    recipe: Recipe
    as_of: date
    workers: int | None = None


def scored_cards(
    ledger: Ledger, scoring: Scoring, files: dict[str, str]
) -> Iterator[tuple[str, bytes]]:
    """A packed scorecard for each content, from its kept profile."""
    return score_kept(
        _kept(ledger, files, scoring.recipe),
        encode_rubric(scoring.rubric),
        as_of=scoring.as_of,
        count=len(files),
        workers=scoring.workers,
    )


def renewed_cards(
    ledger: Ledger, scoring: Scoring, files: dict[str, str]
) -> Iterator[tuple[str, Scorecard]]:
    """The cards of the last ranking under another rubric, as far as their rows stay what they are.

    Only criteria that ask something new are evaluated; with other weights alone none is.
    """
    from screener.score import renew

    last = ledger.last_ranking() if files else None
    reuse = _reuse(last, scoring) if last else None
    if last is None or reuse is None:
        return
    reader = CardReader()
    for content, packed, fresh in _kept_cards(ledger, scoring, files, last.scoring, reuse.fresh):
        card = reader.unpack(packed)
        if reuse.serves(card):
            yield content, replace(renew(card, scoring.rubric, reuse, fresh), file=files[content])


def _reuse(last: RankingRow, scoring: Scoring) -> Reuse | None:
    """How the rows of the last ranking serve; None where another program or day made them."""
    from screener.score import plan_reuse

    made_of = read_ranking(last)
    if made_of is None:
        return None
    before, manifest = made_of
    same = (manifest.recipe, manifest.as_of) == (scoring.recipe, scoring.as_of)
    return plan_reuse(before, scoring.rubric) if same else None


def _kept_cards(
    ledger: Ledger, scoring: Scoring, files: dict[str, str], key: str, criteria: tuple[int, ...]
) -> Iterator[tuple[str, bytes, tuple[Contribution, ...]]]:
    """Each content with its kept card and the rows that some criteria have in its profile."""
    if not criteria:
        kept = ((content, card, ()) for content, card in ledger.cards(key))
        yield from (row for row in kept if row[0] in files)
        return
    scored = ledger.scored(key)
    left = {content: file for content, file in files.items() if content in scored}
    rows = evaluate_kept(
        _kept(ledger, left, scoring.recipe),
        encode_rubric(scoring.rubric),
        criteria,
        as_of=scoring.as_of,
        count=len(left),
        workers=scoring.workers,
    )
    yield from ((content, ledger.card(key, content), fresh) for content, fresh in rows)


def _kept(ledger: Ledger, files: dict[str, str], recipe: Recipe) -> Iterator[Kept]:
    key = recipe.reading_key
    return (Kept(content, file, ledger.profile(content, key)) for content, file in files.items())
