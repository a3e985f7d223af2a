"""The words that reports use, in one place: findings, sections, criteria. All of them neutral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screener.report.safe import shown
from screener.types import (
    Contribution,
    DegreeLevel,
    Finding,
    Months,
    NoticeCode,
    Scorecard,
    SectionKind,
)

if TYPE_CHECKING:
    from screener.rubric.schema import Criterion, Rubric

FINDINGS: dict[Finding, str] = {
    Finding.MET: "shown",
    Finding.PARTLY: "partly shown",
    Finding.NOT_FOUND: "not found",
    Finding.UNREADABLE: "unreadable",
}

NOTES: dict[NoticeCode, str] = {
    NoticeCode.HIDDEN_TEXT: "hidden text",
    NoticeCode.OCR: "read from a picture",
    NoticeCode.TRUNCATED: "cut short",
    NoticeCode.NOT_ENGLISH: "not in English",
    NoticeCode.NO_JOBS: "no jobs found",
    NoticeCode.NO_DATES: "no dates found",
    NoticeCode.PASTED_POSTING: "repeats the posting",
    NoticeCode.REWORDED_POSTING: "follows the posting",
    NoticeCode.REPEATED_TERM: "repeated terms",
    NoticeCode.MACHINE_INSTRUCTIONS: "addresses a machine",
    NoticeCode.DUPLICATE: "perhaps here twice",
}
"""What a notice is called beside a name; one that is not here stands in the details only."""

LEVELS = {
    "high_school": "High school",
    "associate": "Associate degree",
    "diploma": "Diploma",
    "bachelor": "Bachelor's degree",
    "master": "Master's degree",
    "doctorate": "Doctorate",
    "other": "Further education",
}


def criterion_name(criterion: Criterion) -> str:
    """What a reader calls a criterion: its name, or what it asks for in a few words.

    >>> from screener.rubric.schema import Kind, SkillCriterion
    >>> criterion_name(SkillCriterion(id="crm", kind=Kind.SKILL, weight=5, any_of=("CRM", "SAP")))
    'CRM'
    """
    from screener.rubric.schema import DegreeCriterion, ExperienceCriterion

    if criterion.name:
        return shown(criterion.name)
    if isinstance(criterion, DegreeCriterion):
        asked = LEVELS[criterion.level.value]
        return "Degree" if criterion.level is DegreeLevel.OTHER else asked
    if isinstance(criterion, ExperienceCriterion):
        return f"Experience in {criterion.area}" if criterion.area else "Experience in the role"
    named = getattr(criterion, "any_of", ("Work like the posting's",))
    return shown(named[0])


def criterion_names(rubric: Rubric) -> dict[str, str]:
    """What a reader calls each criterion, by id."""
    return {criterion.id: criterion_name(criterion) for criterion in rubric.criteria}


def months_text(months: Months | None) -> str:
    """How long something lasted; "" where no dates say.

    >>> months_text(Months(29, 29)), months_text(Months(1, 12)), months_text(None)
    ('29 months', '1 to 12 months', '')
    """
    if months is None:
        return ""
    least, most = months.least, months.most
    return f"{least} month{'s' * (least != 1)}" if least == most else f"{least} to {most} months"


def section_name(kind: SectionKind) -> str:
    """The kind of a section as a person would say it.

    >>> section_name(SectionKind.PREAMBLE), section_name(SectionKind.SKILLS)
    ('top of the page', 'skills')
    """
    return "top of the page" if kind is SectionKind.PREAMBLE else kind.value


def strongest(card: Scorecard) -> Contribution | None:
    """The row that gives most points, what is shown before what is partly shown.

    The rubric's order decides between equals; None where nothing gives any.
    """
    carrying = [row for row in card.contributions if row.tenths]
    return max(carrying, key=lambda row: (row.finding is Finding.MET, row.tenths), default=None)


def must_haves_shown(card: Scorecard) -> str:
    """The count that is said aloud.

    >>> must_haves_shown(Scorecard("0", "a.pdf", (), must_haves_shown=4, must_haves=5))
    '4 of 5'
    """
    return f"{card.must_haves_shown} of {card.must_haves}" if card.must_haves else "none asked"


def notes(card: Scorecard) -> tuple[str, ...]:
    """What a reader should know before the score, in a few words each.

    >>> from screener.types import Notice
    >>> notes(Scorecard("0", "a.pdf", (), notices=(Notice(NoticeCode.NOT_ENGLISH, "..."),)))
    ('not in English',)
    """
    called = (NOTES.get(notice.code, "") for notice in card.notices)
    return tuple(dict.fromkeys(filter(None, called)))


def count_of(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count_of(1, "resume"), count_of(1200, "resume"), count_of(2, "has", "have")
    ('1 resume', '1,200 resumes', '2 have')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
