"""Style sheets inside an HTML page, as far as they can hide its text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import html

_COMMENT = re.compile(r"/\*.{0,5000}?\*/", re.S)
_NESTED = re.compile(r"@[^{};]{0,300}\{(?:[^{}]|\{[^{}]*\})*\}")
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?:(?P<mark>[.#])(?P<name>[\w-]+))?")
_GROUND = re.compile(r"background(?:-color|-image)?:(?!none|transparent|white|#fff|inherit)")

_HIDING = ("display", "visibility", "opacity", "font-size", "left", "top", "text-indent")

Sheet = dict[str, dict[str, str]]
"""Declarations by simple selector: "p", ".note", "#top", "p.note"."""


def read_sheet(root: html.HtmlElement) -> Sheet:
    """What the page's own style sheets say that can hide text.

    Only selectors of one element count, and rules for every medium: what depends on the place in
    the page or on the screen is left to be visible. Colours count where the sheets paint no ground.
    """
    text = "\n".join(style.text or "" for style in root.iter("style")).lower()
    text = _NESTED.sub("", _COMMENT.sub("", text))
    wanted = _HIDING if _GROUND.search(re.sub(r"\s+", "", text)) else (*_HIDING, "color")
    sheet: Sheet = {}
    for rule in text.split("}"):
        selectors, _, body = rule.rpartition("{")
        said = {name: value for name, value in declarations(body).items() if name in wanted}
        for selector in selectors.split(",") if said else ():
            if _SELECTOR.fullmatch(selector.strip()):
                sheet.setdefault(selector.strip(), {}).update(said)
    return sheet


def declarations(style: str) -> dict[str, str]:
    """The declarations of a style by property, without blanks; the last of equals holds.

    >>> declarations("color: RED; display : none ;color:#FFF")
    {'color': '#fff', 'display': 'none'}
    """
    pairs = (part.partition(":") for part in re.sub(r"\s+", "", style.lower()).split(";"))
    return {name: value for name, mark, value in pairs if mark}


def style_of(element: html.HtmlElement, sheet: Sheet) -> str:
    """An element's style, the sheets' sayings first, as `property:value;` without blanks."""
    said: dict[str, str] = {}
    for selector in _selectors_of(element) if sheet else ():
        said |= sheet.get(selector, {})
    said |= declarations(element.get("style") or "")
    return ";".join(f"{name}:{value}" for name, value in said.items())


def _selectors_of(element: html.HtmlElement) -> Iterable[str]:
    """The simple selectors that match an element, the weakest first."""
    tag, classes = element.tag, (element.get("class") or "").lower().split()
    yield tag
    yield from (f".{name}" for name in classes)
    yield from (f"{tag}.{name}" for name in classes)
    if own := (element.get("id") or "").lower():
        yield f"#{own}"
        yield f"{tag}#{own}"
