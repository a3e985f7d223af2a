"""Where things stand in a document: the page of a position, the words of a heading."""

from __future__ import annotations

from bisect import bisect_right

from screener.types import ResumeText, Section


def page_of(resume: ResumeText, position: int) -> int:
    """The page, from 1, on which a character stands; 1 where the document has no lines.

    >>> from screener.types import Line, Span
    >>> lines = (Line(Span(0, 3)), Line(Span(4, 7), page=2))
    >>> page_of(ResumeText("00", "Ann\\nSQL", lines, visible_end=7), 5)
    2
    """
    index = bisect_right(resume.lines, position, key=lambda line: line.span.start) - 1
    return resume.lines[max(index, 0)].page if resume.lines else 1


def heading_text(section: Section, resume: ResumeText) -> str:
    """The heading as written, "" where a section shows its kind without one."""
    return resume.quote(section.heading).strip() if section.heading else ""
