"""Words inside addresses are no evidence."""

import pytest

from screener.score.addresses import blank_addresses


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("excel@mail.example, Lakehaven", ", Lakehaven"),
        ("https://tableau.example/pmp | Lakehaven", "| Lakehaven"),
        ("(www.crm.example) Lakehaven", "( ) Lakehaven"),
        ("tableau.pmp.example.com", ""),
        ("Salesforce.com, Node.js", "Salesforce.com, Node.js"),
        ("Used Salesforce.com.", "Used Salesforce.com."),
        ("Cook @ Owl Inn", "Cook @ Owl Inn"),
    ],
)
def test_an_address_is_blank_and_a_name_stays(text, rest):
    assert len(blank_addresses(text)) == len(text)
    assert blank_addresses(text).split() == rest.split()


def test_a_text_of_marks_alone_takes_no_time():
    assert len(blank_addresses("x@" * 20000)) == 40000
