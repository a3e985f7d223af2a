import pytest

from screener.extract import extract_profile
from screener.types import NoticeCode, SectionKind
from tests.extract.making import jobs_of, resume_of, told

SELLER = ("Sales Manager", "Acme Inc.", "2019-03..present")


@pytest.mark.parametrize(
    "header",
    [
        "Sales Manager\nAcme Inc.\nMar 2019 - Present",
        "Acme Inc.\nSales Manager\nMar 2019 - Present",
        "Mar 2019 - Present\nSales Manager\nAcme Inc.",
        "Sales Manager, Acme Inc., Mar 2019 - Present",
        "Sales Manager | Acme Inc. | Mar 2019 - Present",
        "Mar 2019 - Present: Sales Manager, Acme Inc.",
        "Mar 2019 - Present | Acme Inc. | Sales Manager",
        "Sales Manager at Acme Inc. (Mar 2019 - Present)",
        "Acme Inc. - Sales Manager - Mar 2019 - Present",
        "Acme Inc. Mar 2019 - Present Sales Manager",
        "Sales Manager\tMar 2019 - Present\nAcme Inc., Boston, MA",
        "Acme Inc.\tMar 2019 - Present\nSales Manager",
        "Sales Manager Mar 2019 - Present\nAcme Inc. – Boston, MA",
        "• Sales Manager\n• Acme Inc.\n• Boston, MA\n• Mar 2019 - Present",
        "SALES MANAGER\nACME INC.\nMAR 2019 - PRESENT",
    ],
)
def test_a_header_is_read_in_every_order(header: str) -> None:
    text = f"Experience\n{header}\n• Sold anvils to coyotes in three states.\n\nEducation\nBA"
    ((title, employer, dates),) = told(text)
    assert (title.title(), employer.title(), dates) == SELLER


@pytest.mark.parametrize(
    ("header", "title", "employer"),
    [
        ("Dispatcher, Moor Valley Freight", "Dispatcher", "Moor Valley Freight"),
        ("Vice President, Sales | Acme Inc.", "Vice President, Sales", "Acme Inc."),
        ("Clerk -Human Resources | Zentrix", "Clerk -Human Resources", "Zentrix"),
        ("Manager, Client Services | Zentrix", "Manager, Client Services", "Zentrix"),
        ("Manager Information Systems | Zentrix", "Manager Information Systems", "Zentrix"),
        ("Data Analyst | Lobster Point General Hospital", "Data Analyst", None),
        ("Clerk\nZentrix - Kvaris, Ukraine", "Clerk", "Zentrix"),
        ("QX, Lone Developer Kafka\nOslo", "Lone Developer", "QX"),
        ("Golang Developer\nHTML5, C++\nKestrel Care", "Golang Developer", "Kestrel Care"),
        ("Clerk at Pinecrest Senior Living", "Clerk", "Pinecrest Senior Living"),
        ("Software Developer (AI/ML) - Zentrix Ltd.", "Software Developer", "Zentrix Ltd."),
        ("Shift Supervisor, Tidewater Consultants", "Shift Supervisor", "Tidewater Consultants"),
        ("Clerk in Zentrix-Group, Oslo", "Clerk", "Zentrix-Group"),
        ("Summer job as Clerk at Zentrix, a bakery which", "Summer job as Clerk", "Zentrix"),
        ("Clerk\nMorbex Russia", "Clerk", "Morbex"),
        ("Clerk (part time) in project Zentrix Ltd., Oslo", "Clerk", "Zentrix Ltd."),
        ("Zentrix,Moscow Developer Git", "Developer", "Zentrix"),
        ("Field Nurse Chart Reviewer\nZentrix", "Field Nurse Chart Reviewer", "Zentrix"),
        ("PL/SQL Developer, SQL Developer\nZentrix", "PL/SQL Developer, SQL Developer", "Zentrix"),
        ("Zentrix, Rome, St. Swithin Clerk", "Clerk", "Zentrix"),
        ("Clerk\nQuillson Ltd", "Clerk", "Quillson Ltd"),
        ("I have got experience building and working Clerk\nZentrix", "Clerk", "Zentrix"),
    ],
)
def test_names_are_kept_whole(header: str, title: str, employer: str | None) -> None:
    text = f"Experience\n{header}, 2015 - 2019\n• Sold anvils."
    assert told(text) == [(title, employer or header.split(" | ")[1], "2015..2019")]


