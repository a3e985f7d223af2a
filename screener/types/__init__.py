"""The values that flow between the stages; all frozen, none of them knows how it was made.

Positions are half-open character offsets into `ResumeText.text`, everywhere and always.
Pages count from 1; boxes are in points with the origin at the top left of the page.
"""

from screener.types.dates import DateRange, Months, PartialDate
from screener.types.index import ResumeIndex
from screener.types.notices import Notice, NoticeCode, QuarantineCode
from screener.types.profile import (
    DEGREE_ORDER,
    Contact,
    DegreeLevel,
    Education,
    Job,
    Label,
    Mention,
    Modifier,
    Profile,
    Section,
    SectionKind,
    Standing,
    Statement,
)
from screener.types.ranking import Contribution, Evidence, Finding, Quarantined, Ranking, Scorecard
from screener.types.text import Box, Format, Hidden, Line, ResumeText, Span

__all__ = [
    "DEGREE_ORDER",
    "Box",
    "Contact",
    "Contribution",
    "DateRange",
    "DegreeLevel",
    "Education",
    "Evidence",
    "Finding",
    "Format",
    "Hidden",
    "Job",
    "Label",
    "Line",
    "Mention",
    "Modifier",
    "Months",
    "Notice",
    "NoticeCode",
    "PartialDate",
    "Profile",
    "QuarantineCode",
    "Quarantined",
    "Ranking",
    "ResumeIndex",
    "ResumeText",
    "Scorecard",
    "Section",
    "SectionKind",
    "Span",
    "Standing",
    "Statement",
]
