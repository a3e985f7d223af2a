"""The whole chain in one call, for proofs that draw a resume, read it and score it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import msgspec

from samples.make_samples import write_resume
from samples.people import Person, read_people
from screener.extract import extract_profile
from screener.knowledge.resources import rubric_file
from screener.read import read_bytes
from screener.rubric import load_rubric
from screener.rubric.schema import Rubric
from screener.score import score_profile
from screener.types import Profile, Scorecard

AS_OF = date(2026, 11, 1)
PEOPLE = {person.file: person for person in read_people()}


@cache
def account_manager() -> Rubric:
    """The rubric that the samples were invented for."""
    return load_rubric(rubric_file("account-manager.yaml"))


def draw(person: Person, **changes: Any) -> bytes:
    """The person's resume with some fields changed."""
    return write_resume(msgspec.structs.replace(person, **changes))


def profile(data: bytes) -> Profile:
    """A document as a profile."""
    return extract_profile(read_bytes(data))


def score(data: bytes, rubric: Rubric | None = None) -> Scorecard:
    """A document scored; the file name is the same for all, so that cards can be compared."""
    return score_profile(profile(data), rubric or account_manager(), file="resume", as_of=AS_OF)


def points(data: bytes, rubric: Rubric | None = None) -> dict[str, float]:
    """The points of every criterion, of the account manager's rubric where none is given."""
    return {row.criterion_id: row.points for row in score(data, rubric).contributions}
