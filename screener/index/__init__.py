"""From a profile to its index: the words, stems and meanings that rubrics are looked up in."""

from screener.index.build import JOB_SECTIONS, index_profile, statements_of

__all__ = ["JOB_SECTIONS", "index_profile", "statements_of"]
