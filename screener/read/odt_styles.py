"""Styles of an ODT, as far as they can hide text: OpenDocument 1.3, part 3, 16 and 20."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from lxml import etree
from msgspec.structs import replace

from screener.read.grounds import ANY, PAPER, Color, are_alike, color_of
from screener.types import Hidden

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_TINY_POINTS = 2.0
_POINTS = {"pt": 1.0, "pc": 12.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54}
_SIZE = re.compile(rf"(\d{{0,4}}\.?\d{{1,6}})({'|'.join(_POINTS)})")
_PERCENT = re.compile(r"(\d{1,4}\.?\d{0,6})%")
_USUAL_POINTS = 12.0
_MOST_PARENTS = 20


class Look(msgspec.Struct, frozen=True):
    """How letters look: None where nothing is said. `ground` is what their style paints behind.

    `share` is what their size is of that of the letters around them, where `points` are not said.
    """

    vanished: bool | None = None
    points: float | None = None
    share: float = 1.0
    ink: Color | None = None
    ground: Color | None = None

    def over(self, outer: Look) -> Look:
        """This look, with what the one around it says of the rest."""
        return Look(
            outer.vanished if self.vanished is None else self.vanished,
            outer.points if self.points is None else self.points,
            self.share * outer.share if self.points is None else self.share,
            self.ink or outer.ink,
            self.ground or outer.ground,
        )

    def hidden_on(self, paper: Color) -> Hidden | None:
        """Why letters of this look cannot be seen on a page, if they cannot."""
        if self.vanished:
            return Hidden.VANISH
        if self.share * (self.points or _USUAL_POINTS) <= _TINY_POINTS:
            return Hidden.SIZE
        if self.ink is not None and are_alike(self.ink, self.ground or paper):
            return Hidden.COLOR
        return None


def read_looks(*parts: etree._Element) -> dict[str, Look]:
    """The looks of all styles by name, each with what it inherits from its parents."""
    styles = {
        style.get(f"{_STYLE}name", ""): style
        for part in parts
        for style in part.iter(f"{_STYLE}style")
    }
    return {name: _inherited(name, styles) for name in styles}


def _inherited(name: str, styles: dict[str, etree._Element]) -> Look:
    look = Look()
    for style in _parents(name, styles):
        look = look.over(_own(style))
    return look


def _parents(name: str, styles: dict[str, etree._Element]) -> Iterator[etree._Element]:
    """A style, its parent, and so on; a chain that is too long or circular is cut."""
    seen: set[str] = set()
    while name not in seen and len(seen) < _MOST_PARENTS:
        seen.add(name)
        style = styles.get(name)
        if style is None:
            return
        yield style
        name = style.get(f"{_STYLE}parent-style-name", "")


def _own(style: etree._Element) -> Look:
    look = Look(ground=_ground(style))
    for properties in style.iterchildren(f"{_STYLE}text-properties"):
        display = properties.get(f"{_TEXT}display")
        given = properties.get(f"{_FO}font-size", "")
        size, share = _SIZE.fullmatch(given), _PERCENT.fullmatch(given)
        look = replace(
            look,
            vanished=None if display is None else display == "none",
            points=float(size[1]) * _POINTS[size[2]] if size else None,
            share=float(share[1]) / 100 if share else 1.0,
            ink=color_of(properties.get(f"{_FO}color", "").removeprefix("#")),
        )
    return look


def _ground(style: etree._Element) -> Color | None:
    """What the style of letters, a paragraph, a cell or a frame paints behind them."""
    for properties in reversed(style):
        if properties.get(f"{_DRAW}fill", "none") not in ("none", "solid"):
            return ANY
        drawn = properties.get(f"{_DRAW}fill") == "solid"
        name = f"{_DRAW}fill-color" if drawn else f"{_FO}background-color"
        painted = color_of(properties.get(name, "").removeprefix("#"))
        if painted is not None:
            return painted
        if properties.find(f"{_STYLE}background-image") is not None:
            return ANY
    return None


def page_color(*parts: etree._Element) -> Color:
    """The colour of the pages; not known where a drawn shape or picture runs behind the text."""
    drawn = {shape.get(f"{_DRAW}style-name") for part in parts for shape in part.iter(f"{_DRAW}*")}
    styles = (one for part in parts for one in part.iter(f"{_STYLE}graphic-properties"))
    behind = (one for one in styles if one.get(f"{_STYLE}run-through") == "background")
    if any(_name_of(one) in drawn for one in behind):
        return ANY
    layouts = (one for part in parts for one in part.iter(f"{_STYLE}page-layout-properties"))
    colors = (color_of(one.get(f"{_FO}background-color", "").removeprefix("#")) for one in layouts)
    return next(filter(None, colors), PAPER)


def _name_of(properties: etree._Element) -> str | None:
    style = properties.getparent()
    return None if style is None else style.get(f"{_STYLE}name")
