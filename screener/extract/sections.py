"""Sections: the document cut at its headings.

Known headings come from headings.py; what a resume shows by its own habits is added to them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby, pairwise

from spacy.language import Language
from spacy.tokens import Doc

from screener.extract.choices import ends_like_title
from screener.extract.draft import draft_of
from screener.extract.headings import (
    LONGEST_LINE,
    SPLIT_OFF,
    Heading,
    heading_lexicon,
    heading_words,
    inline_heading,
    match_heading,
    own_list_heading,
    run_in_heading,
    side_by_side,
    undress,
)
from screener.extract.items import running_rows
from screener.extract.rows import Row, rows_inside, visible_rows
from screener.knowledge import load_knowledge
from screener.types import Section, SectionKind, Span

_STUDY_LABEL = re.compile(r"(?i)(?:certificate|diploma)[ ]?:")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 34  # characters in which the first year of dates alone ends
_DATES_ALONE = re.compile(
    r"(?:[\W\d_]|\b(?:to|till|until|since|present|current|now|today|"
    r"mar(?:ch)?|may|june?|july?|(?:jan|feb|apr|aug|sep|oct|nov|dec)[a-z]{0,6})\b){1,40}",
    re.I,
)
_TELLING = frozenset((SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING))
_INSIDE = frozenset(
    (
        SectionKind.EDUCATION,
        SectionKind.LANGUAGES,
        SectionKind.CERTIFICATIONS,
        SectionKind.REFERENCES,
    )
)  # what may be opened with a colon under a heading of `_TELLING`: other words are labels there
_HISTORY = frozenset((SectionKind.EXPERIENCE, SectionKind.EDUCATION))  # "Work History", twice
_REPEATED = frozenset(("experience", "education", "skills"))


Style = tuple[float, bool, bool]


def _style(row: Row) -> Style:
    """What sets a line apart on the page: its size, whether bold, whether in capitals."""
    return round(row.line.size * 2) / 2, row.line.bold, row.text.isupper()


def _is_plain(text: str) -> bool:
    """Whether a line is as short and bare as a heading is, and no title of a job."""
    if len(text) > 40 or not text[:1].isalpha() or len(text.split()) > 5:
        return False
    marked = text.endswith((".", ";")) or re.search(r"[\d@,|]", text)
    return not marked and not ends_like_title(text)


def _by_style(rows: Sequence[Row], known: Sequence[Heading]) -> Iterator[Heading]:
    """Unknown headings: short lines in the style of the known ones, which no other text shares."""
    indexes = {heading.row for heading in known}
    styles = Counter(_style(row) for row in rows if row.index in indexes)
    others = Counter(_style(row) for row in rows if row.index not in indexes)
    telling = {style for style, count in styles.items() if count >= 2 and others[style] <= count}
    first = min(indexes, default=len(rows))
    titles = _below_dates(rows, indexes)
    for row in rows:
        if row.index in indexes or row.index < first or row.index in titles:
            continue
        if _is_plain(row.text) and (row.line.heading or _style(row) in telling):
            inside = any(heading.span.covers(row.span) for heading in known)
            dated = any(_YEAR.search(below.text) for below in rows[row.index : row.index + 3])
            if inside or dated:
                continue
            yield Heading(SectionKind.OTHER, row.span, "sections.style", row.index)


def _below_dates(rows: Sequence[Row], headings: Set[int]) -> set[int]:
    """The rows below dates alone on their line, where such dates stand first under a heading.

    They are the titles of entries, however they are set.
    """
    below = [row for above, row in pairwise(rows) if _is_dates_alone(above.text)]
    if any(row.index - 2 in headings for row in below):
        return {row.index for row in below}
    return set()


def _is_dates_alone(text: str) -> bool:
    """Whether nothing but dates stands in a line, a year near its beginning."""
    return bool(_YEAR.search(text, 0, _NEAR) and _DATES_ALONE.fullmatch(text))


def _two_lines(rows: Sequence[Row], at: int) -> Heading | None:
    """A heading broken over two lines of one look: "EXECUTIVE" over "SUMMARY"."""
    if at + 1 >= len(rows):
        return None
    row, below = rows[at], rows[at + 1]
    if len(row.text) + len(below.text) > 40 or _style(row) != _style(below) or row.bullet:
        return None
    if row.line.block != below.line.block or not (row.line.bold or row.text.isupper()):
        return None
    joined = row.text + " " + below.text
    known = heading_lexicon().phrases.get("".join(heading_words(joined)))
    if known is None and set(heading_words(below.text)) <= heading_lexicon().fillers:
        known = (match_heading(joined) or (None,))[0]
    if known is None or _are_two(row, below):
        return None
    return Heading(known, Span(row.span.start, below.span.end), "sections.two_lines", row.index)


def _are_two(row: Row, below: Row) -> bool:
    """Whether two lines are the headings of two columns: "Work History" over "Summary"."""
    one, other = match_heading(row.text), match_heading(below.text)
    if one is None or other is None or one[0] is other[0] or " " not in row.text:
        return False
    return SectionKind.EXPERIENCE in (one[0], other[0])


def _listed(rows: Sequence[Row], at: int) -> bool:
    """Whether a marked line is one of a list, as "• Leadership" or "2. Training" may be."""
    if not _is_marked(rows[at]) or rows[at].line.bold or rows[at].text.isupper():
        return False
    return any(_is_marked(row) for row in rows[max(0, at - 1) : at + 2] if row is not rows[at])


def _is_marked(row: Row) -> bool:
    """Whether a line begins with a bullet or a number."""
    return row.bullet > 0 or undress(row.content)[1]


def _ends_name(row: Row, matched: tuple[SectionKind, str], under: SectionKind | None) -> bool:
    """Whether a line is the end of a school's name: "Moor Valley / University" in a study."""
    apart = row.line.bold or row.line.heading or row.text.isupper()
    return matched[0] is under is SectionKind.EDUCATION and not apart


