"""Who somebody is changes no score: the source document is changed and nothing else.

Every document is scored against the ready rubric and against one drafted from a posting, whose own
words tempt: it names schools, places, groups of people and a name that the resumes below hold.
"""

import msgspec
import pytest

from samples.people import Person
from screener.rubric.draft import draft_rubric
from tests import chain
from tests.chain import PEOPLE, draw, score

POSTING = """Account Manager, Emily Walsh Partners

We sell software to hospitals, community colleges and universities in Beverly Hills, the Bronx,
Lagos and Paris, from Harvard and Howard to women's clinics, men's health and Catholic schools.

Responsibilities
- Manage a portfolio of 40 key clients and renew their contracts
- Call on Smith College, Wellesley College, Morehouse College and their chess clubs
- Work with waiters, stewards, hosts and salesmen of our clients in Nigeria and Brazil
- Write he, she or they as our clients do, and report to the salesman of the year 1961

Requirements
- Bachelor's degree of a university or college in business or marketing
- Three years as an account manager or salesperson
- Salesforce and intermediate Excel
- Members of students' unions, mothers of three children and wheelchair users know our product
"""
DRAFTED = draft_rubric(POSTING)


def points(data: bytes) -> tuple[dict[str, float], ...]:
    """The points of every criterion of both rubrics."""
    return tuple(chain.points(data, rubric) for rubric in (None, DRAFTED))


def test_the_drafted_rubric_holds_the_words_that_tempt():
    (likeness,) = (c for c in DRAFTED.criteria if c.kind.value == "likeness")
    said = " ".join(likeness.posting)
    assert all(word in said for word in ("Emily Walsh", "Wellesley College", "chess clubs"))


DRAWN = {
    "one column PDF": "imara-quillfeather.pdf",
    "two column PDF": "tobias-mossgrove.pdf",
    "sidebar PDF": "nkechi-lanternwood.pdf",
    "DOCX": "mateo-brambleford.docx",
    "HTML": "aisha-windermoor.html",
    "text": "lucia-harrowgate.txt",
    "Markdown": "dmitri-oakenshade.md",
    "unfit PDF": "beatrix-tumbledown.pdf",
}
NAMES = ("Emily Walsh", "Lakisha Washington", "Mohammed Al-Farsi", "Nguyễn Thị Mai", "Li Wei")
NAMES += ("José María García-Peña", "Mr. John Smith III", "Mx. Ash O'Neil", "Prince", "X Æ")
PLACES = ("Beverly Hills, CA 90210", "Bronx, NY", "Lagos, Nigeria", "12 Rue de Lille, Paris", "")
SCHOOLS = ("Harvard University", "Howard University", "Smith College", "Wellesley College")
SCHOOLS += ("Morehouse College", "University of Lagos", "Saddle Rock Community College")
PERSONAL = {
    "birth date": "Date of birth: 14 March 1961",
    "age": "Age: 63",
    "gender": "Gender: female",
    "pronouns": "Pronouns: they/them",
    "marital status": "Married, mother of three children",
    "nationality": "Nationality: Brazilian",
    "religion": "Religion: Muslim",
    "health": "Disability: wheelchair user",
}
PRONOUNS = {
    "he": "He is known for his calm. Mr. Quill himself says that he likes what his clients do.",
    "she": "She is known for her calm. Ms. Quill herself says that she likes what her clients do.",
    "they": "They are known for their calm. Mx. Quill says that they like what their clients do.",
}


def _latin(person: Person, text: str) -> str:
    """PDF's own fonts hold Western letters only."""
    drawable = text.encode("cp1252", "ignore").decode("cp1252")
    return drawable if person.file.endswith(".pdf") else text


def _people() -> list[Person]:
    return [PEOPLE[file] for file in DRAWN.values()]


everybody = pytest.mark.parametrize("person", _people(), ids=list(DRAWN))


