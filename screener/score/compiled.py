"""A rubric made ready for scoring: every term spelled out once, not once per resume."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, singledispatch
from itertools import chain
from typing import Any

import msgspec
import numpy as np

from screener.index.folding import bare_words, fold
from screener.index.gender import all_genders
from screener.index.meaning import Array, load_word_table
from screener.index.memo import Memo
from screener.index.stems import Part, Phrase, compile_phrases, parts_among, stems
from screener.knowledge.lexicon import Entry
from screener.knowledge.loader import load_knowledge
from screener.rubric.schema import (
    CertificationCriterion,
    Criterion,
    DegreeCriterion,
    ExperienceCriterion,
    Kind,
    LikenessCriterion,
    Rubric,
    SkillCriterion,
    SoftSkillCriterion,
)
from screener.score.area import area_phrases, asks_to_lead
from screener.score.honesty import Posting, posting_runs
from screener.score.patterns import load_rows
from screener.score.rarity import telling_words
from screener.score.terms import NO_TERMS, Terms, compile_alias, compile_terms

OWN = "own"
"""The source of the rows written for this program: few, and each with its real names."""
OWN_LINE = 3
"""Words from which a line of a posting is its own wording; fewer only name a thing."""
_EXAMPLES = re.compile(r"\be\.? ?g\b|\bsuch as\b|\blike\b|\bor similar\b|\bfor example\b|\betc\b")


@dataclass(frozen=True)
class Compiled:
    """One criterion with its terms compiled.

    `terms` name the thing itself, `weak` what only hints at it, `phrases` what a job entry that
    shows it could say, `query` the meaning of those, `words` their
    single words and how much each says, `families` the kinds of product of which any will do.
    `areas` name the field of an experience criterion, `leads` says whether its role leads people.
    `training` finds courses in a certificate's subject, `label` names the criterion in a sentence.
    `lines` are those of the posting that nobody writes alike by chance, as bare words.
    """

    criterion: Criterion
    label: str
    terms: Terms = NO_TERMS
    weak: Terms = NO_TERMS
    training: tuple[Phrase, ...] = ()
    families: frozenset[str] = frozenset()
    phrases: tuple[Phrase, ...] = ()
    level_word: str = ""
    words: tuple[tuple[str, float], ...] = ()
    areas: Terms = NO_TERMS
    leads: bool = False
    lines: tuple[str, ...] = ()
    query: Array = field(default_factory=lambda: np.zeros((0, 0), np.float32), compare=False)

    @property
    def kind(self) -> Kind:
        """The criterion's kind."""
        return self.criterion.kind

    @cached_property
    def looked_for(self) -> tuple[str, ...]:
        """What the sentence about an absence says was looked for."""
        asked = self.criterion
        named = getattr(asked, "any_of", ()) or getattr(asked, "titles", ())
        return tuple(named or (term.text for term in self.terms.each))

    @cached_property
    def area(self) -> str:
        """The area that the criterion names; "" where it names none."""
        return getattr(self.criterion, "area", "")


class CompiledRubric(msgspec.Struct, frozen=True, dict=True):
    """A rubric with its criteria compiled and the runs of words of its posting."""

    rubric: Rubric
    criteria: tuple[Compiled, ...]
    posting: Posting

    @cached_property
    def role(self) -> Compiled | None:
        """The criterion that names the role: the first on experience, if there is one."""
        return next((each for each in self.criteria if each.kind is Kind.EXPERIENCE), None)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All stems that some criterion looks for in statements."""
        phrases = (p for each in self.criteria for p in (*each.phrases, *each.training))
        words = (word for each in self.criteria for word, _ in each.words)
        return frozenset(chain(chain.from_iterable(phrases), words))

    @cached_property
    def sought(self) -> Memo[tuple[Part, ...]]:
        """Where those stems stand in a word; remembered."""
        return parts_among(self.stems)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words in the spellings of all terms."""
        terms = chain.from_iterable((c.terms, c.weak, c.areas) for c in self.criteria)
        return frozenset(chain.from_iterable(each.words for each in terms))


def _names(texts: Sequence[str]) -> Terms:
    """The rubric's own terms, then the other names that the knowledge has for them."""
    known = [entry for text in texts if (entry := _known(text))]
    others = {alias for entry in known for alias in (entry.label, *entry.aliases)} - set(texts)
    return Terms((*compile_terms(texts).each, *(compile_alias(one) for one in sorted(others))))


def _known(text: str) -> Entry | None:
    knowledge = load_knowledge()
    entry = knowledge.skills.lookup(text) or knowledge.certifications.lookup(text)
    return entry if entry and entry.source == OWN else None


