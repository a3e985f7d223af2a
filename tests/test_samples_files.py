"""The files in samples/ are what the script makes of the truth."""

import pytest

from samples.make_samples import HERE, make_samples
from samples.people import read_people

MADE = make_samples()


@pytest.mark.parametrize("name", sorted(MADE))
def test_each_sample_is_byte_for_byte_what_the_script_makes(name):
    assert (HERE / name).read_bytes() == MADE[name]


def test_nothing_lies_in_the_resumes_folder_that_the_script_did_not_make():
    found = {f"resumes/{path.name}" for path in (HERE / "resumes").iterdir()}
    assert found == {name for name in MADE if name.startswith("resumes/")}


def test_making_the_samples_twice_gives_the_same_bytes():
    assert make_samples() == MADE


def test_the_samples_stay_small():
    assert sum(map(len, MADE.values())) < 2_000_000


def test_everybody_is_invented():
    for person in read_people():
        assert person.email.endswith("example.com")
        assert "555" in person.phone
        assert "01" in person.phone


@pytest.mark.parametrize("person", read_people(), ids=lambda person: person.file)
def test_a_resume_shows_everything_that_its_truth_names(person):
    held = {"experience": person.jobs, "education": person.education, "skills": person.skills}
    held |= {"certifications": person.certifications, "languages": person.languages}
    held |= {"summary": person.summary} | person.more
    assert {section for section in held if held[section]} <= set(person.order)
