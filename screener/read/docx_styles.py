"""Styles of a DOCX: what they say of headings, bullets, size, and of letters nobody sees."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, replace
from typing import TypeVar

from lxml import etree

from screener.read.packed import parse_part
from screener.types import Hidden

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
VAL = f"{W}val"

_HEADING = re.compile(r"^(?:heading ?\d|title|subtitle)", re.I)
_LIST = re.compile(r"^list ?(?:bullet|number|paragraph)", re.I)
_TINY_HALF_POINTS = 4
_NEAR_WHITE = 0xF0

Toggle = TypeVar("Toggle", bool, bool | None)


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or character style says, its ancestors' sayings included.

    `vanished` and `pale` (letters like white paper) are None where nothing is said of them;
    `ground` says that the letters have a coloured ground of their own.
    """

    heading: bool = False
    bold: bool = False
    size: float = 0.0
    bullet: bool = False
    vanished: bool | None = None
    pale: bool | None = None
    ground: bool = False

    @property
    def hidden(self) -> Hidden | None:
        """Why letters of this style cannot be seen on white paper, if they cannot."""
        if self.vanished:
            return Hidden.VANISH
        if 0 < self.size * 2 <= _TINY_HALF_POINTS:
            return Hidden.SIZE
        return Hidden.COLOR if self.pale and not self.ground else None


def with_usual_namespace(root: etree._Element) -> etree._Element:
    """The strict variant of the format under the names of the usual one."""
    if root.tag.startswith(_STRICT):
        for element in root.iter(etree.Element):
            element.tag = element.tag.replace(_STRICT, W)
            for key in [key for key in element.attrib if key.startswith(_STRICT)]:
                element.attrib[key.replace(_STRICT, W)] = element.attrib.pop(key)
    return root


def read_styles(archive: zipfile.ZipFile) -> dict[str, Style]:
    """The styles of a document by their id, each with what it inherits."""
    root = with_usual_namespace(parse_part(archive, "word/styles.xml"))
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
        pale=style.pale if color is None else is_near_white(color.get(VAL, "")),
        ground=style.ground or _has_ground(properties),
    )


def with_ground(style: Style, properties: etree._Element | None) -> Style:
    """A style with the ground that paragraph properties put behind it."""
    return replace(
        style, ground=style.ground or (properties is not None and _has_ground(properties))
    )


def with_character_style(style: Style, character: Style) -> Style:
    """A paragraph's style with what a character style says on top of it."""
    return replace(
        style,
        bold=style.bold or character.bold,
        vanished=style.vanished if character.vanished is None else character.vanished,
        pale=style.pale if character.pale is None else character.pale,
        ground=style.ground or character.ground,
    )


def _has_ground(properties: etree._Element) -> bool:
    """Whether properties put a colour behind letters; white and "auto" are paper."""
    highlight, shade = properties.find(f"{W}highlight"), properties.find(f"{W}shd")
    if highlight is not None and highlight.get(VAL, "none") not in ("none", "white"):
        return True
    return shade is not None and any(
        re.fullmatch(r"[0-9A-Fa-f]{6}", color) and not is_near_white(color)
        for color in _shade_colors(shade)
    )


def _shade_colors(shade: etree._Element) -> tuple[str, ...]:
    """The colours of a shade; that of its pattern does not show where the pattern is clear."""
    fill = shade.get(f"{W}fill", "auto")
    clear = shade.get(VAL, "clear") in ("clear", "nil")
    return (fill,) if clear else (fill, shade.get(f"{W}color", "auto"))


def is_near_white(color: str) -> bool:
    """Whether an RRGGBB value cannot be told from white paper.

    >>> is_near_white("FFFFFF"), is_near_white("auto"), is_near_white("808080")
    (True, False, False)
    """
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", color):
        return False
    return min(bytes.fromhex(color)) >= _NEAR_WHITE
