"""Jobs: entries of the experience sections, each with title, employer, dates and body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.draft import draft_of
from screener.extract.rows import Row
from screener.types import DateRange, Job, Notice, NoticeCode, Section, SectionKind, Span

_TITLE = re.compile(
    r"(?i)\b(?:manager|engineer|developer|analyst|intern|director|assistant|consultant|specialist"
    r"|associate|officer|coordinator|representative|executive|administrator|designer|lead|teacher"
    r"|accountant|supervisor|head|president|vp|architect|scientist|technician|clerk|trainee)\b"
)
_INTERN = re.compile(r"(?i)\bintern(?:ship)?\b")
_SPLIT = re.compile(r"[ ]+[|–—-][ ]+|[|•\u200b]|\t|[ ]{2,}|,[ ]+|[ ]+at[ ]+|\uff0c")


def _header_rows(rows: Sequence[Row], at: int, taken: int) -> tuple[int, int]:
    """Rows around the date row that belong to its header, half-open."""
    start = at
    while start - 1 > taken and at - start < 2:
        above = rows[start - 1]
        sentence = len(above.text) > 40 and above.text.endswith((".", ":", ","))
        if above.bullet or len(above.text) > 70 or sentence:
            break
        start -= 1
    end = at + 1
    if end < len(rows) and start == at and not rows[end].bullet and len(rows[end].text) < 70:
        end += 1
    return start, end


def _names(text: str, header: Span, dates: DateRange) -> list[Span]:
    """Parts of a header that are not its dates, in order."""
    blank = " " * len(dates.span)
    local = text[header.start : header.end]
    offset = dates.span.start - header.start
    local = (local[:offset] + blank + local[offset + len(blank) :]).replace("\n", "\t")
    parts, at = [], 0
    for cut in [*_SPLIT.finditer(local), None]:
        end = cut.start() if cut else len(local)
        part = local[at:end].strip(" ()-–,|:")
        if len(part) > 1 and re.search(r"[A-Za-z]", part):
            start = header.start + at + local[at:end].index(part)
            parts.append(Span(start, start + len(part)))
        at = cut.end() if cut else end
    return parts


def find_jobs(
    text: str, rows: Sequence[Row], dates: Sequence[DateRange], sections: Sequence[Section]
) -> tuple[Job, ...]:
    """One job per dated entry of an experience section."""
    jobs = []
    for section in sections:
        if section.kind is not SectionKind.EXPERIENCE:
            continue
        inside = [row for row in rows if section.body.covers(row.span)]
        heads = []
        taken = -1
        for at, row in enumerate(inside):
            dated = [d for d in dates if row.span.covers(d.span)]
            if not dated or row.bullet or len(row.text) > 110:
                continue
            start, end = _header_rows(inside, at, taken)
            taken = end - 1
            heads.append((start, end, dated[0]))
        for number, (start, end, dated_range) in enumerate(heads):
            stop = heads[number + 1][0] if number + 1 < len(heads) else len(inside)
            header = Span(inside[start].span.start, inside[end - 1].span.end)
            body_end = inside[stop - 1].span.end if stop > end else header.end
            names = _names(text, header, dated_range)
            title = next((s for s in names if _TITLE.search(text[s.start : s.end])), None)
            title = title or (names[0] if names else None)
            employer = next((s for s in names if s != title), None)
            jobs.append(
                Job(
                    text[title.start : title.end] if title else "",
                    text[employer.start : employer.end] if employer else "",
                    dated_range,
                    header,
                    Span(header.end, body_end),
                    title,
                    employer,
                    internship=bool(
                        title and re.search(r"(?i)\bintern", text[title.start : title.end])
                    ),
                    rule="jobs.dated",
                )
            )
    return tuple(jobs)


@Language.component("jobs")
def _jobs(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.jobs = find_jobs(draft.resume.text, draft.rows, draft.dates, draft.sections)
    if not draft.jobs:
        message = "No job was found: no entry with a date or a title under any heading."
        draft.notices.append(Notice(NoticeCode.NO_JOBS, message))
    return doc
