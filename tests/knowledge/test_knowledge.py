import subprocess
import sys
from itertools import chain

import pytest

from screener.knowledge import load_knowledge, phrase_key, split_words
from screener.knowledge.lexicon import is_acronym
from screener.knowledge.tables import read_columns, read_table
from screener.types import DegreeLevel

KNOWN = load_knowledge()

MEASURE = """
import resource, time
def megabytes(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
from screener.knowledge import load_knowledge
before, start = megabytes(), time.process_time()
load_knowledge()
print(time.process_time() - start, megabytes() - before)
"""


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("B.Tech(Computer Science)", DegreeLevel.BACHELOR),
        ("B. Tech. in ECE", DegreeLevel.BACHELOR),
        ("BE (Civil)", DegreeLevel.BACHELOR),
        ("BBA : Accounting", DegreeLevel.BACHELOR),
        ("B.Sc (Statistics)", DegreeLevel.BACHELOR),
        ("bachelor's degree", DegreeLevel.BACHELOR),
        ("BACHELOR OF ARTS", DegreeLevel.BACHELOR),
        ("MBa", DegreeLevel.MASTER),
        ("M. Com", DegreeLevel.MASTER),
        ("PGDM", DegreeLevel.MASTER),
        ("Post Graduate Diploma in Management", DegreeLevel.DIPLOMA),
        ("PG Diploma", DegreeLevel.DIPLOMA),
        ("Ph.D.", DegreeLevel.DOCTORATE),
        ("J.D.", DegreeLevel.DOCTORATE),
        ("A.A.", DegreeLevel.ASSOCIATE),
        ("Associate's degree", DegreeLevel.ASSOCIATE),
        ("HND", DegreeLevel.DIPLOMA),
        ("G.E.D.", DegreeLevel.HIGH_SCHOOL),
        ("High School Diploma", DegreeLevel.HIGH_SCHOOL),
    ],
)
def test_a_degree_is_known_in_the_form_it_is_written(text: str, level: DegreeLevel) -> None:
    assert KNOWN.degrees.level_of(text) == level


@pytest.mark.parametrize(
    ("degree", "field"),
    [
        *[("M.B.A.", "Business Administration"), ("MBA", "Business Administration")],
        *[("B. Com (Hons)", "Commerce"), ("PGDM", "Business Management")],
        *[("JD", "Law"), ("LL.B.", "Law"), ("M.Ed", "Education"), ("BSN", "Nursing")],
        *[("B.Tech", "Engineering"), ("M.C.A", "Computer Applications"), ("M.F.A.", "Fine Arts")],
    ],
)
def test_the_name_of_a_degree_may_tell_its_field(degree: str, field: str) -> None:
    level = KNOWN.degrees.level_of(degree)
    assert level is not None
    told = KNOWN.degrees.field_in_name(f"{degree}, Quill University, 2007", level)
    assert told == (degree, field)


@pytest.mark.parametrize("degree", ["B.Sc", "BA", "Master of Science", "Ph.D.", "Bachelor"])
def test_the_name_of_a_general_degree_tells_no_field(degree: str) -> None:
    level = KNOWN.degrees.level_of(degree)
    assert level is not None
    assert KNOWN.degrees.field_in_name(degree, level) is None


@pytest.mark.parametrize("row", read_table("degree_fields.tsv"), ids=lambda row: str(row["field"]))
def test_every_field_in_a_name_is_known_and_so_is_the_degree(row: dict[str, str]) -> None:
    assert KNOWN.fields.families_of(row["field"])
    for degree in row["degrees"].split("|"):
        level = KNOWN.degrees.level_of(degree)
        assert level is not None, degree
        assert KNOWN.degrees.field_in_name(degree, level) == (degree, row["field"])


@pytest.mark.parametrize("text", ["to be or not", "as a team", "made me a lead", "it is bad", "ma"])
def test_small_words_are_no_degrees(text: str) -> None:
    assert KNOWN.degrees.level_of(text) is None


@pytest.mark.parametrize(
    "field",
    [
        *("Management", "Sales", "Advertising", "Public Relations", "Economics", "Finance"),
        *("Accounting", "Hospitality Management", "Journalism", "Trade", "Marketing"),
    ],
)
def test_a_commercial_field_is_related_to_business(field: str) -> None:
    assert KNOWN.fields.is_related(field, "Business")


@pytest.mark.parametrize("field", ["Real Estate", "Human Resources", "Communications", "Tourism"])
def test_a_commercial_field_without_accounts_is_not_related_to_accounting(field: str) -> None:
    assert not KNOWN.fields.is_related(field, "Accounting")
    assert KNOWN.fields.is_related(field, "Business")


@pytest.mark.parametrize("field", ["Finance", "Economics", "Business Administration", "Taxation"])
def test_a_field_that_teaches_accounts_is_related_to_accounting(field: str) -> None:
    assert KNOWN.fields.is_related(field, "Accounting")


