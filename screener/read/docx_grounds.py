"""What stands behind the letters of a DOCX: shades, highlights, boxes, and shapes under the text.

Elements are those of ECMA-376: `shd` (17.3.5), `highlight` (17.3.2.15), `tblStylePr` (17.7.6.6),
`background` (17.2.1), DrawingML fills (20.1.8); VML fills are those of part 4 (19.1.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from screener.read.grounds import ANY, PAPER, Color, color_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_VML = "{urn:schemas-microsoft-com:vml}"
_VML_SHAPES = tuple(f"{_VML}{name}" for name in ("shape", "rect", "roundrect", "oval", "polyline"))

_EMU_PER_POINT = 12_700
_TRANSPARENT = 20_000
"""Of 100,000 steps of opacity."""

_HIGHLIGHTS: dict[str, Color] = {
    "black": (0, 0, 0),
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "green": (0, 255, 0),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "white": PAPER,
    "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128),
    "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128),
    "lightGray": (192, 192, 192),
}


def ground_of(properties: etree._Element | None) -> Color | None:
    """The ground that run, paragraph, cell or table properties paint, or None."""
    if properties is None:
        return None
    highlight = properties.find(f"{W}highlight")
    if highlight is not None and highlight.get(VAL, "none") != "none":
        return _HIGHLIGHTS.get(highlight.get(VAL, ""), ANY)
    shade = properties.find(f"{W}shd")
    return None if shade is None else _shade_color(shade)


def _shade_color(shade: etree._Element) -> Color | None:
    """The colour of a shade: its fill, or its pattern's where that covers everything."""
    fill, pattern = (color_of(shade.get(f"{W}{name}", "auto")) for name in ("fill", "color"))
    if fill is None and shade.get(f"{W}themeFill") is not None:
        return ANY
    kind = shade.get(VAL, "clear")
    if kind in ("clear", "nil"):
        return fill
    return pattern if kind == "solid" or pattern == fill else ANY


# --------------------------------------------------------------------------------- the tables

TableGrounds = dict[str, Color]
"""The grounds of a table style by the part of the table: `wholeTable`, `firstRow`, ..."""


def read_table_grounds(styles: etree._Element) -> dict[str, TableGrounds]:
    """What each table style of a document paints, with what it inherits."""
    elements = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    return {
        style_id: _inherited(style_id, elements, depth=0)
        for style_id, style in elements.items()
        if style.get(f"{W}type") == "table"
    }


def _inherited(style_id: str, elements: dict[str, etree._Element], *, depth: int) -> TableGrounds:
    style = elements.get(style_id)
    if style is None or depth > 20:
        return {}
    based_on = style.find(f"{W}basedOn")
    base = "" if based_on is None else based_on.get(VAL, "")
    found = dict(_inherited(base, elements, depth=depth + 1))
    for kind, part in _parts(style):
        painted = ground_of(part)
        if painted is not None:
            found[kind] = painted
    return found


