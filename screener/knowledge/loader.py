"""Read the lists of data/ into one Knowledge, once per process."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from screener.knowledge.degrees import DegreeForms, read_degrees
from screener.knowledge.fields import Fields, read_fields
from screener.knowledge.lexicon import (
    Entry,
    Lexicon,
    add_names,
    add_rows,
    build_lexicon,
    phrase_key,
)
from screener.knowledge.tables import DATA, read_columns, read_table
from screener.knowledge.titles import Titles, read_titles

__all__ = ["DATA", "Knowledge", "Source", "load_knowledge", "read_table"]


class Source(msgspec.Struct, frozen=True):
    """Where rows come from: what it is called, which version, under which licence."""

    key: str
    name: str
    version: str
    licence: str
    where: str


class Knowledge(msgspec.Struct, frozen=True):
    """What the world calls things; every row's id begins with the key of its source.

    `stop` maps phrases that are no skill in running text to the reason why.
    """

    sources: dict[str, Source]
    skills: Lexicon
    certifications: Lexicon
    providers: Lexicon
    languages: Lexicon
    titles: Titles
    degrees: DegreeForms
    fields: Fields
    stop: dict[str, str]


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """All lists; the first call reads them (about 0.3 s), later calls share them.

    >>> load_knowledge().certifications.lookup("PMP").label
    'Project Management Professional'
    """
    return Knowledge(
        sources={row["key"]: Source(**row) for row in read_table("sources.tsv")},
        skills=_read_skills(),
        certifications=_read_certifications(),
        providers=_read_list("providers.tsv", "provider"),
        languages=_read_list("languages.tsv", "language"),
        titles=read_titles(),
        degrees=read_degrees(),
        fields=read_fields(),
        stop={row["phrase"]: row["why"] for row in read_table("stop.tsv")},
    )


def _read_skills() -> Lexicon:
    """ESCO's skills are phrases like "manage staff": known by name, not looked for in sentences."""
    own = _read_list("skills.tsv", "skill")
    named = add_rows(own, read_columns("onet.tsv.gz", "esco_knowledge.tsv.gz"))
    return add_names(named, read_columns("esco_skills.tsv.gz"))


def _read_list(name: str, family: str) -> Lexicon:
    return build_lexicon(
        Entry(
            f"own:{row.get('family') or family}.{_slug(row['label'])}",
            row["label"],
            row.get("family") or family,
            _split(row["aliases"]),
        )
        for row in read_table(name)
    )


def _read_certifications() -> Lexicon:
    return build_lexicon(
        Entry(
            f"own:certification.{_slug(row['name'])}",
            row["name"],
            row["family"],
            tuple(filter(None, (row["acronym"], *_split(row["aliases"])))),
        )
        for row in read_table("certifications.tsv")
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9+#]+", "-", phrase_key(label)).strip("-")
