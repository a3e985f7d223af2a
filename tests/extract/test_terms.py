import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from screener.extract.context import CueFinder
from screener.extract.draft import draft_of
from screener.extract.pipeline import begin, loaded_nlp
from screener.types import Label
from tests.extract.making import resume_of

TEXTS = st.text(alphabet="aB1 .,-+#&/|'’\n\té•", max_size=60)


def doc_of(text: str) -> Doc:
    """The Doc of a text after the whole pipeline."""
    nlp = loaded_nlp()
    return nlp(begin(nlp, resume_of(text)))


@given(TEXTS)
def test_the_tokens_of_a_document_are_its_text(text: str) -> None:
    nlp = loaded_nlp()
    doc = begin(nlp, resume_of(text))
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_words_marks_and_gaps_have_the_norm_they_are_compared_by() -> None:
    doc = begin(loaded_nlp(), resume_of("SQL & C++/Go\nExcel, R"))
    assert [(token.text, token.norm_) for token in doc] == [
        *(("SQL", "sql"), ("&", "and"), ("C++", "c++"), ("/", ""), ("Go", "go"), ("\n", "")),
        *(("Excel", "excel"), (",", ","), ("R", "r")),
    ]


def test_known_phrases_are_hits_with_the_row_that_knows_them() -> None:
    text = "Skills\nkey-account\nmanagement, German\nPMP"
    terms = draft_of(doc_of(text)).terms
    found = [
        (text[hit.start : hit.end], hit.entry.id)
        for label in (Label.SKILL, Label.LANGUAGE, Label.CERTIFICATION)
        for hit in terms[label]
    ]
    assert found == [
        ("key-account\nmanagement", "own:sales.key-account-management"),
        ("German", "own:language.german"),
        ("PMP", "own:certification.project-management-professional"),
    ]


def test_words_that_announce_a_cue_are_spans_labelled_with_it() -> None:
    triggers = CueFinder(loaded_nlp().vocab).triggers(doc_of("Summary\nNever used Excel."))
    assert {(span.label_, span.text) for span in triggers} >= {("never_used", "Never")}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Key Account Management and Excel", ["Key Account Management", "Microsoft Excel"]),
        ("used SAP daily", ["SAP"]),
        ("the sap rose", []),
        ("account, management", ["Management"]),
    ],
)
def test_the_longest_phrase_wins_and_an_acronym_has_capitals(text: str, labels: list[str]) -> None:
    assert [hit.entry.label for hit in draft_of(doc_of(text)).terms[Label.SKILL]] == labels


def test_a_document_leaves_no_word_behind_in_the_vocabulary() -> None:
    from screener.extract import extract_profile

    extract_profile(resume_of("Xylophonia Quuxington"))
    assert "Quuxington" not in loaded_nlp().vocab.strings