@pytest.mark.parametrize(
    "entries",
    [
        "Acme Foods — Barista\n{}\nBolt Bank — Clerk\n{}\nKestrel Care — Nurse\n{}",
        "{}\nBarista, Acme Foods\n{}\nClerk, Bolt Bank\n{}\nNurse, Kestrel Care",
        "Barista\nAcme Foods\n{}\nClerk\nBolt Bank\n{}\nNurse\nKestrel Care\n{}",
    ],
)
def test_headers_without_a_story_between_them_stay_apart(entries: str) -> None:
    dates = ("2018 - 2020", "2015 - 2018", "2012 - 2015")
    assert [row[:2] for row in told("Experience\n" + entries.format(*dates))] == [
        ("Barista", "Acme Foods"),
        ("Clerk", "Bolt Bank"),
        ("Nurse", "Kestrel Care"),
    ]


def test_a_field_of_work_after_a_title_is_no_employer() -> None:
    text = "Experience\nAccount Manager, Higher Education May 2021 – now\n\nGreen Learning, Rome"
    assert told(text)[0][:2] == ("Account Manager, Higher Education", "Green Learning")


def test_a_line_that_stops_within_a_sentence_is_no_title() -> None:
    entry = "Acme Inc.\nData Prediction\n2015 - 2019\nQuiet Tester, slow, patient, and\nmore."
    assert [title for title, _, _ in told(f"Experience\n{entry}")] == ["Data Prediction"]


def test_the_end_of_a_sentence_is_no_undated_job() -> None:
    header = "Experience\nSales Manager, Acme Inc., 2015 - 2019\n"
    text = header + "• Met the town's\ngovernor and lieutenant governor."
    assert [title for title, _, _ in told(text)] == ["Sales Manager"]


def test_a_shortened_word_ends_no_header() -> None:
    text = "Experience\nAsst. Manager/Baker\nMay 2006 to June 2009 Company Name - City , State"
    assert told(text) == [("Asst. Manager/Baker", "Company Name", "2006-05..2009-06")]


def test_entries_of_one_layout_stay_apart() -> None:
    text = """Work History
Sales Manager
Acme Inc., Boston, MA
Mar 2019 - Present
• Led a team of nine.
Account Executive
Bolt Ltd, Austin, TX
Jun 2015 - Feb 2019
• Won forty accounts.
Sales Associate
Corner Store
2012 - 2015"""
    assert told(text) == [
        ("Sales Manager", "Acme Inc.", "2019-03..present"),
        ("Account Executive", "Bolt Ltd", "2015-06..2019-02"),
        ("Sales Associate", "Corner Store", "2012..2015"),
    ]
    first, second, _ = jobs_of(text)
    assert first.location == "Boston, MA"
    assert text[first.body.start : first.body.end].strip() == "• Led a team of nine."
    assert second.header.start == text.index("Account Executive")


def test_roles_at_one_employer_share_its_name() -> None:
    text = """Experience
Acme Inc. 2010 - 2020
Sales Director 2016 - 2020
• Led a region.
Sales Manager 2010 - 2016
• Led a team."""
    assert told(text) == [
        ("Sales Director", "Acme Inc.", "2016..2020"),
        ("Sales Manager", "Acme Inc.", "2010..2016"),
    ]


def test_a_history_without_a_heading_is_found_and_gets_a_section() -> None:
    text = (
        "Ann Lee\nann@example.org\n\nSales Manager, Acme Inc., Mar 2019 - Present\n• Sold anvils."
    )
    profile = extract_profile(resume_of(text))
    assert [job.title for job in profile.jobs] == ["Sales Manager"]
    block = profile.sections[-1]
    assert (block.kind, block.rule, block.parent) == (SectionKind.EXPERIENCE, "sections.block", 0)


def test_a_history_under_an_odd_heading_is_found() -> None:
    text = "My long road\nSales Manager, Acme Inc., Mar 2019 - Present\n• Sold anvils.\nSkills\nSQL"
    assert [job.title for job in jobs_of(text)] == ["Sales Manager"]


@pytest.mark.parametrize(
    "heading", ["Projects", "Volunteering", "Education", "Awards", "References"]
)
def test_what_stands_under_other_headings_is_no_job(heading: str) -> None:
    text = f"Skills\nSQL\n{heading}\nBuilt a rover, Riverton College, Jan 2015 - May 2016"
    assert jobs_of(text) == []


