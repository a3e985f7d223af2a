"""Writes a person as plain text, Markdown, HTML or RTF."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby

from samples.compose import Block, Kind, compose, compose_header
from samples.people import Person


def _blocks(person: Person) -> tuple[Block, ...]:
    return (*compose_header(person), *compose(person))


# --------------------------------------------------------------------------------------- text


def _aside(block: Block, width: int) -> list[str]:
    if not block.aside:
        return textwrap.wrap(block.text, width)
    gap = max(width - len(block.text) - len(block.aside), 3)
    return [block.text + " " * gap + block.aside]


def _text_lines(block: Block, width: int = 78) -> list[str]:
    if block.kind is Kind.HEADING:
        return ["", block.text.upper(), "-" * len(block.text)]
    if block.kind is Kind.NAME:
        return [block.text]
    if block.kind is Kind.BULLET:
        return textwrap.wrap(block.text, width, initial_indent="* ", subsequent_indent="  ")
    if block.kind is Kind.ENTRY:
        return ["", *_aside(block, width)]
    return _aside(block, width)


def write_text(person: Person) -> bytes:
    """UTF-8 with underlined headings, wrapped at 78 characters."""
    lines = [line for block in _blocks(person) for line in _text_lines(block)]
    return ("\n".join(lines) + "\n").encode()


def write_windows_text(person: Person) -> bytes:
    """The same as an old Windows editor saves it: code page 1252 and CRLF."""
    return write_text(person).replace(b"\n", b"\r\n").decode().encode("cp1252")


# ----------------------------------------------------------------------------------- Markdown

MARKDOWN: dict[Kind, str] = {
    Kind.NAME: "# {}\n",
    Kind.HEADLINE: "*{}*\n",
    Kind.CONTACT: "{}  ",
    Kind.HEADING: "\n## {}\n",
    Kind.ENTRY: "\n### {}\n",
    Kind.SUBENTRY: "_{}_\n",
    Kind.TEXT: "{}\n",
    Kind.BULLET: "- {}",
}


def write_markdown(person: Person) -> bytes:
    """Headings as # and ##, entries as ###; an aside follows its text after a bar."""
    lines = (
        MARKDOWN[block.kind].format(f"{block.text} | {block.aside}" if block.aside else block.text)
        for block in _blocks(person)
    )
    return ("\n".join(lines) + "\n").encode()


# --------------------------------------------------------------------------------------- HTML

TAGS: dict[Kind, str] = {
    Kind.NAME: "h1",
    Kind.HEADLINE: "p",
    Kind.CONTACT: "p",
    Kind.HEADING: "h2",
    Kind.ENTRY: "h3",
    Kind.SUBENTRY: "p",
    Kind.TEXT: "p",
    Kind.BULLET: "li",
}

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title>
<style>body {{ font: 15px/1.45 Georgia, serif; max-width: 46em; margin: 2em auto; }}
h2 {{ border-bottom: 2px solid {accent}; }} .aside {{ float: right; color: #555; }}
td {{ vertical-align: top; padding: 0 1em 1em 0; }}</style></head>
<body>
{body}
</body></html>
"""


def _tag(block: Block) -> str:
    tag = TAGS[block.kind]
    aside = f' <span class="aside">{escape(block.aside)}</span>' if block.aside else ""
    return f'<{tag} class="{block.kind}">{escape(block.text)}{aside}</{tag}>'


def _listed(blocks: Iterable[Block]) -> str:
    parts = []
    for is_list, run in groupby(blocks, key=lambda block: block.kind is Kind.BULLET):
        html = "\n".join(_tag(block) for block in run)
        parts.append(f"<ul>\n{html}\n</ul>" if is_list else html)
    return "\n".join(parts)


def _page(person: Person, body: str) -> bytes:
    return PAGE.format(
        language=person.language, title="Resume", accent=person.look.accent, body=body
    ).encode()


def write_html(person: Person) -> bytes:
    """A plain page: h1, h2, h3 and lists."""
    return _page(person, _listed(_blocks(person)))


def write_html_table(person: Person) -> bytes:
    """A page laid out by a table of two cells: short sections left, the rest right."""
    short = ("skills", "languages", "certifications", "education")
    left = _listed(compose(person, [name for name in person.order if name in short]))
    right = _listed(compose(person, [name for name in person.order if name not in short]))
    head = _listed(compose_header(person))
    return _page(person, f"{head}\n<table><tr><td>\n{left}\n</td><td>\n{right}\n</td></tr></table>")


# ---------------------------------------------------------------------------------------- RTF

RTF: dict[Kind, str] = {
    Kind.NAME: r"\pard\qc\b\fs36 {}\b0\fs22\par",
    Kind.HEADLINE: r"\pard\qc\i {}\i0\par",
    Kind.CONTACT: r"\pard\qc {}\par",
    Kind.HEADING: r"\pard\sb200\b\fs26 {}\b0\fs22\par",
    Kind.ENTRY: r"\pard\tx8600\sb80\b {}\b0\par",
    Kind.SUBENTRY: r"\pard\tx8600\i {}\i0\par",
    Kind.TEXT: r"\pard {}\par",
    Kind.BULLET: r"\pard\fi-200\li300 \bullet  {}\par",
}


def _rtf(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
    return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in escaped)


def write_rtf(person: Person) -> bytes:
    """What a word processor of the nineties wrote; asides stand behind a tab."""
    lines = [
        RTF[block.kind].format(
            _rtf(block.text) + (r"\tab " + _rtf(block.aside) if block.aside else "")
        )
        for block in _blocks(person)
    ]
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Calibri;}}\f0\fs22"
    return "\n".join((head, *lines, "}")).encode("ascii")


WRITERS: dict[str, Callable[[Person], bytes]] = {
    "text": write_text,
    "windows_text": write_windows_text,
    "markdown": write_markdown,
    "html": write_html,
    "html_table": write_html_table,
    "rtf": write_rtf,
}
