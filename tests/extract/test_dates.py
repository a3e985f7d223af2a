import pytest

from screener.extract.dates import find_duration
from tests.extract.making import dates_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mar 2019 – present", "2019-03..present"),
        ("Mar 2019 - Present", "2019-03..present"),
        ("March 2019 — Now", "2019-03..present"),
        ("Mar. 2019 to Current", "2019-03..present"),
        ("MARCH 2019 until today", "2019-03..present"),
        ("Mar 2019 - Till Date", "2019-03..present"),
        ("Mar 2019 through Ongoing", "2019-03..present"),
        ("March, 2019 – to date", "2019-03..present"),
        ("Sept 2015 to Oct 2017", "2015-09..2017-10"),
        ("Sep '15 – Oct '17", "2015-09..2017-10"),
        ("Sep’15-Oct’17", "2015-09..2017-10"),
        ("03/19-06/21", "2019-03..2021-06"),
        ("03/2019 - 06/2021", "2019-03..2021-06"),
        ("03.2019–06.2021", "2019-03..2021-06"),
        ("3/2019 - 6/2021", "2019-03..2021-06"),
        ("2019-03 to 2021-06", "2019-03..2021-06"),
        ("2019/03 - 2021/06", "2019-03..2021-06"),
        ("2019-03-01 – 2021-06-30", "2019-03..2021-06"),
        ("01 May 2010 to 3rd June 2012", "2010-05..2012-06"),
        ("May 1, 2010 - June 3, 2012", "2010-05..2012-06"),
        ("25/12/2019 - 31/01/2020", "2019-12..2020-01"),
        ("2015 - 2017", "2015..2017"),
        ("2015-2017", "2015..2017"),
        ("2015–17", "2015..2017"),
        ("2015/2017", "2015..2017"),
        ("2015 to 2017", "2015..2017"),
        ("2015 -- 2017", "2015..2017"),
        ("from 2015 until 2017", "2015..2017"),
        ("Jan - Mar 2019", "2019-01..2019-03"),
        ("January to March 2019", "2019-01..2019-03"),
        ("Summer 2015", "2015..2015"),
        ("Fall 2014 - Spring 2016", "2014..2016"),
        ("Q3 2018 – Q1 2020", "2018..2020"),
        ("2017", "2017..2017"),
        ("Nov 2015", "2015-11..?"),
        ("Apr 2016Nov Clerk", "2016-04..?"),
        ("since 2018", "2018..present"),
        ("Since March 2018", "2018-03..present"),
        ("from 2018 onwards", "2018..present"),
        ("until 2016", "?..2016"),
        ("2018/---", "2018..present"),
        ("2020, June - 2021, August", "2020-06..2021-08"),
        ("2019 october - now", "2019-10..present"),
        ("Feb 2 0 2 0 - Ongoing", "2020-02..present"),
        ("04/2022  07/2022", "2022-04..2022-07"),
        ("2011 2017 Faculty of Physics", "2011..2017"),
        ("Diploma (2011 2017)", "2011..2017"),
        ("Diploma (2011\n2017)", "2011..2017"),
        ("Acme – present", "?..present"),
        ("20182020 Acme", "2018..2020"),
        ("Apr 2020Jun 2020 Acme", "2020-04..2020-06"),
        ("März 2019 – heute", "2019-03..present"),
        ("01. Dezember 2018 bis 31. Mai 2019", "2018-12..2019-05"),
        ("seit Oktober 2020", "2020-10..present"),
        ("févr. 2019 – août 2020", "2019-02..2020-08"),
        ("juillet 2018 à aujourd’hui", "2018-07..present"),
        ("depuis juin 2021", "2021-06..present"),
        ("enero de 2017 - actualidad", "2017-01..present"),
        ("Sept. 2015 a dic. 2016", "2015-09..2016-12"),
        ("março de 2014 até outubro de 2016", "2014-03..2016-10"),
        ("out/2019 – atual", "2019-10..present"),
        ("Gennaio 2012 – Luglio 2014", "2012-01..2014-07"),
        ("mag 2015 - in corso", "2015-05..present"),
        ("mrt 2016 tot heden", "2016-03..present"),
        ("październik 2013 – maj 2015", "2013-10..2015-05"),
        ("luty 2020 – obecnie", "2020-02..present"),
    ],
)
def test_a_date_is_read_as_it_is_written(written: str, meant: str) -> None:
    assert dates_of(written) == [meant]


@pytest.mark.parametrize(
    "written",
    [
        "grew sales by 2015%",
        "order 12019 of 20156",
        "call 555-2017-2018-33",
        "$2,019 saved",
        "24/7 support",
        "may lead to more",
        "a present for the team",
        "version 10.2019.3",
        "03/19",
    ],
)
def test_a_number_that_is_no_date_gives_none(written: str) -> None:
    assert dates_of(written) == []


def test_an_open_order_of_day_and_month_leaves_the_month_out() -> None:
    assert dates_of("04/05/2019 - 06/07/2020") == ["2019..2020"]


def test_a_range_may_break_over_lines() -> None:
    assert dates_of("May 2015\nto\nDecember 2015\nCook") == ["2015-05..2015-12"]
    assert dates_of("May 2015 –\nPresent") == ["2015-05..present"]


def test_an_end_below_its_start_belongs_to_it() -> None:
    assert dates_of("2019, May Acme\n2020, June Clerk\nSold anvils.")[0] == "2019-05..2020-06"


@pytest.mark.parametrize(
    ("stacked", "meant"),
    [
        ("2017, July Acme\nDecember Clerk\nSold anvils.", "2017-07..2017-12"),
        ("May 2019 Clerk\ncurrently working\nSold anvils.", "2019-05..present"),
        ("May 2019 Clerk\nPresent", "2019-05..present"),
        ("May 2019 Clerk\nMay be called at home", "2019-05..?"),
    ],
)
def test_the_end_below_may_lack_its_year_or_be_the_present(stacked: str, meant: str) -> None:
    assert dates_of(stacked)[0] == meant


def test_a_list_of_dated_lines_is_no_range() -> None:
    listed = "May 2014 Course one\nJune 2015 Course two\nJuly 2016 Course three"
    assert dates_of(listed) == ["2014-05..?", "2015-06..?", "2016-07..?"]


def test_two_ranges_in_one_line_are_two() -> None:
    assert dates_of("2010-2012, 2014-2016") == ["2010..2012", "2014..2016"]


@pytest.mark.parametrize(
    ("written", "months"),
    [("6 months", 6), ("2 yrs 3 mos.", 27), ("1.5 years", 18), ("10 weeks", 2), ("a while", None)],
)
def test_lengths_in_words_are_counted_in_months(written: str, months: int | None) -> None:
    assert find_duration(written) == months
