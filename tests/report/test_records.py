"""The JSON contract."""

import json

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from screener.report.records import (
    encode_json,
    encode_ranking,
    profile_json,
    ranking_json,
    unreadable_json,
)
from screener.report.rubrics import rubric_json
from screener.rubric.schema import DegreeCriterion, Kind, Rubric, SkillCriterion
from screener.types import QuarantineCode, Quarantined
from tests.report.factories import AS_OF, make_hostile, make_profile, make_ranking


def parsed():
    return profile_json(make_profile(), file="vale.pdf", as_of=AS_OF)


def test_a_job_carries_its_dates_page_and_quote():
    (job,) = parsed()["jobs"]
    assert (job["title"], job["employer"]) == ("Account Manager", "Quillfeather Ltd")
    assert (job["start"], job["end"], job["page"]) == ("2019-03", "present", 1)
    assert job["quote"].startswith("Account Manager, Quillfeather")


def test_a_skill_is_listed_when_any_of_its_places_is_a_skills_section():
    names = {skill["name"]: (skill["canonical"], skill["listed"]) for skill in parsed()["skills"]}
    assert names == {"Salesforce": ("Salesforce", True), "Excel": ("Microsoft Excel", True)}


def test_what_is_only_wanted_is_set_aside_with_its_cue():
    record = parsed()
    assert record["certifications"] == []
    assert [(x["name"], x["standing"], x["cue"]) for x in record["set_aside"]] == [
        ("PMP", "wanted", "Pursuing")
    ]


def test_education_and_sections_say_where_they_stand():
    record = parsed()
    assert record["education"][0]["end"] == "2016"
    assert record["education"][0]["page"] == 2
    assert [(s["kind"], s["heading"], s["page"]) for s in record["sections"]] == [
        ("experience", "Experience", 1),
        ("skills", "Skills", 2),
    ]


def test_an_unreadable_file_says_so():
    unread = Quarantined("a.pdf", QuarantineCode.DAMAGED, "Ask for another copy.")
    record = unreadable_json(unread)
    assert record["status"] == "unreadable"
    assert record["warnings"] == [{"code": "damaged", "message": "Ask for another copy."}]


def test_every_criterion_has_every_key_whatever_its_kind():
    degree = DegreeCriterion(id="degree-1", kind=Kind.DEGREE, weight=50, fields=("business",))
    skill = SkillCriterion(id="crm", kind=Kind.SKILL, weight=50, any_of=("CRM",))
    first, second = rubric_json(Rubric(title="Seller", criteria=(degree, skill)))["criteria"]
    assert (first["level"], first["any_of"]) == ("bachelor", [])
    assert (second["level"], second["any_of"], second["years_min"]) == ("", ["CRM"], None)
    assert json.loads(encode_json([first, second])) == [first, second]


def test_a_ranking_keeps_the_contract():
    record = ranking_json(make_ranking())
    first, second, third = record["candidates"]
    assert (first["rank"], second["rank"], third["rank"]) == (1, 2, 2)
    assert (first["score"], first["max_score"]) == (20.0, 20.0)
    assert first["must_haves"] == {"shown": 2, "of": 2}
    assert first["criteria"]["crm"]["evidence"][0]["quote"] == "Ran Salesforce for 40 clients"
    assert second["criteria"]["crm"]["verdict"] == "not_found"
    assert record["quarantine"][0]["code"] == "encrypted"
    assert record["manifest"]["as_of"] == "2026-11-01"


@given(st.text(st.characters(), max_size=40))
def test_encoded_json_means_the_same_and_holds_no_control(text):
    encoded = encode_json({"name": text})
    assert json.loads(encoded) == {"name": text}
    assert not any(c in encoded for c in "\x1b\x9b‮⁦​")
    encoded.encode()


@given(st.text(st.characters(), max_size=20))
def test_the_streamed_ranking_means_the_same(words):
    ranking = make_hostile(words)
    streamed = "".join(encode_ranking(ranking, manifest={"files": 3}))
    assert json.loads(streamed) == json.loads(
        encode_json(ranking_json(ranking, manifest={"files": 3}))
    )
    assert not any(control in streamed for control in "\x1b\x9b\u202e\u2066\u200b")


def test_a_ranking_of_nobody_can_be_streamed():
    empty = replace(make_ranking(), scorecards=(), quarantine=())
    assert json.loads("".join(encode_ranking(empty)))["candidates"] == []