def _families(criterion: SkillCriterion) -> frozenset[str]:
    """The family of products that the terms are examples of ("CRM software, e.g. HubSpot")."""
    if not _EXAMPLES.search(criterion.quote.lower()):
        return frozenset()
    products = {entry for text in criterion.any_of if (entry := _known(text))}
    counts = Counter(entry.family for entry in products)
    alike = set(load_rows("words")["products_alike"].split())
    return frozenset(family for family, count in counts.items() if count > 1 and family in alike)


def _compile(criterion: Criterion) -> Compiled:
    label = criterion.name or criterion.id.replace("_", " ").replace("-", " ")
    return Compiled(criterion, label, **_parts(criterion))


@singledispatch
def _parts(criterion: Any) -> dict[str, Any]:
    """What is compiled of a criterion of a kind; by default the names that it looks for."""
    return {"terms": _names(criterion.any_of), "level_word": getattr(criterion, "level_word", "")}


@_parts.register
def _degree_parts(criterion: DegreeCriterion) -> dict[str, Any]:
    return {"terms": compile_terms(criterion.fields)}


@_parts.register
def _experience_parts(criterion: ExperienceCriterion) -> dict[str, Any]:
    titles = criterion.titles or (criterion.area,)
    forms = ((title, *all_genders(title.lower())[1:]) for title in titles)
    return {
        "terms": compile_terms(chain.from_iterable(forms)),
        "phrases": compile_phrases(criterion.duties),
        "words": _words(criterion.duties or titles),
        "areas": compile_terms(area_phrases(criterion.area)),
        "leads": asks_to_lead(criterion),
    }


@_parts.register
def _soft_skill_parts(criterion: SoftSkillCriterion) -> dict[str, Any]:
    return {
        "terms": compile_terms(criterion.any_of),
        "phrases": compile_phrases(criterion.phrases),
        "query": _query(criterion.phrases or criterion.any_of),
    }


@_parts.register
def _likeness_parts(criterion: LikenessCriterion) -> dict[str, Any]:
    bare = (bare_words(fold(line)) for line in criterion.posting)
    return {
        "lines": tuple(" ".join(words) for words in bare if len(words) >= OWN_LINE),
        "words": telling_words(criterion.posting),
        "query": _query(criterion.posting),
    }


@_parts.register
def _certification_parts(criterion: CertificationCriterion) -> dict[str, Any]:
    return {
        "terms": _names(criterion.any_of),
        "phrases": tuple(p for p in compile_phrases(criterion.any_of) if len(p) > 2),
        "training": _training(criterion.any_of),
    }


@_parts.register
def _skill_parts(criterion: SkillCriterion) -> dict[str, Any]:
    return {
        "terms": _names(criterion.any_of),
        "weak": compile_terms(criterion.weak),
        "families": _families(criterion),
        "level_word": criterion.level_word,
    }


def _training(names: Sequence[str]) -> tuple[Phrase, ...]:
    """A course in what several of the names are about: "sales" of seven sales certificates."""
    words = load_rows("words")
    counts = Counter(stem for phrase in compile_phrases(names) for stem in phrase)
    subjects = {stem for stem, count in counts.items() if count > 1} - stems(words["credential"])
    courses = compile_phrases(words["training"])
    return tuple(
        frozenset({subject}) | course for subject in sorted(subjects) for course in courses
    )


def _words(texts: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """The stems of texts, each with the length of its row in the word table: frequent words say
    less."""
    table = load_word_table()
    weights: dict[str, float] = {}
    for word in " ".join(texts).lower().split():
        for stem in stems(word):
            weights[stem] = max(weights.get(stem, 0.0), table.weight(word))
    return tuple(sorted(weights.items()))


def _query(texts: Sequence[str]) -> Array:
    return load_word_table().encode(texts)


def _said(rubric: Rubric) -> Iterator[str]:
    """What the posting says, as far as the rubric keeps it."""
    for criterion in rubric.criteria:
        yield criterion.quote
        if isinstance(criterion, LikenessCriterion):
            yield from criterion.posting


@lru_cache(maxsize=16)
def compile_rubric(rubric: Rubric) -> CompiledRubric:
    """Compile a rubric once; the same rubric gives the same object.

    >>> from screener.rubric.schema import SkillCriterion
    >>> crm = SkillCriterion(id="crm", kind="skill", weight=10, any_of=("CRM", "HubSpot"))
    >>> compile_rubric(Rubric(title="Sales", criteria=(crm,))).criteria[0].looked_for
    ('CRM', 'HubSpot')
    """
    criteria = tuple(_compile(criterion) for criterion in rubric.criteria)
    # only what the posting itself says: phrases and duties are words that honest resumes use
    return CompiledRubric(rubric, criteria, posting_runs(_said(rubric)))
