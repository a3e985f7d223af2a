"""Whom a person means on the command line: a file, its stem, or a name that the reports show."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from screener.cli.errors import fail
from screener.errors import RunError

if TYPE_CHECKING:
    from screener.engine import Run
    from screener.types import Profile, Ranking

_NEAR = 3
"""How many near candidates are listed."""

_FORMS = "give a file as the ranking shows it, 8 or more digits of its hash, or an e-mail address"

_ADDRESS_OR_HASH = re.compile(r".*@.*|[0-9a-f]{8,64}", re.IGNORECASE | re.DOTALL)


def find_file(run: Run, candidate: str) -> str:
    """The file that a candidate's words stand for, where just one does; case does not matter.

    Files, e-mail addresses and hashes are handed back as they are. Where the last reports showed
    codes for names, the codes count and the names do not. What stands for nobody, or for several,
    ends the command with a line that lists near candidates, unless names are hidden.
    """
    from screener.report.current import names_were_hidden
    from screener.report.masking import candidate_code

    hidden = names_were_hidden(run.out)
    called = _callings(run.ranking, candidate_code if hidden else None)
    files = {file for found in called.values() for file in found}
    known = called.get(candidate.casefold(), set())
    if candidate in files or (not known and _ADDRESS_OR_HASH.fullmatch(candidate)):
        return candidate
    if not known:
        near = _FORMS if hidden else _near(candidate, called, _names(run.ranking))
        fail(f"{candidate}: no such candidate in this run; {near}")
    if len(known) > 1:
        listed = "the file" if hidden else " or ".join(sorted(known)[:_NEAR])
        fail(f"{candidate}: {len(known)} candidates are called so; give {listed}")
    return min(known)


def codes_of(run: Run) -> dict[str, str]:
    """What stands for the names of ranked files, where the reports show codes; else nothing."""
    from screener.report.current import names_were_hidden
    from screener.report.masking import coded_files

    return coded_files(run.ranking) if names_were_hidden(run.out) else {}


def read_kept(run: Run, file: str) -> Profile:
    """The profile of a file; raises RunError, under the name that the reports show."""
    from screener.engine import run_profile
    from screener.report.masking import with_codes

    try:
        return run_profile(run.out, file)
    except RunError as error:
        raise RunError(with_codes(str(error), codes_of(run))) from None


def _callings(ranking: Ranking, code: Callable[[str], str] | None) -> dict[str, set[str]]:
    """Files by what they may be called: path or name with or without suffix, the person's name.

    `code` makes of a `resume_id` what stands for the name where names are hidden.
    """
    called: dict[str, set[str]] = defaultdict(set)
    for file in (
        *(card.file for card in ranking.scorecards),
        *(r.file for r in ranking.quarantine),
    ):
        path = PurePosixPath(file)
        for words in (file, str(path.parent / path.stem), path.name, path.stem):
            called[words.casefold()].add(file)
    for card in ranking.scorecards:
        if name := code(card.resume_id) if code else card.name:
            called[name.casefold()].add(card.file)
    return called


def _names(ranking: Ranking) -> dict[str, str]:
    return {card.file: card.name for card in ranking.scorecards}


def _near(candidate: str, called: dict[str, set[str]], names: Mapping[str, str]) -> str:
    """What to give instead: files that are called something near, or what a candidate is."""
    words = candidate.casefold()
    holding = [each for each in sorted(called) if words in each]
    near = [*holding, *get_close_matches(words, sorted(called), n=_NEAR, cutoff=0.7)]
    files = list(dict.fromkeys(file for each in near for file in sorted(called[each])))
    if files:
        return f"perhaps {' or '.join(_with_name(file, names) for file in files[:_NEAR])}"
    return _FORMS


def _with_name(file: str, names: Mapping[str, str]) -> str:
    """A file, and who it is where that is known.

    >>> _with_name("a.pdf", {"a.pdf": "Ann Lee"}), _with_name("b.pdf", {"a.pdf": "Ann Lee"})
    ('a.pdf (Ann Lee)', 'b.pdf')
    """
    return f"{file} ({names[file]})" if names.get(file) else file
