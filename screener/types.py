"""The values that flow between the stages; all frozen, none of them knows how it was made.

Positions are half-open character offsets into `ResumeText.text`, everywhere and always.
Pages count from 1; boxes are in points with the origin at the top left of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# ------------------------------------------------------------------------------ closed sets


class Format(StrEnum):
    """What a file is, told by its content and never by its name."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    IMAGE = "image"


class Hidden(StrEnum):
    """Why a person who looks at the rendered page does not see a line."""

    COLOR = "color"
    SIZE = "size"
    OFF_PAGE = "off_page"
    RENDER_MODE = "render_mode"
    CLIPPED = "clipped"
    COVERED = "covered"
    LAYER = "layer"
    OPACITY = "opacity"
    VANISH = "vanish"
    DISGUISED = "disguised"


class QuarantineCode(StrEnum):
    """Why a file could not be ranked; each has a sentence that says what to do."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    NEEDS_OCR = "needs_ocr"
    NEEDS_ANTIWORD = "needs_antiword"
    TOO_LARGE = "too_large"
    OUTSIDE_FOLDER = "outside_folder"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"
    ERASED = "erased"


class NoticeCode(StrEnum):
    """What a reader of the report should know about a document; a notice moves no points."""

    FALLBACK_READER = "fallback_reader"
    HIDDEN_TEXT = "hidden_text"
    OCR = "ocr"
    TRUNCATED = "truncated"
    NOT_ENGLISH = "not_english"
    NO_JOBS = "no_jobs"
    NO_DATES = "no_dates"
    PASTED_POSTING = "pasted_posting"
    REWORDED_POSTING = "reworded_posting"
    REPEATED_TERM = "repeated_term"
    MACHINE_INSTRUCTIONS = "machine_instructions"
    DUPLICATE = "duplicate"


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
    """How the candidate stands to a mention: only HELD and IN_PROGRESS speak for the candidate."""

    HELD = "held"
    IN_PROGRESS = "in_progress"
    WANTED = "wanted"
    DENIED = "denied"
    SOMEONE_ELSES = "someone_elses"


class DegreeLevel(StrEnum):
    """Levels of education in the order of `DEGREE_ORDER`; OTHER is a course of unstated level."""

    HIGH_SCHOOL = "high_school"
    ASSOCIATE = "associate"
    DIPLOMA = "diploma"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"
    OTHER = "other"


class Finding(StrEnum):
    """What was found for one criterion; NOT_FOUND is silence in the resume, never a "no"."""

    MET = "met"
    PARTLY = "partly"
    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"


# --------------------------------------------------------------------------------- positions


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open characters into `ResumeText.text`.

    >>> "Sales lead"[Span(0, 5).start : Span(0, 5).end]
    'Sales'
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside.

        >>> Span(0, 9).covers(Span(3, 9)), Span(0, 9).covers(Span(3, 10))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character.

        >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5))
        (True, False)
        """
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, origin top left: x0 < x1, top < bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


# --------------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know about a document, as a code and a sentence."""

    code: NoticeCode
    message: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a person would read it, in reading order.

    `block` numbers the runs of lines that belong together on the page (a column's paragraph, a
    table cell); lines of one block are adjacent. `heading` is what the file itself says (a
    heading style, `<h2>`, `#`), not a guess. `box` is None where a format has no pages to look at.
    """

    span: Span
    page: int = 1
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    heading: bool = False
    block: int = 0
    hidden: Hidden | None = None

    @property
    def visible(self) -> bool:
        """Whether a person who looks at the page sees this line."""
        return self.hidden is None


@dataclass(frozen=True, slots=True)
class ResumeText:
    """A document as text: first everything visible in reading order, then what is hidden.

    `resume_id` is the SHA-256 of the file's bytes, in hex. `visible_end` is where the visible
    text ends; only `text[:visible_end]` may ever be evidence. `language` is ISO 639-1, or "" where
    there is too little text to tell.

    >>> resume = ResumeText("00", "Ann\\nSQL", (Line(Span(0, 3)), Line(Span(4, 7))), visible_end=7)
    >>> resume.quote(Span(4, 7))
    'SQL'
    """

    resume_id: str
    text: str
    lines: tuple[Line, ...]
    visible_end: int
    pages: int = 1
    format: Format = Format.TEXT
    reader: str = ""
    language: str = ""
    notices: tuple[Notice, ...] = ()

    @property
    def visible_text(self) -> str:
        """The part a person sees; offsets into it are offsets into `text`."""
        return self.text[: self.visible_end]

    def quote(self, span: Span) -> str:
        """The verbatim characters of a span."""
        return self.text[span.start : span.end]


# ------------------------------------------------------------------------------------- dates


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as it was written: "2019" stays 2019, a month is never guessed.

    >>> str(PartialDate(2019)), str(PartialDate(2019, 3))
    ('2019', '2019-03')
    """

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class DateRange:
    """When something lasted, as stated: "Mar 2019 – present; 03/19–06/21; 2017; 6 months".

    `current` means the text says that it goes on. A lone "2017" has start and end 2017; an end
    without a start has start None. `stated_months` is a length given in words ("6 months").
    """

    start: PartialDate | None
    end: PartialDate | None
    span: Span
    current: bool = False
    stated_months: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Months:
    """A length that vague dates leave open: at least and at most so many months.

    >>> Months(10, 14).years
    1.0
    """

    least: int
    most: int

    @property
    def years(self) -> float:
        """The middle of the two, in years."""
        return (self.least + self.most) / 24


