"""Who gave a course, where only the repetition of a name in a list of courses tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from screener.knowledge import load_knowledge
from screener.types import DegreeLevel, Education

_COINED = re.compile(r"[A-Z]\w*[a-z][A-Z]\w+")
"""A name of words written as one, as firms coin them; fields of study are not written so."""


def name_providers(studies: Sequence[Education]) -> Iterator[Education]:
    """The studies, courses that end in the same coined name with that name as their school.

    Forms handled: "Knots for Sailors RopeAcademy" and "Splicing RopeAcademy" in one list. A name
    at the end of one course alone may belong to its subject, and a known skill does.

    >>> from screener.types import Span
    >>> subjects = ("Knots RopeAcademy", "Splicing RopeAcademy")
    >>> courses = [Education(DegreeLevel.OTHER, words, "", Span(0, 1)) for words in subjects]
    >>> [(study.field, study.school) for study in name_providers(courses)]
    [('Knots', 'RopeAcademy'), ('Splicing', 'RopeAcademy')]
    """
    ends = Counter(_coined_end(study) for study in studies)
    for study in studies:
        end = _coined_end(study)
        shared = end and ends[end] > 1
        yield (
            replace(study, field=study.field[: -len(end)].rstrip(), school=end) if shared else study
        )


def _coined_end(study: Education) -> str:
    """The coined name that the subject of a course without a school ends in; "" for none."""
    subject, _, end = study.field.rpartition(" ")
    open_course = study.level is DegreeLevel.OTHER and not study.school and subject
    coined = open_course and _COINED.fullmatch(end)
    return end if coined and load_knowledge().skills.lookup(end) is None else ""
