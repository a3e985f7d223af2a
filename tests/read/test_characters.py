"""Characters as a person reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.read.characters import clean_line


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("E X P E R I E N C E", "EXPERIENCE"),
        ("W O R K   E X P E R I E N C E", "WORK EXPERIENCE"),
        ("S K I L L S & T O O L S", "SKILLS&TOOLS"),
        ("DA T A  M A N A G E R", "DATA MANAGER"),
        ("Vitamin A B or C", "Vitamin A B or C"),
        ("R & D", "R & D"),
        ("e\ufb03cient work\ufb02ow", "efficient workflow"),
        ("\u0091quoted\u0092 \u0096 so", "‘quoted’ – so"),
        ("â€œLedâ€\x9d the teamâ€™s plan â€“ twice", "“Led” the team’s plan – twice"),
        ("RÃ©sumÃ© of AndrÃ©", "Résumé of André"),
        ("AccessÂ ", "Access"),
        ("Âge and Â£5", "Âge and £5"),
        ("soft\u00adware\u200b", "software"),
        ("one \ud83d\ude00 and a half \ud83d", "one \U0001f600 and a half \ufffd"),
        ("\u202eevil\u202c", "evil"),
        ("\u061cevil\U000e0068\U000e0069\u034f", "evil"),
        ("\uf0b7 Led a team", "• Led a team"),
        ("•\tLed a team", "• Led a team"),
        ("Sales lead       2014", "Sales lead\t2014"),
        ("Sales  lead", "Sales lead"),
        ("e\u0301lan", "élan"),
        ("bell\x07 and\x1b[31m red", "bell and[31m red"),
    ],
)
def test_a_line_reads_as_meant(source: str, read: str):
    assert clean_line(source) == read


@given(st.text(max_size=80))
def test_a_clean_line_is_one_line_without_control_characters(text: str):
    clean = clean_line(text)
    assert len(clean.splitlines()) <= 1
    assert all(char == "\t" or char >= " " for char in clean)
