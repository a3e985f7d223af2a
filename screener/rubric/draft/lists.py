"""Cut the object of a requirement into the members of a list, where it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screener.rubric.draft.lexicon import CIRCUMSTANCE, find_languages, named_languages, soft_family
from screener.rubric.draft.sentences import trimmed
from screener.rubric.draft.tools import is_known, products_in
from screener.rubric.everyday import is_bare
from screener.rubric.tables import load_patterns, pattern
from screener.types import Span

_ABLE = pattern("clauses", "able")
_MODAL = pattern("clauses", "modal")
_SEPARATOR = pattern("clauses", "separator")
_EXAMPLES = pattern("clauses", "examples")
_INCLUDING = re.compile(
    r",?\s*(?:including|includes|included|incl\.?|to include):?\s+|:\s+", re.IGNORECASE
)
_GENERIC = pattern("clauses", "generic")
_BARE_VERB = re.compile(r"(?:\w+ly\s+)?(?:\w+ing|\w+e|\w+ed)", re.IGNORECASE)
_CLAUSE_VERB = pattern("clauses", "clause_verb")
_PREPOSITION = pattern("clauses", "preposition")
_EXPLAINED = pattern("clauses", "explained")
_SAID = pattern("clauses", "said")
_PAIRS = pattern("clauses", "pairs")
_PLACE = pattern("clauses", "place")
MAX_ITEM_WORDS = 12
"""Longer list members are clauses of their own, which commas do not cut reliably."""


def list_items(text: str, span: Span, lead: str) -> list[Span]:
    """Top-level members of the object of a clause; one member where it must not be cut.

    >>> text = "pruning, VPNs, and grafting"
    >>> [text[i.start : i.end] for i in list_items(text, Span(0, len(text)), "Knowledge of")]
    ['pruning', 'VPNs', 'grafting']
    >>> text = "find, train and lead gardeners"
    >>> len(list_items(text, Span(0, len(text)), "Ability to"))
    1
    """
    words = text[span.start : span.end]
    said = _SAID.search(words)
    if said and said.start() > 0:
        span, words = Span(span.start, span.start + said.start()), words[: said.start()]
    if CIRCUMSTANCE.search(words):
        return _before_circumstance(text, span)
    if find_languages(f"{lead} {words}"):
        return _beside_language(text, span)
    if _ABLE.match(f"{lead} {words}") or _MODAL.match(f"{lead} {words}"):
        return _verbal_items(text, span)
    if _EXPLAINED.search(words):
        return [span]
    listed = _INCLUDING.search(words)
    head = words[: listed.start()] if listed else words
    if _PAIRS.search(words) or _CLAUSE_VERB.search(_blank_brackets(head)):
        return [span]
    if listed and not re.search(r"\($|\([^)]*$", words[: listed.start()]) and listed.start() > 2:
        inner = Span(span.start + listed.end(), span.end)
        cut = _cut_list(text, inner)
        if len(cut) > 1:
            return [Span(span.start, cut[0].end), *cut[1:]]
    return _cut_list(text, span)


def _before_circumstance(text: str, span: Span) -> list[Span]:
    """Soft skills before a condition of work ("tact, patience, and flexibility to travel")."""
    items = _cut_list(text, span)
    words = [text[item.start : item.end] for item in items]
    first = next((place for place, one in enumerate(words) if CIRCUMSTANCE.search(one)), 0)
    if not first or not any(soft_family(one) for one in words[:first]):
        return [span]
    return [*items[:first], Span(items[first].start, items[-1].end)]


def _beside_language(text: str, span: Span) -> list[Span]:
    """A soft skill or products beside a language are cut off; languages are told apart later."""
    items = _cut_list(text, span)
    words = [text[item.start : item.end] for item in items]
    soft = [
        soft_family(one) and not find_languages(one) and not _HOW.fullmatch(one.strip(" ."))
        for one in words
    ]
    others = [one for one in words if not find_languages(one) and not named_languages(one)]
    products = bool(others) and all(products_in(one) for one in others)
    return items if (len(items) == PAIR and any(soft)) or products else [span]


PAIR = 2


_HOW = re.compile(r"(?:verbal|oral|written|spoken|writing|speaking|verbally|orally)", re.IGNORECASE)


def _cut_list(text: str, span: Span) -> list[Span]:
    words = text[span.start : span.end]
    examples = _EXAMPLES.search(words)
    marks = [*_SEPARATOR.finditer(_blank_brackets(words)), *_signs_between(words)]
    marks.sort(key=lambda mark: mark.start())
    listed = _INCLUDING.search(words)
    if listed and not examples:  # what is included belongs to the last member
        marks = [m for m in marks if m.start() < listed.start()]
    if examples and words[examples.start()] != "(":
        first = [m for m in marks if m.start() < examples.start()]
        # "vases such as amphoras, soil and seeds": only the first member has an example
        marks = marks if first and "or" not in words[examples.start() :] else first
    marks = [m for m in marks if not _PREDICATE.match(words, m.end())]
    joints = [m.group().strip(" ,").lower() for m in marks]
    if joints and joints[-1] not in _EITHER and "," in marks[-1].group() and len(marks) > MOST_OPEN:
        # "an axe, a spade or a fork, and a rake": the "or" is of its neighbours only
        marks = [m for m, joint in zip(marks, joints, strict=True) if joint not in _EITHER]
        joints = [joint for joint in joints if joint not in _EITHER]
    if not marks or _EITHER & {*joints} or len(marks) > MOST_JOINTS:
        return [span]
    starts = [0, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks), len(words)]
    items = [
        s
        for a, b in zip(starts, ends, strict=True)
        for s in trimmed(text, span.start + a, span.start + b)
    ]
    if _is_chain(text, items):
        return [span]
    items = _join_halves(text, items)
    return items if _is_list(text, items, joints) else [span]


def _signs_between(words: str) -> Iterator[re.Match[str]]:
    """The signs between two products or soft skills ("Excel & Word"), as no name holds them."""
    for sign in _AND_SIGN.finditer(_blank_brackets(words)):
        before, after = words[: sign.start()], words[sign.end() :]
        left, right = products_in(before)[-1:], products_in(after)[:1]
        products = left and right and before.endswith(left) and after.startswith(right)
        if products or (soft_family(before) and soft_family(after)):
            yield sign


_AND_SIGN = re.compile(r"\s+&\s+")
_EITHER = frozenset({"or", "and/or"})
MOST_JOINTS = 120
"""A sentence with more joints is no list of skills but a wall of one word."""
MOST_OPEN = 2
"""A list with more joints can hold an "or" of two of its members."""
_PREDICATE = re.compile(r"(?:is|are|would be|will be)\s", re.IGNORECASE)


def _join_halves(text: str, items: list[Span]) -> list[Span]:
    """A member that cannot end where it was cut goes with the next.

    "botanical | and historic gardens", "designing | and building greenhouses".
    """
    joined: list[Span] = []
    for place, item in enumerate(items):
        before = joined[-1] if joined else None
        if before and (
            _cannot_end(text, before, items[place:])
            or _OPENS_LOW.match(text, item.start)
            or _hangs_on(text, before, item)
        ):
            joined[-1] = Span(before.start, item.end)
        else:
            joined.append(item)
    return joined


def _is_chain(text: str, items: list[Span]) -> bool:
    """Whether verbs share one object: "creating, coordinating and leading programs"."""
    words = [_SKILLS_END.sub("", plain_words(text, item)).split() or [""] for item in items]
    bare = [len(one) == 1 and _looks_verb(one[0]) for one in words]
    after = next((place for place, lone in enumerate(bare) if not lone), 0)
    verbs = [place for place in range(after, len(words)) if _looks_verb(words[place][0])]
    return bare[0] and verbs == [after]


def _hangs_on(text: str, before: Span, item: Span) -> bool:
    """Whether a member is a second object ("with local growers | foreign buyers") or manner."""
    plain = plain_words(text, item)
    if _MANNER.search(plain_words(text, before)) and _MANNER.match(plain):
        return True
    short = len(plain.split()) <= 2 and not _is_name(plain) and not soft_family(plain)
    return short and bool(_PREPOSITION.search(plain_words(text, before)))


_MANNER = re.compile(r"^\w{3,}ly\b|\b\w{3,}ly$", re.IGNORECASE)


def _cannot_end(text: str, item: Span, after: list[Span]) -> bool:
    """An adjective whose noun comes later, or a verb whose object does ("making | selling X")."""
    plain = plain_words(text, item)
    if _ADJECTIVE.fullmatch(plain.split()[-1:][0] if plain else "") and not soft_family(plain):
        return True
    if not (_BARE_VERB.fullmatch(plain) and _looks_verb(plain.split()[-1])):
        return False
    rest = [_SKILLS_END.sub("", plain_words(text, one)).split() for one in after]
    objects = next((words for words in rest if len(words) > 1), [""])
    return objects[0].endswith("ing")


_OPENS_LOW = pattern("clauses", "opens_low")
_ADJECTIVE = pattern("everyday", "adjective")


def _blank_brackets(words: str) -> str:
    """The text with everything in brackets made invisible to separators, same length."""
    shut = r"\([^()]*(?:\)|$)|\bor (?=(?:above|higher|later|newer|more|better|greater|below)\b)"
    return re.sub(shut, lambda m: "x" * len(m.group()), words)


def _is_list(text: str, items: list[Span], joints: list[str]) -> bool:
    """Whether cut members can each be asked for by themselves."""
    plain = [_INCLUDING.split(plain_words(text, item))[0] for item in items]
    if len(items) < 2 or any(len(p.split()) > MAX_ITEM_WORDS or not p for p in plain):
        return False
    if any(_GENERIC.fullmatch(p) or (is_bare(p) and not soft_family(p)) for p in plain):
        return False
    if _PLACE.search(plain[-1]) and all(len(p.split()) == 1 for p in plain[1:-1]):
        return False
    if not any(j in {"and", "&", "+"} for j in joints):
        return all(_is_name(p) or soft_family(p) or is_known(p) for p in plain[1:])
    if _PREPOSITION.search(plain[0]) and all(len(p.split()) <= 2 for p in plain[1:]):
        letters = all(p.isupper() for p in plain[1:])
        return (len(plain) > 2 and all(_is_name(p) for p in plain[1:])) or letters
    if soft_family(plain[0]) or (soft_family(plain[-1]) and not _SUBJECT_END.search(plain[-1])):
        return True
    lone = len(plain) == 2 and len(plain[0].split()) == 1 and _is_shared(plain[1])
    return not lone or _is_name(plain[0]) or plain[1].split()[-1] == "management"


_SUBJECT_END = re.compile(r"\banalys[ei]s$", re.IGNORECASE)
_OWN_OBJECT = re.compile(r"^(?:the|an?)\s|\s(?:of|in|for|with)\s|^\w+ing\s")


_SKILLS_END = re.compile(r"\s+(?:skills?|experience)$", re.IGNORECASE)


def _is_shared(words: str) -> bool:
    """Whether words could end in a noun for a neighbour too ("wooden and metal fences")."""
    words = _SKILLS_END.sub("", words)
    return len(words.split()) > 1 and not _OWN_OBJECT.search(words)


def plain_words(text: str, span: Span) -> str:
    """The words of a span without brackets and stops around them."""
    return re.sub(r"\s*\([^)]*\)", "", text[span.start : span.end]).strip(" .,;:")


def _looks_verb(word: str) -> bool:
    return word.lower().endswith("ing") and word.lower() not in _NOUNS_IN_ING


_NOUNS_IN_ING = frozenset(load_patterns("clauses")["nouns_in_ing"])


def _is_name(words: str) -> bool:
    """Written like the name of something: capitals, digits or signs ("C#", "Web API")."""
    return bool(re.match(r"[A-Z0-9]|\w*[#+.]\w*|\w+[A-Z]", words))


def _verbal_items(text: str, span: Span) -> list[Span]:
    """What an ability is for: cut only between three or more whole verb phrases.

    "plan beds, handle thorns, and work in a team" has three; "find, train and lead gardeners" one,
    since its first verbs have no object of their own.
    """
    marks = list(_SEPARATOR.finditer(_blank_brackets(text[span.start : span.end])))
    cuts = [m for m in marks if "," in m.group() or _VERB.match(text, span.start + m.end())]
    if len(cuts) < 2 or any(m.group().strip(" ,").lower() == "or" for m in marks):
        return [span]
    starts = [span.start, *(span.start + m.end() for m in cuts)]
    ends = [*(span.start + m.start() for m in cuts), span.end]
    items = [s for a, b in zip(starts, ends, strict=True) for s in trimmed(text, a, b)]
    words = [text[item.start : item.end] for item in items]
    whole = all(len(one.split()) > 1 or soft_family(one) for one in words)
    return items if whole and soft_family(plain_words(text, items[-1])) else [span]


_VERB = pattern("clauses", "verb")