def test_a_course_of_study_is_no_job() -> None:
    text = "Education\nBachelor of Science\nUniversity of Riverton\nSep 2010 - Jun 2014"
    assert jobs_of(text) == []


def test_a_role_without_dates_counts_where_it_names_its_employer() -> None:
    text = "Experience\nSales Manager, Acme Inc.\n• Sold anvils.\n\nClerk, Bolt Ltd\n• Filed."
    assert told(text) == [
        ("Sales Manager", "Acme Inc.", "undated"),
        ("Clerk", "Bolt Ltd", "undated"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Experience\nAcme Ltd, Sales manager\n• Sold anvils.\n\nBolt Inc, Clerk\n• Filed.",
        "Experience\nSales manager at Acme Ltd, Boston\n• Sold.\n\nClerk at Bolt Inc\n• Filed.",
    ],
)
def test_roles_without_dates_are_read_in_any_order(text: str) -> None:
    assert told(text) == [
        ("Sales manager", "Acme Ltd", "undated"),
        ("Clerk", "Bolt Inc", "undated"),
    ]


def test_a_list_without_dates_is_no_history() -> None:
    assert told("Experience\nSold anvils.\nWebpack, Docker\nQt Creator, Vim") == []


def test_the_title_beside_the_dates_is_not_left_over() -> None:
    text = "Experience\nOrchard Solution Associate\nIrrigation Engineer, Apr 2019 - Ongoing"
    assert [title for title, _, _ in told(text)] == ["Irrigation Engineer"]


def test_a_year_above_a_range_that_holds_it_is_no_entry_of_its_own() -> None:
    text = "Experience\n2018 Clerk @ Acme Inc.\nHardware / 2016 - 2018\nSold anvils to coyotes."
    assert told(text) == [("Clerk", "Acme Inc.", "2016..2018")]


def test_both_ends_of_a_job_above_its_story_are_a_job_without_a_name() -> None:
    text = """Experience
Baker Jan 2015 to Mar 2017
Acme Ltd
Baked.
Aug 2006 to Dec 2010
• Painted the doors of four villages, each of them blue, and mended what the wind broke."""
    assert told(text) == [("Baker", "Acme Ltd", "2015-01..2017-03"), ("", "", "2006-08..2010-12")]


def test_a_history_told_twice_counts_once() -> None:
    history = "Work History\nClerk, Acme Inc., 2015 - 2019\n• Filed.\n\n"
    assert told(f"{history}Education\nBA\n\n{history}") == [("Clerk", "Acme Inc.", "2015..2019")]


def test_columns_flattened_into_one_keep_their_headers() -> None:
    text = """Experience
Acme Ltd Developed anvils of all sizes for the trade, with drawings and
Senior Developer Java, Gimp, Tomcat and applets, nginx, sqlite, docker, make,
FEB 2018 TO MAY 2021 and a queue of messages, with tests.
Sold nothing.
Bolt Inc Created parts of presses and saws for a maker of anvils in
Junior Developer Dojo, Gimp and applets, nginx, sqlite, docker, make, charts, git,
JAN 2015 TO MAR 2019 until it broke, which was not often.
Quill Press Creating and keeping the parts of a machine that prints almanacs for farmers
c# Developer Diploma & FTP Tree planting, with tools for saws and presses of all kinds):
MAR 2013 TO DEC 2014 a desktop program of two parts."""
    assert told(text) == [
        ("Senior Developer", "Acme Ltd", "2018-02..2021-05"),
        ("Junior Developer", "Bolt Inc", "2015-01..2019-03"),
        ("c# Developer", "Quill Press", "2013-03..2014-12"),
    ]


@pytest.mark.parametrize(
    ("header", "title", "employer"),
    [
        ("Zentrix Junior Clerk", "Junior Clerk", "Zentrix"),
        ("KESTREL oTrack Account Manager ( )", "Account Manager", "KESTREL oTrack"),
        ("Night Shift Nurse", "Night Shift Nurse", ""),
    ],
)
def test_a_history_without_any_date_is_read(header: str, title: str, employer: str) -> None:
    text = f"Experience\n{header}\n• Sold anvils to coyotes.\n\nEducation\nBA"
    assert [row[:2] for row in told(text)] == [(title, employer)]


