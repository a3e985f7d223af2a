"""The product with which a thing is done ("build a budget in Excel"), told from the thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screener.rubric.draft.phrases import core_phrase
from screener.rubric.everyday import is_bare
from screener.rubric.tables import load_patterns, pattern

_WITH = pattern("tools", "with")
_NAMED = pattern("tools", "named")
_WRITTEN = pattern("tools", "written")


def thing_and_tool(words: str) -> Iterator[str]:
    """What words are of and the product it is done with, the better known first.

    >>> list(thing_and_tool("planting budgets in Excel"))
    ['Excel', 'planting budgets']
    >>> list(thing_and_tool("rose growing in public gardens"))
    ['rose growing']
    """
    first = next(iter(products_in(words)), "")
    if first and words.startswith(first) and _FOR.match(words, len(first)):
        yield first
        return
    for joint in _WITH.finditer(words):
        if tool := _tool_at(words[joint.end() :], joint[1].lower()):
            thing = core_phrase(words[: joint.start()])
            known = is_known(thing)
            named = known or _tells(thing)
            pair = (thing, tool) if known else (tool, thing)
            yield from pair if named else (tool,)
            return
    yield core_phrase(words)


def _tells(thing: str) -> bool:
    """Whether words say what is done apart from its tool: two that tell, or three at least."""
    words = thing.split()
    return len(words) > 2 or (len(words) > 1 and not is_bare(words[-1]))


def _tool_at(words: str, joint: str) -> str:
    """The product that words begin with; "" where they begin with none."""
    known = next((one for one in products_in(words) if words.startswith(one)), "")
    written = (_NAMED if joint in {"using", "via"} else _WRITTEN).match(words)
    return known or (written.group() if written else "")


def products_in(words: str) -> tuple[str, ...]:
    """The known products that words name with a capital, as names that end there.

    >>> products_in("Charts in Excel for our Cloud Partners")
    ('Excel',)
    """
    from screener.knowledge import load_knowledge

    hits = load_knowledge().skills.find_in(words)
    named = (hit for hit in hits if hit.entry.family in _families())
    told = (words[hit.start : hit.end] for hit in named if not _GOES_ON.match(words, hit.end))
    return tuple(one for one in told if not one.islower())


_FOR = re.compile(r"\s(?:for|to|in|as)\s", re.IGNORECASE)
_GOES_ON = re.compile(r" [A-Z]\w*[a-z]")


def _families() -> frozenset[str]:
    return frozenset(load_patterns("tools")["families"])


def is_known(words: str) -> bool:
    """Whether words are the name of a skill of our own list.

    >>> is_known("bash"), is_known("rose")
    (True, False)
    """
    from screener.knowledge import load_knowledge

    entry = load_knowledge().skills.lookup(words)
    return entry is not None and entry.source == "own"
