"""The patterns of education entries, and what counts as a subject."""

from __future__ import annotations

import re
from functools import lru_cache

from screener.extract.resources import fill, load_table
from screener.knowledge import load_knowledge


@lru_cache(maxsize=1)
def education_patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of patterns/education.yaml by name, compiled."""
    table = load_table("education")
    ready = {
        name: re.compile(fill(regex, table["parts"])) for name, regex in table["rules"].items()
    }
    ready["acronym"] = re.compile(
        rf"\b(?:{'|'.join(table['acronyms'])})\b(?:[ ,-]{{1,3}}[A-Z][\w&]{{1,20}}){{0,3}}"
    )
    return ready


def is_subject(phrase: str) -> bool:
    """Whether words hold a known field or skill."""
    known = load_knowledge()
    return bool(known.fields.lexicon.find_in(phrase) or known.skills.find_in(phrase))


def is_field(text: str) -> bool:
    """Whether known fields make up at least half of the words."""
    lexicon = load_knowledge().fields.lexicon
    if not text:
        return False
    covered = sum(hit.end - hit.start for hit in lexicon.find_in(text))
    return covered * 2 >= len(text.strip())
