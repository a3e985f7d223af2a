import pytest

from screener.types import DegreeLevel, Education
from tests.extract.facts import profile_of

L = DegreeLevel


def studies(*lines: str) -> tuple[Education, ...]:
    head = "Robin Vale\n\nExperience\nClerk, Acme Ltd\n2019 - 2021\n\nEducation\n"
    return profile_of(head + "\n".join(lines)).education


@pytest.mark.parametrize(
    ("line", "level", "field", "school", "end"),
    [
        (
            "B.Tech(Computer Science) from KLM university in 2017",
            *(L.BACHELOR, "Computer Science", "KLM university", "2017"),
        ),
        (
            "BBA : Accounting and Finance 2004 University of North Fernley City , State",
            *(L.BACHELOR, "Accounting and Finance", "University of North Fernley", "2004"),
        ),
        (
            "Fernley University 2009 Bachelor of Science : Marketing",
            *(L.BACHELOR, "Marketing", "Fernley University", "2009"),
        ),
        (
            "B.Sc (Statistics) at Quill College, Redport, 2016",
            *(L.BACHELOR, "Statistics", "Quill College", "2016"),
        ),
        (
            "MBA, Praxis Hill School of Business, 2020",
            *(L.MASTER, "", "Praxis Hill School of Business", "2020"),
        ),
        ("B.Tech (ECE) RCD IT, Redport 2018", *(L.BACHELOR, "ECE", "RCD IT", "2018")),
        (
            "Bachelor of Business Administration (BBA) : Economics 1996 Fernley State University",
            *(L.BACHELOR, "Economics", "Fernley State University", "1996"),
        ),
        (
            "B.Tech Mechanical Engineering Quill University Redport, 2017",
            *(L.BACHELOR, "Mechanical Engineering", "Quill University", "2017"),
        ),
        (
            "Bachelor of Arts, Economics Coursework in Trade and Glass, Quill Collage, 2014",
            *(L.BACHELOR, "Economics", "Quill Collage", "2014"),
        ),
        (
            "Integrated B.Sc & M.Sc (Botany), Quill University, 2014",
            *(L.MASTER, "Botany", "Quill University", "2014"),
        ),
        (
            "1990 - 1992: Quill College. Evening course in the mending of nets and sails",
            *(L.OTHER, "Evening course in the mending of nets and sails"),
            *("Quill College", "1992"),
        ),
        ("QKT Associate's Degree, 1994", *(L.ASSOCIATE, "", "QKT", "1994")),
        ("B.TECH (IT) FROM Q.V.I.T IN 2016", *(L.BACHELOR, "IT", "Q.V.I.T", "2016")),
        (
            "BA : Communication University of Fernley",
            *(L.BACHELOR, "Communication", "University of Fernley", "None"),
        ),
        (
            "Ph.D. in Molecular Biology, Fernley Institute of Science, 2011",
            *(L.DOCTORATE, "Molecular Biology", "Fernley Institute of Science", "2011"),
        ),
        (
            "High School Diploma 2001 Redport Academy High School",
            *(L.HIGH_SCHOOL, "", "Redport Academy High School", "2001"),
        ),
        (
            "Associate of Applied Science in Nursing, Redport Community College, May 2012",
            *(L.ASSOCIATE, "Nursing", "Redport Community College", "2012-05"),
        ),
        (
            "Redport Community College 2001",
            *(L.OTHER, "", "Redport Community College", "2001"),
        ),
        (
            "PGDM (Marketing), Quill Institute of Management, 2014",
            *(L.MASTER, "Marketing", "Quill Institute of Management", "2014"),
        ),
        (
            "Bachelor of Commerce, Redport University, 2003 - 2006",
            *(L.BACHELOR, "Commerce", "Redport University", "2006"),
        ),
        (
            "MASTER OF MATHEMATICS AND ECONOMICS, QUILL COLLEGE, 2008",
            *(L.MASTER, "MATHEMATICS AND ECONOMICS", "QUILL COLLEGE", "2008"),
        ),
        (
            "MA In History, Quill College, 2008",
            *(L.MASTER, "History", "Quill College", "2008"),
        ),
        (
            "HND in Accounting, Quill College, 2008",
            *(L.DIPLOMA, "Accounting", "Quill College", "2008"),
        ),
        (
            "Bachelors of Science , Physics 2010 Quill University",
            *(L.BACHELOR, "Physics", "Quill University", "2010"),
        ),
        (
            "Master's Certificate : Pottery, Quill University, 2006",
            *(L.OTHER, "Pottery", "Quill University", "2006"),
        ),
        ("Diploma, Redport High School, 1999", *(L.HIGH_SCHOOL, "", "Redport High School", "1999")),
        ("Dipl.-Ing. Glasbau, TU Redport, 2004", *(L.MASTER, "Glasbau", "TU Redport", "2004")),
        (
            "Licence en droit, Université de Redport, 2010",
            *(L.BACHELOR, "droit", "Université de Redport", "2010"),
        ),
        (
            "Laurea Magistrale in Economia, Università di Redport, 2011",
            *(L.MASTER, "Economia", "Università di Redport", "2011"),
        ),
        (
            "BA (Hons) English Literature | University of Redport | 2:1, 2013",
            *(L.BACHELOR, "English Literature", "University of Redport", "2013"),
        ),
        (
            "B.Com, KT Arts, Commerce and Science College, Redport, 2011",
            *(L.BACHELOR, "", "KT Arts, Commerce and Science College", "2011"),
        ),
        (
            "B.Sc & M.Sc (Hons. Botany, combined) Quill College 2011",
            *(L.MASTER, "Botany", "Quill College", "2011"),
        ),
        (
            "MSc Marine Biology and Coastal Care 2013, IIIT Redport",
            *(L.MASTER, "Marine Biology and Coastal Care", "IIIT Redport", "2013"),
        ),
        (
            "MSc Geology Year: 1998 Quill University",
            *(L.MASTER, "Geology", "Quill University", "1998"),
        ),
        (
            "MA in School Leadership, 1997, Quill College",
            *(L.MASTER, "School Leadership", "Quill College", "1997"),
        ),
        (
            "M.Ed. : School Counseling, 2012 Redport School of Law",
            *(L.MASTER, "School Counseling", "Redport School of Law", "2012"),
        ),
        (
            "BSc : Botany, Anatomy and Physiology Quill Moor University",
            *(L.BACHELOR, "Botany, Anatomy and Physiology"),
            *("Quill Moor University", "None"),
        ),
        (
            "Masterof Science (Geology) Quill University",
            *(L.MASTER, "Geology", "Quill University", "None"),
        ),
        (
            "Master's Diploma (Botany) at Quill College, 2009",
            *(L.DIPLOMA, "Botany", "Quill College", "2009"),
        ),
        (
            "B.A : History Music/Dance Quill College of Arts History Music",
            *(L.BACHELOR, "History Music/Dance", "Quill College of Arts", "None"),
        ),
        (
            "B.Sc. in Geology, Uni versity of Redport",
            *(L.BACHELOR, "Geology", "Uni versity of Redport", "None"),
        ),
        ("BSc in Geology, 27 Rocks", *(L.BACHELOR, "Geology", "", "None")),
        ("BFA QuWo, Redport 1993", *(L.BACHELOR, "", "QuWo", "1993")),
        (
            "BSc in Coastal Geology and Ropework Quill University 1995",
            *(L.BACHELOR, "Coastal Geology and Ropework", "Quill University", "1995"),
        ),
        (
            "MSc in Botany QVK Geology Quill University",
            *(L.MASTER, "Botany QVK Geology", "Quill University", "None"),
        ),
        (
            "Quill University, Department of Geology and Mining, 1994",
            *(L.OTHER, "Geology and Mining", "Quill University", "1994"),
        ),
        (
            "1993 Quill Education Center, Redport. Evening program for the care of old kites "
            "in wet and windy places",
            L.OTHER,
            "Evening program for the care of old kites in wet and windy places",
            *("Quill Education Center, Redport", "1993"),
        ),
        (
            "BSc (Geology), NIT K&L Redport, 1999",
            *(L.BACHELOR, "Geology", "NIT K&L Redport", "1999"),
        ),
        (
            "Specialist in Economics. Redport Radio University, 2005",
            *(L.OTHER, "Economics", "Redport Radio University", "2005"),
        ),
        ("Udemy course. Web Development", *(L.OTHER, "Web Development", "Udemy", "None")),
        (
            "Diploma, speciality: glass control systems, Quill Institute, 2014",
            *(L.DIPLOMA, "glass control systems", "Quill Institute", "2014"),
        ),
        ("AutoCAD : 2001 Quill Guild", *(L.OTHER, "AutoCAD", "Quill Guild", "2001")),
        (
            "MLL Masters Business Law Quill Institute of Modern Weaving",
            *(L.MASTER, "Business Law", "Quill Institute of Modern Weaving", "None"),
        ),
        ("Machine Learning, Coursera", *(L.OTHER, "Machine Learning", "Coursera", "None")),
        (
            "B.S.E : Marine Engineering 1987 Quill College",
            *(L.BACHELOR, "Marine Engineering", "Quill College", "1987"),
        ),
        (
            "Bachelors : Art History 2009 UQKR Art History",
            *(L.BACHELOR, "Art History", "UQKR", "2009"),
        ),
        (
            "Associate of Science : Glass Design Weaving Institute of Technology",
            *(L.ASSOCIATE, "Glass Design", "Weaving Institute of Technology", "None"),
        ),
        (
            "BA : Art History with a minor in Philosophy University of Redport",
            *(L.BACHELOR, "Art History", "University of Redport", "None"),
        ),
        (
            "Certificate in Harbour Management University of Redport",
            *(L.OTHER, "Harbour Management", "University of Redport", "None"),
        ),
        (
            "Marketing University of Redport City , State",
            *(L.OTHER, "Marketing", "University of Redport", "None"),
        ),
        (
            "Social Weaving , 2008 Redport Canal College City , State",
            *(L.OTHER, "Social Weaving", "Redport Canal College", "2008"),
        ),
        (
            "Kite Mending , 2007 Weavers Group City , State",
            *(L.OTHER, "Kite Mending", "Weavers Group", "2007"),
        ),
        (
            "Certificate : Industrial Design/Glazing Quill Community College",
            *(L.OTHER, "Industrial Design/Glazing", "Quill Community College", "None"),
        ),
        (
            "Teacher Course : Education 2002 Redport State University",
            *(L.OTHER, "Education", "Redport State University", "2002"),
        ),
        (
            "2011 - QuillGuild - course Rust/Go, Weaving, SQL",
            *(L.OTHER, "Rust/Go, Weaving, SQL", "QuillGuild", "2011"),
        ),
        (
            "2009 – Courses «Rose Grower» from Quillguild",
            *(L.OTHER, "Rose Grower", "Quillguild", "2009"),
        ),
        (
            "2009 Quill IT school rust programming",
            *(L.OTHER, "rust programming", "Quill IT school", "2009"),
        ),
        (
            "RNU (Redport National University of Glass). Computer engineering",
            *(L.OTHER, "Computer engineering", "RNU (Redport National University", "None"),
        ),
        (
            "Redport University of tides, Harbour Systems engineer.",
            *(L.OTHER, "Harbour Systems engineer", "Redport University of tides", "None"),
        ),
        (
            "2003 - 2005 MSc joint degree programme in Rural Music, Redport School of Glass",
            *(L.MASTER, "Rural Music", "Redport School of Glass", "2005"),
        ),
        (
            "12th Grade, Redport Public School, 2012",
            *(L.HIGH_SCHOOL, "", "Redport Public School", "2012"),
        ),
        (
            "Redport College, Redport - Specialist Computer science, 2012",
            *(L.OTHER, "Computer science", "Redport College", "2012"),
        ),
    ],
)
def test_a_line_gives_level_field_school_and_end(
    line: str, level: DegreeLevel, field: str, school: str, end: str
) -> None:
    (study,) = studies(line)
    assert (study.level, study.field, str(study.end)) == (level, field, end)
    assert study.school.startswith(school)


