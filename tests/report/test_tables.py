"""CSV and workbook: the same figures, and no formula that came out of a resume."""

import csv
import io

import openpyxl
import pytest
from msgspec.structs import replace

from screener.report.tables import encode_csv, ranking_frame
from screener.report.workbook import encode_xlsx
from screener.score import compile_rubric, rank_scorecards, score_profile
from screener.score.robustness import RankInterval
from tests.report import hostile
from tests.report.factories import (
    AS_OF,
    make_hostile,
    make_profile,
    make_ranking,
    make_row,
    make_rubric,
)


def csv_rows(ranking):
    text = b"".join(encode_csv(ranking, make_rubric())).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_file_is_a_row_and_unread_ones_have_no_rank():
    rows = csv_rows(make_ranking())
    assert [(row["file"], row["rank"], row["state"]) for row in rows] == [
        ("vale.pdf", "1", "ranked"),
        ("lark.txt", "2", "ranked"),
        ("moss.docx", "2", "ranked"),
        ("scan.pdf", "", "encrypted"),
    ]


def test_the_table_of_a_notebook_holds_what_the_csv_does():
    ranking = make_ranking()
    frame = ranking_frame(ranking, make_rubric())
    rows = csv_rows(ranking)
    assert list(frame.columns) == list(rows[0])
    assert [str(rank) if rank >= 0 else "" for rank in frame["rank"].fillna(-1)] == [
        row["rank"] for row in rows
    ]
    assert frame["crm"].dropna().tolist() == [float(row["crm"]) for row in rows if row["crm"]]


def test_how_far_each_rank_moves_is_in_both_tables():
    ranking, rubric = make_ranking(), make_rubric()
    drawn = [RankInterval(card.file, 1, 1, 3, 10, 1.0, 1) for card in ranking.scorecards]
    text = b"".join(encode_csv(ranking, rubric, intervals=drawn)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["rank_best"], row["rank_worst"]) for row in rows] == [("1", "3")] * 3 + [("", "")]
    frame = ranking_frame(ranking, rubric, intervals=drawn)
    assert frame["rank_worst"].dropna().tolist() == [3, 3, 3]
    data = encode_xlsx(ranking, rubric, intervals=drawn)
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Ranking"]
    assert [(sheet[f"H{row}"].value, sheet[f"I{row}"].value) for row in (3, 4, 5)] == [(1, 3)] * 3
    looked_up = openpyxl.load_workbook(io.BytesIO(data))["Ranking"]["I3"].value
    assert looked_up == "=INDEX(Credit!$J$4:$J$6,$G3)"


def test_a_row_has_the_points_verdict_and_quote_of_each_criterion():
    row = csv_rows(make_ranking())[0]
    assert (row["crm"], row["crm.verdict"]) == ("10.0", "shown")
    assert row["crm.quote"] == "Ran Salesforce for 40 clients (p. 1)"


def test_what_to_know_before_a_score_has_a_column():
    assert [row["notes"] for row in csv_rows(make_ranking())] == ["", "hidden text", "", ""]


@pytest.mark.parametrize("words", hostile.ALL)
def test_no_csv_cell_starts_a_formula(words):
    for row in csv_rows(make_hostile(words)):
        assert not any(value.startswith(tuple("=+-@\t\r\n＝")) for value in row.values())


@pytest.mark.parametrize("words", hostile.ALL)
def test_the_workbook_holds_no_formula_but_its_own(words):
    book = openpyxl.load_workbook(io.BytesIO(encode_xlsx(make_hostile(words), make_rubric())))
    own = (
        "=MATCH(LARGE(",
        "=RANK(",
        "=INDEX(Credit!",
        "=ROUND(SUMPRODUCT(ROUND(",
        "=Weights!",
        "=E",
    )
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or cell.value.startswith(own)
                assert cell.hyperlink is None


def test_the_workbook_shows_the_run_before_anything_is_computed():
    data = io.BytesIO(encode_xlsx(make_ranking(), make_rubric()))
    sheet = openpyxl.load_workbook(data, data_only=True)["Ranking"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0] == [1, 20.0, "2 of 2", "–", "Robin Vale", "vale.pdf", 1, "–", "–"]
    assert [row[0] for row in rows] == [1, 2, 2]


