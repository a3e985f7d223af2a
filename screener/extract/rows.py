"""The visible lines of a resume with their text at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from screener.types import Line, ResumeText, Span

BULLETS = "•●▪■◦○‣⁃∙·*►▶➢➤❖✓✔-–—→»§oØ"
_BULLET = re.compile(r"[^\w\s(\"'$#&+.<]{1,2}[\s\u200b]+|[oØ§][ \t]+(?=[A-Z])|\(cid:\d+\)\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """One visible line: its text without the white space around it, and where that stands."""

    index: int
    text: str
    span: Span
    line: Line
    bullet: int = 0

    @property
    def content(self) -> str:
        """The text after its bullet."""
        return self.text[self.bullet :]


def visible_rows(resume: ResumeText) -> tuple[Row, ...]:
    """Every visible line that is not blank, in reading order.

    >>> from screener.types import Line
    >>> text = "Skills\\n• SQL"
    >>> resume = ResumeText("", text, (Line(Span(0, 6)), Line(Span(7, 12))), visible_end=12)
    >>> [(row.text, row.content) for row in visible_rows(resume)]
    [('Skills', 'Skills'), ('• SQL', 'SQL')]
    """
    rows: list[Row] = []
    for line in resume.lines:
        if not line.visible or line.span.end > resume.visible_end:
            continue
        text = resume.quote(line.span)
        start = line.span.start + len(text) - len(text.lstrip())
        text = text.strip()
        if text:
            mark = _BULLET.match(text)
            bullet = mark.end() if mark else 0
            rows.append(Row(len(rows), text, Span(start, start + len(text)), line, bullet))
    return tuple(rows)
