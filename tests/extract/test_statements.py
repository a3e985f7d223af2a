from screener.extract import extract_profile
from screener.types import SectionKind
from tests.extract.making import resume_of

TEXT = """Ann Lee
Summary
Sells anvils with care. Knows every coyote
in the county by name, e.g. Wile.
Experience
Sales Manager, Acme Inc., Mar 2010 - Apr 2012
• Sold anvils in three states and in two
  provinces.
• Led a team of nine."""


def statements() -> list[tuple[str, str, int | None]]:
    profile = extract_profile(resume_of(TEXT))
    return [
        (profile.resume.quote(found.span), found.section.value, found.job)
        for found in profile.statements
    ]


def test_a_bullet_is_unwrapped_and_knows_its_job() -> None:
    found = statements()
    assert ("Sold anvils in three states and in two\n  provinces.", "experience", 0) in found
    assert ("Led a team of nine.", "experience", 0) in found


def test_sentences_end_at_a_stop_but_not_at_an_abbreviation() -> None:
    said = [quote for quote, section, _ in statements() if section == SectionKind.SUMMARY]
    assert said == [
        "Sells anvils with care.",
        "Knows every coyote\nin the county by name, e.g. Wile.",
    ]


def test_headers_are_no_statements() -> None:
    assert not any("Acme" in quote for quote, _, _ in statements())
