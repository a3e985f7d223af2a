"""Read a rubric file; every mistake in it is reported at once, each with its path."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    NodeEvent,
    ScalarEvent,
)
from ruamel.yaml.parser import Parser

from screener.errors import RubricError
from screener.rubric.schema import CommonFields, Criterion, Kind, Overlay, Rubric

MAX_BYTES = 256 * 1024
"""A rubric is a page or two of text; ready ones take under 10 kB."""

MAX_DEPTH = 6
"""A rubric nests four deep: rubric, criteria, criterion, list of terms."""

_WHAT_IT_IS = "it must be a YAML text with `title:` and `criteria:` (a posting goes to --jd)"


def load_rubric(path: Path) -> Rubric:
    """Read and check a rubric file, UTF-8 YAML of at most 256 kB.

    Raises RubricError with one line per problem: `FILE: criteria.2.yeers: unknown field; did you
    mean "years_min"?`, in the order of the file. Criteria count from 0. Anchors, aliases and tags
    are refused.
    """
    name = str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RubricError(f"{name}: larger than {MAX_BYTES // 1024} kB; is it a rubric?")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RubricError(f"{name}: byte {error.start} is not UTF-8; {_WHAT_IT_IS}") from None
    except OSError as error:
        raise RubricError(f"{name}: cannot be read: {error.strerror}") from None
    return parse_rubric(text, source=name)


def parse_rubric(text: str, *, source: str = "rubric") -> Rubric:
    r"""Check the text of a rubric; `source` names it in messages. Raises RubricError.

    >>> yaml = "title: Chef\ncriteria:\n- {id: a, kind: skill, weight: 100, any_of: [HACCP]}\n"
    >>> parse_rubric(yaml).criteria[0].any_of
    ('HACCP',)
    """
    data = _read_yaml(text, source)
    problems = list(_problems_across(data))
    try:
        rubric = Rubric.model_validate(data)
    except ValidationError as error:
        found = [one for one in (*error.errors(), *_behind_kinds(data)) if not _is_echo(one)]
        problems = [_problem(one) for one in sorted(found, key=_criterion_of)] + problems
    else:
        if not problems:
            return rubric
    raise RubricError("\n".join(f"{source}: {problem}" for problem in dict.fromkeys(problems)))


def _behind_kinds(data: Mapping[str, Any]) -> Iterator[ErrorDetails]:
    """The other mistakes of criteria whose kind is unknown, which pydantic does not look at."""
    lists: list[tuple[tuple[int | str, ...], object]] = [(("criteria",), data.get("criteria"))]
    levels = data.get("levels")
    for level, overlay in levels.items() if isinstance(levels, dict) else ():
        if isinstance(overlay, dict):
            lists.append((("levels", level, "criteria"), overlay.get("criteria")))
    for path, rows in lists:
        for place, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict) and row.get("kind") not in set(Kind):
                yield from _mistakes(row, (*path, place))


def _mistakes(row: Mapping[str, Any], path: tuple[int | str, ...]) -> Iterator[ErrorDetails]:
    """What is wrong in a criterion beside its kind: with the kind that was meant, where one is
    near, else in the fields that all kinds have."""
    near = difflib.get_close_matches(str(row.get("kind", "")), [kind.value for kind in Kind], n=1)
    kind = Kind(near[0]) if near else Kind.OTHER
    try:
        model_of(kind).model_validate({**row, "kind": kind.value})
    except ValidationError as error:
        for one in error.errors():
            common = bool(one["loc"]) and one["loc"][0] in CommonFields.model_fields
            if near or (common and one["type"] != "extra_forbidden"):
                yield {**one, "loc": (*path, kind.value, *one["loc"])}


def _criterion_of(error: ErrorDetails) -> tuple[str, int]:
    """Where an error stands, so that those of one criterion are told together, from the top."""
    numbers = [part for part in error["loc"] if isinstance(part, int)]
    head = error["loc"][0] if error["loc"] else ""
    level = str(error["loc"][1]) if head == "levels" and len(error["loc"]) > 1 else ""
    return level, numbers[0] if numbers else -1


def _is_echo(error: ErrorDetails) -> bool:
    """Whether pydantic says "too short" only because it dropped the wrong members of a list."""
    return error["type"] == "too_short" and bool(error["input"])


def _read_yaml(text: str, source: str) -> dict[str, Any]:
    if not text.strip():
        raise RubricError(f"{source}: empty; a rubric needs a title and criteria")
    try:
        yaml = YAML(typ="safe", pure=True)
        yaml.Parser = _WaryParser
        data = yaml.load(text)
    except _Refused as error:
        raise RubricError(f"{source}: {error}") from None
    except DuplicateKeyError as error:
        place = error.problem_mark
        raise RubricError(
            f"{source}: line {place.line + 1}: the same field stands twice; keep one"
        ) from None
    except MarkedYAMLError as error:
        raise RubricError(f"{source}: {_yaml_problem(error)}") from None
    except (YAMLError, ValueError, AssertionError) as error:  # a %YAML line fails an assertion
        raise RubricError(f"{source}: not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise RubricError(f"{source}: not a rubric; {_WHAT_IT_IS}")
    return data


def _yaml_problem(error: MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    return f"{where}not YAML: {error.problem or error.context}"


class _Refused(Exception):
    """What no rubric may hold, with its line."""


class _WaryParser(Parser):
    """Stops at what a rubric never needs and an attacker does, before anything is built from it."""

    nested = 0

    def get_event(self) -> Any:
        event = super().get_event()
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            raise _Refused(f"line {line}: anchors and aliases are not allowed")
        if isinstance(event, CollectionStartEvent | ScalarEvent) and event.tag:
            raise _Refused(f"line {line}: tags (!...) are not allowed")
        self.nested += isinstance(event, CollectionStartEvent)
        self.nested -= isinstance(event, CollectionEndEvent)
        if self.nested > MAX_DEPTH:
            raise _Refused(f"line {line}: nested deeper than any rubric")
        return event


def _problems_across(data: Mapping[str, Any]) -> Iterator[str]:
    """What no single field shows: ids used twice, years that run backwards."""
    yield from _problems_in(data, "criteria")
    levels = data.get("levels")
    for level, overlay in levels.items() if isinstance(levels, dict) else ():
        if isinstance(overlay, dict):
            yield from _problems_in(overlay, f"levels.{level}.criteria")


def _problems_in(holder: Mapping[str, Any], path: str) -> Iterator[str]:
    criteria = holder.get("criteria")
    rows = [row for row in criteria if isinstance(row, dict)] if isinstance(criteria, list) else []
    counts = Counter(row["id"] for row in rows if isinstance(row.get("id"), str))
    for name in sorted(name for name, count in counts.items() if count > 1):
        yield f'{path}: the id "{name}" is used {counts[name]} times; ids must differ'
    for place, row in enumerate(criteria if isinstance(criteria, list) else []):
        least, most = (_number(row, key) for key in ("years_min", "years_max"))
        if least is not None and most is not None and least > most:
            yield f"{path}.{place}.years_min: {least:g} is more than years_max, {most:g}"


def _number(row: object, key: str) -> float | None:
    value = row.get(key) if isinstance(row, dict) else None
    return float(value) if isinstance(value, int | float) else None


def _problem(error: ErrorDetails) -> str:
    """One pydantic error as a sentence with its path in the file."""
    kinds = {kind.value for kind in Kind}
    place = _place(error["loc"], kinds)
    path = ".".join(place) or "rubric"
    field = place[-1] if place else ""
    match error["type"]:
        case "extra_forbidden":
            known = _fields_of(error["loc"])
            return f"{path}: unknown field{_did_you_mean(field, known)}"
        case "enum" | "literal_error":
            allowed = [value.strip("' ") for value in _expected(error)]
            return f"{path}: {_shown(error['input'])} is not one of {', '.join(allowed)}" + (
                _did_you_mean(str(error["input"]), allowed)
            )
        case "union_tag_invalid":
            kind = error["ctx"]["tag"]
            return f'{path}.kind: unknown kind "{kind}"{_did_you_mean(kind, sorted(kinds))}'
        case "union_tag_not_found":
            return f"{path}.kind: missing; one of {', '.join(kind.value for kind in Kind)}"
        case other:
            wrong = _shown(error["input"])
            if other in _SENTENCES:
                return f"{path}: {_SENTENCES[other].format(wrong)}"
            return f"{path}: {_lower_first(error['msg'])}, not {wrong}"


_SENTENCES = {
    "missing": "missing",
    "too_short": "empty; give at least one",
    "string_too_short": "empty; give at least one",
    "tuple_type": "should be a list, not {}",
    "model_attributes_type": "should be fields with values, not {}",
    "dict_type": "should be fields with values, not {}",
    "model_type": "should be fields with values, not {}",
    "string_pattern_mismatch": "{} may hold only a-z, 0-9, - and _",
}
"""What to say of an error of pydantic's, with the value that is wrong."""