def test_a_degree_wrapped_over_two_lines_is_one() -> None:
    (study,) = studies(
        "M.Tech (Applied Physics and Mathematics) from Quill",
        "Institute of Technology (QIT), Redport in 2019",
    )
    assert study.school.startswith("Quill Institute of Technology (QIT)")
    assert str(study.end) == "2019"


def test_the_last_word_of_a_school_may_stand_before_the_date_on_the_next_line() -> None:
    (study,) = studies("BSc Coastal Geology and Botany from NIT\nRedport, 1996")
    assert (study.school, str(study.end)) == ("NIT Redport", "1996")


def test_a_certificate_beside_a_degree_is_not_its_school() -> None:
    (study,) = studies("Bachelor of Science : Glass\nKite Care Certification")
    assert study.school == ""


def test_a_degree_above_its_school_belongs_to_it() -> None:
    found = studies(
        *("MBA (Sales & Marketing)", "QXBA, Redport | 2015 - 2017"),
        *("Psychology/Masters Degree", "Redport State University | 2005 - 2010"),
    )
    assert [(each.field, each.school, str(each.end)) for each in found] == [
        ("Sales & Marketing", "QXBA", "2017"),
        ("Psychology", "Redport State University", "2010"),
    ]


def test_a_school_above_its_degrees_is_theirs() -> None:
    found = studies("Redport University", "M.A. in History, 2012", "B.A. in History, 2010")
    assert [(each.level, each.school) for each in found] == [
        (L.MASTER, "Redport University"),
        (L.BACHELOR, "Redport University"),
    ]


