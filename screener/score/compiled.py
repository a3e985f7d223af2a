"""A rubric made ready for scoring: every term spelled out once, not once per resume."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from screener.rubric.schema import (
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    Kind,
    Rubric,
    SkillCriterion,
    SoftSkillCriterion,
)
from screener.score.honesty import posting_runs
from screener.score.meaning import Array, load_word_table
from screener.score.stems import Phrase, compile_phrases
from screener.score.terms import Term, compile_terms


@dataclass(frozen=True, slots=True)
class Compiled:
    """One criterion with its terms compiled.

    `terms` name the thing itself, `weak` what only hints at it, `phrases` what a job entry that
    shows it could say, `query` the meaning of those. `label` names the criterion in a sentence.
    """

    criterion: Criterion
    label: str
    terms: tuple[Term, ...] = ()
    weak: tuple[Term, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    level_word: str = ""
    query: Array = field(default_factory=lambda: np.zeros((0, 0), np.float32), compare=False)

    @property
    def kind(self) -> Kind:
        """The criterion's kind."""
        return self.criterion.kind

    @property
    def looked_for(self) -> tuple[str, ...]:
        """What the sentence about an absence says was looked for."""
        return tuple(term.text for term in self.terms)


@dataclass(frozen=True, slots=True)
class CompiledRubric:
    """A rubric with its criteria compiled and the posting's long word runs."""

    rubric: Rubric
    criteria: tuple[Compiled, ...]
    runs: frozenset[str]


def _compile(criterion: Criterion) -> Compiled:
    label = criterion.name or criterion.id.replace("_", " ").replace("-", " ")
    if isinstance(criterion, DegreeCriterion):
        return Compiled(criterion, label, compile_terms(criterion.fields))
    if isinstance(criterion, ExperienceCriterion):
        titles = criterion.titles or (criterion.area,)
        return Compiled(
            criterion, label, compile_terms(titles), phrases=compile_phrases(criterion.duties)
        )
    if isinstance(criterion, SoftSkillCriterion):
        terms = compile_terms(criterion.any_of)
        phrases = compile_phrases(criterion.phrases)
        query = _query(criterion.phrases or criterion.any_of)
        return Compiled(criterion, label, terms, phrases=phrases, query=query)
    terms = compile_terms(criterion.any_of)
    if isinstance(criterion, SkillCriterion):
        weak = compile_terms(criterion.weak)
        return Compiled(criterion, label, terms, weak, level_word=criterion.level_word)
    return Compiled(criterion, label, terms, level_word=getattr(criterion, "level_word", ""))


def _query(texts: Sequence[str]) -> Array:
    return load_word_table().encode(texts)


@lru_cache(maxsize=16)
def compile_rubric(rubric: Rubric) -> CompiledRubric:
    """Compile a rubric once; the same rubric gives the same object.

    >>> from screener.rubric.schema import SkillCriterion
    >>> crm = SkillCriterion(id="crm", kind="skill", weight=10, any_of=("CRM", "HubSpot"))
    >>> compile_rubric(Rubric(title="Sales", criteria=(crm,))).criteria[0].looked_for
    ('CRM', 'HubSpot')
    """
    criteria = tuple(_compile(criterion) for criterion in rubric.criteria)
    sentences = [text for criterion in rubric.criteria for text in _sentences(criterion)]
    return CompiledRubric(rubric, criteria, posting_runs(sentences))


def _sentences(criterion: Criterion) -> tuple[str, ...]:
    """What a criterion repeats of the posting word for word."""
    return (criterion.quote, *getattr(criterion, "duties", ()), *getattr(criterion, "phrases", ()))
