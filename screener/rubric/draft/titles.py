"""Job titles that show a role or an area of work, for the experience criteria of a draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from screener.rubric.draft.phrases import core_phrase, share_ends
from screener.rubric.everyday import is_bare, opens_loosely
from screener.rubric.tables import load_patterns, pattern

_RANK = pattern("role", "rank")
_LEADING = pattern("role", "leading")
_AREA_EMPTY = pattern("role", "area_empty")
_AREA_END = pattern("role", "area_end")
_TITLE_END = re.compile(r"[,(/|]|\s[-–—]\s")
_LEADER = pattern("role", "leader")
MAX_AREA_WORDS = 3
"""An area of more words is a description, which no job title holds."""


def role_titles(title: str, *stated: str) -> tuple[str, ...]:
    """The job titles that show a role: its own without rank, its areas, then those of its family.

    `stated` are the areas in which the posting asks for years.

    >>> role_titles("Senior Account Manager, Berlin")[:3]
    ('account manager', 'account executive', 'key account')
    >>> role_titles("Night Gardener", "a rose or herb center")[:3]
    ('night gardener', 'rose center', 'herb center')
    """
    plain = [name for piece in _named_in(title) if (name := _without_rank(piece, title))]
    ranks = load_patterns("role")["leaders"]
    fields = (area for area in stated if area not in ranks and not _LEADING.search(area))
    areas = [term for area in fields for term in area_terms(area)]
    return tuple(dict.fromkeys([*plain, *areas, *_relatives(title, areas)]))


def _without_rank(piece: str, title: str) -> str:
    """The name of a role in lower case without its rank; the whole title where nothing is left."""
    bare = " ".join(_RANK.sub("", piece).split()).lower()
    return title.lower() if not bare or is_bare(bare) or opens_loosely(bare) else bare


def _named_in(title: str) -> tuple[str, ...]:
    """The roles that a title names: several between strokes, the field behind a bare rank.

    >>> _named_in("Rose / Herb Gardener, North"), _named_in("Vice President, Retail Banking")
    (('Rose Gardener', 'Herb Gardener'), ('Retail Banking',))
    >>> _named_in("Roses, Herbs and Lawns (RHL) Gardener")
    ('Roses Herbs and Lawns Gardener',)
    """
    from screener.knowledge import load_knowledge

    titles = load_knowledge().titles
    first, *behind = [piece.strip() for piece in _TITLE_END.split(title) if piece.strip()] or [""]
    if "/" in title:
        roles = share_ends(re.split(r"\s*/\s*", _TITLE_STOP.split(title)[0]))
        named = (role for role in roles if titles.has_head(role) or " " in role)
        return tuple(named) or (first,)
    if not titles.has_head(first) and titles.has_head(title):
        return (" ".join(_BRACKET.sub(" ", title).replace(",", " ").split()),)
    field = next((piece for piece in behind if titles.families_of(piece)), "")
    return (field,) if field and not _telling(first) else (first,)


_BRACKET = re.compile(r"\([^()]*\)")
_TITLE_STOP = re.compile(r"[,(|]|\s[-–—]\s")


def area_titles(area: str) -> tuple[str, ...]:
    """The titles that show experience in an area beside the role: of leading people, or its own.

    >>> area_titles("supervising a team")[:2], area_titles("rose growing")
    (('supervisor', 'manager'), ('rose growing',))
    """
    leads = _LEADING.search(area)
    if leads and leads.start() <= len(_LIST.split(area)[0]):
        return tuple(load_patterns("role")["leaders"])
    return area_terms(area)


def area_terms(area: str) -> tuple[str, ...]:
    """The short noun phrases of an area of work, in lower case; "A or B shop" is two of them.

    >>> area_terms("call or contact center"), area_terms("a fast-paced environment")
    (('call center', 'contact center'), ())
    """
    words = core_phrase(_OPEN_END.sub("", _AREA_END.split(area.lower())[0].strip(" .,;:()")))
    parts = (_AREA_EMPTY.sub(" ", part) for part in _LIST.split(words))
    kept = share_ends([plain for part in parts if (plain := " ".join(part.split()))])
    brief = (term for term in kept if len(term.split()) <= MAX_AREA_WORDS)
    told = (term for term in brief if re.search(r"[^\W\d_]{2}|\+|#", term))
    named = (term for term in told if not is_bare(term) and not opens_loosely(term))
    return tuple(dict.fromkeys(named))


_OPEN_END = re.compile(r"(?:[\s,]+(?:or|and|and/or))+$")
_LIST = re.compile(
    r"\s*[,;]\s*(?:(?:and/or|or|and)\s+)?|\s+(?:and/or|or|and)\s+|\s*/\s*", re.IGNORECASE
)


def is_about(area: str, title: str) -> bool:
    """Whether years in an area are years in the role that a title names.

    An area says so by the title's own words, or by its family where the title leads nobody.

    >>> is_about("account management", "Senior Account Manager"), is_about("", "Florist")
    (True, True)
    >>> is_about("call centers", "Call Center Manager"), is_about("retail", "Florist")
    (False, False)
    """
    from screener.knowledge import load_knowledge

    plain = _RANK.sub("", _TITLE_END.split(title)[0])
    beginnings = {word[:5] for word in re.findall(r"[a-z]+", area.lower())}
    if not area or all(word[:5] in beginnings for word in re.findall(r"[a-z]+", plain.lower())):
        return True
    families = load_knowledge().titles.families_of
    return not _LEADER.search(title) and bool(set(families(title)) & set(families(area)))


LEADING_FAMILY = "management"
"""The family of those who lead anything; it says less about a role than any area does."""


def _relatives(title: str, areas: Sequence[str]) -> list[str]:
    """The phrases of the family that the title and the areas have in common, else of the first."""
    from screener.knowledge import load_knowledge

    titles = load_knowledge().titles
    named = [titles.families_of(words) for words in (title, *areas)]
    counts = Counter(family for families in named for family in families)
    if areas:
        counts.pop(LEADING_FAMILY, None)
    if not counts:
        return []
    first = max(counts, key=lambda family: counts[family])
    entries = (titles.families.entry(number) for number in range(len(titles.families)))
    told = " ".join((title, *areas)).replace(",", " ")
    vague = _is_open(first, told)
    own = _beginnings(_telling(told if vague else f"{told} {first}"))
    labels = [entry.label for entry in entries if first in entry.family.split("|")]
    alone = not vague and first in titles.single
    return [label for label in labels if _is_kin(label, own, alone=alone)]


def _is_open(family: str, words: str) -> bool:
    """Whether only a noun of many trades ("engineer", "coordinator") puts words into a family."""
    from screener.knowledge import load_knowledge

    families = load_knowledge().titles.families_of
    heads = " ".join(word for word in words.split() if _OPEN_HEAD.fullmatch(word))
    return family in families(heads) and family not in families(" ".join(_telling(words)))


def _is_kin(label: str, own: set[str], *, alone: bool) -> bool:
    """Whether a phrase of a family is near a role: a word in common, or a field of one trade.

    What only shares a rank ("plant manager", "shift manager") is of another role.
    """
    telling = _telling(label)
    if is_bare(label):
        return False
    return bool(own & _beginnings(telling)) or (alone and telling == label.split())


def _telling(words: str) -> list[str]:
    """The words that tell a trade, without those of rank and of any trade."""
    return [word for word in words.lower().split() if not _ANY_TRADE.fullmatch(word)]


def _beginnings(words: list[str]) -> set[str]:
    return {word[:5] for word in words}


_OPEN_HEAD = pattern("role", "open_head")
_ANY_TRADE = pattern("role", "any_trade")
