"""Text made to be slow: every component must end in time that grows with the text alone."""

import time

import pytest

from tests.extract.facts import profile_of

SIZE = 12_000
HOSTILE = {
    "one long word": "a" * SIZE,
    "one long capital word": "A" * SIZE,
    "capital words": "Aa " * (SIZE // 3),
    "capitals with dots": "B." * (SIZE // 2),
    "small links of school names": "Of of the and University " * (SIZE // 24),
    "open brackets": "(" * SIZE,
    "brackets and commas": "(a, " * (SIZE // 4),
    "commas": "," * SIZE,
    "digits": "1" * SIZE,
    "digits and spaces": "12 " * (SIZE // 3),
    "years": "2010 - 2014 " * (SIZE // 12),
    "at signs": "a@" * (SIZE // 2),
    "dotted addresses": "a@b.c." * (SIZE // 6),
    "links": "www.a/" * (SIZE // 6),
    "cues": "no experience with not familiar with pursuing " * (SIZE // 46),
    "languages": "English Dutch " * (SIZE // 14),
    "skills": "Excel SQL Salesforce " * (SIZE // 21),
    "certificates": "PMP Certified Certificate " * (SIZE // 26),
    "one certificate after another": "CPA, " * (SIZE // 5),
    "a certificate and open brackets": "Certificate in Kites " + "(" * 40 + ") b",
    "degrees": "B.Sc M.Sc MBA Bachelor of Science in " * (SIZE // 37),
    "spaces": "x" + " " * SIZE + "x",
    "dashes": "- " * (SIZE // 2),
    "bullets": "• " * (SIZE // 2),
    "colons": "a: " * (SIZE // 3),
    "spaced letters": "A B C D " * (SIZE // 8),
}
HEADINGS = ("Education", "Skills", "Certifications", "Languages", "Summary")
SECONDS = 3.0
"""Far above what 60,000 characters need (under 0.3 s), far below what a quadratic search takes."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_line_ends_in_time_under_every_heading(name: str) -> None:
    text = "\n\n".join(f"{heading}\n{HOSTILE[name]}" for heading in HEADINGS)
    start = time.process_time()
    profile_of(f"Robin Vale\n{HOSTILE[name][:5_000]}\n\n{text}")
    assert time.process_time() - start < SECONDS
