"""All reports of a run, written into its folder."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from screener.report.files import write_file
from screener.report.masking import hide_names
from screener.report.records import encode_ranking
from screener.types import Ranking

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric
    from screener.score.robustness import RankInterval


def write_json(ranking: Ranking, out: Path, *, manifest: Mapping[str, Any] | None = None) -> Path:
    """Write `ranking.json`: everything the other reports are made of."""
    pieces = encode_ranking(ranking, manifest=manifest)
    return write_file(out / "ranking.json", (piece.encode() for piece in pieces))


def write_rubric(rubric: Rubric, out: Path) -> Path:
    """Write `rubric.yaml`, the rubric as it was used, ready to be edited and used again."""
    from screener.rubric import dump_rubric

    return write_file(out / "rubric.yaml", [dump_rubric(rubric).encode()])


def write_csv(
    ranking: Ranking, rubric: Rubric, out: Path, *, intervals: Sequence[RankInterval] = ()
) -> Path:
    """Write `ranking.csv`, one row per file, safe to open in a spreadsheet."""
    from screener.report.tables import encode_csv

    return write_file(out / "ranking.csv", encode_csv(ranking, rubric, intervals=intervals))


def write_html(
    ranking: Ranking,
    rubric: Rubric,
    out: Path,
    *,
    folder: Path | None = None,
    intervals: Sequence[RankInterval] = (),
    names_hidden: bool = False,
) -> Path:
    """Write `report.html`; `folder` is where the resumes lie, for links to them."""
    from screener.report.page import render_html

    page = render_html(
        ranking,
        rubric,
        folder_url=url_between(out, folder) if folder else None,
        intervals=intervals,
        names_hidden=names_hidden,
    )
    return write_file(out / "report.html", [page.encode()])


def write_xlsx(
    ranking: Ranking, rubric: Rubric, out: Path, *, intervals: Sequence[RankInterval] = ()
) -> Path:
    """Write `ranking.xlsx`, whose order follows the weights in it; needs XlsxWriter."""
    from screener.report.workbook import encode_xlsx

    return write_file(out / "ranking.xlsx", [encode_xlsx(ranking, rubric, intervals=intervals)])


def has_xlsx_writer() -> bool:
    """Whether the optional library for workbooks is installed."""
    return importlib.util.find_spec("xlsxwriter") is not None


def report_names() -> tuple[str, ...]:
    """The files that `write_reports` writes, given what is installed."""
    always = ("ranking.json", "rubric.yaml", "ranking.csv", "report.html")
    return (*always, "ranking.xlsx") if has_xlsx_writer() else always


def write_reports(
    ranking: Ranking,
    rubric: Rubric,
    out: Path,
    *,
    folder: Path | None = None,
    intervals: Sequence[RankInterval] = (),
    names_hidden: bool = False,
    manifest: Mapping[str, Any] | None = None,
) -> tuple[Path, ...]:
    """Write every report that can be written, each whole or not at all; raises RunError.

    With `names_hidden` the pages that people read carry codes, and `ranking.json` is the key.
    """
    readable = hide_names(ranking) if names_hidden else ranking
    written = [
        write_json(ranking, out, manifest=manifest),
        write_rubric(rubric, out),
        write_csv(readable, rubric, out, intervals=intervals),
        write_html(
            readable,
            rubric,
            out,
            folder=folder,
            intervals=intervals,
            names_hidden=names_hidden,
        ),
    ]
    if has_xlsx_writer():
        written.append(write_xlsx(readable, rubric, out, intervals=intervals))
    return tuple(written)


def url_between(out: Path, folder: Path) -> str:
    """The relative URL from one folder to another; "" never, "." where they are the same.

    >>> url_between(Path("runs/first"), Path("my resumes"))
    '../../my%20resumes'
    """
    return quote(Path(os.path.relpath(folder.resolve(), out.resolve())).as_posix())
