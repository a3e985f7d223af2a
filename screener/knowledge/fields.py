"""Fields of study, the families they belong to, and which families are near to each other."""

from __future__ import annotations

import msgspec

from screener.knowledge.lexicon import Entry, Lexicon, build_lexicon, phrase_key
from screener.knowledge.tables import read_table


class Fields(msgspec.Struct, frozen=True):
    """Known fields of study; a row's family is one or more words ("business communication")."""

    lexicon: Lexicon
    related: dict[str, frozenset[str]]

    def families_of(self, text: str) -> frozenset[str]:
        """The families of every field that a text names; empty where it names none.

        >>> sorted(read_fields().families_of("Business and Finance"))
        ['business', 'finance']
        """
        hits = self.lexicon.find_in(text)
        return frozenset(family for hit in hits for family in hit.entry.family.split())

    def is_same(self, field: str, asked: str) -> bool:
        """Whether a field is the asked one, under any of its names or as a part of the text.

        >>> read_fields().is_same("B.Sc. Finance and Economics", "Economics")
        True
        """
        wanted = self.lexicon.lookup(asked)
        if wanted is not None and any(h.entry == wanted for h in self.lexicon.find_in(field)):
            return True
        return f" {phrase_key(asked)} " in f" {phrase_key(field)} "

    def is_related(self, field: str, asked: str) -> bool:
        """Whether a field is the asked one or shares or neighbours a family with it.

        >>> read_fields().is_related("Hospitality Management", "Business")
        True
        >>> read_fields().is_related("Nursing", "Business")
        False
        """
        wanted = self.families_of(asked)
        near = wanted.union(*(self.related.get(family, frozenset()) for family in wanted))
        return self.is_same(field, asked) or bool(self.families_of(field) & near)


def read_fields() -> Fields:
    """The fields of data/fields.tsv and the families of data/field_families.tsv."""
    return Fields(
        lexicon=build_lexicon(
            Entry(
                f"own:field.{phrase_key(row['label']).replace(' ', '-')}",
                row["label"],
                row["families"],
                tuple(filter(None, row["aliases"].split("|"))),
            )
            for row in read_table("fields.tsv")
        ),
        related={
            row["family"]: frozenset(row["related"].split())
            for row in read_table("field_families.tsv")
        },
    )