def test_a_dated_subject_is_a_study_of_its_own() -> None:
    found = studies(
        *("Master of Economics, 2004", "Redport State University"),
        *("Web Development, 2006, Redport", "Python, 2015, Redport", "2016 Java basic courses"),
    )
    assert [(each.field, each.school, str(each.end)) for each in found] == [
        ("Economics", "Redport State University", "2004"),
        ("Web Development", "", "2006"),
        ("Python", "", "2015"),
        ("Java basic courses", "", "2016"),
    ]


def test_a_job_told_under_education_is_no_study() -> None:
    text = "Education\n2015 - 2018 Python Developer, Acme Software Ltd\nWrote tools for anvils."
    profile = profile_of(text)
    assert [job.title for job in profile.jobs] == ["Python Developer"]
    assert profile.education == ()


def test_a_dated_item_under_a_full_line_is_not_the_rest_of_it() -> None:
    study = studies(
        *("Master of Physics and Pottery, 2004", "Redport State University of Glass, Redport"),
        *("Weaving, 2006, Redport",),
    )[0]
    assert study.school.startswith("Redport State University of Glass")


def test_a_field_told_again_behind_the_school_is_no_part_of_its_name() -> None:
    (study,) = studies("B.A. : Marketing 2008 Quill State College Marketing")
    assert (study.field, study.school) == ("Marketing", "Quill State College")


