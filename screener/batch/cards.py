"""Scorecards for what a ledger holds: renewed from those of the last ranking, or made anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from screener.batch.ledger import Ledger
from screener.batch.manifest import read_ranking
from screener.batch.nursery import Workforce
from screener.batch.recipe import Recipe
from screener.batch.scoring import Kept, evaluate_kept, score_kept
from screener.codec import CardReader, encode_rubric
from screener.errors import RunError
from screener.types import Scorecard

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric
    from screener.score import Fresh, Reuse


class Scoring(msgspec.Struct, frozen=True):
    """What to score by, and who does it."""

    rubric: Rubric
    recipe: Recipe
    as_of: date
    force: Workforce = Workforce()


def scored_cards(
    ledger: Ledger, scoring: Scoring, files: dict[str, str]
) -> Iterator[tuple[str, bytes]]:
    """A packed scorecard for each content, from its kept profile."""
    return score_kept(
        _kept(ledger, files, scoring.recipe),
        encode_rubric(scoring.rubric),
        as_of=scoring.as_of,
        indexed=scoring.recipe.is_read_here,
        count=len(files),
        force=scoring.force,
    )


def renewed_cards(
    ledger: Ledger, scoring: Scoring, files: dict[str, str]
) -> Iterator[tuple[str, Scorecard]]:
    """The cards of the last ranking under another rubric, as far as their rows stay what they are.

    Only criteria that ask something new are evaluated; with other weights alone none is.
    """
    last = _last(ledger, scoring) if files else None
    if last is None:
        return
    from screener.score import plan_reuse, renew

    reuse = plan_reuse(last.rubric, scoring.rubric)
    if reuse.is_nothing:
        return
    reader = CardReader()
    for content, packed, fresh in _kept_cards(ledger, scoring, files, last, reuse):
        card = unpack_intact(reader, packed)
        if card and reuse.serves(card):
            yield content, replace(renew(card, scoring.rubric, reuse, fresh), file=files[content])


def unpack_intact(reader: CardReader, packed: bytes) -> Scorecard | None:
    """A kept scorecard; None where it is damaged, for its profile gives it again."""
    try:
        return reader.unpack(packed)
    except RunError:
        return None


class _Last(msgspec.Struct, frozen=True):
    """The last ranking: the key of its scorecards, and its rubric."""

    key: str
    rubric: Rubric


def _last(ledger: Ledger, scoring: Scoring) -> _Last | None:
    """The last ranking; None where there is none, or another program or day made it."""
    row = ledger.last_ranking()
    made_of = read_ranking(row) if row else None
    if row is None or made_of is None:
        return None
    rubric, manifest = made_of
    same = (manifest.recipe, manifest.as_of) == (scoring.recipe, scoring.as_of)
    return _Last(row.scoring, rubric) if same else None


def _kept_cards(
    ledger: Ledger, scoring: Scoring, files: dict[str, str], last: _Last, reuse: Reuse
) -> Iterator[tuple[str, bytes, Fresh | None]]:
    """Each content with its packed card of the last ranking and what is evaluated anew for it."""
    if reuse.is_all:
        yield from ((c, card, None) for c, card in ledger.cards(last.key) if c in files)
        return
    scored = ledger.scored(last.key)
    left = {content: file for content, file in files.items() if content in scored}
    evaluated = evaluate_kept(
        _kept(ledger, left, scoring.recipe),
        encode_rubric(scoring.rubric),
        reuse.fresh,
        as_of=scoring.as_of,
        indexed=scoring.recipe.is_read_here,
        before=b"" if reuse.role else encode_rubric(last.rubric),
        count=len(left),
        force=scoring.force,
    )
    yield from ((content, ledger.card(last.key, content), fresh) for content, fresh in evaluated)


def _kept(ledger: Ledger, files: dict[str, str], recipe: Recipe) -> Iterator[Kept]:
    key = recipe.reading_key
    return (Kept(content, file, ledger.profile(content, key)) for content, file in files.items())
