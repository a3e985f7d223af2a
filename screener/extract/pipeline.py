"""ResumeText to Profile: one spaCy pipeline, one component per kind of fact.

How it is wired
    `extract_profile` makes a Doc of the visible text (tokenizer.py), attaches a `Draft` (draft.py)
    to it and runs the components in the order of `COMPONENTS`. The Doc holds the words that
    spaCy's matchers look at; known phrases, rows, sections, jobs and the other facts are in the
    draft. The Doc never leaves this package, and no word of it enters the vocabulary.

How a component is made: a trio
    patterns/skills.yaml     what it knows, as named data; read with `resources.load_table`
    skills.py, the logic     `find_skills(text, rows, sections, ...) -> tuple[Mention, ...]`, a pure
                             function of text and of what earlier components found
    skills.py, declaration   @Language.component("skills")
                             def _skills(doc: Doc) -> Doc:
                                 draft = draft_of(doc)
                                 hits = draft.terms[Label.SKILL]
                                 draft.skills = find_skills(draft.resume.text, hits, ...)
                                 return doc
    and its name in `COMPONENTS`, which is also the module it lives in. A component that holds
    matchers is a class with a factory (terms.py, context.py).
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from screener.extract.draft import Draft, attach_draft, draft_of
from screener.extract.tokenizer import make_tokenizer
from screener.types import Notice, NoticeCode, Profile, ResumeText

COMPONENTS: tuple[str, ...] = (
    "sections",
    "dates",
    "jobs",
    "statements",
    "terms",
    "context",
    "education",
    "skills",
    "certifications",
    "languages",
    "contact",
)
"""Names of the components, in the order they run; each lives in the module of its name."""

MAX_CHARS = 1_000_000
"""Longer texts are cut here, with a notice: about 300 full pages."""


def build_nlp() -> Language:
    """A pipeline of our tokenizer and every component of `COMPONENTS`; downloads nothing.

    >>> build_nlp().pipe_names[0]
    'sections'
    """
    nlp = Language(Vocab(), create_tokenizer=make_tokenizer)
    for name in COMPONENTS:
        import_module(f"screener.extract.{name}")
        nlp.add_pipe(name)
    return nlp


@lru_cache(maxsize=1)
def loaded_nlp() -> Language:
    """One pipeline per process."""
    return build_nlp()


def begin(nlp: Language, resume: ResumeText) -> Doc:
    """A Doc of the visible text with an empty draft, before any component has run."""
    end = min(resume.visible_end, MAX_CHARS)
    doc = nlp.make_doc(resume.text[:end])
    draft = Draft(resume, end)
    if resume.visible_end > MAX_CHARS:
        message = f"Only the first {MAX_CHARS:,} characters were looked at."
        draft.notices.append(Notice(NoticeCode.TRUNCATED, message))
    attach_draft(doc, draft)
    return doc


def extract_profile(resume: ResumeText) -> Profile:
    """Everything the visible text says, each fact with its place.

    Text past `MAX_CHARS` is not looked at, and a notice says so.

    >>> text = "Experience\\nSales Manager, Acme Inc.\\nMar 2019 - present"
    >>> from screener.types import Line, Span
    >>> lines = (Line(Span(0, 10)), Line(Span(11, 35)), Line(Span(36, 54)))
    >>> job = extract_profile(ResumeText("00", text, lines, visible_end=54)).jobs[0]
    >>> job.title, job.employer, str(job.dates.start), job.dates.current
    ('Sales Manager', 'Acme Inc.', '2019-03', True)
    """
    nlp = loaded_nlp()
    return draft_of(nlp(begin(nlp, resume))).to_profile()
