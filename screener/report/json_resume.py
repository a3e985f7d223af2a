"""A profile in the JSON Resume schema, version 1.0.0 (https://jsonresume.org/schema)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from screener.report.records import end_text, start_text
from screener.report.words import LEVELS
from screener.types import Education, Job, Mention, Profile, Standing

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

Record = dict[str, Any]


def json_resume(profile: Profile) -> Record:
    """A profile as JSON Resume; what the resume does not say is left out, never made up.

    Dates are as precise as written (`2019`, `2019-03`); a current job has no `endDate`.
    """
    return {
        "$schema": SCHEMA,
        "basics": _basics(profile),
        "work": [_work(profile, index, job) for index, job in enumerate(profile.jobs)],
        "education": list(map(_study, filter(_held, profile.education))),
        "certificates": [
            {"name": name} for name in _values(filter(_earned, profile.certifications))
        ],
        "skills": [{"name": name} for name in _values(profile.skills)],
        "languages": [{"language": name} for name in _values(profile.languages)],
    }


def _held(fact: Education | Mention) -> bool:
    return fact.standing.speaks_for_candidate


def _earned(certificate: Mention) -> bool:
    return certificate.standing is Standing.HELD


def _values(mentions: Iterable[Mention]) -> list[str]:
    """What the candidate has of a kind, each once, in the order it stands."""
    return list(dict.fromkeys(mention.value for mention in mentions if _held(mention)))


def _present(**fields: Any) -> Record:
    return {key: value for key, value in fields.items() if value}


def _basics(profile: Profile) -> Record:
    contact = profile.contact
    links = [link.value for link in contact.links]
    return _present(
        name=contact.name.value if contact.name else "",
        email=contact.emails[0].value if contact.emails else "",
        phone=contact.phones[0].value if contact.phones else "",
        url=_url(links[0]) if links else "",
        profiles=[{"url": _url(link)} for link in links[1:]],
    )


def _url(link: str) -> str:
    """A link as a URI, which the schema asks for.

    >>> _url("example.org/ann"), _url("https://example.org")
    ('https://example.org/ann', 'https://example.org')
    """
    return link if "://" in link else f"https://{link}"


def _work(profile: Profile, index: int, job: Job) -> Record:
    end = end_text(job.dates)
    said = [statement for statement in profile.statements if statement.job == index]
    return _present(
        name=job.employer,
        position=job.title,
        location=job.location,
        startDate=start_text(job.dates),
        endDate=None if end == "present" else end,
        highlights=[" ".join(profile.resume.quote(one.span).split()) for one in said],
    )


def _study(study: Education) -> Record:
    return _present(
        institution=study.school,
        area=study.field,
        studyType=LEVELS[study.level.value],
        endDate=str(study.end) if study.end else "",
    )
