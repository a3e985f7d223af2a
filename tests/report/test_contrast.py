"""The page's colours can be told apart by weak eyes (WCAG 2.2: text 4.5, graphics 3)."""

import re
from pathlib import Path

import pytest

import screener.report

CSS = (Path(screener.report.__file__).parent / "templates" / "report.css").read_text("utf-8")
TEXT = (
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "note"),
    ("quiet", "paper"),
    ("quiet", "card"),
    ("accent", "paper"),
    ("accent", "card"),
    ("met-ink", "met-soft"),
    ("partly-ink", "partly-soft"),
    ("none-ink", "none-soft"),
    ("ink", "met-soft"),
)
GRAPHICS = (("met", "track"), ("partly", "track"), ("met", "card"), ("partly", "card"))


def palette(scheme):
    """The colours of the light scheme, or of the dark one."""
    block = CSS.split("prefers-color-scheme: dark")[scheme == "dark"].split("}")[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("pairs", "least"), [(TEXT, 4.5), (GRAPHICS, 3.0)], ids=["text", "graphics"]
)
def test_colours_stand_out_from_what_lies_under_them(scheme, pairs, least):
    colors = palette(scheme)
    weak = {pair: round(contrast(*(colors[name] for name in pair)), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < least} == {}
