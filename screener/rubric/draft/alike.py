"""The criterion that compares a resume's work with the posting's own lines, by meaning."""

from __future__ import annotations

from collections.abc import Sequence

from screener.rubric.draft.asks import ELIGIBLE, SILENT, find_ask
from screener.rubric.draft.duties import find_responsibilities
from screener.rubric.draft.headings import Part
from screener.rubric.draft.lexicon import CIRCUMSTANCE
from screener.rubric.draft.posting import Statement
from screener.rubric.draft.role import UNTITLED
from screener.rubric.lint import is_about_people
from screener.rubric.schema import Importance, Kind, LikenessCriterion
from screener.rubric.tables import any_of, pattern

FEWEST, MOST = 3, 40
"""Lines below its title that a posting must have, and the most that are taken."""
LONGEST = 300
"""Characters of a line that are compared."""


def derive_likeness(
    text: str, title: str, statements: Sequence[Statement]
) -> tuple[LikenessCriterion, ...]:
    """The criterion, or nothing for a posting with fewer than `FEWEST` lines below its title.

    Lines that lint would object to (age, gender, origin, what stands for them) are left out.
    """
    told = (words for one in statements if (words := _about_role(text, one)))
    done = find_responsibilities(text, statements)
    flat = (" ".join(words.split())[:LONGEST] for words in (*done, *told))
    fair = (line for line in flat if line and not is_about_people(line))
    lines = tuple(dict.fromkeys((*((title,) if title != UNTITLED else ()), *fair)))[:MOST]
    if len(lines) <= FEWEST:
        return ()
    likeness = LikenessCriterion(
        id="likeness",
        name="Work like the posting's",
        kind=Kind.LIKENESS,
        importance=Importance.PREFERRED,
        weight=1,
        posting=lines,
        derived=True,
        quote=lines[1],
        reason="the posting's own lines, compared by meaning with what a resume tells of its jobs",
    )
    return (likeness,)


def _about_role(text: str, statement: Statement) -> str:
    """The words of a statement that asks something or tells of the role; "" for any other.

    Company, place, pay and conditions of work are told in any posting and of no work.
    """
    words = text[statement.span.start : statement.span.end]
    ask = find_ask(statement, words)
    told = statement.part is Part.DUTIES or _is_told(statement, words)
    asked = ask is not None and ask.rule != ELIGIBLE
    silent = statement.part in SILENT or (not asked and any_of("cues", "never").search(words))
    condition = statement.part is not Part.DUTIES and CIRCUMSTANCE.search(words)
    return words if (asked or told) and not silent and not condition else ""


def _is_told(statement: Statement, words: str) -> bool:
    """Whether a whole sentence tells of the role: under its heading by name, else as any prose."""
    if statement.part is Part.ROLE:
        return bool(pattern("role", "spoken_of").search(words))
    sentence = words.endswith((".", "!")) and len(words.split()) >= PROSE
    return statement.part is Part.UNSAID and sentence


PROSE = 6
"""Words of a sentence; a shorter line names a place or greets."""
