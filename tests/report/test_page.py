"""The HTML page: what it says, and what it never does."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lxml import html
from msgspec.structs import replace

from screener.report.masking import hide_names
from screener.report.page import render_html, style_hash
from screener.rubric.schema import Importance, Rubric
from screener.score.robustness import RankInterval
from screener.types import Finding, Notice, NoticeCode, Span
from tests.report import hostile
from tests.report.factories import (
    make_card,
    make_hostile,
    make_ranking,
    make_row,
    make_rubric,
)


def page(ranking=None, **options):
    return html.fromstring(render_html(ranking or make_ranking(), make_rubric(), **options))


def words_of(element):
    return " ".join(" ".join(element.itertext()).split())


class Tags(HTMLParser):
    """Counts tags and attributes as a browser would see them."""

    def __init__(self, text):
        super().__init__()
        self.seen, self.attributes = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.attributes += [name for name, _ in attrs]


def test_everybody_stands_on_the_page_in_reading_order():
    people = page().cssselect("li.person")
    assert [words_of(person.cssselect(".who strong")[0]) for person in people] == [
        "Robin Vale",
        "Jo Lark",
        "Ira Moss",
    ]
    assert [words_of(person.cssselect(".rank")[0]) for person in people] == [
        "Rank 1",
        "Rank 2",
        "Rank 2",
    ]


def test_everybody_folds_and_only_the_first_stands_open():
    folds = page().cssselect("li.person > details")
    assert [fold.get("open") is not None for fold in folds] == [True, False, False]


def test_a_row_shows_its_quote_page_section_and_rule():
    row = page().cssselect("#place-1 table.rows tbody tr")[0]
    assert words_of(row.cssselect("blockquote p")[0]) == "Ran Salesforce for 40 clients"
    assert words_of(row.cssselect("blockquote footer")[0]) == "page 1 · experience · skills.exact"


def test_a_row_without_evidence_says_what_was_looked_for():
    row = page().cssselect("#place-2 table.rows tbody tr")[0]
    assert "not found" in words_of(row)
    assert "looked for CRM, Salesforce, HubSpot" in words_of(row)


def test_a_long_list_goes_on_in_a_line_each_so_that_nobody_is_missing(monkeypatch):
    monkeypatch.setattr("screener.report.page.DETAILED", 1)
    document = page()
    assert len(document.cssselect("li.person")) == 1
    rows = [words_of(row) for row in document.cssselect("#order table.grid tbody tr")]
    assert rows[0].startswith("2 Jo Lark 1 of 2 6.0")
    assert [row.get("id") for row in document.cssselect("#order table.grid tbody tr")] == [
        "place-2",
        "place-3",
    ]
    assert "rows of the first 1 " in words_of(document.cssselect("#order h3 + p")[0])


def test_what_is_shown_is_a_stronger_reason_than_what_is_partly_shown():
    partly = make_row("degree", Finding.PARTLY, 90, reason="Another field")
    shown = make_row("crm", tenths=50, reason="Used in 2 jobs")
    ranking = replace(make_ranking(), scorecards=(make_card("vale.pdf", partly, shown),))
    why = page(ranking).cssselect("#place-1 .why")
    assert [words_of(line) for line in why] == [
        "CRM: Used in 2 jobs",
        "To ask about: Bachelor's degree",
    ]


def rows_of(count, *, missing):
    """Must-haves of which the last ones are not found."""
    findings = [Finding.MET] * (count - missing) + [Finding.NOT_FOUND] * missing
    return [
        make_row(f"c{at}", found, 10 * (found is Finding.MET)) for at, found in enumerate(findings)
    ]


@pytest.mark.parametrize(
    ("count", "missing", "asked"),
    [
        (9, 7, "c2 · c3 · c4 · c5 · c6 · c7 · c8"),
        (10, 8, "c2 · c3 · c4 · c5 · c6 · c7 · 2 more"),
        (3, 3, "c0 · c1 · c2"),
        (8, 8, "every must-have"),
    ],
)
def test_what_to_ask_about_is_read_at_a_glance(count, missing, asked):
    rows = rows_of(count, missing=missing)
    criteria = tuple(
        make_rubric()
        .criteria[0]
        .model_copy(update={"id": row.criterion_id, "name": row.criterion_id})
        for row in [*rows, make_row("extra")]
    )
    criteria = (
        *criteria[:-1],
        criteria[-1].model_copy(update={"importance": Importance.PREFERRED}),
    )
    card = make_card("vale.pdf", *rows, make_row("extra"))
    ranking = replace(make_ranking(), scorecards=(card,))
    document = html.fromstring(render_html(ranking, Rubric(title="Sales", criteria=criteria)))
    assert words_of(document.cssselect("#place-1 .why.quiet")[0]) == f"To ask about: {asked}"


def test_a_filter_that_would_keep_nobody_can_not_be_chosen():
    inputs = {
        each.get("id"): each.get("disabled") is None for each in page().cssselect(".filter input")
    }
    assert inputs == {"show-all": True, "show-full": True, "show-one": True, "show-noted": True}
    nobody = replace(make_ranking(), scorecards=make_ranking().scorecards[2:])
    inputs = [each.get("id") for each in page(nobody).cssselect(".filter input:not([disabled])")]
    assert inputs == ["show-all", "show-one"]


def test_what_to_know_before_the_score_stands_beside_the_name():
    flags = [
        [words_of(flag) for flag in person.cssselect("summary .flag")]
        for person in page().cssselect("li.person")
    ]
    assert flags == [[], ["hidden text"], []]


def test_must_haves_are_counted_aloud():
    assert "2 of 2 must-haves" in words_of(page().cssselect("#place-1 .musts")[0])


def test_those_who_miss_exactly_one_must_have_are_listed_under_it():
    (row,) = page().cssselect("#one-short tbody tr")
    assert words_of(row) == "CRM 2 Jo Lark , Ira Moss"


def test_what_could_not_be_read_is_named_with_what_to_do():
    (row,) = page().cssselect("#unread tbody tr")
    assert words_of(row) == "scan.pdf encrypted Ask for a copy without password."


def test_the_order_between_neighbours_is_said_to_be_open_where_it_is():
    firm = RankInterval("moss.docx", 2, 2, 2, top=10, top_share=1.0, band=2)
    open_ = RankInterval("vale.pdf", 1, 1, 3, top=10, top_share=1.0, band=1)
    document = page(intervals=(open_, replace(open_, file="lark.txt"), firm))
    ranks = [words_of(rank) for rank in document.cssselect(".rank")]
    assert ranks == ["Rank 1 1–3", "Rank 2 1–3", "Rank 2"]
    (band,) = document.cssselect("li.band")
    assert words_of(band).startswith("Places 1 to 2: nobody here is clearly behind place 1;")


def test_the_words_that_matched_are_marked_in_the_quote():
    (card, *others) = make_ranking().scorecards
    (row, *rows) = card.contributions
    found = row.evidence[0]
    both = (replace(found, match=Span(22, 29)), replace(found, match=Span(4, 14)))
    card = replace(card, contributions=(replace(row, evidence=both), *rows))
    document = page(replace(make_ranking(), scorecards=(card, *others)))
    assert [words_of(mark) for mark in document.iter("mark")] == ["Salesforce", "clients"]
    (quote, *_) = document.cssselect("#place-1 blockquote p")
    assert quote.text_content() == "Ran Salesforce for 40 clients"


def test_the_same_words_on_two_pages_are_one_quote():
    (card, *others) = make_ranking().scorecards
    (row, *rows) = card.contributions
    found = row.evidence[0]
    again = replace(found, span=Span(90, 119), match=Span(94, 104), page=2)
    card = replace(card, contributions=(replace(row, evidence=(found, again)), *rows))
    document = page(replace(make_ranking(), scorecards=(card, *others)))
    (quote,) = document.cssselect("#place-1 tbody tr:first-child blockquote")
    assert words_of(quote.cssselect("p")[0]) == "Ran Salesforce for 40 clients"
    assert words_of(quote.cssselect("footer")[0]).startswith("pages 1, 2 ")


def test_a_quote_that_matched_as_a_whole_is_not_marked():
    (card, *others) = make_ranking().scorecards
    (row, *rows) = card.contributions
    found = replace(row.evidence[0], match=row.evidence[0].span)
    card = replace(card, contributions=(replace(row, evidence=(found,)), *rows))
    document = page(replace(make_ranking(), scorecards=(card, *others)))
    assert not list(document.iter("mark"))


def test_a_condition_that_is_not_shown_is_a_list_of_people_to_ask():
    rubric = make_rubric()
    crm = rubric.criteria[0].model_copy(update={"gate": True})
    gated = rubric.model_copy(update={"criteria": (crm, *rubric.criteria[1:])})
    document = html.fromstring(render_html(make_ranking(), gated))
    (row,) = document.cssselect("#to-confirm tbody tr")
    assert words_of(row) == "CRM 2 Jo Lark , Ira Moss"
    assert not page().cssselect("#to-confirm")


def test_nobody_is_called_best_or_rejected():
    text = words_of(page().body).casefold()
    assert not re.search(r"\b(best|worst|reject\w*|fail\w*|unqualified|top candidates?)\b", text)


def test_resumes_are_linked_relative_to_the_page_but_not_when_names_are_hidden():
    links = [a.get("href") for a in page(folder_url="../in").cssselect("#place-1 a")]
    assert links == ["../in/vale.pdf"]
    hidden = page(hide_names(make_ranking()), folder_url="../in", names_hidden=True)
    assert not hidden.cssselect("li.person a")


@pytest.mark.parametrize(
    ("file", "links"),
    [
        ("team/vale!.pdf", ["../in/team/vale%21.pdf"]),
        ("batch.zip/vale.pdf", []),
        ("team/Batch.ZIP/deep/vale.pdf", []),
    ],
)
def test_a_resume_inside_an_archive_is_not_linked(file, links):
    ranking = make_ranking()
    first = replace(ranking.scorecards[0], file=file)
    ranking = replace(ranking, scorecards=(first, *ranking.scorecards[1:]))
    found = page(ranking, folder_url="../in").cssselect("#place-1 a")
    assert [a.get("href") for a in found] == links


def test_hidden_names_stand_nowhere_on_the_page():
    ranking = hide_names(make_hostile("Quincy Marlowe sold to Quincy"))
    text = render_html(ranking, make_rubric(), names_hidden=True)
    ranked = text[: text.index('id="unread"')]
    assert "Quincy" not in ranked
    assert "Marlowe" not in ranked


def test_a_name_of_two_letters_is_covered_as_names_are_written():
    ranking = make_hostile("Jo Li told JO what to do; jo is no name")
    card = hide_names(
        replace(ranking, scorecards=(replace(ranking.scorecards[0], name="Jo Li"),))
    ).scorecards[0]
    (found,) = card.contributions[0].evidence
    assert found.quote == "▇▇▇ ▇▇▇ told ▇▇▇ what to do; jo is no name"


def test_a_hidden_file_is_not_named_by_the_notice_of_its_copy():
    ranking = make_ranking()
    note = Notice(NoticeCode.DUPLICATE, "The same file as moss.docx.")
    cards = (replace(ranking.scorecards[0], notices=(note,)), *ranking.scorecards[1:])
    text = render_html(
        hide_names(replace(ranking, scorecards=cards)), make_rubric(), names_hidden=True
    )
    assert "The same file as" in text
    assert "moss" not in text


@pytest.mark.parametrize("words", hostile.ALL)
def test_hostile_words_add_no_tag_and_no_attribute(words):
    calm, hostile_page = (
        Tags(render_html(make_hostile(text), make_rubric(title=text), folder_url="../in"))
        for text in ("calm", words)
    )
    assert hostile_page.seen == calm.seen
    assert hostile_page.attributes == calm.attributes


@pytest.mark.parametrize("words", hostile.ALL)
def test_hostile_words_leave_no_control_character(words):
    text = render_html(make_hostile(words), make_rubric(title=words))
    assert not set(text) & set("\x1b\x07\x9b\u202e\u2066\u200b")


def test_the_policy_allows_the_style_sheet_and_nothing_else():
    document = page()
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = document.xpath("//style/text()")
    assert policy == (
        f"default-src 'none'; style-src '{style_hash(style)}'; base-uri 'none'; form-action 'none'"
    )
    assert not document.xpath("//script | //@style | //*[@src] | //iframe | //link")
    assert "url(" not in style
    assert "@import" not in style


def test_the_page_can_be_read_without_eyes():
    document = page()
    assert document.get("lang") == "en"
    levels = [int(h.tag[1]) for h in document.cssselect("h1,h2,h3,h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(th.get("scope") in ("col", "row") for th in document.iter("th"))
    assert all(svg.get("aria-label") for svg in document.iter("svg"))
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link.removeprefix("#") for link in document.xpath("//a/@href") if link[0] == "#"}
    assert targets <= set(ids)


def test_the_same_ranking_gives_the_same_page():
    assert render_html(make_ranking(), make_rubric()) == render_html(make_ranking(), make_rubric())
