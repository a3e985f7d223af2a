"""What a rubric file may say: pydantic models, one per criterion kind, nothing else allowed.

A field that is unknown, missing or out of range is an error with its path; `load_rubric` collects
all of them at once. `rubrics/README.md` is the reference for people who write rubrics.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from screener.types import DegreeLevel


class Kind(StrEnum):
    """The kinds of criterion, one evaluator each."""

    DEGREE = "degree"
    EXPERIENCE = "experience_years"
    SKILL = "skill"
    SOFT_SKILL = "soft_skill"
    CERTIFICATION = "certification"
    LANGUAGE = "language"
    LICENSE = "license"
    LIKENESS = "likeness"
    OTHER = "other"


class Importance(StrEnum):
    """Must-haves are counted aloud; neither kind ever rejects anybody."""

    MUST = "must"
    PREFERRED = "preferred"


class Level(StrEnum):
    """Seniority bands that one posting may describe side by side."""

    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"


Terms = tuple[str, ...]

ANY_LEVEL = "any"
"""How a rubric asks for a degree without naming its level; `DegreeLevel.OTHER` inside."""

ASKED_LEVELS = (ANY_LEVEL, *(level.value for level in DegreeLevel if level != DegreeLevel.OTHER))


def _read_level(value: object) -> object:
    """The level that a word of a rubric stands for, or the error that lists the words."""
    if isinstance(value, DegreeLevel):
        return value
    if value not in ASKED_LEVELS:
        expected = ", ".join(f"'{level}'" for level in ASKED_LEVELS)
        raise PydanticCustomError("enum", "Input should be {expected}", {"expected": expected})
    return DegreeLevel.OTHER if value == ANY_LEVEL else DegreeLevel(value)


def _write_level(level: DegreeLevel) -> str:
    return ANY_LEVEL if level is DegreeLevel.OTHER else level.value


AskedLevel = Annotated[
    DegreeLevel,
    BeforeValidator(_read_level),
    PlainSerializer(_write_level, return_type=str),
    WithJsonSchema({"type": "string", "enum": list(ASKED_LEVELS), "default": "bachelor"}),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class CommonFields(_Strict):
    """What every kind of criterion has."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    name: str = ""
    importance: Importance = Importance.MUST
    weight: float = Field(ge=0, le=100, multiple_of=0.1)
    gate: bool = False
    quote: str = ""
    reason: str = ""
    derived: bool = False


class DegreeCriterion(CommonFields):
    """A level of education, in certain fields or in any."""

    kind: Literal[Kind.DEGREE]
    level: AskedLevel = DegreeLevel.BACHELOR
    fields: Terms = ()
    related_field_ok: bool = False
    or_equivalent: bool = False


class ExperienceCriterion(CommonFields):
    """Years in the role's own field, shown by job titles or by duties."""

    kind: Literal[Kind.EXPERIENCE]
    years_min: float | None = Field(default=None, ge=0, le=60)
    years_max: float | None = Field(default=None, ge=0, le=60)
    area: str = ""
    titles: Terms = ()
    duties: Terms = ()


class SkillCriterion(CommonFields):
    """Something a person can use or do by name; `weak` names what only hints at it."""

    kind: Literal[Kind.SKILL]
    any_of: Terms = Field(min_length=1)
    weak: Terms = ()
    level_word: str = ""


class SoftSkillCriterion(CommonFields):
    """A way of working; `phrases` are what a job entry that shows it could say."""

    kind: Literal[Kind.SOFT_SKILL]
    any_of: Terms = Field(min_length=1)
    phrases: Terms = ()


class CertificationCriterion(CommonFields):
    """A certificate or a completed course, by any of its names."""

    kind: Literal[Kind.CERTIFICATION]
    any_of: Terms = Field(min_length=1)


class LanguageCriterion(CommonFields):
    """A human language, at a stated level or at any."""

    kind: Literal[Kind.LANGUAGE]
    any_of: Terms = Field(min_length=1)
    level_word: str = ""


class LicenseCriterion(CommonFields):
    """A permission to practise or to drive."""

    kind: Literal[Kind.LICENSE]
    any_of: Terms = Field(min_length=1)


class LikenessCriterion(CommonFields):
    """Work like the posting's: `posting` are its own lines, compared by meaning."""

    kind: Literal[Kind.LIKENESS]
    posting: Terms = Field(min_length=1)


class OtherCriterion(CommonFields):
    """Anything else the posting asks (travel, work authorisation), looked for in words."""

    kind: Literal[Kind.OTHER]
    any_of: Terms = Field(min_length=1)


Criterion = Annotated[
    DegreeCriterion
    | ExperienceCriterion
    | SkillCriterion
    | SoftSkillCriterion
    | CertificationCriterion
    | LanguageCriterion
    | LicenseCriterion
    | LikenessCriterion
    | OtherCriterion,
    Field(discriminator="kind"),
]


class Overlay(_Strict):
    """What one level of the role asks otherwise: criteria to leave out, to replace or to add.

    A criterion with the id of one of the rubric's replaces it, any other joins it.
    """

    title: str = ""
    without: Terms = ()
    criteria: tuple[Criterion, ...] = ()


class Rubric(_Strict):
    """What is asked for, and how much each answer weighs; weights are absolute points.

    `levels` are what other levels of the role ask otherwise; `at_level` applies one.
    """

    title: str = Field(min_length=1)
    level: Level | None = None
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    levels: dict[Level, Overlay] = Field(default_factory=dict)

    def __hash__(self) -> int:
        """By what is asked: compiled rubrics are kept by it, and a dict of levels has no hash."""
        return hash((self.title, self.level, self.criteria))


def schema_text() -> str:
    """The JSON schema of a rubric file, as rubrics/rubric.schema.json ships it for editors."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(schema | Rubric.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