def _may_stand_inside(kind: SectionKind, row: Row, under: SectionKind | None) -> bool:
    """Whether a heading with its content beside it may follow under another heading.

    "Degree: History" and "Certificate: Glazing" within the education are no headings.
    """
    if under is SectionKind.EDUCATION and (kind is under or _STUDY_LABEL.match(row.content)):
        return False
    return under not in _TELLING or kind in _INSIDE


def _known(rows: Sequence[Row]) -> list[Heading]:
    """Headings that the lexicon knows, one line at a time."""
    known: list[Heading] = []
    under: SectionKind | None = None
    for at, row in enumerate(rows):
        if known and row.span.end <= known[-1].span.end:  # the second line of a heading
            continue
        whole = _whole_line(rows, at, under) if len(row.content) <= LONGEST_LINE else ()
        if whole:
            known.extend(whole)
            under = whole[0].kind
        elif (inline := inline_heading(row)) and _may_stand_inside(inline.kind, row, under):
            known.append(inline)
    return known


def _whole_line(rows: Sequence[Row], at: int, under: SectionKind | None) -> tuple[Heading, ...]:
    """The headings that a line consists of: one, several side by side, or one over two lines."""
    row = rows[at]
    if two := _two_lines(rows, at):
        return (two,)
    words, _ = undress(row.content)
    matched = match_heading(row.content[words.start : words.end])
    if pair := side_by_side(row, matched):
        return pair
    if matched is None or _listed(rows, at) or _ends_name(row, matched, under):
        return ()
    start = row.span.start + row.bullet
    span = Span(start + words.start, start + words.end)
    return (Heading(matched[0], span, matched[1], row.index),)


def _labels(rows: Sequence[Row], known: Sequence[Heading]) -> set[str]:
    """Words that head a line again and again: labels of a body, such as "Responsibilities:"."""
    text = {row.index: row for row in rows}
    counts = Counter(
        _letters_of(text[heading.row], heading)
        for heading in known
        if heading.kind not in _HISTORY or " " not in _text_of(text[heading.row], heading)
    )
    return {letters for letters, count in counts.items() if count > 1 and letters not in _REPEATED}