@pytest.mark.parametrize(
    ("line", "field", "school"),
    [
        ("Graphic Design Quill Institute", "Graphic Design", "Quill Institute"),
        ("MBA Quill University Finance", "Finance", "Quill University"),
        (
            "M.A. : Glass Restoration Quill Institute City , State Glass Restoration",
            *("Glass Restoration", "Quill Institute"),
        ),
        ("MBA, Redport State University, Redport", "", "Redport State University, Redport"),
        ("GROW7 Gardening Program The University of Redport, 2011", "GROW7", "The University"),
        ("BSc Data Science Quill School of Data Science", "Data Science", "Quill School of Data"),
    ],
)
def test_a_field_beside_a_school_is_no_part_of_its_name(line: str, field: str, school: str) -> None:
    (study,) = studies(line)
    assert study.field.startswith(field)
    assert study.school.startswith(school)


def test_dates_in_rows_of_their_own_belong_to_what_stands_under_them() -> None:
    found = studies(
        *("2014", "Bachelor of Marketing, Quill University"),
        *("2010", "High School Diploma, Redport High School"),
    )
    assert [(each.level, str(each.end)) for each in found] == [
        (L.BACHELOR, "2014"),
        (L.HIGH_SCHOOL, "2010"),
    ]


def test_a_school_with_its_degree_in_a_full_line_opens_a_study() -> None:
    found = studies(
        "Quill University May, 2012 Masters : Glass Education and Glass Restoration",
        "Redport University June, 1997 Bachelor of Arts : Weaving and Restoration",
    )
    assert [study.school for study in found] == ["Quill University", "Redport University"]


