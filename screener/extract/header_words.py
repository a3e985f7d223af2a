"""The words of an entry's header with the marks between them, and what the tagger sees of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from screener.knowledge import load_knowledge

MAX_WORDS = 18
"""Only so many words of a line are tagged: headers are short."""

_MOJIBAKE = r"ï¼[\u200b\x80-\xbf]?|Â(?!\w)|â€[^\s\w]?"  # dashes whose UTF-8 was read as Latin-1
_TOKEN = re.compile(_MOJIBAKE + r"|[^\W_]+(?:['’.+#&-][^\W_]+)*[+#]*\.?|\t|[ \u00a0]{2,}|[^\w\s]+")
_SEPARATORS = {",": ",", "|": "|", "(": "(", ")": ")", "/": "/", ":": ":", ";": ",", "@": "@"}
_RANK = {"": 0, ",": 1, "/": 1, "(": 2, ")": 2, ":": 2, "-": 2, "@": 3, "~": 3, "|": 3, "#": 4}
_BROKEN = re.compile(_MOJIBAKE)
_JUNCTION = re.compile(r"[a-z](?=[A-Z][a-z]{3,20}$)")
_SHORTEST_GLUED = 8
_FIGURE = re.compile(r"\d")
DATE_MARK = "\u0001"
"""A character that stands where a date was cut out of a header."""
_NAME_BEHIND = re.compile(
    rf" ((?:[A-Z][\w.&'’-]{{0,30}} ?){{1,4}})(?=$|[,|(\t;{DATE_MARK}]|[-–—] )"
)


class Word(msgspec.Struct, gc=False, frozen=True):
    """A word of a header, and the separator that stands before it.

    `before` is "" (a space), or one of , - | / ( : ~ # @ where ~ is a wide gap or tab, # a date and
    @ the word "at", or "in" before a name; "^" begins the line.
    """

    text: str
    start: int
    end: int
    before: str = ""


def _separator(token: str) -> str:
    if token[0] in "\t \u00a0":
        return "~"
    if DATE_MARK in token:
        return "#"
    if token[0] in _SEPARATORS:
        return _SEPARATORS[token[0]]
    if _BROKEN.fullmatch(token):
        return "-"
    return "" if token[0] in "&'’\"+.“”" else "-" if token[0] in "-–—−" else "|"


def split_words(text: str) -> list[Word]:
    """The words of a header with the strongest separator before each.

    >>> [(word.text, word.before) for word in split_words("Clerk, Acme Inc. | Rome")]
    [('Clerk', '^'), ('Acme', ','), ('Inc.', ''), ('Rome', '|')]
    >>> [word.text for word in split_words("RomeDeveloper")]
    ['Rome', 'Developer']
    >>> [word.before for word in split_words("Clerk in Acme")], len(split_words("Clerk in Sales"))
    (['^', '@'], 3)
    """
    words: list[Word] = []
    before = "^"
    for found in _TOKEN.finditer(text):
        token = found[0]
        if not token[0].isalnum() or _BROKEN.fullmatch(token):
            mark = _separator(token)
            if before != "^" and _RANK[mark] > _RANK[before]:
                before = mark
            continue
        if before == "" and (token.lower() == "at" or _in_a_name(text, found, words)):
            before = "@"
            continue
        cut = _glued_title(token)
        if cut:
            words.append(Word(token[:cut], found.start(), found.start() + cut, before))
        glued = "" if cut else before
        words.append(Word(token[cut:], found.start() + cut, found.end(), glued))
        before = ""
        if len(words) >= MAX_WORDS:
            break
    return words


def _in_a_name(text: str, found: re.Match[str], words: Sequence[Word]) -> bool:
    """Whether a word is the "in" of "Clerk in Acme": no field of work, and no word of titles."""
    known = load_knowledge()
    if found[0] != "in" or not words or not known.titles.is_head(words[-1].text.lower()):
        return False
    name = _NAME_BEHIND.match(text, found.end())
    if name is None or name[1].lower().split()[0] in known.titles.words:
        return False
    said = name[1].strip()
    lists = (known.fields.lexicon, known.titles.families, known.skills, known.languages)
    return not any(each.lookup(said) for each in lists)


def _glued_title(token: str) -> int:
    """Where a noun of titles begins that lost the blank before it, or 0: "RomeDeveloper"."""
    cut = _JUNCTION.search(token) if len(token) > _SHORTEST_GLUED else None
    heads = load_knowledge().titles.heads
    return cut.end() if cut and token[cut.end() :].lower() in heads else 0


def _shape(word: str) -> str:
    if word.isdigit():
        return "9"
    if word.isupper():
        return "XX" if len(word) > 4 else "X"
    if word[:1].isupper():
        return "Xx" if word[1:].islower() or not word[1:].isalpha() else "xX"
    return "x"


def in_places(words: Sequence[Word], low: Sequence[str], places: frozenset[str]) -> set[int]:
    """Which words belong to the name of a place of up to three words.

    >>> words = split_words("Clerk, Tel Aviv")
    >>> sorted(in_places(words, folded(words), frozenset(["tel aviv"])))
    [1, 2]
    """
    found: set[int] = set()
    for start in range(len(words)):
        if start in found or not words[start].text[:1].isupper():
            continue
        reach = start + 1
        while reach < min(start + 3, len(words)) and not words[reach].before:
            reach += 1
        for end in range(reach, start, -1):
            if " ".join(low[start:end]).replace("-", " ") in places:
                found.update(range(start, end))
                break
    return found


def word_features(words: Sequence[Word], at: int, low: Sequence[str]) -> list[str]:
    """Names of what the model sees at one word; `low` are the words in lower case.

    >>> words = split_words("Sales Manager")
    >>> sorted(word_features(words, 1, ["sales", "manager"]))[:3]
    ['+$', '-sales', '-sales|manager']
    """
    word, before, last = low[at], words[at].before, at + 1 == len(words)
    after = "$" if last else words[at + 1].before
    found = ["=" + word, "~" + word[-3:], "s" + _shape(words[at].text)]
    found += ("b" + before, "a" + after, "ba" + before + after)
    found += ("-" + low[at - 1], "-" + low[at - 1] + "|" + word) if at else ("-^",)
    found += ("+$",) if last else ("+" + low[at + 1], "+" + word + "|" + low[at + 1])
    if at > 1:
        found.append("--" + low[at - 2])
    if at + 2 < len(words):
        found.append("++" + low[at + 2])
    return found


def place_features(at: int, places: set[int]) -> list[str]:
    """Whether a word, the one before it and the one after it are names of places."""
    around = (("g", at), ("-g", at - 1), ("+g", at + 1))
    return [name for name, near in around if near in places]


def line_features(words: Sequence[Word]) -> Iterator[str]:
    """Features of the whole line, the same for each of its words."""
    yield f"n{min(len(words), 12)}"
    marks = {word.before for word in words[1:]}
    yield "n" + "".join(sorted(marks & {",", "|", "-", "~", "#", "@"}))
    small = sum(word.text[:1].islower() for word in words[1:])
    yield f"l{min(small, 5)}"


def folded(words: Iterable[Word]) -> list[str]:
    """Words as features know them: lower case, no final dot, figures as 0."""
    found = []
    for word in words:
        low = word.text.lower()
        if not low.isalpha():
            low = _FIGURE.sub("0", low.rstrip(".").replace("’", "'"))
        found.append(low)
    return found