@pytest.mark.parametrize("field", ["Nursing", "Mechanical Engineering", "History", "Biology", ""])
def test_another_field_is_not_related_to_business(field: str) -> None:
    assert not KNOWN.fields.is_related(field, "Business")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("PMP", "Project Management Professional"),
        ("Certified Key Account Manager", "Certified Key Account Manager"),
        ("CAPM", "Certified Associate in Project Management"),
        ("certified public accountant", "Certified Public Accountant"),
        ("SHRM-CP", "SHRM Certified Professional"),
        ("TOEFL", "TOEFL"),
        ("IELTS", "IELTS"),
        ("AWS SysOps", "AWS Certified SysOps Administrator"),
    ],
)
def test_a_certification_is_found_by_acronym_and_by_name(name: str, label: str) -> None:
    entry = KNOWN.certifications.lookup(name)
    assert entry is not None
    assert entry.label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Salesforce.com", "Salesforce"),
        ("crm software", "Customer Relationship Management (CRM)"),
        ("MS-Excel", "Microsoft Excel"),
        ("golang", "Go"),
        ("P&L", "P&L Management"),
        ("Node JS", "Node.js"),
        ("c++", "C++"),
        ("Team-building", "Team Building"),
        ("SAP BO", "BusinessObjects"),
    ],
)
def test_a_skill_is_known_under_its_other_names(text: str, label: str) -> None:
    entry = KNOWN.skills.lookup(text)
    assert entry is not None
    assert entry.label == label


def test_an_acronym_is_found_in_capitals_only() -> None:
    assert [hit.entry.label for hit in KNOWN.skills.find_in("used SAP daily")] == ["SAP"]
    assert not [hit for hit in KNOWN.skills.find_in("the sap rose") if hit.entry.label == "SAP"]


@pytest.mark.parametrize("phrase", ["m", "go", "it", "system", "able", "term", "office"])
def test_noise_is_on_the_stop_list(phrase: str) -> None:
    assert phrase in KNOWN.stop


def test_the_longest_phrase_wins() -> None:
    hits = KNOWN.skills.find_in("Key Account Management and Excel")
    assert [hit.entry.label for hit in hits] == ["Key Account Management", "Microsoft Excel"]


def test_every_row_names_a_source_with_a_version_and_a_licence() -> None:
    lexicons = (KNOWN.skills, KNOWN.certifications, KNOWN.languages, KNOWN.titles.families)
    numbered = chain.from_iterable((each.entry(n) for n in range(len(each))) for each in lexicons)
    used = {entry.source for entry in numbered} | {"titles"}  # a list that is all of one source
    assert used == {"own", "esco", "onet", "titles"}
    assert all(KNOWN.sources[key].version and KNOWN.sources[key].licence for key in used)


@pytest.mark.parametrize(
    "table",
    [
        "skills.tsv",
        "certifications.tsv",
        "languages.tsv",
        "providers.tsv",
        "fields.tsv",
        "stop.tsv",
    ],
)
def test_no_phrase_stands_twice_in_a_list(table: str) -> None:
    names = [next(iter(row.values())) for row in read_table(table)]
    assert len(names) == len(set(names))


def names_of(row: dict[str, str]) -> list[str]:
    return [row["label"], *filter(None, row["aliases"].split("|"))]


def test_no_name_leads_to_two_skills() -> None:
    labels: dict[str, set[str]] = {}
    for row in read_table("skills.tsv"):
        for name in names_of(row):
            labels.setdefault(name if is_acronym(name) else phrase_key(name), set()).add(
                row["label"]
            )
    assert {name: each for name, each in labels.items() if len(each) > 1} == {}


def test_the_stop_list_calls_no_skill_of_ours_anything_else() -> None:
    rows = read_table("skills.tsv")
    whys = {name: KNOWN.stop.get(name.lower()) for row in rows for name in names_of(row)}
    roles = {row["label"] for row in rows if whys[row["label"]] == "a role, not a skill"}
    assert roles == set()
    assert {name for name, why in whys.items() if why == "a fixed phrase of resumes"} == set()


@pytest.mark.parametrize("name", ["esco_knowledge.tsv.gz", "esco_skills.tsv.gz", "onet.tsv.gz"])
def test_a_list_that_was_built_holds_nothing_of_the_stop_list(name: str) -> None:
    keys = chain.from_iterable(cell.split("|") for cell in read_columns(name)[-1])
    assert {key for key in keys if key.lower() in KNOWN.stop} == set()


def test_title_families_join_near_titles() -> None:
    titles = KNOWN.titles
    assert titles.families_of("National Account Executive")[0] == "account management"
    assert "sales" in titles.related["account management"]
    assert titles.families_of("Zookeeper") == ()


def test_words_keep_their_place() -> None:
    text = "C#, ASP.NET/MVC & R&D."
    words = split_words(text)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == [
        *("C#", ",", "ASP.NET", "MVC", "&", "R", "&", "D"),
    ]
    assert phrase_key("E-Commerce") == "e commerce"


def test_loading_takes_less_than_half_a_second_and_150_megabytes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 0.5 * 4, "four times the promise, for a machine that is busy"
    assert megabytes < 150
