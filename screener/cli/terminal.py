"""What a person sees: tables on standard output, a progress bar on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from textwrap import shorten
from typing import TYPE_CHECKING

import typer

from screener.report.safe import shown

if TYPE_CHECKING:
    from rich.progress import ProgressColumn
    from rich.table import Table
    from rich.text import Text

    from screener.batch.values import Progress
    from screener.rubric.schema import Rubric
    from screener.types import Ranking, Scorecard

LOG_STEPS = 10
LONGEST_REASON = 120


def text(words: object) -> Text:
    """Words of a document for the terminal: no escapes, no markup, no bidi controls."""
    from rich.text import Text

    return Text(shown(str(words)))


def tell(message: str) -> None:
    """One line for the person at the terminal, beside the results."""
    typer.echo(shown(message), err=True)


def print_table(table: Table) -> None:
    """Print a table as wide as the terminal, or 120 columns into a file."""
    from rich.console import Console

    console = Console(highlight=False)
    Console(highlight=False, width=console.width if console.is_terminal else 120).print(table)


def print_ranking(ranking: Ranking, rubric: Rubric, *, top: int) -> None:
    """The first places: rank, score, must-haves shown, who, and the strongest reason."""
    from rich.table import Table

    from screener.report.words import criterion_names

    table = Table(title=text(f"{rubric.title}: whom to read first"), title_justify="left")
    for heading in ("Rank", "Score"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Must-haves", no_wrap=True)
    table.add_column("Who", overflow="fold", ratio=2)
    table.add_column("Strongest reason", overflow="fold", ratio=5)
    names = criterion_names(rubric)
    for card, rank in list(zip(ranking.scorecards, ranking.ranks, strict=True))[:top]:
        table.add_row(*_cells(card, rank, names))
    print_table(table)
    beyond = len(ranking.scorecards) - top
    if beyond > 0:
        typer.echo(f"... and {beyond:,} more; --top {len(ranking.scorecards)} shows all.")


def _cells(card: Scorecard, rank: int, names: dict[str, str]) -> tuple[Text, ...]:
    from screener.report.tables import strongest_reason
    from screener.report.words import must_haves_shown, notes

    who = f"{card.name} ({card.file})" if card.name else card.file
    if notes(card):
        who += f" [{', '.join(notes(card))}]"
    cells = (
        rank,
        f"{card.points:.1f}",
        must_haves_shown(card),
        who,
        shorten(strongest_reason(card, names), LONGEST_REASON, placeholder=" ..."),
    )
    return tuple(text(cell) for cell in cells)


def tell_quarantine(ranking: Ranking) -> None:
    """Name every file that could not be read, with what to do."""
    for unread in ranking.quarantine:
        tell(f"not read: {unread.file} ({unread.code.value}): {unread.message}")


@contextmanager
def progress() -> Iterator[Callable[[Progress], None]]:
    """A bar with count and estimate on a terminal, else a line now and then."""
    if sys.stderr.isatty():
        with _bar() as update:
            yield update
    else:
        yield _log


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich import progress as rich_progress
    from rich.console import Console

    console = Console(stderr=True)
    with rich_progress.Progress(*_columns(), console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None, unread="")

        def update(now: Progress) -> None:
            unread = f"{now.quarantined} not read" if now.quarantined else ""
            bar.update(task, completed=now.done, total=now.total, unread=unread)

        yield update


def _columns() -> tuple[ProgressColumn, ...]:
    """What the bar tells: how many files, how many not read, how fast, how long still."""
    from rich import progress as rich_progress

    class Speed(rich_progress.ProgressColumn):
        """Files a second, as far as they can be told."""

        def render(self, task: rich_progress.Task) -> Text:
            speed = task.finished_speed or task.speed
            return text(f"{speed:,.0f} files/s" if speed else "")

    return (
        rich_progress.TextColumn("Reading"),
        rich_progress.BarColumn(),
        rich_progress.MofNCompleteColumn(),
        rich_progress.TextColumn("{task.fields[unread]}"),
        Speed(),
        rich_progress.TimeRemainingColumn(compact=True),
    )


def _log(now: Progress) -> None:
    """A line at every tenth of a long run; nothing for a short one."""
    step = now.total // LOG_STEPS
    if step >= LOG_STEPS and now.done % step == 0:
        tell(f"{now.done:,} of {now.total:,} files, {now.quarantined:,} not read")