def _without_wrapped(known: Sequence[Heading], rows: Mapping[int, Row]) -> list[Heading]:
    """Headings without those in small letters, where more begin with a capital.

    They are the end of a sentence: "printed leaflets and / books".
    """
    firsts = [_text_of(rows[heading.row], heading)[:1] for heading in known]
    small = [first.islower() for first in firsts]
    if sum(small) * 2 > len(known):
        return list(known)
    return [heading for heading, is_small in zip(known, small, strict=True) if not is_small]


def _text_of(row: Row, heading: Heading) -> str:
    start = heading.span.start - row.span.start
    return row.text[start : start + len(heading.span)]


def _letters_of(row: Row, heading: Heading) -> str:
    return "".join(heading_words(_text_of(row, heading)))


def find_headings(rows: Sequence[Row]) -> tuple[Heading, ...]:
    """Every heading, in order: known ones first, then what a resume shows by its own habits."""
    known = _known(rows)
    labels = _labels(rows, known)
    by_index = {row.index: row for row in rows}
    known = [h for h in known if _letters_of(by_index[h.row], h) not in labels]
    known = _without_wrapped(known, by_index)
    whole = [heading for heading in known if heading.rule != "sections.inline"]
    kinds = {heading.kind for heading in whole}
    missing = SPLIT_OFF - kinds
    taken = {heading.row for heading in known}
    free = [row for row in rows if row.index not in taken]
    run_in = [run_in_heading(row) for row in free if missing]
    known += [heading for heading in run_in if heading and heading.kind in missing]
    lists = map(own_list_heading, free)
    known += [heading for heading in lists if heading and heading.kind not in kinds]
    return tuple(sorted([*known, *_by_style(rows, whole)], key=lambda heading: heading.span))


def _bodies(headings: Sequence[Heading], end: int) -> Iterator[tuple[Heading, Span]]:
    """Each heading with the text under it; headings side by side share theirs."""
    lines = [list(group) for _, group in groupby(headings, key=lambda heading: heading.row)]
    for at, line in enumerate(lines):
        until = lines[at + 1][0].span.start if at + 1 < len(lines) else end
        for heading in line:
            yield heading, Span(line[-1].span.end, until)


def _kind_by_content(heading: Heading, body: Span, rows: Sequence[Row]) -> SectionKind:
    """The heading's kind, but "Languages" over names of programming languages alone is skills."""
    if heading.kind is not SectionKind.LANGUAGES:
        return heading.kind
    known = load_knowledge()
    words = "\n".join(row.text for row in rows_inside(rows, body))
    if known.languages.find_in(words) or not known.skills.find_in(words):
        return heading.kind
    return SectionKind.SKILLS


def find_sections(rows: Sequence[Row], end: int) -> tuple[Section, ...]:
    """The document cut at its headings; what stands before the first is the preamble.

    Bodies are in order and disjoint, but for two headings side by side, which share one. `end` is
    where the visible text ends. A heading that shares its line with its content has the section
    above it as its parent; the preamble has no heading and is no section's parent.
    """
    headings = find_headings(rows)
    first = headings[0].span.start if headings else end
    sections = []
    if first > 0 or not headings:
        sections.append(
            Section(SectionKind.PREAMBLE, None, Span(0, first), rule="sections.preamble")
        )
    outer: int | None = None
    for heading, body in _bodies(headings, end):
        inner = heading.rule == "sections.inline"
        kind = _kind_by_content(heading, body, rows)
        if not inner:
            outer = len(sections)
        parent = outer if inner else None
        sections.append(Section(kind, heading.span, body, parent, heading.rule))
    return tuple(sections)


@Language.component("sections")
def _sections(doc: Doc) -> Doc:
    draft = draft_of(doc)
    draft.rows = visible_rows(draft.resume, draft.end)
    draft.running = running_rows(draft.rows)
    draft.sections = find_sections(draft.rows, draft.end)
    return doc