def test_a_date_alone_beside_a_title_is_a_job_among_ranges() -> None:
    text = "Experience\n2015 - 2019 Clerk, Acme Inc.\nSold anvils.\n2014 Cook\nCooked."
    assert [row[0] for row in told(text)] == ["Clerk", "Cook"]


def test_a_very_long_line_is_read_as_the_lines_it_was() -> None:
    story = "Sold anvils to coyotes in three states and kept the books of the shop in order. " * 3
    entries = f"Clerk\t2015 – 2019 Acme Inc. {story}Cook\t2012 – 2015 Bolt Inc."
    text = f"Ann Lee. {story}Experience {entries}"
    found = [(title.title(), employer) for title, employer, _ in told(text)]
    assert found == [("Clerk", "Acme Inc."), ("Cook", "Bolt Inc.")]


def test_a_stated_length_is_kept_where_dates_are_missing() -> None:
    text = "Experience\nSales Intern, Acme Inc. (6 months)\n• Sold anvils."
    assert told(text) == [("Sales Intern", "Acme Inc.", "6m")]


def test_two_ranges_in_one_entry_are_two_stretches() -> None:
    text = "Experience\nCook, Acme Diner, 2010 - 2012, 2014 - 2016\n• Cooked."
    assert [dates for _, _, dates in told(text)] == ["2010..2012", "2014..2016"]


def test_a_header_may_run_into_its_story() -> None:
    text = """Experience
05/2017 to Current
Sales Manager Acme Inc. Boston, MA As the only seller of anvils in the whole of the county I sold
anvils to everybody who wanted them and to some who did not."""
    assert told(text) == [("Sales Manager", "Acme Inc.", "2017-05..present")]


def test_internships_are_marked() -> None:
    text = "Experience\nMarketing Intern, Acme Inc., 2019 - 2020\nClerk, Bolt Ltd, 2020 - 2021"
    assert [job.internship for job in jobs_of(text)] == [True, False]
    under = "Internships\nMarketing Assistant, Acme Inc., 2019 - 2020"
    assert [job.internship for job in jobs_of(under)] == [True]


def test_years_in_the_story_begin_no_entry() -> None:
    text = """Experience
Sales Manager, Acme Inc., 2015 - 2019
• Grew sales from 2016 to 2018 by a third.
• Best seller of 2017.
Won the prize of the year 2018 for anvils."""
    assert len(jobs_of(text)) == 1


def test_no_job_among_many_dates_is_said_aloud() -> None:
    text = "Projects\nRover 2010 - 2012\nRocket 2012 - 2014\nRobot 2014 - 2016"
    (notice,) = extract_profile(resume_of(text)).notices
    assert notice.code is NoticeCode.NO_JOBS
    assert "3 ranges" in notice.message


def test_jobs_without_any_date_are_said_aloud() -> None:
    text = "Experience\nSales Manager, Acme Inc.\n• Sold anvils."
    codes = [notice.code for notice in extract_profile(resume_of(text)).notices]
    assert codes == [NoticeCode.NO_DATES]


def test_every_span_quotes_the_source() -> None:
    text = "Experience\nSales Manager, Acme Inc.\nMar 2019 - Present\n• Sold anvils."
    (job,) = jobs_of(text)
    assert job.title_span is not None
    assert job.employer_span is not None
    assert job.dates is not None
    assert text[job.title_span.start : job.title_span.end] == job.title
    assert text[job.employer_span.start : job.employer_span.end] == job.employer
    assert text[job.dates.span.start : job.dates.span.end] == "Mar 2019 - Present"
    assert job.dates.rule == "dates.month_year-present"


@pytest.mark.parametrize(
    "header",
    [
        "Company: Zentrix\nRole: Clerk\nDuration: 2015 - 2019",
        "2015 - 2019 Zentrix\nRole: Clerk.",
        "Designation: Clerk | Company name: Zentrix | 2015 - 2019",
        "Employer: Zentrix, Rome, Italy\nJob Title: Clerk\n2015 - 2019",
    ],
)
def test_labels_say_what_stands_behind_them(header: str) -> None:
    assert told(f"Experience\n{header}\n• Sold anvils.") == [("Clerk", "Zentrix", "2015..2019")]


def test_a_label_before_a_story_names_nothing() -> None:
    story = "Role: Worked with the buyers of three states on every one of their orders"
    assert told(f"Experience\nClerk, Zentrix, 2015 - 2019\n{story}\n• Sold anvils.") == [
        ("Clerk", "Zentrix", "2015..2019")
    ]


