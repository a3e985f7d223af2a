"""Tables of one finished run for a terminal: an explanation, a comparison, who moved."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import typer

from screener.cli.terminal import print_table, text
from screener.report.words import FINDINGS, months_text
from screener.types import Finding, Months

if TYPE_CHECKING:
    from rich.table import Table

Record = dict[str, Any]

_WIDE = ("Why", "Before", "After", "By")

LONGEST_WORDS = 160
"""Characters of the lines that a change adds or takes out; --json has them whole."""


def _table(*headings: str) -> Table:
    """A table with numbers on the right: a heading that starts with "#" names such a column."""
    from rich.table import Table

    table = Table(show_edge=False, pad_edge=False)
    for heading in headings:
        if heading.startswith("#"):
            table.add_column(heading.lstrip("#"), justify="right", no_wrap=True)
        else:
            table.add_column(heading, overflow="fold", max_width=None if heading in _WIDE else 30)
    return table


def _fill(table: Table, rows: Iterable[Iterable[object]]) -> None:
    for row in rows:
        table.add_row(*(text(cell) for cell in row))


def points(value: float | None) -> str:
    """Points to the tenth, or a dash.

    >>> points(3), points(None)
    ('3.0', '–')
    """
    return "–" if value is None else f"{value:.1f}"


def signed(value: float) -> str:
    """A change with its sign.

    >>> signed(2), signed(-0.5), signed(0)
    ('+2.0', '-0.5', '0.0')
    """
    return f"{value:+.1f}" if value else "0.0"


def print_explanation(record: Record) -> None:
    """The rows of a score with their running sum, then what would move it."""
    score, of = points(record["score"]), points(record["max_score"])
    place = f"rank {record['rank']} of {record['of']}"
    typer.echo(text(f"{record['file']}: {place}, {score} of {of} points").plain)
    table = _table("Criterion", "#Points", "#Of", "#Sum", "Finding", "Why")
    _fill(table, map(_explained, record["rows"]))
    print_table(table)
    _print_changes(
        "What would raise it most (each line added, and scored again):", record["raises"]
    )
    _print_changes("What it rests on (each taken out, and scored again):", record["rests_on"])
    if record["notice"]:
        typer.echo(f"\n{record['notice']}")


def _explained(row: Record) -> tuple[str, ...]:
    jobs = [found for found in row["evidence"] if "months" in found]
    why = " ".join([row["reason"], *map(_quoted, jobs or row["evidence"][:1])])
    finding = FINDINGS[Finding(row["verdict"])]
    return (row["name"], points(row["points"]), points(row["max_points"]), points(row["sum"]),
            finding, why)  # fmt: skip


def _quoted(found: Record) -> str:
    """Words with their page; of a job also how long it lasted and how it belongs to the role."""
    where = f"p. {found['page']}"
    if "months" in found:
        lasted = months_text(Months(*found["months"]))
        where = f"{where}, {lasted}, {found['rule'].replace('_', ' ')}"
    return f"“{found['quote']}” ({where})"


def _print_changes(title: str, changes: list[Record]) -> None:
    if not changes:
        return
    typer.echo(f"\n{title}")
    for change in changes:
        moved = f"{signed(change['change'])} to {points(change['score'])}"
        if change["elsewhere"]:
            moved += f" ({signed(change['elsewhere'])} of it in other rows)"
        words = shorten(change["words"], LONGEST_WORDS, placeholder=" ...")
        typer.echo("  " + text(f"{moved}: {change['name']}: {words}").plain)


def print_comparison(record: Record) -> None:
    """Two scores side by side; the gaps add up to the last row."""
    first, second = record["first"], record["second"]
    typer.echo(text(f"{first} (first) against {second} (second)").plain)
    table = _table("Criterion", "#First", "#Second", "#Gap", "#Equal at weight")
    _fill(
        table,
        (
            (
                row["name"],
                points(row["first"]),
                points(row["second"]),
                signed(row["gap"]),
                points(row["break_even_weight"]),
            )
            for row in record["rows"]
        ),
    )
    table.add_section()
    total = [sum(row[side] for row in record["rows"]) for side in ("first", "second")]
    _fill(table, [("Sum", points(total[0]), points(total[1]), signed(record["gap"]), "")])
    print_table(table)


def print_changes(changes: list[Record]) -> None:
    """What differs between two rubrics."""
    if not changes:
        typer.echo("The two rubrics ask the same.")
        return
    table = _table("Criterion", "Field", "Before", "After")
    _fill(table, ((c["criterion_id"], c["field"] or "(all)", *_sides(c)) for c in changes))
    print_table(table)


def _sides(change: Record) -> tuple[str, str]:
    if not change["field"]:
        return ("–", "new") if change["before"] is None else ("there", "gone")
    return _value(change["before"]), _value(change["after"])


def _value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def print_moves(moves: list[Record], *, top: int) -> None:
    """Who moves, most places first, and by which criteria."""
    if not moves:
        typer.echo("Nobody moves.")
        return
    moves = sorted(moves, key=lambda move: -abs(move["rank"][1] - move["rank"][0]))
    table = _table("File", "#Rank", "#Score", "By")
    _fill(table, map(_moved, moves[:top]))
    print_table(table)
    if len(moves) > top:
        typer.echo(f"... and {len(moves) - top:,} more; --top {len(moves)} shows all.")


def _moved(move: Record) -> tuple[str, ...]:
    by = (
        f"{name} {signed((after or 0) - (before or 0))}"
        for name, (before, after) in move["criteria"].items()
    )
    was, now = move["rank"]
    score_was, score_now = map(points, move["score"])
    return move["file"], f"{was} → {now}", f"{score_was} → {score_now}", ", ".join(by)