def _place(loc: tuple[int | str, ...], kinds: set[str]) -> list[str]:
    """A path without what only pydantic knows: the kind behind a criterion's number."""
    return [
        str(part)
        for before, part in zip(("", *loc), loc, strict=False)
        if not (isinstance(before, int) and part in kinds) and part != "[key]"
    ]


def _expected(error: ErrorDetails) -> list[str]:
    return str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(", ")


def _lower_first(message: str) -> str:
    return (message[:1].lower() + message[1:]).replace("input should be", "should be")


def _shown(value: object) -> str:
    """A value in a message: short, on one line."""
    text = f'"{value}"' if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _did_you_mean(written: str, known: list[str]) -> str:
    """The nearest known name, told also by its first word ("yeers" is near "years_min")."""
    heads = {name.split("_")[0]: name for name in reversed(known)}
    near = difflib.get_close_matches(written.lower(), [*known, *heads], n=1, cutoff=0.6)
    if near:
        return f'; did you mean "{heads.get(near[0], near[0])}"?'
    return f"; known here: {', '.join(known)}" if known else ""


def _fields_of(place: tuple[int | str, ...]) -> list[str]:
    """The fields allowed beside the one at `place`: the rubric's, or those of one kind."""
    kind = next((part for part in place if part in set(Kind)), None)
    if kind:
        return list(model_of(Kind(kind)).model_fields)
    return list(Overlay.model_fields if place[0] == "levels" else Rubric.model_fields)


def model_of(kind: Kind) -> type[BaseModel]:
    """The pydantic model of one kind of criterion.

    >>> model_of(Kind.SKILL).__name__
    'SkillCriterion'
    """
    union: tuple[type[BaseModel], ...] = get_args(get_args(Criterion)[0])
    return next(m for m in union if get_args(m.model_fields["kind"].annotation)[0] is kind)