def test_a_title_may_be_a_sentence_of_its_own() -> None:
    text = "Experience\n2015 - 2019 Zentrix. Junior clerk. Five projects in Trade and\n"
    assert told(text + "rent.\nTasks: all.") == [("Junior clerk", "Zentrix", "2015..2019")]


def test_a_list_of_tools_is_no_employer() -> None:
    text = "Experience\nFrontend Engineer\n2015 - 2019\nTypeScript, Docker, Styled"
    assert told(text) == [("Frontend Engineer", "", "2015..2019")]


def test_an_item_below_the_dates_may_name_the_employer_and_its_place() -> None:
    text = (
        "Experience\n• 2015 - 2019: Clerk\n-- Zentrix (Rome, Italy)\nKept the books of two shops."
    )
    assert told(text) == [("Clerk", "Zentrix", "2015..2019")]


def test_an_item_that_is_but_names_is_a_job_without_dates() -> None:
    story = "Description: the books of two shops and of all their buyers."
    text = f"Experience\n- Zentrix (Rome, Italy) Clerk\n{story}"
    assert told(text) == [("Clerk", "Zentrix", "undated")]


@pytest.mark.parametrize(
    "header", ["- present Zentrix (Rome) Clerk", "Zentrix\nPresent.\nClerk", "Zentrix Clerk ( now)"]
)
def test_a_job_whose_start_was_lost_still_goes_on(header: str) -> None:
    text = f"Experience\n{header}\nKept the books of two shops and of all their buyers."
    assert told(text) == [("Clerk", "Zentrix", "?..present")]


def test_jobs_whose_starts_were_lost_have_no_dates() -> None:
    notices = extract_profile(resume_of("Experience\nZentrix\nPresent.\nClerk")).notices
    assert [notice.code for notice in notices] == [NoticeCode.NO_DATES]


def test_dates_below_every_story_belong_to_the_job_above_them() -> None:
    text = """Experience
Clerk - Zentrix (Oslo, remote)
Kept the books of two shops, and had done so before. Was liked.
from May 2019 till now
Cook - Bolt Bank (Rome)
Cooked for forty people, most of them clerks, who were seldom ill.
from June 2017 till April 2019
Nurse - Kestrel Care
Looked after those who had been ill.
from March 2015 till May 2017"""
    assert told(text) == [
        ("Clerk", "Zentrix", "2019-05..present"),
        ("Cook", "Bolt Bank", "2017-06..2019-04"),
        ("Nurse", "Kestrel Care", "2015-03..2017-05"),
    ]


@pytest.mark.parametrize(
    "line", ["Zentrix,www.zentrix.test, a shop of no fame", "Company Name - City a shop of no fame"]
)
def test_an_employer_below_its_title_may_run_into_what_it_does(line: str) -> None:
    text = f"Experience\nClerk Oct 2018 - May 2020\n{line} that sells what it has to whoever asks."
    assert told(text) == [("Clerk", line[:12].split(",")[0], "2018-10..2020-05")]


def test_a_second_range_far_off_in_the_line_is_no_second_stretch() -> None:
    text = "Experience\nClerk, Zentrix Oct 2018 - 2020 and of the Old Town (2011 - 2015)"
    assert [dates for _, _, dates in told(text)] == ["2018-10..2020"]


def test_a_name_is_not_cut_where_no_mark_stands() -> None:
    text = "Experience\neMorbex Garden Works\nSenior Clerk, May 2013 - Feb 2018"
    assert told(text)[0][1] == "eMorbex Garden Works"


def test_a_faculty_is_no_title() -> None:
    text = "Skills\nQuill University,Faculty of Arts\nSep 2019 - 2021\nZentrix Paint"
    assert told(text) == []


def test_among_schools_and_skills_only_a_noun_of_titles_heads_a_job() -> None:
    text = "Education\nProject Management, Acme Inc., Rome\n2015 - 2019\nBooks of two shops."
    assert told(text) == []


def test_a_title_above_an_employer_and_its_place_follows_any_story() -> None:
    story = "Drove vans full of anvils and of other heavy things through both states"
    text = f"Experience\nDriver (9 month)\nMorbex Ltd - Oslo, Norway\n{story}\n"
    assert told(
        text + "Junior Clerk (4 month)\nzentrix.org - Oslo, Norway\nKept the books of both states"
    ) == [
        ("Driver", "Morbex Ltd", "9m"),
        ("Junior Clerk", "zentrix.org", "4m"),
    ]