# ----------------------------------------------------------------------------------- profile


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the resume under one heading, or a part that shows its kind without one.

    `heading` is the span of the heading (None without one), `body` everything under it, `rule`
    the pattern that recognised it, `parent` the index of the enclosing section or None.
    """

    kind: SectionKind
    heading: Span | None
    body: Span
    parent: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Modifier:
    """A cue that changes the standing of what is in its scope ("pursuing", "no use of")."""

    standing: Standing
    cue: Span
    scope: Span
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
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


@dataclass(frozen=True, slots=True)
class Job:
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


@dataclass(frozen=True, slots=True)
class Education:
    """One course of study; `end` is the stated or expected end, `span` the lines it stands on."""

    level: DegreeLevel
    field: str
    school: str
    span: Span
    end: PartialDate | None = None
    in_progress: bool = False
    standing: Standing = Standing.HELD
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One bullet or sentence, unwrapped from its lines: what soft criteria are judged on."""

    span: Span
    section: SectionKind
    job: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the candidate; referees' details are not in it."""

    name: Mention | None = None
    emails: tuple[Mention, ...] = ()
    phones: tuple[Mention, ...] = ()
    links: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything a resume says, each fact with its place; knows nothing of any rubric."""

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


# ------------------------------------------------------------------------------------- score


@dataclass(frozen=True, slots=True)
class Evidence:
    """Verbatim words that carry points: `resume.quote(span) == quote`, always.

    `match` is the part of `span` that matched, to be marked inside the quote. `months` is how long
    the job lasted that a row on experience cites; None without dates and for any other evidence.
    """

    span: Span
    quote: str
    page: int
    section: SectionKind
    rule: str
    box: Box | None = None
    match: Span | None = None
    months: Months | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """One row of a score. Points are whole tenths, so that rows add up exactly.

    `features` are the named numbers the model saw, `reason` one sentence for a person.
    `date_range_tenths` is the fewest and the most tenths where dates are too vague to tell, and
    `readings` the features under each reading of such dates.
    """

    criterion_id: str
    finding: Finding
    tenths: int
    max_tenths: int
    reason: str
    evidence: tuple[Evidence, ...] = ()
    features: tuple[tuple[str, float], ...] = ()
    date_range_tenths: tuple[int, int] | None = None
    readings: tuple[tuple[tuple[str, float], ...], ...] = ()

    @property
    def points(self) -> float:
        """Points, 0 to `max_points`, a multiple of 0.1."""
        return self.tenths / 10

    @property
    def max_points(self) -> float:
        """The criterion's weight."""
        return self.max_tenths / 10


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A candidate's rows; the total is their sum and nothing else.

    `file` is the path as found below the screened folder, with forward slashes. `experience` is
    the time in the role's own field, overlaps counted once; None where the rubric has no
    experience criterion. `name` is for reports only and never a feature.
    """

    resume_id: str
    file: str
    contributions: tuple[Contribution, ...]
    experience: Months | None = None
    must_haves_shown: int = 0
    must_haves: int = 0
    notices: tuple[Notice, ...] = ()
    name: str = ""

    @property
    def tenths(self) -> int:
        """The total in tenths of a point."""
        return sum(row.tenths for row in self.contributions)

    @property
    def points(self) -> float:
        """The total, a multiple of 0.1."""
        return self.tenths / 10

    @property
    def max_points(self) -> float:
        """The most that this rubric can give."""
        return sum(row.max_tenths for row in self.contributions) / 10


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that could not be ranked, and what to do about it."""

    file: str
    code: QuarantineCode
    message: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """The result of a run: best first, ties in order of file name; nobody is missing."""

    title: str
    rubric_sha256: str
    engine_version: str
    as_of: date
    scorecards: tuple[Scorecard, ...]
    quarantine: tuple[Quarantined, ...] = ()

    @property
    def ranks(self) -> tuple[int, ...]:
        """One rank per scorecard, from 1; equal totals share a rank (1, 2, 2, 4)."""
        first: dict[int, int] = {}
        for place, card in enumerate(self.scorecards, start=1):
            first.setdefault(card.tenths, place)
        return tuple(first[card.tenths] for card in self.scorecards)


DEGREE_ORDER: tuple[DegreeLevel, ...] = (
    DegreeLevel.OTHER,
    DegreeLevel.HIGH_SCHOOL,
    DegreeLevel.DIPLOMA,
    DegreeLevel.ASSOCIATE,
    DegreeLevel.BACHELOR,
    DegreeLevel.MASTER,
    DegreeLevel.DOCTORATE,
)
