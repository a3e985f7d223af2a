"""What a resume says, each fact with its place, which is what extraction gives."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from screener.types.dates import DateRange, PartialDate
from screener.types.index import ResumeIndex
from screener.types.notices import Notice
from screener.types.text import ResumeText, Span


class SectionKind(StrEnum):
    """What a part of a resume is about, whatever its heading says."""

    PREAMBLE = "preamble"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    CERTIFICATIONS = "certifications"
    LANGUAGES = "languages"
    PROJECTS = "projects"
    VOLUNTEERING = "volunteering"
    AWARDS = "awards"
    PUBLICATIONS = "publications"
    AFFILIATIONS = "affiliations"
    INTERESTS = "interests"
    REFERENCES = "references"
    PERSONAL = "personal"
    OTHER = "other"


class Label(StrEnum):
    """What a mention names."""

    SKILL = "skill"
    CERTIFICATION = "certification"
    LANGUAGE = "language"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"


class Standing(StrEnum):
    """How the candidate stands to a mention."""

    HELD = "held"
    IN_PROGRESS = "in_progress"
    WANTED = "wanted"
    DENIED = "denied"
    SOMEONE_ELSES = "someone_elses"

    @property
    def speaks_for_candidate(self) -> bool:
        """Whether the candidate has what is named, or is about to."""
        return self in (Standing.HELD, Standing.IN_PROGRESS)


class DegreeLevel(StrEnum):
    """Levels of education in the order of `DEGREE_ORDER`; OTHER is a course of unstated level."""

    HIGH_SCHOOL = "high_school"
    ASSOCIATE = "associate"
    DIPLOMA = "diploma"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"
    OTHER = "other"


DEGREE_ORDER: tuple[DegreeLevel, ...] = (
    DegreeLevel.OTHER,
    DegreeLevel.HIGH_SCHOOL,
    DegreeLevel.DIPLOMA,
    DegreeLevel.ASSOCIATE,
    DegreeLevel.BACHELOR,
    DegreeLevel.MASTER,
    DegreeLevel.DOCTORATE,
)


class Section(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """A part of the resume under one heading, or a part that shows its kind without one.

    `heading` is the span of the heading (None without one), `body` everything under it, `rule`
    the pattern that recognised it, `parent` the index of the enclosing section or None.
    """

    kind: SectionKind
    heading: Span | None
    body: Span
    parent: int | None = None
    rule: str = ""


class Modifier(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """A cue that changes the standing of what is in its scope ("pursuing", "no use of")."""

    standing: Standing
    cue: Span
    scope: Span
    rule: str = ""


class Mention(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """One place that names a skill, certificate, language or contact; `value` is canonical.

    `job` is the index into `Profile.jobs` of the entry it stands in; `cue` is the words that gave
    it its standing. `section` is the kind of section it stands in. `level` is a proficiency
    stated beside it ("native", "basic"), or "".
    """

    label: Label
    value: str
    span: Span
    section: SectionKind = SectionKind.OTHER
    rule: str = ""
    standing: Standing = Standing.HELD
    cue: Span | None = None
    job: int | None = None
    level: str = ""


class Job(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """One position: who, where, when, and what was done.

    `header` covers the entry's title, employer and date lines, `body` the text under it up to the
    next entry. `title` and `employer` are as written; `title_span` is where the title stands.
    """

    title: str
    employer: str
    dates: DateRange | None
    header: Span
    body: Span
    title_span: Span | None = None
    employer_span: Span | None = None
    location: str = ""
    internship: bool = False
    rule: str = ""


class Education(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """One course of study; `end` is the stated or expected end, `span` the lines it stands on."""

    level: DegreeLevel
    field: str
    school: str
    span: Span
    end: PartialDate | None = None
    in_progress: bool = False
    standing: Standing = Standing.HELD
    rule: str = ""


class Statement(msgspec.Struct, gc=False, array_like=True, frozen=True):
    """One bullet or sentence, unwrapped from its lines: what soft criteria are judged on."""

    span: Span
    section: SectionKind
    job: int | None = None


class Contact(msgspec.Struct, gc=False, frozen=True):
    """How to reach the candidate; referees' details are not in it."""

    name: Mention | None = None
    emails: tuple[Mention, ...] = ()
    phones: tuple[Mention, ...] = ()
    links: tuple[Mention, ...] = ()


class Profile(msgspec.Struct, gc=False, frozen=True):
    """Everything a resume says, each fact with its place; knows nothing of any rubric.

    `index` is made of all the rest; whoever changes something leaves it out.
    """

    resume: ResumeText
    sections: tuple[Section, ...] = ()
    jobs: tuple[Job, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[Mention, ...] = ()
    certifications: tuple[Mention, ...] = ()
    languages: tuple[Mention, ...] = ()
    contact: Contact = Contact()
    statements: tuple[Statement, ...] = ()
    modifiers: tuple[Modifier, ...] = ()
    notices: tuple[Notice, ...] = ()
    index: ResumeIndex | None = None