def test_every_sheet_is_as_wide_as_one_page_of_paper():
    book = openpyxl.load_workbook(io.BytesIO(encode_xlsx(make_ranking(), make_rubric())))
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
        assert sheet.print_title_rows == "$1:$2"


def test_a_long_quote_has_the_height_that_its_lines_need():
    rubric = make_rubric()
    long = rubric.criteria[0].model_copy(update={"quote": "asks for " * 40})
    asked = rubric.model_copy(update={"criteria": (long, *rubric.criteria[1:])})
    book = openpyxl.load_workbook(io.BytesIO(encode_xlsx(make_ranking(), asked)))
    rows = book["Weights"].row_dimensions
    assert (rows[3].height, rows[4].height) == (6 * 15, None)  # None: a line, as ever


def test_the_evidence_can_be_read_and_filtered_as_it_stands():
    card, *others = make_ranking().scorecards
    long = make_row("crm", quote="Ran Salesforce for 40 clients " * 8, reason="Used in 2 jobs")
    card = replace(card, contributions=(long, *card.contributions[1:]))
    ranking = replace(make_ranking(), scorecards=(card, *others))
    book = openpyxl.load_workbook(io.BytesIO(encode_xlsx(ranking, make_rubric())))
    sheet = book["Evidence"]
    assert sheet.auto_filter.ref == "A2:K8"
    assert (sheet.row_dimensions[3].height, sheet.row_dimensions[4].height) == (4 * 15, None)
    assert sheet["H3"].alignment.wrap_text


@pytest.mark.parametrize(
    ("sheet", "figures"), [("Ranking", "ABCDGHI"), ("Weights", "B"), ("Evidence", "AFI")]
)
def test_figures_keep_away_from_the_words_beside_them(sheet, figures):
    book = openpyxl.load_workbook(io.BytesIO(encode_xlsx(make_ranking(), make_rubric())))
    middle = {cell.column_letter for cell in book[sheet][3] if cell.alignment.horizontal}
    assert middle == set(figures)
    assert {book[sheet][f"{column}2"].alignment.horizontal for column in figures} == {"center"}
    assert book[sheet]["B1"].fill.fill_type is None


def test_the_same_ranking_gives_the_same_workbook():
    assert encode_xlsx(make_ranking(), make_rubric()) == encode_xlsx(make_ranking(), make_rubric())


def test_every_formula_points_at_the_weights_and_credits_it_needs():
    book = openpyxl.load_workbook(io.BytesIO(encode_xlsx(make_ranking(), make_rubric())))
    ranking, credit = book["Ranking"], book["Credit"]
    assert [credit[f"{column}3"].value for column in "GH"] == ["=Weights!$B$3", "=Weights!$B$4"]
    assert credit["E4"].value == "=ROUND(SUMPRODUCT(ROUND(G4:H4*G$3:H$3,1)),1)"
    assert credit["F5"].value == "=E5-1*0.000001"
    match = "MATCH(LARGE(Credit!$F$4:$F$6,2),Credit!$F$4:$F$6,0)"
    assert ranking["A4"].value == "=RANK(B4,Credit!$E$4:$E$6)"
    assert ranking["F4"].value == "=INDEX(Credit!$B$4:$B$6,$G4)"
    assert ranking["G4"].value == f"={match}"
    assert [book["Weights"][f"B{row}"].value for row in (3, 4)] == [10, 10]
    assert [credit[f"{column}4"].value for column in "GH"] == [1, 1]


def scored(rubric):
    return score_profile(make_profile(), compile_rubric(rubric), file="vale.pdf", as_of=AS_OF)


def test_other_weights_give_the_points_of_the_engine():
    rubric = make_rubric()
    ranking = replace(make_ranking(), scorecards=tuple(rank_scorecards([scored(rubric)])))
    credit = openpyxl.load_workbook(io.BytesIO(encode_xlsx(ranking, rubric)))["Credit"]
    shares = [credit[f"{column}4"].value for column in "GH"]
    for weight in (1.0, 7.3, 33.3, 90.0, 100.0):
        other = [each.model_copy(update={"weight": weight}) for each in rubric.criteria]
        card = scored(rubric.model_copy(update={"criteria": tuple(other)}))
        assert [round(share * weight, 1) for share in shares] == [
            row.points for row in card.contributions
        ]