def test_a_coined_name_that_ends_two_courses_is_their_provider() -> None:
    lines = ("Python for Sailors RopeAcademia, 2012", "Web Development RopeAcademia, 2013")
    shared, alone = studies(*lines), studies(lines[0])
    assert [study.school for study in shared] == ["RopeAcademia", "RopeAcademia"]
    assert [study.field for study in shared] == ["Python for Sailors", "Web Development"]
    assert [study.school for study in alone] == [""]


def test_three_degrees_under_one_school_are_all_of_it() -> None:
    lines = ("Redport University", "M.A. in Art, 2012", "B.A. in Art, 2010", "A.A. in Art, 2008")
    assert {study.school for study in studies(*lines)} == {"Redport University"}


def test_a_school_lends_its_name_to_no_degree_far_below() -> None:
    lines = ("Udemy course. Web Development", *["Read about glass"] * 6, "Bachelor in Art, 2001")
    assert studies(*lines)[-1].school == ""


def test_a_certificate_with_a_colon_is_a_study_and_no_heading() -> None:
    text = "Education\nCertificate : Glazing, Quill College, 2012\nBA : Art, Quill College, 2011"
    assert [study.field for study in profile_of(text).education] == ["Glazing", "Art"]


def test_a_study_told_twice_is_one() -> None:
    (study,) = studies(
        "B.A : Economics 2000 Redport University City , State B.A., Economics, Redport University"
    )
    assert (study.field, str(study.end)) == ("Economics", "2000")


@pytest.mark.parametrize(
    ("line", "running"),
    [
        ("Pursuing an MBA at Quill College", True),
        ("BFA , Ceramics Present University of Redport", True),
        ("BFA : Product Design , Current Quill College", True),
        ("AA : Art, 2008 Quill College, leader of the graduating class", False),
        ("BBA, Quill College, 2021 - present", True),
        ("BSc Physics, Quill College, expected 2027", True),
        ("BA : Art 2000 Quill College while pursuing a minor", False),
        ("BSc Physics, Quill College, 2017", False),
    ],
)
def test_a_study_runs_only_where_the_text_says_so(line: str, running: bool) -> None:
    assert studies(line)[0].in_progress is running


@pytest.mark.parametrize(
    "line",
    [
        "Dean's list, 2015",
        "GPA 3.8",
        "Redport, 2015",
        "Proficient in MS Word and MS Excel",
        "NSE 1 Network Security Associate",
        "Associate V.P. of the Glass Club",
        "Certificate in Taxation",
        "Certificate 'Knots 9 Fundamentals' in June 2014",
    ],
)
def test_what_only_looks_like_a_degree_is_none(line: str) -> None:
    assert studies(line) == ()


def test_every_study_says_where_it_stands() -> None:
    text = "Robin Vale\n\nEducation\nBBA, Quill College, 2011\nMBA, Redport University, 2013"
    profile = profile_of(text)
    quotes = [profile.resume.quote(each.span) for each in profile.education]
    assert quotes == ["BBA, Quill College, 2011", "MBA, Redport University, 2013"]


@pytest.mark.parametrize(
    "lines",
    [
        ("BA : Art Quill College", "Pursuing a kite certification"),
        (
            "BA : Art Quill College City , State",
            "Quill College, Redport May 2008",
            "Bachelor of Arts",
        ),
        ("High School Diploma : 2002 Redport High School", "General High School Graduate"),
        ("2002 - 2008 Redport College (Honors", "Internship, 2007", "Recommendations upon request"),
    ],
)
def test_rows_below_a_study_make_no_other(lines: tuple[str, ...]) -> None:
    (study,) = studies(*lines)
    assert study.school
    assert study.in_progress is False


def test_a_list_of_subjects_is_one_field() -> None:
    (study,) = studies(
        "2010 - 2014 Quill Institute of Glass",
        "Diploma in Engineering, wool washing and dyeing.",
    )
    assert study.field == "Engineering, wool washing and dyeing"


def test_a_course_with_its_provider_lends_its_date_to_nobody() -> None:
    found = studies("Glazing Basics , 2010 Quill Guild", "MBA : Marketing Redport University")
    assert [str(study.end) for study in found] == ["2010", "None"]


