"""What the command line prints with --json: plain dicts, one function per result.

The keys are a contract with other programs: add to them, never rename one. Dates are written
`YYYY-MM`, `YYYY`, `present` or null; points are multiples of 0.1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from screener.extract.timeline import months_worked
from screener.extract.usage import last_used, skill_months
from screener.report.places import heading_text, page_of
from screener.types import (
    Contribution,
    DateRange,
    Education,
    Evidence,
    Job,
    Mention,
    Notice,
    Profile,
    Quarantined,
    Ranking,
    ResumeText,
    Scorecard,
    Section,
    SectionKind,
    Standing,
)

Record = dict[str, Any]

_RUNNING_TEXT = (SectionKind.PREAMBLE, SectionKind.SUMMARY, SectionKind.EXPERIENCE)

# What a terminal or an editor might obey rather than show: C1 controls, bidi overrides, surrogates.
_UNSHOWN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def encode_json(record: Any) -> str:
    """JSON as UTF-8 text, in which nothing can steer the terminal it is shown in.

    >>> encode_json({"name": "Zoë \\u202egpj"})
    '{\\n  "name": "Zoë \\\\u202egpj"\\n}'
    """
    return _escaped(json.dumps(record, ensure_ascii=False, indent=2))


def _escaped(text: str) -> str:
    if text.isascii() and "\x7f" not in text:  # as most are, and looking at each letter is slow
        return text
    return _UNSHOWN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


# ------------------------------------------------------------------------------------- parse


def profile_json(profile: Profile, *, file: str, as_of: date) -> Record:
    """One resume as `screener parse --json` prints it.

    `months` is the least and the most time in all jobs, overlaps counted once, up to `as_of`.
    Skills, certificates and languages that the text denies, wants or gives to somebody else stand
    in `set_aside`, with the words that say so, and so do certificates not yet earned.
    """
    resume, contact = profile.resume, profile.contact
    worked = months_worked([job.dates for job in profile.jobs if job.dates], as_of=as_of)
    return {
        "file": file,
        "status": "ok",
        "pages": resume.pages,
        "language": resume.language,
        "format": resume.format.value,
        "reader": resume.reader,
        "warnings": [_notice(notice) for notice in _notices(profile)],
        "name": contact.name.value if contact.name else "",
        "emails": _values(contact.emails),
        "phones": _values(contact.phones),
        "links": _values(contact.links),
        "jobs": [_job(job, profile) for job in profile.jobs],
        "education": [_education(study, profile) for study in profile.education if _held(study)],
        "certifications": _named(filter(_is_earned, profile.certifications), profile),
        "languages": _named(profile.languages, profile),
        "skills": _skills(profile, as_of=as_of),
        "sections": [_section(section, resume) for section in profile.sections],
        "months": [worked.least, worked.most],
        "set_aside": _set_aside(profile),
    }


def _section(section: Section, resume: ResumeText) -> Record:
    return {
        "kind": section.kind.value,
        "heading": heading_text(section, resume),
        "page": page_of(resume, (section.heading or section.body).start),
    }


def unreadable_json(unread: Quarantined) -> Record:
    """A file that could not be read, in the shape of `profile_json`."""
    warning = {"code": unread.code.value, "message": unread.message}
    return {"file": unread.file, "status": "unreadable", "warnings": [warning]}


def _notices(profile: Profile) -> tuple[Notice, ...]:
    return tuple(dict.fromkeys((*profile.resume.notices, *profile.notices)))


def _notice(notice: Notice) -> Record:
    return {"code": notice.code.value, "message": notice.message}


def _values(mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(mention.value for mention in mentions))


def start_text(dates: DateRange | None) -> str | None:
    """When a range starts, as `YYYY-MM` or `YYYY`; None where the text does not say."""
    return str(dates.start) if dates and dates.start else None


def end_text(dates: DateRange | None) -> str | None:
    """When a range ends, as `YYYY-MM`, `YYYY` or `present`; None where the text does not say."""
    if dates is None:
        return None
    if dates.current:
        return "present"
    return str(dates.end) if dates.end else None


def _job(job: Job, profile: Profile) -> Record:
    return {
        "title": job.title,
        "employer": job.employer,
        "start": start_text(job.dates),
        "end": end_text(job.dates),
        "internship": job.internship,
        "location": job.location,
        "page": page_of(profile.resume, job.header.start),
        "quote": profile.resume.quote(job.header),
        "rule": job.rule,
    }


def _held(fact: Education | Mention) -> bool:
    return fact.standing.speaks_for_candidate


def _is_earned(certificate: Mention) -> bool:
    return certificate.standing is Standing.HELD


def _education(study: Education, profile: Profile) -> Record:
    return {
        "level": study.level.value,
        "field": study.field,
        "school": study.school,
        "end": str(study.end) if study.end else None,
        "in_progress": study.in_progress or study.standing is Standing.IN_PROGRESS,
        "page": page_of(profile.resume, study.span.start),
        "quote": profile.resume.quote(study.span),
        "rule": study.rule,
    }


def _named(mentions: Iterable[Mention], profile: Profile) -> list[Record]:
    """One record per canonical value that speaks for the candidate, as first written in a list.

    What running text or a job names is quoted only where no list names it.
    """
    first: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda each: each.section in _RUNNING_TEXT):
        if _held(mention):
            first.setdefault(mention.value, mention)
    return [
        {
            "name": profile.resume.quote(mention.span),
            "canonical": value,
            "page": page_of(profile.resume, mention.span.start),
            "in_progress": mention.standing is Standing.IN_PROGRESS,
        }
        for value, mention in first.items()
    ]


def _skills(profile: Profile, *, as_of: date) -> list[Record]:
    """One record per way a skill is written; months and recency belong to its canonical value."""
    written: dict[tuple[str, str], list[Mention]] = {}
    for mention in filter(_held, profile.skills):
        words = profile.resume.quote(mention.span)
        written.setdefault((words.casefold(), mention.value), []).append(mention)
    records = []
    for (_, value), mentions in written.items():
        used = last_used(profile, value, as_of=as_of)
        records.append(
            {
                "name": profile.resume.quote(mentions[0].span),
                "canonical": value,
                "listed": any(mention.section is SectionKind.SKILLS for mention in mentions),
                "months": skill_months(profile, value, as_of=as_of).least,
                "last_used": str(used) if used else None,
            }
        )
    return records


def _set_aside(profile: Profile) -> list[Record]:
    resume = profile.resume
    told = (mention for mention in (*profile.skills, *profile.languages) if not _held(mention))
    pending = (mention for mention in profile.certifications if not _is_earned(mention))
    return [
        {
            "label": mention.label.value,
            "name": resume.quote(mention.span),
            "standing": mention.standing.value,
            "cue": resume.quote(mention.cue) if mention.cue else "",
        }
        for mention in (*told, *pending)
    ]


# ------------------------------------------------------------------------------------ screen


def ranking_json(ranking: Ranking, *, manifest: Mapping[str, Any] | None = None) -> Record:
    """A run as `screener screen --json` prints it and `ranking.json` keeps it.

    `manifest` adds to what the ranking itself knows of how it was made.
    """
    return {
        "title": ranking.title,
        "candidates": list(_candidates(ranking)),
        "quarantine": [_quarantined(unread) for unread in ranking.quarantine],
        "manifest": _manifest(ranking) | dict(manifest or {}),
    }


def encode_ranking(ranking: Ranking, *, manifest: Mapping[str, Any] | None = None) -> Iterator[str]:
    """The text of `ranking_json`, one candidate a line, piece by piece: a run may be large."""
    yield f'{{"title": {_line(ranking.title)},\n"candidates": [\n'
    yield from _joined(_candidates(ranking))
    yield '],\n"quarantine": [\n'
    yield from _joined(map(_quarantined, ranking.quarantine))
    yield f'],\n"manifest": {_line(_manifest(ranking) | dict(manifest or {}))}}}\n'


def _joined(records: Iterable[Record]) -> Iterator[str]:
    """Records as lines with commas between them."""
    end = ""
    for record in records:
        yield end + _line(record)
        end = ",\n"
    yield "\n" if end else ""


def _line(record: Any) -> str:
    """What `json.dumps` writes, in a third of the time."""
    return _escaped(msgspec.json.format(msgspec.json.encode(record), indent=0).decode())


def _candidates(ranking: Ranking) -> Iterator[Record]:
    return map(_candidate, ranking.scorecards, ranking.ranks)


def _quarantined(unread: Quarantined) -> Record:
    return {"file": unread.file, "code": unread.code.value, "message": unread.message}


def _manifest(ranking: Ranking) -> Record:
    return {
        "rubric_sha256": ranking.rubric_sha256,
        "engine": ranking.engine_version,
        "as_of": ranking.as_of.isoformat(),
    }


def _candidate(card: Scorecard, rank: int) -> Record:
    months = card.experience
    return {
        "file": card.file,
        "resume_id": card.resume_id,
        "rank": rank,
        "score": card.points,
        "max_score": card.max_points,
        "experience_years": round(months.years, 2) if months else None,
        "experience_months": [months.least, months.most] if months else None,
        "must_haves": {"shown": card.must_haves_shown, "of": card.must_haves},
        "criteria": {row.criterion_id: contribution_json(row) for row in card.contributions},
        "warnings": [_notice(notice) for notice in card.notices],
    }


def contribution_json(row: Contribution) -> Record:
    """One row of a score with its evidence."""
    return {
        "verdict": row.finding.value,
        "points": row.points,
        "max_points": row.max_points,
        "reason": row.reason,
        "evidence": [_evidence(found) for found in row.evidence],
    }


def _evidence(found: Evidence) -> Record:
    """The words with their place; `match` is the part that matched, `months` how long a job was."""
    record: Record = {
        "quote": found.quote,
        "page": found.page,
        "section": found.section.value,
        "rule": found.rule,
        "span": [found.span.start, found.span.end],
    }
    if found.match:
        record["match"] = [found.match.start, found.match.end]
    if found.months:
        record["months"] = [found.months.least, found.months.most]
    return record
