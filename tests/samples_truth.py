"""Holds what the program extracts from a sample against what its truth says.

`python -m tests.samples_truth` prints every difference as file, fact, expected and found.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from samples.compose import heading_of
from samples.make_samples import HERE
from samples.people import Job, Person, read_people
from screener.engine import rescore
from screener.errors import UnreadableResume
from screener.extract import extract_profile
from screener.knowledge.resources import rubric_file
from screener.read import read_resume
from screener.report.records import profile_json
from screener.rubric import load_rubric
from screener.types import Profile, QuarantineCode, Ranking, Scorecard

AS_OF = date(2026, 11, 1)
PEOPLE = {person.file: person for person in read_people()}
OPTIONAL = {"scan": QuarantineCode.NEEDS_OCR}


@cache
def profile_of(file: str) -> Profile | QuarantineCode:
    """What the program reads from a sample, or the code under which it was quarantined."""
    try:
        return extract_profile(read_resume(HERE / "resumes" / file))
    except UnreadableResume as unread:
        return unread.code


def is_readable(person: Person) -> bool:
    """Whether there is text to hold against the truth; a scan may lack the program to read it."""
    return not person.quarantine and profile_of(person.file) != OPTIONAL.get(person.layout)


def record_of(file: str) -> dict[str, Any]:
    """The profile as `screener parse --json` prints it."""
    profile = profile_of(file)
    assert isinstance(profile, Profile), f"{file}: quarantined as {profile}"
    return profile_json(profile, file=file, as_of=AS_OF)


# ---------------------------------------------------------------------------- plain comparisons


def plain(text: str) -> str:
    """Lower case, one space between words, no punctuation at either end."""
    return re.sub(r"\s+", " ", text).strip(" .,:;|()-").casefold()


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)[-10:]


def _link(link: str) -> str:
    return re.sub(r"^(https?://)?(www\.)?", "", link).rstrip("/").casefold()


# ------------------------------------------------------------------------------- months worked


def _months_between(start: str, end: str, *, wide: bool) -> set[int]:
    def number(stated: str, month: int) -> int:
        year, _, stated_month = stated.partition("-")
        return int(year) * 12 + int(stated_month or month) - 1

    first = number(start, 1 if wide else 12)
    last = number(AS_OF.strftime("%Y-%m") if end == "present" else end, 12 if wide else 1)
    return set(range(first, last + 1))


def worked_months(jobs: tuple[Job, ...]) -> list[int]:
    """The months in any job, first and last included, as least and most, counted one by one."""
    return [
        len(set().union(*(_months_between(job.start, job.end, wide=wide) for job in jobs)))
        for wide in (False, True)
    ]


# --------------------------------------------------------------------------------------- facts


def _jobs(person: Person) -> list[tuple[str, str, str, str]]:
    return [(plain(job.title), plain(job.employer), job.start, job.end) for job in person.jobs]


def _found_jobs(record: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [
        (plain(job["title"]), plain(job["employer"]), str(job["start"]), str(job["end"]))
        for job in record["jobs"]
    ]


def _education(person: Person) -> list[tuple[object, ...]]:
    return [
        (study.level, plain(study.field), plain(study.school), study.end, study.in_progress)
        for study in person.education
    ]


def _certified(person):
    """Courses that end in a certificate, which are both."""
    return [study.written for study in person.education if "certificate" in study.written.lower()]


def _found_education(record: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (
            study["level"],
            plain(study["field"]),
            plain(study["school"]),
            study["end"] or "",
            study["in_progress"],
        )
        for study in record["education"]
    ]


def _skills(person: Person) -> list[str]:
    return sorted(plain(item) for items in person.skills.values() for item in items)


def _found_skills(record: dict[str, Any]) -> list[str]:
    return sorted(plain(skill["name"]) for skill in record["skills"] if skill["listed"])


KINDS = {"summary", "experience", "education", "skills", "certifications", "languages"}


def _sections(person: Person) -> list[tuple[str, str]]:
    kept = [name for name in person.order if name in KINDS]
    return sorted((name, plain(heading_of(person, name))) for name in kept)


def _found_sections(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Labels within the skills ("Tools: ...") may count as sections of their own."""
    labels = {plain(label) for label in PEOPLE[record["file"]].skills}
    found = ((section["kind"], plain(section["heading"])) for section in record["sections"])
    return sorted(pair for pair in found if pair[0] in KINDS and pair[1] not in labels)