def test_a_row_that_opens_with_a_month_begins_a_new_study() -> None:
    found = studies(
        *("June 2008", "Master of Arts : Glass Restoration Quill College of Redport , The Glass"),
        *("May 2004", "Bachelor of Arts : Glass Restoration Quill College of Redport"),
    )
    assert [str(study.end) for study in found] == ["2008-06", "2004-05"]


def test_a_degree_just_past_the_heading_of_another_column_is_read_too() -> None:
    text = "Education\nRedport University\nOct 2001 - July 2004\nBachelor's degree, Physics"
    text += "\nOct 2005 - July 2007\nExperience\nMaster's degree, Glass Engineering\nAcme Ltd"
    found = profile_of(f"Robin Vale\n\n{text}\n").education
    assert [(each.level, each.school, str(each.end)) for each in found] == [
        (L.BACHELOR, "Redport University", "2004-07"),
        (L.MASTER, "Redport University", "2007-07"),
    ]


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (("BSc, Computer Science", "Cell"), ["Computer Science"]),
        (
            ("Quill University 2019", "Faculty of Music Whatsapp, Viber:"),
            ["Music"],
        ),
        (
            ("Quill University 1998", "Specialist of Science in Marine Biology"),
            ["Marine Biology"],
        ),
        (("• Education course Rust Knots at the Quill Institute in May 2012",), ["Rust Knots"]),
        (
            ("Udemy course. Web Development", "Quill Vale study program: Java programming."),
            ["Web Development", "Java programming"],
        ),
    ],
)
def test_a_field_is_freed_of_what_stands_around_it(
    lines: tuple[str, ...], fields: list[str]
) -> None:
    assert [study.field for study in studies(*lines)] == fields


def test_a_provider_of_courses_lends_its_name_to_no_degree() -> None:
    lines = (
        "Udemy course. Web Development",
        "BSc Software engineering at Redport Technical",
        "University",
    )
    assert studies(*lines)[-1].school == "Redport Technical University"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            ("Master of Business Administration (MBA) – Finance & Glass", "Quill School | 2016"),
            ("master", "Finance & Glass", "Quill School", "2016", False),
        ),
        (
            ("BA Economics, Quill College", "GPA 3.6, May 2015"),
            ("bachelor", "Economics", "Quill College", "2015-05", False),
        ),
        (
            ("Quill University", "Field of Study: Economics", "Degree: Bachelor", "2009 - 2013"),
            ("bachelor", "Economics", "Quill University", "2013", False),
        ),
        (
            ("BBA, Marketing, Quill University, 12/36 credits",),
            ("bachelor", "Marketing", "Quill University", "None", True),
        ),
        (
            ("Coursework towards BS in Accounting, Quill College, 2010 - 2012",),
            ("bachelor", "Accounting", "Quill College", "2012", True),
        ),
        (
            ("MSc in Data Science and Glazing | University of Quill | 2020",),
            ("master", "Data Science and Glazing", "University of Quill", "2020", False),
        ),
        (
            ("Master's in Education (M.Ed.), Quill University, 2009",),
            ("master", "Education", "Quill University", "2009", False),
        ),
    ],
)
def test_a_study_is_read_whole(
    lines: tuple[str, ...], told: tuple[str, str, str, str, bool]
) -> None:
    assert [
        (study.level.value, study.field, study.school, str(study.end), study.in_progress)
        for study in studies(*lines)
    ] == [told]


def test_courses_of_several_providers_in_one_row_are_studies_of_their_own() -> None:
    found = studies(
        "Quill University, B.A. in History | 2013 - 2014 Quillera by Knot: Data Analysis, 2020",
        "Stepik: Basic Statistics, 2021 Coursera: Glazing (TM) for Analysts, 2022",
    )
    assert [(study.field, study.school, str(study.end)) for study in found] == [
        ("History", "Quill University", "2014"),
        ("Data Analysis", "Quillera by Knot", "2020"),
        ("Basic Statistics", "Stepik", "2021"),
        ("Glazing (TM) for Analysts", "Coursera", "2022"),
    ]


def test_dates_that_stand_over_all_but_the_first_study_lead() -> None:
    found = studies(
        *(
            "Masters : Marketing Quill University",
            "May 2004",
            "Bachelor of Arts : Art Redport College",
        ),
        *("1996", "Associate of Arts : Art Redport College"),
    )
    assert [str(study.end) for study in found] == ["None", "2004-05", "1996"]


