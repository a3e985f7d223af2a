"""Styles of a DOCX: what they say of headings, bullets, size, and of letters nobody sees."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec
from lxml import etree
from msgspec.structs import replace

from screener.read.docx_grounds import VAL, W, ground_of
from screener.read.grounds import Color, are_alike, color_of
from screener.types import Hidden

_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"

_HEADING = re.compile(r"^(?:heading ?\d|title|subtitle)", re.I)
_LIST = re.compile(r"^list ?(?:bullet|number|paragraph)", re.I)
_TINY_HALF_POINTS = 4

Toggle = TypeVar("Toggle", bool, bool | None)


class Style(msgspec.Struct, frozen=True):
    """What a paragraph or character style says, its ancestors' sayings included.

    `vanished`, `ink` and `ground` (the colours of the letters and of what they themselves have
    behind them) are None where nothing is said of them.
    """

    heading: bool = False
    bold: bool = False
    size: float = 0.0
    bullet: bool = False
    vanished: bool | None = None
    ink: Color | None = None
    ground: Color | None = None

    def hidden_on(self, ground: Color) -> Hidden | None:
        """Why letters of this style cannot be seen on a ground, if they cannot."""
        if self.vanished:
            return Hidden.VANISH
        if 0 < self.size * 2 <= _TINY_HALF_POINTS:
            return Hidden.SIZE
        if self.ink is not None and are_alike(self.ink, self.ground or ground):
            return Hidden.COLOR
        return None


def with_usual_namespace(root: etree._Element) -> etree._Element:
    """The strict variant of the format under the names of the usual one."""
    if root.tag.startswith(_STRICT):
        for element in root.iter(etree.Element):
            element.tag = element.tag.replace(_STRICT, W)
            for key in [key for key in element.attrib if key.startswith(_STRICT)]:
                element.attrib[key.replace(_STRICT, W)] = element.attrib.pop(key)
    return root


def read_styles(root: etree._Element) -> dict[str, Style]:
    """The styles of a document by their id, each with what it inherits."""
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    styles: dict[str, Style] = {}
    for style_id in elements:
        _resolve(style_id, elements, styles, depth=0)
    return styles


def _resolve(
    style_id: str, elements: dict[str, etree._Element], styles: dict[str, Style], *, depth: int
) -> Style:
    """A style with what it inherits; a chain that is too long or circular inherits nothing."""
    if style_id in styles:
        return styles[style_id]
    element = elements.get(style_id)
    if element is None or depth > 20:
        return Style()
    based_on = element.find(f"{W}basedOn")
    base = Style()
    if based_on is not None:
        base = _resolve(based_on.get(VAL, ""), elements, styles, depth=depth + 1)
    name_element = element.find(f"{W}name")
    name = name_element.get(VAL, "") if name_element is not None else ""
    outline = element.find(f"{W}pPr/{W}outlineLvl") is not None
    style = replace(
        with_ground(with_properties(base, element.find(f"{W}rPr")), element.find(f"{W}pPr")),
        heading=base.heading or outline or bool(_HEADING.match(name)),
        bullet=base.bullet
        or element.find(f"{W}pPr/{W}numPr") is not None
        or bool(_LIST.match(name)),
    )
    styles[style_id] = style
    return style


def _is_on(element: etree._Element | None, *, default: Toggle) -> Toggle:
    """A toggle such as `<w:b/>`: absent means inherited, "0" means off."""
    if element is None:
        return default
    return element.get(VAL, "1") not in ("0", "false", "off", "none")


def with_properties(style: Style, properties: etree._Element | None) -> Style:
    """A style with what run properties change in it."""
    if properties is None:
        return style
    size = properties.find(f"{W}sz")
    points = float(size.get(VAL, "0") or 0) / 2 if size is not None else style.size
    color = properties.find(f"{W}color")
    return replace(
        style,
        bold=_is_on(properties.find(f"{W}b"), default=style.bold),
        size=points,
        vanished=_is_on(properties.find(f"{W}vanish"), default=style.vanished),
        ink=style.ink if color is None else color_of(color.get(VAL, "")),
        ground=ground_of(properties) or style.ground,
    )


def with_ground(style: Style, properties: etree._Element | None) -> Style:
    """A style with the ground that paragraph properties put behind it."""
    return replace(style, ground=ground_of(properties) or style.ground)


def with_character_style(style: Style, character: Style) -> Style:
    """A paragraph's style with what a character style says on top of it."""
    return replace(
        style,
        bold=style.bold or character.bold,
        vanished=style.vanished if character.vanished is None else character.vanished,
        ink=style.ink if character.ink is None else character.ink,
        ground=character.ground or style.ground,
    )
