"""A profile with something added or taken away, so that "what if" can be scored, not guessed."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from screener.rubric.schema import (
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    LikenessCriterion,
    SoftSkillCriterion,
)
from screener.types import (
    DateRange,
    DegreeLevel,
    Education,
    Job,
    Line,
    PartialDate,
    Profile,
    ResumeText,
    SectionKind,
    Span,
    Statement,
)


def without_spans(profile: Profile, spans: tuple[Span, ...]) -> Profile:
    """The profile as if some words were not there: blanked in the text, their facts dropped.

    Blanks keep every other position as it was.
    """

    def gone(span: Span | None) -> bool:
        return span is not None and any(span.overlaps(cut) for cut in spans)

    text = profile.resume.text
    for cut in spans:
        blank = "".join(c if c == "\n" else " " for c in text[cut.start : cut.end])
        text = text[: cut.start] + blank + text[cut.end :]
    return replace(
        profile,
        index=None,
        resume=replace(profile.resume, text=text),
        jobs=tuple(_untitled(job) if gone(job.title_span) else job for job in profile.jobs),
        education=tuple(e for e in profile.education if not gone(e.span)),
        skills=tuple(m for m in profile.skills if not gone(m.span)),
        certifications=tuple(m for m in profile.certifications if not gone(m.span)),
        languages=tuple(m for m in profile.languages if not gone(m.span)),
    )


def _untitled(job: Job) -> Job:
    return replace(job, title="")


def with_line(
    profile: Profile, words: str, *, section: SectionKind, job: int | None = None
) -> tuple[Profile, Span]:
    """The profile with one more visible line at its end, and where that line stands."""
    resume = profile.resume
    start = resume.visible_end + 1
    text = f"{resume.visible_text}\n{words}\n{resume.text[resume.visible_end :]}"
    span = Span(start, start + len(words))
    shift = len(words) + 2
    page = resume.lines[-1].page if resume.lines else 1
    shown = [line for line in resume.lines if line.visible]
    hidden = [
        replace(line, span=Span(line.span.start + shift, line.span.end + shift))
        for line in resume.lines
        if not line.visible
    ]
    lines = (*shown, Line(span, page=page), *hidden)
    edited = ResumeText(
        resume.resume_id, text, lines, visible_end=span.end, pages=resume.pages,
        format=resume.format, reader=resume.reader, language=resume.language,
        notices=resume.notices,
    )  # fmt: skip
    statements = (*profile.statements, Statement(span, section, job))
    return replace(profile, resume=edited, statements=statements, index=None), span


def with_criterion_shown(
    profile: Profile, criterion: Criterion, *, as_of: date
) -> tuple[Profile, str]:
    """The profile with the plainest line that would show a criterion, and that line."""
    if isinstance(criterion, DegreeCriterion):
        return _with_degree(profile, criterion)
    if isinstance(criterion, ExperienceCriterion):
        return _with_job(profile, criterion, as_of)
    job = 0 if profile.jobs else None
    section = SectionKind.EXPERIENCE if job == 0 else SectionKind.SKILLS
    if isinstance(criterion, LikenessCriterion):
        return with_line(profile, criterion.posting[0], section=section, job=job)[0], (
            criterion.posting[0]
        )
    term = criterion.any_of[0]
    if isinstance(criterion, SoftSkillCriterion):
        words = (criterion.phrases or criterion.any_of)[0]
    elif criterion.kind.value == "certification":
        words, section, job = f"{term}, certified {as_of.year}", SectionKind.CERTIFICATIONS, None
    else:
        level = getattr(criterion, "level_word", "")
        words = f"Used {term} daily{f' at {level} level' if level else ''}"
    return with_line(profile, words, section=section, job=job)[0], words


def _with_degree(profile: Profile, criterion: DegreeCriterion) -> tuple[Profile, str]:
    subject = criterion.fields[0].title() if criterion.fields else ""
    unnamed = criterion.level is DegreeLevel.OTHER
    asked = DegreeLevel.BACHELOR if unnamed else criterion.level
    level = asked.value.replace("_", " ").title()
    words = f"{level} degree{f' in {subject}' if subject else ''}"
    edited, span = with_line(profile, words, section=SectionKind.EDUCATION)
    degree = Education(asked, subject, "", span)
    return replace(edited, education=(*edited.education, degree)), words


def _with_job(profile: Profile, criterion: ExperienceCriterion, as_of: date) -> tuple[Profile, str]:
    title = (criterion.titles or (criterion.area,))[0].title()
    years = int(criterion.years_min or 3) + 1
    words = f"{title}, {as_of.year - years} to present"
    edited, span = with_line(profile, words, section=SectionKind.EXPERIENCE)
    start = PartialDate(as_of.year - years, as_of.month)
    dates = DateRange(start, None, span, current=True)
    where = Span(span.start, span.start + len(title))
    job = Job(title, "", dates, span, Span(span.end, span.end), title_span=where)
    return replace(edited, jobs=(*edited.jobs, job)), words
