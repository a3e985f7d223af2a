"""One HTML page for a recruiter: offline, without scripts, safe with hostile resumes."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from screener.report.safe import shown, visible
from screener.report.view import (
    BAR_WIDTH,
    Quote,
    count_people,
    must_have_spread,
    one_short,
    to_confirm,
    view_asked,
    view_people,
)
from screener.report.words import count_of, months_text, section_name
from screener.types import Ranking, SectionKind

if TYPE_CHECKING:
    from screener.rubric.schema import Rubric
    from screener.score.robustness import RankInterval

_TEMPLATES = Path(__file__).parent / "templates"

DETAILED = 300
"""How many people the page shows row by row (about 8 kB each); the others stand in one table."""

OPEN = 1
"""How many of the first are unfolded when the page opens."""

QUOTES = 2
"""How many quotes of a row stand open; the others fold away."""


def render_html(
    ranking: Ranking,
    rubric: Rubric,
    *,
    folder_url: str | None = None,
    intervals: Sequence[RankInterval] = (),
    names_hidden: bool = False,
) -> str:
    """The report as one HTML page.

    Every string is escaped and stripped of control and bidi characters on its way out; the
    content security policy allows this page's own style sheet, by its hash, and nothing else.
    `folder_url` is where the resumes lie, relative to the page. `intervals` are those of the
    ranking's scorecards, in their order. `names_hidden` says that `ranking` went through
    `hide_names`, and leaves out the links.
    """
    css = _without_indents((_TEMPLATES / "report.css").read_text(encoding="utf-8"))
    url = None if names_hidden else folder_url
    people = view_people(ranking, rubric, folder_url=url, intervals=intervals)
    page = _environment().get_template("report.html")
    text = page.render(
        ranking=ranking,
        rubric=rubric,
        people=people[:DETAILED],
        others=people[DETAILED:],
        asked=view_asked(ranking, rubric),
        one_short=one_short(ranking, people, rubric),
        to_confirm=to_confirm(ranking, people, rubric),
        counts=count_people(people),
        spread=must_have_spread(ranking),
        firm=bool(intervals),
        names_hidden=names_hidden,
        opened=OPEN,
        quotes_shown=QUOTES,
        bar_width=BAR_WIDTH,
        css=Markup(css),
        css_hash=style_hash(css),
    )
    return _without_indents(text)


def _without_indents(text: str) -> str:
    """A text without the white space at the starts of its lines: a third of a long page."""
    return re.sub(r"\n\s+", "\n", text)


def style_hash(css: str) -> str:
    """The source expression that allows one inline style sheet (CSP level 2, hash-source).

    >>> style_hash("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    digest = hashlib.sha256(css.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": day,
        "place": place,
        "points": points,
        "marked": marked,
        "months": months_text,
    }
    environment.globals["count_of"] = count_of
    return environment


def _harmless(value: Any) -> Any:
    """Strings lose what could steer the reader's eye; markup of our own passes."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def marked(quote: Quote) -> Markup:
    """A quote with the words that matched marked in it.

    >>> from screener.types import Evidence, SectionKind, Span
    >>> found = Evidence(Span(4, 13), "Used <CRM", 1, SectionKind.SKILLS, "skill")
    >>> marked(Quote(found, (Span(10, 13),), (1,)))
    Markup('Used &lt;<mark>CRM</mark>')
    """
    if not quote.matches:
        return escape(shown(quote.found.quote))
    parts = [(escape(visible(part)), hit) for part, hit in quote.parts]
    return Markup("".join([f"<mark>{part}</mark>" if hit else part for part, hit in parts]))


@lru_cache(maxsize=1024)  # there are few pages and few sections
def place(section: SectionKind, pages: tuple[int, ...]) -> str:
    """Where the words of a quote stand.

    >>> place(SectionKind.SKILLS, (1,)), place(SectionKind.SKILLS, (1, 3))
    ('page 1 · skills', 'pages 1, 3 · skills')
    """
    word = "page" if len(pages) == 1 else "pages"
    return f"{word} {', '.join(map(str, pages))} · {section_name(section)}"


def day(value: date) -> str:
    """A date for a person, in no locale.

    >>> day(date(2026, 11, 1))
    '1 November 2026'
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def points(value: float) -> str:
    """Points to the tenth, as everywhere.

    >>> points(12.0)
    '12.0'
    """
    return f"{value:.1f}"
