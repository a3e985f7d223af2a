"""Words inside addresses are no evidence."""

import pytest

from screener.index.addresses import blank, find_addresses


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
    blanked = blank(text, find_addresses(text.lower()))
    assert len(blanked) == len(text)
    assert blanked.split() == rest.split()


def test_a_text_of_marks_alone_takes_no_time():
    assert find_addresses("x@" * 20000) == ()