@everybody
def test_the_name_moves_no_point(person):
    before = points(draw(person))
    for name in NAMES:
        written = _latin(person, name)
        assert points(draw(person, name=written)) == before, name


@everybody
def test_the_address_moves_no_point(person):
    before = points(draw(person))
    for place in PLACES:
        assert points(draw(person, place=_latin(person, place))) == before, place


@everybody
@pytest.mark.parametrize("word", ["grandma1948", "salesforce.excel", "tableau_pmp"])
def test_the_mail_address_and_the_links_move_no_point(person, word):
    changed = draw(person, email=f"{word}@example.com", links=(f"{word}.example.com",))
    assert points(changed) == points(draw(person))


@everybody
def test_the_school_moves_no_point(person):
    before = points(draw(person))
    for school in SCHOOLS:
        education = [msgspec.structs.replace(study, school=school) for study in person.education]
        assert points(draw(person, education=tuple(education))) == before, school


@everybody
@pytest.mark.parametrize("fact", PERSONAL)
def test_personal_details_move_no_point(person, fact):
    details = {**person.more, "Personal details": (PERSONAL[fact],)}
    order = (*person.order, "Personal details")
    assert points(draw(person, more=details, order=order)) == points(draw(person))


@everybody
def test_pronouns_and_forms_of_address_move_no_point(person):
    order = ("summary", *(name for name in person.order if name != "summary"))
    drawn = [
        draw(person, summary=f"{person.summary}\n{text}", order=order) for text in PRONOUNS.values()
    ]
    first, *others = map(points, drawn)
    assert all(other == first for other in others)


@pytest.mark.parametrize("file", ["nkechi-lanternwood.pdf", "yuki-pebblebrook.docx"])
def test_the_photo_moves_no_point(file, monkeypatch):
    before = points(draw(PEOPLE[file]))
    monkeypatch.setattr("samples.write_pdf._portrait", lambda canvas, x, y: None)
    assert points(draw(PEOPLE[file])) == before


@pytest.mark.parametrize(
    ("latest", "joined", "apart"),
    [
        (None, "2016-06/2020-03", "2012-06/2016-03"),
        ("2024-01/present", "2023-01/2023-12", "2009-01/2009-12"),  # too few years for full points
    ],
)
def test_a_gap_costs_nothing_beyond_the_months_that_are_not_there(latest, joined, apart):
    person = PEOPLE["imara-quillfeather.pdf"]
    late, early = person.jobs
    late = msgspec.structs.replace(late, when=latest or late.when)
    joined, apart = (msgspec.structs.replace(early, when=when) for when in (joined, apart))
    drawn = [draw(person, jobs=(late, job)) for job in (joined, apart)]
    assert score(drawn[0]).experience == score(drawn[1]).experience
    assert points(drawn[0]) == points(drawn[1])


GENDERED = (
    ("Salesman", "Saleswoman", "Salesperson"),
    ("Waiter", "Waitress"),
    ("Steward", "Stewardess"),
    ("Host", "Hostess"),
    ("Foreman", "Forewoman"),
    ("Businessman", "Businesswoman"),
)


@pytest.mark.parametrize("titles", GENDERED)
def test_the_gender_in_a_job_title_moves_no_point(titles):
    person = PEOPLE["jamal-foxwell.pdf"]
    latest, *earlier = person.jobs
    retitled = [(msgspec.structs.replace(latest, title=title), *earlier) for title in titles]
    first, *others = [points(draw(person, jobs=jobs)) for jobs in retitled]
    assert all(other == first for other in others)


CLUBS = (
    "Women's Chess Club",
    "Men's Chess Club",
    "Black Students' Chess Club",
    "Catholic Chess Club",
)


@everybody
def test_the_club_somebody_belongs_to_moves_no_point(person):
    order = (*person.order, "Activities")
    clubs = ({**person.more, "Activities": (f"Member of the {club}",)} for club in CLUBS)
    first, *others = (points(draw(person, more=more, order=order)) for more in clubs)
    assert all(other == first for other in others)
