import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from screener.extract.context import CueFinder
from screener.extract.draft import draft_of
from screener.extract.pipeline import begin, loaded_nlp
from screener.extract.tokenizer import tokenizer_of, words_of
from screener.types import Label
from tests.extract.making import resume_of

TEXTS = st.text(alphabet="aB1 .,-+#&/|'’\n\té•", max_size=60)


def doc_of(text: str) -> Doc:
    """The Doc of a text after the whole pipeline."""
    nlp = loaded_nlp()
    return nlp(begin(nlp, resume_of(text)))


@given(TEXTS)
def test_every_letter_and_digit_stands_in_a_word_of_the_document(text: str) -> None:
    words = words_of(begin(loaded_nlp(), resume_of(text)))
    places = list(zip(words.starts, words.ends, strict=True))
    assert [text[start:end] for start, end in places] == words.texts
    ends = [0, *words.ends, len(text)]
    gaps = [text[end:start] for end, start in zip(ends, [*words.starts, len(text)], strict=False)]
    assert not any(char.isalnum() for char in "".join(gaps))


def test_tokens_are_the_words_of_phrases_as_they_are_compared() -> None:
    doc = begin(loaded_nlp(), resume_of("SQL & C++/Go\nQuuxington, R"))
    assert [token.text for token in doc] == ["sql", "and", "c++", "go", "-", "-", "r"]


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


def test_words_that_announce_a_cue_are_named_with_their_place() -> None:
    triggers = CueFinder(tokenizer_of(loaded_nlp())).triggers(doc_of("Summary\nNever used Excel."))
    assert ("never_used", len("Summary\n")) in triggers


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
