"""One profile as plain text for a terminal, made from the same record as its JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from screener.report.safe import shown
from screener.report.words import LEVELS, count_of

Record = dict[str, Any]

_INDENT = "  "


def render_profile(record: Record) -> str:
    """What a resume says, part by part; empty parts are named, so that nothing is lost in silence.

    `record` is what `profile_json` returns. No line holds a control character.
    """
    return "\n".join(_lines(record))


def _lines(record: Record) -> Iterator[str]:
    yield shown(record["name"]) or "(no name found)"
    contact = [*record["emails"], *record["phones"], *record["links"]]
    yield _INDENT + (shown(" · ".join(contact)) or "no contact found")
    language = f", language {record['language']}" if record["language"] else ""
    yield f"{_INDENT}{shown(record['file'])}: {count_of(record['pages'], 'page')}{language}"
    yield from _part("Jobs", _jobs(record), _years(record["months"]))
    yield from _part("Education", map(_education, record["education"]))
    yield from _part("Skills", _skills(record["skills"]))
    yield from _part("Certifications", (entry["canonical"] for entry in record["certifications"]))
    yield from _part("Languages", (entry["canonical"] for entry in record["languages"]))
    yield from _part("Sections", _sections(record["sections"]))
    yield from _named("Set aside", map(_set_aside, record["set_aside"]))
    yield from _named("Worth knowing", (entry["message"] for entry in record["warnings"]))


def _part(title: str, entries: Iterator[str], remark: str = "") -> Iterator[str]:
    lines = [shown(entry) for entry in entries]
    yield ""
    yield f"{title}{remark if lines else ': none found'}"
    yield from (f"{_INDENT}{line}" for line in lines)


def _named(title: str, entries: Iterator[str]) -> Iterator[str]:
    lines = list(entries)
    if lines:
        yield from _part(title, iter(lines))


def _years(months: list[int]) -> str:
    """How long all jobs took, as a range where the dates leave one.

    >>> _years([24, 24]), _years([24, 30])
    (': 2.0 years, overlaps counted once', ': 2.0 to 2.5 years, overlaps counted once')
    """
    least, most = (f"{month / 12:.1f}" for month in months)
    span = least if least == most else f"{least} to {most}"
    return f": {span} years, overlaps counted once"


def _jobs(record: Record) -> Iterator[str]:
    for job in record["jobs"]:
        dates = f"{job['start'] or '?'} – {job['end'] or '?'}"
        what = ", ".join(filter(None, (job["title"], job["employer"], job["location"])))
        intern = " (internship)" if job["internship"] else ""
        yield f"{dates}: {what or '(no title found)'}{intern}, page {job['page']}"


def _education(study: Record) -> str:
    level = LEVELS[study["level"]]
    end = "in progress" if study["in_progress"] else study["end"]
    return ", ".join(filter(None, (level, study["field"], study["school"], end)))


def _skills(skills: list[Record]) -> Iterator[str]:
    listed = [skill["name"] for skill in skills if skill["listed"]]
    if listed:
        yield f"Listed: {', '.join(listed)}"
    used = {
        skill["canonical"]: f"{skill['canonical']} ({count_of(skill['months'], 'month')})"
        for skill in skills
        if skill["months"]
    }
    if used:
        yield f"In dated jobs: {', '.join(used.values())}"
    loose = [skill["name"] for skill in skills if not skill["listed"] and not skill["months"]]
    if loose:
        yield f"Elsewhere: {', '.join(loose)}"


def _sections(sections: list[Record]) -> Iterator[str]:
    for section in sections:
        yield f"{section['kind']}: {section['heading'] or '(no heading)'}, page {section['page']}"


def _set_aside(entry: Record) -> str:
    standing = entry["standing"].replace("_", " ")
    return f"{entry['name']}: {standing}" + (f' ("{entry["cue"]}")' if entry["cue"] else "")