def _found_notices(record: dict[str, Any]) -> list[str]:
    """Notices of the document and of its score."""
    scored = {notice.code.value for notice in card_of(record["file"]).notices}
    return sorted(({row["code"] for row in record["warnings"]} | scored) - {"ocr"})


Fact = tuple[Callable[[Person], Any], Callable[[dict[str, Any]], Any]]
FACTS: dict[str, Fact] = {
    "name": (lambda person: person.name, lambda record: record["name"]),
    "emails": (lambda person: [person.email], lambda record: record["emails"]),
    "phones": (
        lambda person: [_digits(person.phone)],
        lambda record: [_digits(phone) for phone in record["phones"]],
    ),
    "links": (
        lambda person: [_link(link) for link in person.links],
        lambda record: [_link(link) for link in record["links"]],
    ),
    "jobs": (_jobs, _found_jobs),
    "job dates": (
        lambda person: [row[2:] for row in _jobs(person)],
        lambda record: [row[2:] for row in _found_jobs(record)],
    ),
    "internships": (
        lambda person: [job.internship for job in person.jobs],
        lambda record: [job["internship"] for job in record["jobs"]],
    ),
    "months": (lambda person: worked_months(person.jobs), lambda record: record["months"]),
    "education": (_education, _found_education),
    "skills": (_skills, _found_skills),
    "certifications": (
        lambda person: sorted(map(plain, [*person.certifications, *_certified(person)])),
        lambda record: sorted(plain(row["name"]) for row in record["certifications"]),
    ),
    "languages": (
        lambda person: sorted(person.languages),
        lambda record: sorted(row["name"] for row in record["languages"]),
    ),
    "sections": (_sections, _found_sections),
    "language": (lambda person: person.language, lambda record: record["language"] or "en"),
    "notices": (
        lambda person: sorted(person.notices),
        lambda record: _found_notices(record),
    ),
}


def compare(person: Person, fact: str) -> tuple[Any, Any]:
    """What the truth says and what the program found, in one shape."""
    expected, found = FACTS[fact]
    return expected(person), found(record_of(person.file))


@cache
def sample_ranking() -> Ranking:
    """Everybody in the samples who can be read, ranked for the role they were invented for."""
    found = [(file, profile_of(file)) for file in PEOPLE]
    readable = [(file, profile) for file, profile in found if isinstance(profile, Profile)]
    return rescore(readable, load_rubric(rubric_file("account-manager.yaml")), as_of=AS_OF)


def card_of(file: str) -> Scorecard:
    """One person's scorecard."""
    return next(card for card in sample_ranking().scorecards if card.file == file)


def compare_verdicts(person: Person) -> tuple[dict[str, str], dict[str, str]]:
    """What a careful reader says to each criterion, and what the program says to the same."""
    rows = card_of(person.file).contributions
    found = {row.criterion_id: row.finding.value for row in rows}
    return person.verdicts, {name: found[name] for name in person.verdicts}


def _print_verdicts(person: Person) -> None:
    expected, found = compare_verdicts(person)
    rows = {row.criterion_id: row for row in card_of(person.file).contributions}
    for name in expected:
        if expected[name] != found[name]:
            print(f"{person.file}\tverdict\n    {name}: expected {expected[name]}, ", end="")
            print(f"found {found[name]} ({rows[name].reason[:90]})")


def _print_order() -> None:
    for card in sample_ranking().scorecards:
        person = PEOPLE[card.file]
        months = card.experience
        role = f"role {months.least}-{months.most} truth {person.role_months}" if months else ""
        print(f"{card.points:6.1f} {person.tier:7} {card.file:28} {role}")


def main() -> None:
    """Print every difference."""
    for person in filter(is_readable, PEOPLE.values()):
        outcome = profile_of(person.file)
        if not isinstance(outcome, Profile):
            print(f"{person.file}\tquarantine\n    expected ok\n    found    {outcome}")
            continue
        for fact in FACTS:
            expected, found = compare(person, fact)
            if expected != found:
                print(f"{person.file}\t{fact}\n    expected {expected}\n    found    {found}")
        _print_verdicts(person)
    _print_order()


if __name__ == "__main__":
    main()
