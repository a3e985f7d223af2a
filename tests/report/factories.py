"""Invented people and rankings that the report tests share."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from msgspec.structs import replace

from screener.rubric.schema import DegreeCriterion, Kind, Rubric, SkillCriterion
from screener.types import (
    Contact,
    Contribution,
    DateRange,
    DegreeLevel,
    Education,
    Evidence,
    Finding,
    Job,
    Label,
    Line,
    Mention,
    Notice,
    NoticeCode,
    PartialDate,
    Profile,
    QuarantineCode,
    Quarantined,
    Ranking,
    ResumeText,
    Scorecard,
    Section,
    SectionKind,
    Span,
    Standing,
)

AS_OF = date(2026, 11, 1)

TEXT = """Robin Vale
robin@vale.example
Experience
Account Manager, Quillfeather Ltd
Mar 2019 - present
Ran Salesforce for 40 clients
Education
BA Communications, Northmoor College, 2016
Skills
Salesforce, Excel
Pursuing PMP"""


def span_of(words: str, *, text: str = TEXT, nth: int = 0) -> Span:
    """Where `words` stand in `text`, the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def make_resume(text: str = TEXT) -> ResumeText:
    """A one-page text resume; every line from the word "Education" on stands on page 2."""
    lines, start, page = [], 0, 1
    for words in text.split("\n"):
        page = 2 if words == "Education" else page
        lines.append(Line(Span(start, start + len(words)), page=page))
        start += len(words) + 1
    return ResumeText("ab" * 32, text, tuple(lines), visible_end=len(text), pages=2, language="en")


def make_profile() -> Profile:
    """The profile of `TEXT`."""
    dates = DateRange(PartialDate(2019, 3), None, span_of("Mar 2019 - present"), current=True)
    header = Span(span_of("Account Manager").start, dates.span.end)
    job = Job(
        "Account Manager", "Quillfeather Ltd", dates, header, span_of("Ran Salesforce for 40")
    )
    skills = (
        Mention(Label.SKILL, "Salesforce", span_of("Salesforce"), SectionKind.EXPERIENCE, job=0),
        Mention(Label.SKILL, "Salesforce", span_of("Salesforce", nth=1), SectionKind.SKILLS),
        Mention(Label.SKILL, "Microsoft Excel", span_of("Excel"), SectionKind.SKILLS),
    )
    wanted = Mention(
        Label.CERTIFICATION,
        "PMP",
        span_of("PMP"),
        standing=Standing.WANTED,
        cue=span_of("Pursuing"),
    )
    study = Education(
        DegreeLevel.BACHELOR,
        "Communications",
        "Northmoor College",
        span_of("BA Communications, Northmoor College, 2016"),
        end=PartialDate(2016),
    )
    return Profile(
        make_resume(),
        sections=(
            Section(SectionKind.EXPERIENCE, span_of("Experience"), span_of("Account Manager")),
            Section(SectionKind.SKILLS, span_of("Skills"), span_of("Salesforce, Excel")),
        ),
        jobs=(job,),
        education=(study,),
        skills=skills,
        certifications=(wanted,),
        contact=Contact(
            name=Mention(Label.NAME, "Robin Vale", span_of("Robin Vale")),
            emails=(Mention(Label.EMAIL, "robin@vale.example", span_of("robin@vale.example")),),
        ),
    )


def make_row(
    criterion_id: str,
    finding: Finding = Finding.MET,
    tenths: int = 100,
    max_tenths: int = 100,
    *,
    quote: str = "",
    reason: str = "Shown in a dated job.",
) -> Contribution:
    """One row of a score, with one quote or none."""
    found = Evidence(Span(0, len(quote)), quote, 1, SectionKind.EXPERIENCE, "skills.exact")
    return Contribution(
        criterion_id, finding, tenths, max_tenths, reason, evidence=(found,) if quote else ()
    )


def make_card(file: str, *rows: Contribution, name: str = "", shown: int = 1) -> Scorecard:
    """A scorecard with two must-haves."""
    resume_id = sha256(file.encode()).hexdigest()
    name = name or file.split(".")[0]
    return Scorecard(resume_id, file, rows, must_haves_shown=shown, must_haves=2, name=name)


def make_ranking() -> Ranking:
    """Three people for two criteria, and one file that could not be read."""
    strong = make_card(
        "vale.pdf",
        make_row("crm", quote="Ran Salesforce for 40 clients"),
        make_row("degree", quote="BA Communications"),
        name="Robin Vale",
        shown=2,
    )
    missing = "NOT_FOUND: read Skills and 3 jobs, looked for CRM, Salesforce, HubSpot"
    weak = make_card(
        "moss.docx",
        make_row("crm", Finding.NOT_FOUND, 0, reason=missing),
        make_row("degree", quote="BSc Botany", tenths=60),
        name="Ira Moss",
    )
    notice = Notice(
        NoticeCode.HIDDEN_TEXT, "2 lines cannot be seen on the page; they earn nothing."
    )
    hidden = Scorecard(
        "x",
        "lark.txt",
        weak.contributions,
        must_haves_shown=1,
        must_haves=2,
        notices=(notice,),
        name="Jo Lark",
    )
    unread = Quarantined("scan.pdf", QuarantineCode.ENCRYPTED, "Ask for a copy without password.")
    return Ranking("Account Manager", "cd" * 32, "0.1.0", AS_OF, (strong, hidden, weak), (unread,))


def make_rubric(title: str = "Account Manager") -> Rubric:
    """The two criteria that `make_ranking` answers."""
    crm = SkillCriterion(
        id="crm",
        kind=Kind.SKILL,
        weight=10,
        any_of=("CRM", "Salesforce"),
        quote="Experience with CRM software",
    )
    degree = DegreeCriterion(id="degree", kind=Kind.DEGREE, weight=10, fields=("business",))
    return Rubric(title=title, criteria=(crm, degree))


def make_hostile(words: str) -> Ranking:
    """The ranking of `make_ranking` with `words` wherever a resume or a posting may put them."""
    ranking = make_ranking()
    row = make_row("crm", quote=words, reason=words)
    notice = Notice(NoticeCode.PASTED_POSTING, words)
    card = replace(
        ranking.scorecards[0],
        name=words,
        file=f"{words}.pdf",
        contributions=(row, *ranking.scorecards[0].contributions[1:]),
        notices=(notice,),
    )
    unread = Quarantined(words, QuarantineCode.DAMAGED, words)
    return replace(ranking, scorecards=(card, *ranking.scorecards[1:]), quarantine=(unread,))
