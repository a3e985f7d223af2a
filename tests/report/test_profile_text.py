"""A profile for a person, and in the JSON Resume schema."""

from msgspec.structs import replace

from screener.report.json_resume import json_resume
from screener.report.profile_text import render_profile
from screener.report.records import profile_json
from screener.types import Profile
from tests.report import hostile
from tests.report.factories import AS_OF, make_profile, make_resume


def rendered(profile, file="vale.pdf"):
    return render_profile(profile_json(profile, file=file, as_of=AS_OF))


def test_a_profile_reads_like_a_page_of_notes():
    text = rendered(make_profile())
    assert text.startswith("Robin Vale\n  robin@vale.example\n  vale.pdf: 2 pages")
    assert "  2019-03 – present: Account Manager, Quillfeather Ltd, page 1" in text
    assert "  Bachelor's degree, Communications, Northmoor College, 2016" in text
    assert '  PMP: wanted ("Pursuing")' in text


def test_an_empty_profile_says_what_was_not_found():
    text = rendered(Profile(make_resume("")))
    for part in ("Jobs", "Education", "Skills", "Certifications", "Languages", "Sections"):
        assert f"{part}: none found" in text


def test_no_escape_sequence_reaches_the_terminal():
    profile = make_profile()
    name = replace(profile.contact.name, value=hostile.ANSI + hostile.BIDI)
    text = rendered(replace(profile, contact=replace(profile.contact, name=name)), hostile.ANSI)
    assert not set(text) & set("\x1b\x9b\x07\u202e\u2066")


def test_json_resume_holds_what_was_found_and_nothing_made_up():
    record = json_resume(make_profile())
    assert record["basics"] == {"name": "Robin Vale", "email": "robin@vale.example"}
    assert record["work"] == [
        {"name": "Quillfeather Ltd", "position": "Account Manager", "startDate": "2019-03"}
    ]
    assert record["education"] == [
        {
            "institution": "Northmoor College",
            "area": "Communications",
            "studyType": "Bachelor's degree",
            "endDate": "2016",
        }
    ]
    assert record["certificates"] == []
    assert [skill["name"] for skill in record["skills"]] == ["Salesforce", "Microsoft Excel"]