def _parts(style: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    for name in ("tblPr", "tcPr"):
        yield "wholeTable", style.find(f"{W}{name}")
    for part in style.iterfind(f"{W}tblStylePr"):
        yield part.get(f"{W}type", ""), part.find(f"{W}tcPr")


def cell_ground(
    cell: etree._Element, table: etree._Element, grounds: dict[str, TableGrounds], edges: set[str]
) -> Color | None:
    """The ground of a cell; `edges` says of which parts of the table it is (`firstRow`, ...).

    Bands of a table style may or may not run through a cell: their ground is not known.
    """
    own = ground_of(cell.find(f"{W}tcPr"))
    if own is not None:
        return own
    named = table.find(f"{W}tblPr/{W}tblStyle")
    style = grounds.get(named.get(VAL, ""), {}) if named is not None else {}
    for edge in sorted(edges):
        if edge in style:
            return style[edge]
    if any(kind.startswith("band") for kind in style):
        return ANY
    return ground_of(table.find(f"{W}tblPr")) or style.get("wholeTable")


# --------------------------------------------------------------------------- boxes and shapes


def box_ground(box: etree._Element) -> Color | None:
    """The ground of a text box; None where it is clear and what is behind it shows."""
    shape = next(box.iterancestors(f"{_WPS}wsp", *_VML_SHAPES), None)
    if shape is None:
        return None
    own = _fill(shape)
    if own is None and any(_fill(other) not in (None, PAPER) for other in _neighbours(shape)):
        return ANY
    return own


def _neighbours(shape: etree._Element) -> Iterator[etree._Element]:
    group = next(shape.iterancestors(f"{_WPG}wgp", f"{_VML}group"), None)
    return iter(()) if group is None else group.iter(f"{_WPS}wsp", *_VML_SHAPES, _PICTURE)


def _fill(shape: etree._Element) -> Color | None:
    if shape.tag == _PICTURE:
        return ANY
    if shape.tag in _VML_SHAPES:
        return _vml_fill(shape)
    properties = shape.find(f"{_WPS}spPr")
    for fill in properties if properties is not None else ():
        if fill.tag == f"{_A}noFill":
            return None
        if fill.tag == f"{_A}solidFill":
            return _drawn_color(fill)
        if fill.tag in (f"{_A}gradFill", f"{_A}blipFill", f"{_A}pattFill", f"{_A}grpFill"):
            return ANY
    reference = shape.find(f"{_WPS}style/{_A}fillRef")
    if reference is None or reference.get("idx") == "0":
        return None
    return _drawn_color(reference)


def _drawn_color(fill: etree._Element) -> Color | None:
    """A colour of DrawingML; None for one that is all but transparent."""
    color = next(iter(fill), None)
    if color is None:
        return ANY
    alpha = color.find(f"{_A}alpha")
    if alpha is not None and _number(alpha.get("val", "")) < _TRANSPARENT:
        return None
    if color.tag == f"{_A}srgbClr":
        return color_of(color.get("val", "")) or ANY
    is_paper = color.get("val") in ("bg1", "lt1", "window", "white")
    return PAPER if is_paper and len(color) == 0 else ANY


def _number(text: str) -> float:
    """A number of the file; 0 for what is none."""
    return float(text) if re.fullmatch(r"\d{1,15}", text) else 0.0


def _vml_fill(shape: etree._Element) -> Color | None:
    """The fill of a VML shape, which is white where nothing is said."""
    if shape.get("filled", "t")[:1] in ("f", "0"):
        return None
    if any(fill.get("type", "solid") != "solid" for fill in shape.iterfind(f"{_VML}fill")):
        return ANY
    named = shape.get("fillcolor", "white").split(" ")[0]
    return PAPER if named == "white" else color_of(named.removeprefix("#")) or ANY


def area_behind(run: etree._Element) -> float:
    """Square points of the filled shapes and pictures that a run anchors under the text."""
    area = 0.0
    for anchor in run.iter(f"{_WP}anchor"):
        shapes = anchor.iter(f"{_WPS}wsp", _PICTURE)
        if anchor.get("behindDoc") in ("1", "true") and _paints(shapes):
            area += _extent(anchor)
    for shape in run.iter(*_VML_SHAPES, f"{_VML}group"):
        style = shape.get("style", "").replace(" ", "")
        inner = shape.iter(*_VML_SHAPES)
        if "z-index:-" in style and _paints(inner):
            area += _side(style, "width") * _side(style, "height")
    return area


def _paints(shapes: Iterator[etree._Element]) -> bool:
    return any(_fill(shape) not in (None, PAPER) for shape in shapes)


def _extent(anchor: etree._Element) -> float:
    extent = anchor.find(f"{_WP}extent")
    if extent is None:
        return 0.0
    width, height = (_number(extent.get(side, "")) / _EMU_PER_POINT for side in ("cx", "cy"))
    return width * height


def _side(style: str, name: str) -> float:
    """A side of a VML shape in points; one in other units counts as a page's."""
    given = re.search(rf"(?:^|;){name}:(\d{{0,6}}\.?\d{{1,6}})pt", style)
    return float(given[1]) if given else 800.0


def page_ground(document: etree._Element, settings: etree._Element | None) -> Color:
    """The colour of the page, which shows only where the document's settings say so."""
    background = document.find(f"{W}background")
    shown = settings is not None and settings.find(f"{W}displayBackgroundShape") is not None
    if background is None or not shown:
        return PAPER
    return ANY if len(background) else color_of(background.get(f"{W}color", "")) or PAPER
