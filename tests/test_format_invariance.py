"""The same resume scores the same as PDF in one or two columns, DOCX, text, HTML and Markdown."""

import msgspec
import pytest

from samples.people import Person
from tests.chain import PEOPLE, draw, score

FORMATS = {
    "one_column": {"contact": "bars"},
    "two_columns": {"contact": "bars"},
    "docx": {"contact": "bars"},
    "text": {"contact": "lines"},
    "html": {"contact": "lines"},
    "markdown": {"contact": "lines"},
}
ENGLISH = [
    person
    for person in PEOPLE.values()
    if person.language == "en" and not person.quarantine and not person.notices
]


def _drawn_as(person: Person, layout: str) -> bytes:
    look = msgspec.structs.replace(person.look, **FORMATS[layout])
    order = tuple(name for name in person.order if name != "contact")
    return draw(person, layout=layout, look=look, order=order)


@pytest.mark.parametrize("person", ENGLISH, ids=[person.file for person in ENGLISH])
def test_the_same_resume_scores_the_same_in_every_format(person):
    totals = {layout: score(_drawn_as(person, layout)).points for layout in FORMATS}
    assert max(totals.values()) - min(totals.values()) <= 1.0, totals
