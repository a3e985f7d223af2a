"""Which trade a job title is of."""

import pytest

from screener.knowledge import load_knowledge
from screener.knowledge.tables import read_table
from screener.knowledge.trades import MOST_WORDS

TITLES = load_knowledge().titles

NOUN_OF_ONE_TRADE = {
    "Store Chef": "culinary",
    "School Nurse": "nursing",
    "School Secretary": "administration",
    "School Bus Driver": "driving",
    "Hotel Accountant": "accounting",
    "Project Accountant": "accounting",
    "Tax Attorney": "law",
    "Bank Security Guard": "security",
    "Healthcare Recruiter": "human resources",
    "Accounting Teacher": "education",
    "Software Trainer": "training",
    "Volunteer Firefighter": "fire service",
    "Lead Cook": "culinary",
    "Head Cashier": "retail",
    "Store Line Cook": "culinary",
}
WORD_BEFORE_A_NOUN_OF_MANY = {
    "HR Coordinator": "human resources",
    "Marketing Coordinator": "marketing",
    "Credit Analyst": "finance",
    "Hotel Sales Manager": "sales",
    "Restaurant Marketing Manager": "marketing",
    "Medical Sales Representative": "sales",
    "Software Sales Representative": "sales",
    "Pharmacy Technician": "pharmacy",
    "Help Desk Technician": "it",
    "Call Center Operator": "customer service",
    "Customer Service Team Lead": "customer service",
    "Kitchen Manager": "culinary",
    "Housekeeping Supervisor": "hospitality",
    "Claims Processor": "insurance",
    "Principal Software Engineer": "software",
    "Deputy Director of Nursing": "nursing",
}
WHOLE_PHRASE = {
    "Sales Engineer": "sales",
    "Customer Support Engineer": "it",
    "Network Security Engineer": "it",
    "Quality Assurance Engineer": "software",
    "Account Clerk": "accounting",
    "Sales & Use Tax Administrator": "accounting",
    "Store Room Keeper": "logistics",
    "Store Keeper": "logistics",
    "Machine Shop Supervisor": "machining",
    "Document Controller": "administration",
    "Police Officer": "police",
    "Loan Officer": "banking",
    "Yoga Instructor": "fitness",
    "Nurse Case Manager": "nursing",
    "Key Account Sales Manager": "account management",
    "Chief Technology Officer": "it",
}
ELSEWHERE_IN_THE_TITLE = {
    "Director of Sales": "sales",
    "Manager, Sales": "sales",
    "Manager - Marketing": "marketing",
    "Executive Assistant to the Director of Marketing": "administration",
    "Assistant Store Manager, Footwear": "retail",
    "Accountant II": "accounting",
}
VAGUE_ALONE = {
    "Supervisor": "operations",
    "Owner": "management",
    "Officer": "security",
    "Technician": "trades",
    "Engineer II": "engineering",
    "Coordinator": "administration",
}


@pytest.mark.parametrize(
    ("title", "family"),
    [
        *NOUN_OF_ONE_TRADE.items(),
        *WORD_BEFORE_A_NOUN_OF_MANY.items(),
        *WHOLE_PHRASE.items(),
        *ELSEWHERE_IN_THE_TITLE.items(),
        *VAGUE_ALONE.items(),
    ],
)
def test_a_title_is_first_of_the_trade_that_a_recruiter_names(title: str, family: str) -> None:
    assert TITLES.families_of(title)[0] == family


@pytest.mark.parametrize("title", list(NOUN_OF_ONE_TRADE))
def test_a_noun_of_one_trade_leaves_the_words_before_it_nothing(title: str) -> None:
    assert len(TITLES.trades_of(title)) == 1
    assert TITLES.trades_of(title)[0].words[0][0] == 0


@pytest.mark.parametrize(
    ("title", "families"),
    [
        ("Server / Bartender", ["food service", "food service"]),
        ("Sales and Marketing Manager", ["sales", "marketing"]),
        ("Office Manager; Bookkeeper", ["operations", "accounting"]),
        ("Food and Beverage Manager", ["food service"]),
        ("Zookeeper", []),
    ],
)
def test_a_title_may_name_several_jobs(title: str, families: list[str]) -> None:
    assert [trade.families[0] for trade in TITLES.trades_of(title)] == families


def test_only_words_of_many_trades_are_vague() -> None:
    assert [trade.vague for trade in TITLES.trades_of("Shift Supervisor")] == [True]
    assert [trade.vague for trade in TITLES.trades_of("Kitchen Supervisor")] == [False]


@pytest.mark.parametrize("row", read_table("titles.tsv"), ids=lambda row: row["family"])
def test_a_family_is_near_to_families_that_there_are(row: dict[str, str]) -> None:
    assert " ".join(TITLES.related[row["family"]]) == row["related"]


def test_no_phrase_is_longer_than_those_looked_for() -> None:
    assert max(len(phrase.split()) for phrase in TITLES.families.phrases) == MOST_WORDS


def test_a_vague_word_or_a_noun_of_work_puts_titles_into_some_family() -> None:
    words = {row["kind"]: row["words"].split("|") for row in read_table("title_words.tsv")}
    unknown = {w for w in (*words["vague"], *words["work"]) if not TITLES.families.lookup(w)}
    assert unknown == set()
