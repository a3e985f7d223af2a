"""What the world calls skills, titles, degrees, fields, certificates and languages."""

from screener.knowledge.lexicon import Entry, Hit, Lexicon, Words, phrase_key, split_words
from screener.knowledge.loader import Knowledge, Source, load_knowledge

__all__ = [
    "Entry",
    "Hit",
    "Knowledge",
    "Lexicon",
    "Source",
    "Words",
    "load_knowledge",
    "phrase_key",
    "split_words",
]
