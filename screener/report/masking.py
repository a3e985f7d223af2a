"""The same ranking with names hidden, for those who want to read evidence before people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from screener.types import Contribution, Evidence, Ranking, Scorecard

if TYPE_CHECKING:
    from screener.score.explain import Explanation

COVER = "▇▇▇"
CODE_LENGTH = 8
"""Digits of the file's hash; as many as the commands on a finished run ask for."""


def hide_names(ranking: Ranking) -> Ranking:
    """Put a short code in the place of every name and file name; points and order stay.

    The code is the start of the file's hash, so `ranking.json` is the key to it. Words of a name
    that stand in a quote are covered. Files that could not be read keep their names: somebody has
    to find them.
    """
    files = coded_files(ranking)
    return replace(ranking, scorecards=tuple(hide_name(c, files) for c in ranking.scorecards))


def coded_files(ranking: Ranking) -> dict[str, str]:
    """What stands for the name of each ranked file: the start of its hash, and its ending."""
    return {card.file: _coded_file(card) for card in ranking.scorecards}


def hide_name(card: Scorecard, files: Mapping[str, str] | None = None) -> Scorecard:
    """The same for one candidate; `files` are the codes of the files that its notices may name."""
    cover = _cover_of(card)
    rows = tuple(_hide_row(row, cover) for row in card.contributions)
    notices = tuple(
        replace(notice, message=cover(with_codes(notice.message, files or {})))
        for notice in card.notices
    )
    code = candidate_code(card.resume_id)
    file = _coded_file(card)
    return replace(card, name=code, file=file, contributions=rows, notices=notices)


def hide_in_explanation(explanation: Explanation) -> Explanation:
    """The same for an explanation, in whose lines a name may stand, too."""
    cover = _cover_of(explanation.card)
    raises, rests_on = (
        tuple(replace(change, words=cover(change.words)) for change in changes)
        for changes in (explanation.raises, explanation.rests_on)
    )
    card = hide_name(explanation.card)
    return replace(explanation, card=card, raises=raises, rests_on=rests_on)


def candidate_code(resume_id: str) -> str:
    """The code that stands for a person.

    >>> candidate_code("3f9ac1d2" + "0" * 56)
    'Candidate 3f9ac1d2'
    """
    return f"Candidate {resume_id[:CODE_LENGTH]}"


def _coded_file(card: Scorecard) -> str:
    return card.resume_id[:CODE_LENGTH] + PurePosixPath(card.file).suffix


def _cover_of(card: Scorecard) -> partial[str]:
    """What covers the words of a candidate's name in a text."""
    words = [_name_word(word) for word in re.findall(r"\w\w+", card.name)]
    return partial(_cover, re.compile(rf"\b(?:{'|'.join(words)})\b") if words else None)


def with_codes(message: str, files: Mapping[str, str]) -> str:
    """A sentence with codes for the files that it names; the longest names go first."""
    for file in sorted((file for file in files if file in message), key=len, reverse=True):
        message = message.replace(file, files[file])
    return message


def _name_word(word: str) -> str:
    """In any case; but a name of two letters only as names are written ("Jo", "JO", not "do")."""
    return f"(?i:{word})" if len(word) > 2 else f"(?:{word.capitalize()}|{word.upper()})"


def _cover(words: re.Pattern[str] | None, text: str) -> str:
    return words.sub(COVER, text) if words else text


def _hide_row(row: Contribution, cover: partial[str]) -> Contribution:
    evidence = tuple(_hide_evidence(found, cover) for found in row.evidence)
    return replace(row, reason=cover(row.reason), evidence=evidence)


def _hide_evidence(found: Evidence, cover: partial[str]) -> Evidence:
    quote = cover(found.quote)
    return replace(found, quote=quote, match=found.match if quote == found.quote else None)