def test_a_title_and_its_employer_follow_any_story() -> None:
    story = "Drove vans full of anvils and of other heavy things through both states"
    text = f"Experience\nDriver, Morbex, 2015 - 2019\n{story}\nCook at 365zens, Oslo\n{story}"
    assert told(text)[1] == ("Cook", "365zens", "undated")


@pytest.mark.parametrize(
    "duty",
    ["Supervisor: Mr. Holt", "Owner, Ore, ore.org", "Cashier duties", "Ore Realtor"],
)
def test_a_duty_is_no_job_without_dates(duty: str) -> None:
    text = f"Experience\nClerk, Morbex, 2015 - 2019\n• Sold anvils.\n• {duty}\n• Kept the books."
    assert told(text) == [("Clerk", "Morbex", "2015..2019")]


def test_a_job_may_be_told_as_a_sentence() -> None:
    text = """Experience
Currently working as Senior Clerk in Zentrix Ltd from June 2018 to till date.
Worked as a Cook at Bolt Bank from Jan 2015 to May 2018."""
    assert told(text) == [
        ("Senior Clerk", "Zentrix Ltd", "2018-06..present"),
        ("Cook", "Bolt Bank", "2015-01..2018-05"),
    ]


def test_the_end_of_a_sentence_with_dates_is_no_job() -> None:
    text = (
        "Experience\nClerk, Zentrix, 2015 - 2021\n• Losses were reduced in\nhalf from 2018 to 2020."
    )
    assert [title for title, _, _ in told(text)] == ["Clerk"]


def test_a_job_of_one_summer_above_another_of_that_year_is_a_job() -> None:
    text = "Experience\nClerk — Zentrix — Summer 2018\nBarista — The Daily Bolt — 2016–2018"
    assert told(text) == [
        ("Clerk", "Zentrix", "2018..2018"),
        ("Barista", "The Daily Bolt", "2016..2018"),
    ]


def test_the_first_entry_shows_on_which_side_of_the_roles_employers_stand() -> None:
    text = """Experience
Zentrix Corporation, Springfield
Regional Sales Director\t03/2017 to Present
Exceeded quotas.
Regional Sales Manager\t06/2013 to 02/2017
Bolt Industries
Key Account Manager\t2009 to 2013"""
    assert [employer for _, employer, _ in told(text)] == [
        "Zentrix Corporation",
        "Zentrix Corporation",
        "Bolt Industries",
    ]


def test_an_employer_known_from_another_job_may_open_the_story() -> None:
    text = """Experience
Senior Clerk
2014 – 2020
Morbex Kept the books of nine shops.
Clerk
Morbex, Oslo
2009 – 2014"""
    assert [employer for _, employer, _ in told(text)] == ["Morbex", "Morbex"]


def test_a_line_above_the_first_title_is_no_title() -> None:
    text = """At a Glance
Anvil Seller
Rome, Zentrix Ltd / Apr 2016 to Current
• Sold anvils.
Archive Trainee
Rome, Bolt Inc / Jan 2014 to Mar 2016
• Filed.
Baker
Rome, Morbex Inc / Sep 2011 to Dec 2013"""
    assert [title for title, _, _ in told(text)] == [
        "Anvil Seller",
        "Archive Trainee",
        "Baker",
    ]


def test_a_header_like_the_one_above_it_begins_a_job() -> None:
    text = "Experience\nMorbex Tutor Rome, Italy\nMorbex Junior Clerk Rome, Italy\nKept books."
    assert [title for title, _, _ in told(text)] == ["Tutor", "Junior Clerk"]


def test_an_item_with_one_year_goes_on_with_a_list_of_jobs() -> None:
    text = "Experience\n• Cashier, Zentrix (2019 - 2021)\n• Dishwasher, Bolt Inc (2016)"
    assert told(text) == [
        ("Cashier", "Zentrix", "2019..2021"),
        ("Dishwasher", "Bolt Inc", "2016..2016"),
    ]


def test_a_prize_among_duties_is_no_job() -> None:
    text = (
        "Experience\n• Cashier, Zentrix (2019 - 2021)\n• Sold anvils.\n• Cashier of the year 2020"
    )
    assert [title for title, _, _ in told(text)] == ["Cashier"]
