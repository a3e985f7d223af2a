"""What the components of the pipeline have found so far about one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from screener.extract.rows import Row
from screener.knowledge import Hit
from screener.types import (
    Contact,
    DateRange,
    Education,
    Job,
    Label,
    Mention,
    Modifier,
    Notice,
    Profile,
    ResumeText,
    Section,
    Statement,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "screener"


class Draft(msgspec.Struct):
    """A profile in the making; each component fills its own fields and reads those before it.

    `end` is how far the text is looked at: the visible text, up to the pipeline's limit. `running`
    holds the numbers of the rows that stand on several pages alike, `terms` the known phrases.
    """

    resume: ResumeText
    end: int
    rows: tuple[Row, ...] = ()
    running: frozenset[int] = frozenset()
    dates: tuple[DateRange, ...] = ()
    sections: tuple[Section, ...] = ()
    jobs: tuple[Job, ...] = ()
    statements: tuple[Statement, ...] = ()
    terms: dict[Label, tuple[Hit, ...]] = {}
    education: tuple[Education, ...] = ()
    skills: tuple[Mention, ...] = ()
    certifications: tuple[Mention, ...] = ()
    languages: tuple[Mention, ...] = ()
    contact: Contact = msgspec.field(default_factory=Contact)
    modifiers: tuple[Modifier, ...] = ()
    notices: list[Notice] = []

    def own_rows(self) -> list[Row]:
        """The rows but those that every page repeats."""
        return [row for row in self.rows if row.index not in self.running]

    def to_profile(self) -> Profile:
        """The finished profile; the resume's own notices come first."""
        return Profile(
            resume=self.resume,
            sections=self.sections,
            jobs=self.jobs,
            education=self.education,
            skills=self.skills,
            certifications=self.certifications,
            languages=self.languages,
            contact=self.contact,
            statements=self.statements,
            modifiers=self.modifiers,
            notices=(*self.resume.notices, *self.notices),
        )


def attach_draft(doc: Doc, draft: Draft) -> None:
    """Give a fresh Doc its draft."""
    doc.user_data[_KEY] = draft


def draft_of(doc: Doc) -> Draft:
    """The draft that travels with a Doc; what a component reads and fills."""
    draft: Draft = doc.user_data[_KEY]
    return draft
