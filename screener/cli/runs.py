"""Commands on a finished run: explain, compare, verify, erase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from screener.cli.errors import Exit, fail
from screener.cli.options import HideNames, Json, Workers, read_as_of

if TYPE_CHECKING:
    from screener.engine import Erased, Run
    from screener.types import Scorecard

RunFolder = Annotated[Path, typer.Argument(metavar="OUT", help="The --out of an earlier screen.")]
Candidate = Annotated[
    str,
    typer.Argument(
        metavar="CANDIDATE",
        help="A file (with or without its suffix), a name, 8 digits of the file's hash, an e-mail.",
    ),
]
Anybody = Annotated[
    str | None,
    typer.Argument(metavar="CANDIDATE", help="A file, 8 digits of its hash, or an e-mail address."),
]
Retention = Annotated[
    str | None, typer.Option("--retention", metavar="DATE", help="Everybody read before this day.")
]


def explain(out: RunFolder, candidate: Candidate, json: Json = False) -> None:
    """Show why a score is what it is, and what would raise it most (scored, not guessed)."""
    from screener.cli.candidates import find_file, read_kept
    from screener.cli.tables import print_explanation
    from screener.engine import load_run
    from screener.report.current import names_were_hidden
    from screener.report.explanations import explanation_json
    from screener.report.masking import hide_in_explanation
    from screener.report.records import encode_json
    from screener.score import explain_scorecard

    run = load_run(out)
    candidate = find_file(run, candidate)
    profile = read_kept(run, candidate)
    card, rank = find_card(run, candidate, resume_id=profile.resume.resume_id)
    explanation = explain_scorecard(card, profile, run.rubric, as_of=run.as_of)
    if names_were_hidden(out):
        explanation = hide_in_explanation(explanation)
    of = len(run.ranking.scorecards)
    record = explanation_json(explanation, run.rubric, rank=rank, of=of)
    if json:
        typer.echo(encode_json(record))
    else:
        print_explanation(record)


def compare(out: RunFolder, first: Candidate, second: Candidate, json: Json = False) -> None:
    """Set two candidates side by side: rows that sum to the gap, weights at which they swap."""
    from screener.cli.candidates import find_file, read_kept
    from screener.cli.tables import print_comparison
    from screener.engine import load_run
    from screener.report.current import names_were_hidden
    from screener.report.explanations import comparison_json
    from screener.report.masking import hide_name
    from screener.report.records import encode_json
    from screener.score import compare_scorecards

    run = load_run(out)
    cards = [
        find_card(run, who, resume_id=read_kept(run, who).resume.resume_id)[0]
        for who in (find_file(run, first), find_file(run, second))
    ]
    if names_were_hidden(out):
        cards = [hide_name(card) for card in cards]
    record = comparison_json(compare_scorecards(*cards), run.rubric)
    if json:
        typer.echo(encode_json(record))
    else:
        print_comparison(record)


def find_card(run: Run, candidate: str, *, resume_id: str) -> tuple[Scorecard, int]:
    """A candidate's scorecard and rank; of two files with one content, the one that was named."""
    ranked = zip(run.ranking.scorecards, run.ranking.ranks, strict=True)
    same = [(card, rank) for card, rank in ranked if card.resume_id == resume_id]
    if not same:
        fail(f"{candidate}: read, but not ranked in {run.out}; the report says why", Exit.NOTHING)
    return next((pair for pair in same if pair[0].file == candidate), same[0])


def verify(out: RunFolder, workers: Workers = None, json: Json = False) -> None:
    """Read and score everything again, and compare with the run to the last byte."""
    from screener.cli.terminal import progress, tell
    from screener.engine import verify_run
    from screener.report.masking import with_codes
    from screener.report.records import encode_json

    codes = _codes_in(out)
    with progress() as on_progress:
        verification = verify_run(out, workers=workers, on_progress=on_progress)
    differences = [with_codes(each, codes) for each in verification.differences]
    if json:
        record: dict[str, Any] = {
            "same": verification.same,
            "differences": differences,
            "erased": verification.erased,
        }
        typer.echo(encode_json(record))
    elif verification.same:
        typer.echo(f"{out}: the same to the last byte{_but_erased(verification.erased)}")
    for difference in differences:
        tell(f"differs: {difference}")
    if not verification.same:
        fail(f"{out}: not the same{_but_erased(verification.erased)}", Exit.NOTHING)


def _but_erased(count: int) -> str:
    """What `verify` leaves out, where it leaves anything out."""
    from screener.report.words import count_of

    return f", leaving out {count_of(count, 'resume')} erased from this run" if count else ""


def erase(
    out: RunFolder,
    candidate: Anybody = None,
    retention: Retention = None,
    hide_names: HideNames = False,
) -> None:
    """Remove a person's text, profile, scores and quotes from a run, and from its reports.

    Reports that showed codes for names go on doing so.
    """
    from screener.batch.folder import LEDGER_NAME
    from screener.cli.terminal import tell
    from screener.report.current import hide_names_from_now_on

    if hide_names and (out / LEDGER_NAME).is_file():
        hide_names_from_now_on(out)
    codes = _codes_in(out)
    erased = _erased(out, candidate, retention)
    _tell_erased(erased, codes)
    if not erased.files:
        typer.echo(f"{out}: nobody was read before {retention}")
    for sentence in _reports_again(out):
        tell(sentence)


def _codes_in(out: Path) -> dict[str, str]:
    """The codes of a run's files where it hides names; of those too who are about to be erased."""
    from screener.cli.candidates import codes_of
    from screener.engine import load_run
    from screener.report.current import names_were_hidden

    return codes_of(load_run(out)) if names_were_hidden(out) else {}


def _tell_erased(erased: Erased, codes: dict[str, str]) -> None:
    from screener.cli.terminal import tell
    from screener.report.safe import shown

    for file in erased.files:
        typer.echo(f"erased: {shown(codes.get(file, file))}")
    for file in erased.related:
        tell(f"perhaps the same person, kept: {codes.get(file, file)}")


def _erased(out: Path, candidate: str | None, retention: str | None) -> Erased:
    from screener import engine

    if (candidate is None) == (retention is None):
        fail("give one of CANDIDATE and --retention DATE")
    if candidate is not None:
        return engine.erase(out, candidate)
    return engine.apply_retention(out, before=read_as_of(retention, option="--retention"))


def _reports_again(out: Path) -> tuple[str, ...]:
    """Write the reports of a run as they were asked for last, and what to tell about it."""
    from screener.batch.sources import remote_url
    from screener.cli.reports import write
    from screener.engine import load_run
    from screener.report.current import names_were_hidden

    run = load_run(out)
    source = remote_url(run.folder) or run.folder
    return write(run.ranking, run.rubric, source, out, hide_names=names_were_hidden(out))