@pytest.mark.parametrize(
    ("lines", "school"),
    [
        (
            ("BSc : Art Quill Institute of Redport, Quill", "University, Redport, India May 2007"),
            "Quill Institute of Redport, Quill University",
        ),
        (("BA : Art 1999 Quill University Quill University Redport",), "Quill University"),
        (("Quill Canal College 1 1999 City , State", "Diploma : Art"), "Quill Canal College"),
    ],
)
def test_the_name_of_a_school_is_whole_and_told_once(lines: tuple[str, ...], school: str) -> None:
    (study,) = studies(*lines)
    assert study.school.startswith(school)
    assert study.school.count("Quill University") < 2


def test_a_high_school_without_a_name_is_none_but_a_diploma_of_one_is() -> None:
    lines = ("High School Diploma , glass", "Played High School Chess, 2015")
    assert [study.level for study in studies(*lines)] == [L.HIGH_SCHOOL]


@pytest.mark.parametrize(
    ("lines", "school", "field"),
    [
        (("M.Tech (Glass) from BMS, Redport in 2019",), "BMS", "Glass"),
        (("BFA : 1970 University of Redport-Fine Arts",), "University of Redport", "Fine Arts"),
        (
            ("The Quill University Computer science, 2014",),
            "The Quill University",
            "Computer science",
        ),
    ],
)
def test_a_school_and_a_field_are_told_apart(
    lines: tuple[str, ...], school: str, field: str
) -> None:
    (study,) = studies(*lines)
    assert (study.school, study.field) == (school, field)


def test_a_high_school_below_a_university_is_a_study_of_its_own() -> None:
    found = studies("Physics Quill University Physics", "High School Diploma Redport West")
    assert [(each.level, each.school) for each in found] == [
        (L.OTHER, "Quill University"),
        (L.HIGH_SCHOOL, "Redport West"),
    ]


def test_publications_are_no_studies() -> None:
    lines = (
        "BA : Art Quill College 1999",
        "1) Vale R, On Knots, Notes of the Guild of Glass, 2010",
    )
    assert [str(study.end) for study in studies(*lines)] == ["1999"]


def test_dated_schools_in_columns_run_together_are_found() -> None:
    text = "Skills\nKnots\nRedport State University\nRust (2 years)\nOct 2011 - July 2013\n"
    (study,) = profile_of(f"Robin Vale\n\n{text}").education
    assert (study.school, str(study.end)) == ("Redport State University", "2013-07")


def test_a_degree_without_an_education_section_is_found_at_the_top() -> None:
    (study,) = profile_of("Robin Vale\nMBA in Marketing, Redport University\n").education
    assert (study.level, study.rule) == (L.MASTER, "education.loose")


@pytest.mark.parametrize(
    "line",
    [
        "Completing MS in Computer Science, Quill University",
        "M.S. Computer Science, Quill University (15 of 30 hours completed)",
        "MBA, Quill University, 12 of 36 credits, 2004",
        "24 credits toward MBA, Quill University, 2004",
    ],
)
def test_a_degree_of_which_a_part_is_done_is_not_finished(line: str) -> None:
    (study,) = studies(line)
    assert (study.level, study.in_progress) == (L.MASTER, True)


@pytest.mark.parametrize("line", ["B.A., 120 credits, Quill College", "MS, Quill College, 2004"])
def test_a_degree_with_all_of_its_credits_is_finished(line: str) -> None:
    (study,) = studies(line)
    assert not study.in_progress


def test_a_scholarship_for_a_degree_is_no_degree() -> None:
    assert studies("Received half scholarship for a Master Degree") == ()
    (study,) = studies("B.A. Economics, Quill College, 2010, scholarship towards a Master Degree")
    assert study.level is L.BACHELOR


def test_a_program_above_a_degree_is_a_study_of_its_own() -> None:
    found = studies(
        "Moor Tide education program: Java programming.",
        "Bachelor of Arts in Pottery, Quill University",
    )
    assert [(study.field, study.school) for study in found] == [
        ("Java programming", "Moor Tide"),
        ("Pottery", "Quill University"),
    ]
