import pytest

from screener.index.folding import fold, fold_case
from screener.index.gender import all_genders
from screener.score.terms import compile_term, find_term


def found(term: str, text: str) -> list[str]:
    spans = find_term(compile_term(term), fold(text), fold_case(text))
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("HubSpot", "Hubspot, HUBSPOT and Hub Spot", ["Hubspot", "HUBSPOT", "Hub Spot"]),
        ("Salesforce", "Salesforce.com", ["Salesforce"]),
        ("CRM", "a CRM, CRMs, crm", ["CRM", "CRMs"]),
        ("CRM", "SCRM CRMX", []),
        ("key account", "Key\nAccounts and key-account work", ["Key\nAccounts", "key-account"]),
        ("pivot tables", "a pivot table", ["pivot table"]),
        ("Excel", "I excel at this; Excel, EXCEL", ["Excel", "EXCEL"]),
        ("e-mail", "email, e-mail", ["email", "e-mail"]),
        ("C++", "C and C++, not C++x", ["C++"]),
        ("Java", "JavaScript, Java", ["Java"]),
        ("company", "the companies' and company's", ["company"]),
        ("B2B", "B2B sales, b2b", ["B2B", "b2b"]),
    ],
)
def test_terms_are_found_in_the_spellings_people_use(
    term: str, text: str, expected: list[str]
) -> None:
    assert found(term, text) == expected


def test_folding_keeps_every_position() -> None:
    text = "İstanbul – “Key” Ærø\u00a0e\u2011mail"
    assert len(fold(text)) == len(fold_case(text)) == len(text)


def test_a_title_of_many_gendered_words_has_few_forms() -> None:
    assert len(all_genders("salesman and saleswoman")) == 36
    many = " ".join(["salesman"] * 9)
    assert all_genders(many) == (many, many.replace("man", "person"))
