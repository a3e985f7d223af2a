"""Writing the reports of a run, and what to tell the person about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric
    from screener.types import Ranking


def write(
    ranking: Ranking, rubric: Rubric, source: Path | str, out: Path, *, hide_names: bool
) -> tuple[str, ...]:
    """Write the reports, and what to tell about it; resumes on this machine are linked.

    Reports that are already those of this ranking stay as they are.
    """
    from msgspec import to_builtins

    from screener.engine import manifest
    from screener.report.current import are_current, mark_current, report_key
    from screener.report.write import report_names, url_between, write_reports

    made_of = to_builtins(manifest(out))
    folder = source if isinstance(source, Path) else None
    links = url_between(out, folder) if folder else None
    key = report_key(made_of, options=(links, rubric.model_dump_json(), hide_names))
    names = report_names()
    if are_current(out, key, names):
        return (f"Nothing new: {out} holds the reports of this ranking already",)
    from screener.score.robustness import rank_intervals

    written = write_reports(
        ranking,
        rubric,
        out,
        folder=folder,
        intervals=rank_intervals(ranking.scorecards),
        names_hidden=hide_names,
        manifest=made_of,
    )
    mark_current(out, key, names, names_hidden=hide_names)
    return _sentences(written)


def _sentences(written: tuple[Path, ...]) -> tuple[str, ...]:
    from screener.report.write import has_xlsx_writer

    names = f"Written: {', '.join(map(str, written))}"
    missing = "No ranking.xlsx: pip install 'rubric-screener[xlsx]' adds it."
    return (names,) if has_xlsx_writer() else (names, missing)
