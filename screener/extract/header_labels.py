"""Labels in headers, which say what stands behind them: "Company: Acme Inc.", "Role: Clerk"."""

from __future__ import annotations

import re
from functools import lru_cache

from screener.extract.header_marks import KINDS, PartKind
from screener.extract.header_words import DATE_MARK
from screener.extract.headers import Part, tag_parts
from screener.extract.resources import load_table

_MOST_WORDS = 7
"""More words after a label tell a story: "Role: Wrote the tests of"."""
_SURE, _ELSE = -0.02, -7.0
_NAMED = tuple(PartKind)[:2]
_GAP = rf"[\t|;({DATE_MARK}]|[ ]{{2}}|[ ][-–—][ ]"
_ENDS = {
    PartKind.TITLE: re.compile(_GAP),
    PartKind.EMPLOYER: re.compile(rf"{_GAP}|,(?![ ](?:Inc|LLC|Ltd|Co|Corp)\b)"),
}


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    """A label at the beginning of a line or after a mark, with a colon."""
    table = load_table("jobs")["labels"]
    kinds = "|".join(f"(?P<{kind.value}>{'|'.join(table[kind.value])})" for kind in _NAMED)
    return re.compile(rf"(?i)(?:^|(?<=[\t|;,{DATE_MARK}])|(?<=[ |,][ ]))(?:{kinds})[ ]?:[ -]*")


def _value(text: str, kind: PartKind, start: int) -> int:
    """Where the value of a label ends; `start` itself where it tells a story or is empty."""
    stop = _ENDS[kind].search(text, start)
    following = _label().search(text, start)
    ends = [found.start() for found in (stop, following) if found]
    value = text[start : min(ends, default=len(text))].rstrip(" .,;|-–")
    return start + len(value) if len(value.split()) <= _MOST_WORDS else start


def labelled_parts(text: str) -> tuple[Part, ...]:
    """The parts of a header line that says itself what they are; none where it does not.

    Labels are those of data/jobs.yaml, before a colon. What stands behind the last value is tagged
    like any other text.

    >>> [(part.kind.value, part.start) for part in labelled_parts("Company: Acme Inc.")]
    [('employer', 9)]
    >>> labelled_parts("Acme Inc.")
    ()
    """
    parts, end = [], 0
    for found in _label().finditer(text) if ":" in text else ():
        kind = PartKind(str(found.lastgroup))
        end = _value(text, kind, found.end())
        if end == found.end():
            return ()
        logs = tuple(_SURE if each is kind else _ELSE for each in KINDS)
        parts.append(Part(kind, found.end(), end, logs, ":"))
    rest = tag_parts(text[end:]) if parts and len(text) > end else ()
    moved = (Part(p.kind, p.start + end, p.end + end, p.logs, p.before) for p in rest)
    return (*parts, *moved)
