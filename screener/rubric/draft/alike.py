"""The criterion that compares a resume's work with the posting's own lines, by meaning."""

from __future__ import annotations

from collections.abc import Sequence

from screener.rubric.draft.duties import find_responsibilities
from screener.rubric.draft.posting import Part, Statement
from screener.rubric.lint import is_about_people
from screener.rubric.schema import Importance, Kind, LikenessCriterion

_ABOUT_WORK = frozenset(
    (Part.DUTIES, Part.ROLE, Part.REQUIRED, Part.PREFERRED, Part.ASKED, Part.UNSAID)
)
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
    about = [s for s in statements if s.part in _ABOUT_WORK]
    asked = (text[s.span.start : s.span.end] for s in about)
    flat = (
        " ".join(t.split())[:LONGEST] for t in (*find_responsibilities(text, statements), *asked)
    )
    fair = (line for line in flat if line and not is_about_people(line))
    lines = tuple(dict.fromkeys((title, *fair)))[:MOST]
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
