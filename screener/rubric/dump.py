"""Write a rubric as YAML that reads as if a person had typed it; loading it gives it back."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from screener.errors import RubricError
from screener.rubric.load import parse_rubric
from screener.rubric.schema import Criterion, DegreeCriterion, Importance, Level, Rubric

WIDTH = 100
"""Columns of a comment or a list; a sentence in a field stays on one line."""

NEVER = 1_000_000

FIRST = ("id", "name", "kind", "importance", "weight")
LAST = ("derived", "quote", "reason")
"""A criterion opens with what people edit and closes with where it came from."""

HEADINGS = {Importance.MUST: "Must-haves", Importance.PREFERRED: "Preferred"}


def dump_rubric(rubric: Rubric, *, original: str = "") -> str:
    r"""The rubric as YAML, with the quote and the reason of each criterion as a comment above it.

    The same rubric gives the same bytes, and `parse_rubric` gives the same rubric back. Where
    `original`, the text it was loaded from, still says exactly this, that text comes back
    untouched, a person's own comments and layout included.

    >>> text = "title: Chef\ncriteria:\n- {id: a, kind: skill, weight: 100, any_of: [HACCP]}\n"
    >>> dump_rubric(parse_rubric(text), original=text) == text
    True
    >>> print(dump_rubric(parse_rubric(text)).split("\n\n")[-1], end="")
      - id: a
        kind: skill
        importance: must
        weight: 100
        any_of: [HACCP]
    """
    if original and _says(original, rubric):
        return original
    head = CommentedMap({"title": _text(rubric.title)})
    if rubric.level:
        head["level"] = rubric.level.value
    body = [*_blocks(rubric.criteria), *_level_blocks(rubric)]
    return "".join([_title_comment(rubric), _yaml(head), "criteria:\n", *body])


def _says(text: str, rubric: Rubric) -> bool:
    try:
        return parse_rubric(text) == rubric
    except (RubricError, YAMLError):
        return False


def _title_comment(rubric: Rubric) -> str:
    total = sum(criterion.weight for criterion in rubric.criteria)
    return (
        "# yaml-language-server: $schema=rubric.schema.json\n"
        f"# {_one_line(rubric.title)}: {len(rubric.criteria)} criteria, {total:g} points.\n"
        "# Weights are the most a criterion can give; rubrics/README.md explains every field.\n\n"
    )


def _blocks(criteria: Sequence[Criterion]) -> Iterator[str]:
    """One block of text per criterion, a heading where the importance changes."""
    before = None
    for criterion in criteria:
        if criterion.importance is not before:
            yield f"\n  # {_group(criteria, criterion.importance)}\n"
        before = criterion.importance
        yield "\n" + _comment(criterion) + textwrap.indent(_yaml([_mapping(criterion)]), "  ")


def _level_blocks(rubric: Rubric) -> Iterator[str]:
    """What each other level asks otherwise, in the order of the levels."""
    if rubric.levels:
        yield "\n# What other levels ask otherwise: an id from above replaces, a new one joins.\n"
        yield "levels:\n"
    for level in (level for level in Level if level in rubric.levels):
        overlay = rubric.levels[level]
        head = CommentedMap()
        if overlay.title:
            head["title"] = _text(overlay.title)
        if overlay.without:
            head["without"] = _terms("without", list(overlay.without))
        yield f"  {level.value}:\n" if head or overlay.criteria else f"  {level.value}: {{}}\n"
        yield textwrap.indent(_yaml(head), "    ") if head else ""
        if overlay.criteria:
            yield "    criteria:\n" + textwrap.indent("".join(_blocks(overlay.criteria)), "    ")


def _group(criteria: Sequence[Criterion], importance: Importance) -> str:
    weights = [c.weight for c in criteria if c.importance is importance]
    return f"{HEADINGS[importance]}: {len(weights)} of them, {sum(weights):g} points"


def _comment(criterion: Criterion) -> str:
    """The quote and the reason, wrapped; nothing for a criterion that quotes nothing."""
    if not criterion.quote:
        return ""
    lines = [
        line
        for sentence in (f'"{criterion.quote}"', criterion.reason)
        for line in textwrap.wrap(_one_line(sentence), WIDTH - 4, break_on_hyphens=False)
    ]
    return "".join(f"  # {line}\n" for line in lines)


def _one_line(text: str) -> str:
    """Text fit for a comment: YAML allows no control characters there."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _mapping(criterion: Criterion) -> CommentedMap:
    """The fields that say something, in the order a person reads them."""
    fields = criterion.model_dump(mode="json", exclude_defaults=True)
    fields |= {"kind": criterion.kind.value, "importance": criterion.importance.value}
    if isinstance(criterion, DegreeCriterion):
        fields["level"] = criterion.model_dump(mode="json")["level"]
    own = [key for key in type(criterion).model_fields if key not in (*FIRST, *LAST)]
    order = [key for key in (*FIRST, *own, *LAST) if key in fields]
    return CommentedMap({key: _value(key, fields[key]) for key in order})


def _value(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return _terms(key, value)
    if isinstance(value, float):
        return int(value) if value == int(value) else value
    return value


def _text(value: str) -> str:
    """Quoted where ruamel's own choice of style would not read back: control characters, "?x"."""
    plain = value.isprintable() and not value.startswith("?")
    return value if plain else DoubleQuotedScalarString(value)


def _terms(key: str, terms: list[str]) -> CommentedSeq:
    """A short list stays on the line of its key, a long one gets a line per term."""
    sequence = CommentedSeq(map(_text, terms))
    if len(key) + sum(len(term) + 2 for term in terms) + 8 <= WIDTH:
        sequence.fa.set_flow_style()
    return sequence


def _yaml(data: Any) -> str:
    yaml = YAML()
    yaml.width = NEVER  # a folded sentence would end its lines in blanks; the comment is wrapped
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(data, out)
    return textwrap.dedent(out.getvalue()) if isinstance(data, list) else out.getvalue()
