"""The ranking of the samples, as recorded in tests/snapshots/sample-ranking.txt.

A change that moves a score changes that file: write it anew with
`python -m tests.test_sample_ranking`, look at the difference, and say in CHANGELOG.md, under
"Changes that move scores", what moved and why.
"""

from pathlib import Path

from msgspec.structs import replace

from screener.types import Ranking, Scorecard
from tests.samples_truth import OPTIONAL, PEOPLE, sample_ranking

SNAPSHOT = Path(__file__).parent / "snapshots" / "sample-ranking.txt"


def _render_card(card: Scorecard, rank: int) -> str:
    rows = [
        f"    {row.criterion_id:15} {row.points:5.1f} {row.finding.value}"
        for row in card.contributions
    ]
    return "\n".join([f"{rank:3} {card.points:5.1f} {card.file}", *rows])


def render_ranking(ranking: Ranking) -> str:
    """One block per candidate: rank, points and file, then points and finding per criterion."""
    cards = zip(ranking.scorecards, ranking.ranks, strict=True)
    return "\n".join(_render_card(card, rank) for card, rank in cards) + "\n"


def recorded_ranking() -> Ranking:
    """Everybody but those whom a machine can read only with an optional program."""
    ranking = sample_ranking()
    cards = (card for card in ranking.scorecards if PEOPLE[card.file].layout not in OPTIONAL)
    return replace(ranking, scorecards=tuple(cards))


def test_the_sample_ranking_is_the_recorded_one():
    assert render_ranking(recorded_ranking()) == SNAPSHOT.read_text(encoding="utf-8")


if __name__ == "__main__":
    SNAPSHOT.parent.mkdir(exist_ok=True)
    SNAPSHOT.write_text(render_ranking(recorded_ranking()), encoding="utf-8")
