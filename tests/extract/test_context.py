from collections.abc import Sequence

import pytest
from spacy.vocab import Vocab

from screener.extract.context import CueFinder, find_modifiers
from screener.extract.standing import standing_of
from screener.extract.tokenizer import Tokenizer
from screener.types import Modifier, SectionKind, Span, Standing, Statement
from tests.extract.facts import profile_of

S = Standing
TOKENIZER = Tokenizer(Vocab())
CUES = CueFinder(TOKENIZER)


def modifiers_of(text: str, statements: Sequence[Statement]) -> tuple[Modifier, ...]:
    return find_modifiers(text, CUES.triggers(TOKENIZER(text)), statements, [])


@pytest.mark.parametrize(
    ("sentence", "term", "standing"),
    [
        ("Pursuing an MBA at night.", "MBA", S.IN_PROGRESS),
        ("MBA (in progress)", "MBA", S.IN_PROGRESS),
        ("Candidate for CPA", "CPA", S.IN_PROGRESS),
        ("Preparing for the PMP exam", "PMP", S.IN_PROGRESS),
        ("No experience with SQL, but strong in Excel.", "SQL", S.DENIED),
        ("No experience with SQL but strong in Excel.", "Excel", S.HELD),
        ("Never used Salesforce.", "Salesforce", S.DENIED),
        ("Not familiar with Tableau.", "Tableau", S.DENIED),
        ("Not only Tableau but Excel.", "Tableau", S.HELD),
        ("Works with no supervision in Excel.", "Excel", S.HELD),
        ("My team used Salesforce.", "Salesforce", S.SOMEONE_ELSES),
        ("The books were kept in Xero and handled by an agency.", "Xero", S.SOMEONE_ELSES),
        ("Objective: to learn Tableau", "Tableau", S.WANTED),
        ("Seeking a role in sales.", "sales", S.WANTED),
        ("Interested in pursuing an MBA.", "MBA", S.WANTED),
        ("CPA eligible", "CPA", S.WANTED),
        ("Holds an MBA. Pursuing happiness.", "MBA", S.HELD),
        ("Used Excel daily.", "Excel", S.HELD),
    ],
)
def test_a_cue_gives_its_standing_within_its_clause(
    sentence: str, term: str, standing: Standing
) -> None:
    statement = Statement(Span(0, len(sentence)), SectionKind.SUMMARY)
    modifiers = modifiers_of(sentence, [statement])
    at = sentence.index(term)
    assert standing_of(Span(at, at + len(term)), modifiers)[0] is standing


def test_a_job_entry_holds_no_wishes() -> None:
    sentence = "Met customers to learn about Excel."
    statement = Statement(Span(0, len(sentence)), SectionKind.EXPERIENCE)
    assert modifiers_of(sentence, [statement]) == ()


def test_a_cue_reaches_no_further_than_its_statement() -> None:
    text = "No experience with SQL\nExcel"
    statements = [
        Statement(Span(0, 22), SectionKind.SKILLS),
        Statement(Span(23, 28), SectionKind.SKILLS),
    ]
    modifiers = modifiers_of(text, statements)
    assert standing_of(Span(23, 28), modifiers) == (S.HELD, None)


def test_what_stands_under_references_is_someone_elses() -> None:
    profile = profile_of("Robin Vale\n\nSkills\nExcel\n\nReferences\nKim Sand, knows Tableau\n")
    at = profile.resume.text.index("Tableau")
    assert standing_of(Span(at, at + 7), profile.modifiers)[0] is S.SOMEONE_ELSES


def test_what_stands_under_a_target_position_is_wanted() -> None:
    profile = profile_of("Robin Vale\n\nSkills\nExcel\n\nTarget position\nPMP and Tableau\n")
    at = profile.resume.text.index("Tableau")
    assert standing_of(Span(at, at + 7), profile.modifiers)[0] in (S.WANTED, S.HELD)
