"""Whole-string passes find what a pattern would, at the same places."""

import re

from hypothesis import given
from hypothesis import strategies as st

from screener.extract import extract_profile
from screener.read import read_bytes
from screener.score.folding import bare_tokens, bare_words, fold, fold_case
from screener.score.index import index_profile
from screener.score.stems import compile_phrases, stems, tightest, words_among
from screener.score.terms import Terms, compile_term, find_term
from screener.types import Span

TEXTS = st.text("abcdeisunrg 0123456789+#.-/\n\u2019\u00e9\u2013", max_size=60)
RESUME = """Ann Example
Experience
Account Manager, Company One, 2015 - 2020
- Administered 401k plans and 24hours support for 40 clients
- Managed c++ builds, #sales and 5+ managers
"""


@given(TEXTS)
def test_words_are_runs_of_letters_and_digits(text: str) -> None:
    folded = fold(text)
    assert bare_words(folded) == re.findall(r"[a-z0-9]+", folded)
    assert len(bare_tokens(folded)) == len(text)


def test_statements_are_found_by_the_stems_that_they_hold() -> None:
    index = index_profile(extract_profile(read_bytes(RESUME.encode())))
    sought = stems("401k hours c++ sales manager clients 5") | {"#client"}
    found = index.by_stem(sought)
    for number, statement in enumerate(index.statements):
        span = statement.span
        held = stems(index.folded[span.start : span.end]) & sought
        assert held == {told for told, at in found.items() if number in at} - {"#client"}
    assert found["#client"] == found["client"]
    assert {"401", "k", "hour", "c++", "sell", "5"} <= found.keys()


@given(TEXTS, st.sampled_from(["sales-lead", "e-mail", "B2B deals", "CRM", "Excel", "care", "c++"]))
def test_no_term_that_a_text_names_is_passed_over(text: str, name: str) -> None:
    term = compile_term(name)
    said = f"{text} {name.lower()}s {text} {name} {text}"
    folded = fold(said)
    if find_term(term, folded, fold_case(said)):
        assert term in Terms((term,)).among(frozenset(bare_words(folded)))


def test_the_tightest_run_is_found_behind_numbers_and_marks() -> None:
    text = "24hours of care, 401k plans; care of 401k"
    (phrase,) = compile_phrases(["401k care"])
    found = tightest(words_among(text, Span(0, len(text)), phrase), [phrase])
    assert found is not None
    assert text[found.start : found.end] in ("care, 401k", "care of 401k")
