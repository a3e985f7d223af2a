"""The truth behind the sample resumes, read from people.yaml."""

from __future__ import annotations

from pathlib import Path

import msgspec
from ruamel.yaml import YAML

HERE = Path(__file__).parent


class Job(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One position; `when` is "2019-03/present", "2019/2021" or one lone date."""

    title: str
    employer: str
    when: str
    place: str = ""
    about: str = ""
    bullets: tuple[str, ...] = ()
    internship: bool = False

    @property
    def start(self) -> str:
        """The first date, "2019-03" or "2019"."""
        return self.when.split("/")[0]

    @property
    def end(self) -> str:
        """The last date or "present"; a lone date ends where it starts."""
        return self.when.split("/")[-1]


class Study(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One course of study; `written` is the degree as the resume words it."""

    written: str
    level: str
    field: str
    school: str
    end: str = ""
    dates: str = ""
    in_progress: bool = False
    note: str = ""


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the document is dressed; every field is a name that a writer knows."""

    font: str = "sans"
    size: float = 10
    accent: str = "#1f4e79"
    heading: str = "ruled"
    bullet: str = "•"
    dates: str = "mon_year"
    entry: str = "title_dates"
    skills: str = "commas"
    contact: str = "bars"
    page: str = "letter"


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One candidate: what the resume says, how it is drawn, and what a careful reader finds."""

    file: str
    layout: str
    tier: str
    name: str
    email: str
    phone: str
    place: str
    links: tuple[str, ...] = ()
    headline: str = ""
    summary: str = ""
    jobs: tuple[Job, ...] = ()
    education: tuple[Study, ...] = ()
    skills: dict[str, tuple[str, ...]] = {}
    certifications: tuple[str, ...] = ()
    languages: dict[str, str] = {}
    more: dict[str, tuple[str, ...]] = {}
    headings: dict[str, str] = {}
    order: tuple[str, ...] = ("summary", "experience", "education", "skills")
    look: Look = Look()
    hidden: str = ""
    language: str = "en"
    notices: tuple[str, ...] = ()
    quarantine: str = ""
    role_months: tuple[int, int] = (0, 0)
    months: tuple[int, int] = (0, 0)
    verdicts: dict[str, str] = {}


def read_people(path: Path = HERE / "people.yaml") -> tuple[Person, ...]:
    """Everybody in the truth, in the order of the file.

    >>> len(read_people()) >= 24
    True
    """
    rows = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return msgspec.convert(rows, tuple[Person, ...])
