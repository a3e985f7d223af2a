"""Manners of asking, from the form of an office to a chat: what is asked, and how much of it."""

import pytest

from screener.rubric.draft import draft_rubric
from screener.rubric.draft.asks import judge_importance
from screener.rubric.draft.draft import find_criteria
from screener.rubric.draft.headings import Part
from screener.rubric.draft.kinds import find_years
from screener.rubric.draft.posting import split_posting
from screener.rubric.schema import Criterion, ExperienceCriterion, Importance


def criteria(text: str) -> list[Criterion]:
    return find_criteria(text, split_posting(text))


def asked(words: str) -> list[Criterion]:
    return criteria(f"Requirements\n- {words}\n")


@pytest.mark.parametrize(
    ("words", "importance"),
    [
        ("years at a nursery or asset manager", "must"),
        ("Latin would be an asset", "preferred"),
        ("Latin (an asset)", "preferred"),
        ("a diploma plus two years of grafting", "must"),
        ("Latin a plus", "preferred"),
        ("managing preferred growers and preferred suppliers of soil", "preferred"),
        ("managing preferred suppliers", "must"),
        ("someone who can help customers choose", "must"),
        ("some Latin would help", "preferred"),
        ("wearing boots is not optional", "must"),
        ("Latin von Vorteil", "preferred"),
    ],
)
def test_a_cue_softens_only_where_it_speaks_of_what_is_asked(words: str, importance: str) -> None:
    found, _ = judge_importance(Part.REQUIRED, 'the heading "Required"', words)
    assert found == importance


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("2 yrs of which in greenhouses", (2.0, None)),
        ("of which two in greenhouses", (2.0, None)),
        ("at least 1 of them leading others", (1.0, None)),
        ("a couple of years keeping a nursery", (2.0, None)),
        ("three years on the potting line", (3.0, None)),
        ("3 gardens, two of them growing roses", None),
        ("six shops, two of them in Kent", None),
    ],
)
def test_a_number_of_them_counts_years_only_where_years_are_told(
    words: str, years: tuple[float, None] | None
) -> None:
    assert find_years(words) == years


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("You can build a planting budget in Excel without help", "Excel"),
        ("Experience designing trials in FieldBook or GardenPad", "FieldBook"),
        ("Grafting statistics using Stata or R", "Stata"),
        ("Solid scripting in Python or Bash", "Python"),
        ("Exp. w/ Mastercam X9", "Mastercam X9"),
        ("Decent Excel", "Excel"),
        ("Able to write planting plans in Word", "Word"),
    ],
)
def test_the_tool_with_which_a_thing_is_done_is_looked_for(words: str, terms: str) -> None:
    (criterion,) = asked(words)
    assert criterion.kind == "skill"
    assert terms in getattr(criterion, "any_of", ())


def test_what_a_label_says_under_what_is_preferred_is_preferred() -> None:
    text = "Preferred Qualifications\nEducation: Diploma in pruning\nLanguages: Latin, Greek\n"
    assert {one.importance for one in criteria(text)} == {Importance.PREFERRED}


def test_a_heading_that_stands_twice_names_a_part_of_the_one_above() -> None:
    text = (
        "Required\nEducation\n- Diploma in pruning\nSkills\n- Excel\n\n"
        "Preferred\nEducation\n- Bachelor of Science\nSkills\n- SQL\n"
    )
    found = {one.quote: one.importance.value for one in criteria(text)}
    assert found == {
        "Diploma in pruning": "must",
        "Excel": "must",
        "Bachelor of Science": "preferred",
        "SQL": "preferred",
    }


def test_a_numbered_heading_ends_what_the_one_before_it_asks() -> None:
    text = "1. Garden\nRoses.\n2. Requirements\na) Excel\nb) SQL\n3. Child protection\nWe care.\n"
    assert [one.quote for one in criteria(text)] == ["Excel", "SQL"]


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        (
            "People who can present to a grower, who negotiate well, and who write letters",
            ["People who can present to a grower", "negotiate well", "write letters"],
        ),
        (
            "Grafting experience is strongly preferred, as is familiarity with MossBase",
            ["Grafting experience is strongly preferred", "is familiarity with MossBase"],
        ),
        (
            "Strong spoken and written communication skills, with the confidence to challenge",
            ["Strong spoken and written communication skills", "the confidence to challenge"],
        ),
        (
            "You speak Polish and it is an advantage if you know old roses",
            ["You speak Polish", "it is an advantage if you know old roses"],
        ),
        (
            "A spade licence is required and an axe licence is a plus",
            ["A spade licence is required", "an axe licence is a plus"],
        ),
        (
            "One year of orchard experience, grafting strongly preferred",
            ["One year of orchard experience", "grafting strongly preferred"],
        ),
        (
            "A degree in botany, forestry or biology preferred",
            ["A degree in botany, forestry or biology preferred"],
        ),
        (
            "A degree in botany and two years in a park; or an equivalent combination of both",
            ["A degree in botany", "two years in a park"],
        ),
        (
            "Diploma in botany and one to two years of orchard experience",
            ["Diploma in botany", "one to two years of orchard experience"],
        ),
        (
            "Have Qualified Teacher Status and a good honours degree in botany",
            ["Have Qualified Teacher Status", "a good honours degree in botany"],
        ),
        (
            "High school diploma, or 5 years of garden experience in lieu of a diploma",
            ["High school diploma"],
        ),
        ("Spade licence & current CPR", ["Spade licence", "current CPR"]),
        (
            "Excellent convincing & negotiation skills",
            ["Excellent convincing", "negotiation skills"],
        ),
        ("New graduates considered; tidy beds", ["tidy beds"]),
        (
            "A degree in botany preferred but not required",
            ["A degree in botany preferred but not required"],
        ),
        ("Grafting with wax; not a must", ["Grafting with wax; not a must"]),
        ("Strong pruning and proofreading skills", ["Strong pruning", "proofreading skills"]),
        (
            "Must hold (or be able to obtain) a spade permit",
            ["Must hold (or be able to obtain) a spade permit"],
        ),
        (
            "It goes without saying that you're calm, that you dig and that you write well",
            ["It goes without saying that you're calm", "you dig", "you write well"],
        ),
        (
            "To get there you need a spade, eight or more years in parks, and fluency in Latin",
            [
                "To get there you need a spade",
                "eight or more years in parks",
                "fluency in Latin",
            ],
        ),
        (
            "Polish is a plus, not a requirement",
            ["Polish is a plus, not a requirement"],
        ),
        (
            "A rose qualification is preferred, though we care about manners",
            ["A rose qualification is preferred"],
        ),
        (
            "Must have a spade of 45 cm, attention to detail",
            ["Must have a spade of 45 cm", "attention to detail"],
        ),
        ("Writes clearly and concisely (A, I)", ["Writes clearly and concisely (A, I)"]),
        ("Linux administration, bash", ["Linux administration", "bash"]),
        ("Old nursery seeks a head gardener with 3 years' experience", ["3 years' experience"]),
        (
            "Tidy garden English and the ability to dig",
            ["Tidy garden English", "the ability to dig"],
        ),
        (
            "Leads from the front, negotiates fairly, communicates early",
            ["Leads from the front", "negotiates fairly", "communicates early"],
        ),
        ("Knowledge of the Law of Roses and RHS", ["Knowledge of the Law of Roses", "RHS"]),
        (
            "A good command of Excel, Word and Polish",
            ["A good command of Excel", "Word", "Polish"],
        ),
    ],
)
def test_a_sentence_is_cut_where_it_asks_anew(words: str, quotes: list[str]) -> None:
    assert [one.quote for one in asked(words)] == quotes


def test_each_language_is_as_important_as_its_own_words_say() -> None:
    found = asked("German at C1 level, English fluent, French is a plus")
    told = [(getattr(one, "any_of", ()), one.importance.value) for one in found]
    assert told == [(("German",), "must"), (("English",), "must"), (("French",), "preferred")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Own your Level 3 Food Safety", "certification"),
        ("PLC troubleshooting", "skill"),
        ("A spade permit", "license"),
        ("Must be registered (or willing to register) with the Board of Roses", "license"),
        ("Hold a Rose or Herb certification or get it within a year", "certification"),
        ("Grafting - 2 years minimum", "experience_years"),
        ("Polish is a plus, not a requirement", "language"),
        ("You communicate easily in Polish", "language"),
        ("A beauty therapy qualification", "certification"),
        ("2-5 years' PQE", "experience_years"),
        ("A genuine liking for roses", "soft_skill"),
        ("Clean abstract", "license"),
        ("A recognised garden work qualification", "certification"),
        ("A year or two of grafting", "experience_years"),
        ("Able to work on Saturdays", "other"),
        ("An eye for weeds", "soft_skill"),
        ("Likes to dig without much supervision", "soft_skill"),
        ("Flexibility around hours", "other"),
        ("Polish or Czech would be highly beneficial", "language"),
        ("Strong troubleshooting skills", "soft_skill"),
        ("Must be bondable", "other"),
        ("Should own a laptop", "other"),
        ("Hedge trimmer and stump grinder licences", "license"),
        ("Graduation from an accredited four-year college", "degree"),
        ("Use of a personal vehicle", "other"),
        ("Experience managing and mentoring garden staff", "soft_skill"),
        ("one Associate or Professional level certification (AZ-305 or similar)", "certification"),
    ],
)
def test_kinds_are_told_by_what_is_named(words: str, kind: str) -> None:
    assert {one.kind.value for one in asked(words)} == {kind}


def test_an_area_is_told_behind_an_abbreviation() -> None:
    (criterion,) = asked("Min. 4 yrs rose grafting exp.")
    assert isinstance(criterion, ExperienceCriterion)
    assert (criterion.years_min, criterion.area) == (4.0, "rose grafting")


def test_lines_that_begin_small_by_habit_are_read_one_by_one() -> None:
    text = (
        "gardener wanted\nKent\n\nsmall nursery, four of us and one very old and very slow dog\n\n"
        "roses\nmosses\n\n3 years commercial grafting of roses, 2 of them Hybrid Tea\n"
        "solid Excel, you can read a pivot table\ngit obviously\n"
    )
    found = {one.quote: getattr(one, "years_min", None) for one in criteria(text)}
    assert found["3 years commercial grafting of roses"] == 3.0
    assert found["2 of them Hybrid Tea"] == 2.0
    assert "solid Excel" in found
    assert "git obviously" in found


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("There is no bus, so own transport is a must", ["own transport"]),
        ("Own transport, as there are no buses at night", ["own transport"]),
        ("Possession of, or ability to obtain, a boat licence", ["boat licence"]),
        ("git obviously", ["git"]),
        ("You've worked with a pruning saw", ["pruning saw"]),
        ("You know InDesign inside out", ["InDesign"]),
    ],
)
def test_a_name_is_looked_for_without_what_is_said_around_it(words: str, terms: list[str]) -> None:
    (criterion,) = asked(words)
    named = [term.lower() for term in getattr(criterion, "any_of", ())]
    assert named[: len(terms)] == [term.lower() for term in terms]


def test_soft_skills_before_a_condition_of_work_stand_for_themselves() -> None:
    found = asked("Tact, sound judgment, and the flexibility to work overtime and at weekends")
    kinds = [one.kind.value for one in found]
    assert kinds == ["soft_skill", "soft_skill", "other"]


def test_products_joined_by_a_sign_are_two() -> None:
    found = asked("basic Excel + scheduling software (we use RosterBee)")
    assert [one.quote for one in found] == [
        "basic Excel",
        "scheduling software (we use RosterBee)",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Person specification\nDiploma in pruning (E, A)\nKnowledge of mosses (D, A/I)\n",
            {"Diploma in pruning (E, A)": "must", "Knowledge of mosses (D, A/I)": "preferred"},
        ),
        (
            "Ideal candidate:\n-Knowledge of mosses is a must, ferns an advantage\n",
            {"Knowledge of mosses is a must": "must", "ferns an advantage": "preferred"},
        ),
        (
            "Mandatory Skills: Excel, SQL\nSecondary skills: Docker\nGood to have:\nBCDFS / XZTR\n",
            {"Excel": "must", "SQL": "must", "Docker": "preferred", "BCDFS / XZTR": "preferred"},
        ),
    ],
)
def test_importance_is_told_in_the_ways_of_forms_and_lists(
    text: str, found: dict[str, str]
) -> None:
    assert {one.quote: one.importance.value for one in criteria(text)} == found


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("People who can calm a swarm do well here.", "soft_skill"),
        ("What matters most is that you're organised.", "soft_skill"),
        ("They will know how to use a seed database.", "skill"),
        ("Strong on grafting.", "skill"),
        ("GCSE maths at grade C or above, please.", "degree"),
        ("Beekeeping skills? Even better.", "skill"),
        ("A chainsaw licence would be handy too.", "license"),
        ("Should have grafting knowledge.", "skill"),
        ("You might be a great match if you write well.", "soft_skill"),
        ("Polish too, since our growers live in Gdansk.", "language"),
        ("So is knowledge of beehives.", "skill"),
    ],
)
def test_a_plain_sentence_asks_without_a_heading(sentence: str, kind: str) -> None:
    text = f"Gardener\n\nWe grow roses in Kent.\n\n{sentence}\n"
    assert [one.kind.value for one in criteria(text)] == [kind]


def test_an_or_of_two_members_leaves_the_others_of_a_list_alone() -> None:
    found = asked("Excel, SQL, Docker, React or Angular, Git")
    assert [one.quote for one in found] == ["Excel", "SQL", "Docker", "React or Angular", "Git"]


def test_one_of_some_names_keeps_the_first() -> None:
    (criterion,) = asked("strong proficiency in at least one of Java, Scala, or Python")
    assert getattr(criterion, "any_of", ())[:3] == ("Java", "Scala", "Python")


def test_that_somebody_is_needed_asks_for_nothing() -> None:
    rubric = draft_rubric(
        "Gardener needed - Kent\n\nMust have:\nExcel\nOwn axe and gloves for work\n"
    )
    assert rubric.title == "Gardener"
    assert "needed" not in "".join(one.quote for one in rubric.criteria)


def test_a_soft_skill_in_one_everyday_word_has_the_name_of_its_family() -> None:
    (criterion,) = asked("Good with people")
    assert criterion.name == "People skills"


@pytest.mark.parametrize(
    ("line", "importance"),
    [("Spade licence - Desirable", "preferred"), ("Axe - Essential", "must")],
)
def test_a_word_behind_a_dash_says_how_important_a_line_is(line: str, importance: str) -> None:
    (criterion,) = criteria(f"Gardener\nThe successful candidate will have:\n{line}\n")
    assert criterion.importance == importance


@pytest.mark.parametrize(
    "words",
    [
        "Must hit the ground running",
        "You think outside the box",
        "You juggle several beds at once",
        "A go-getter who is not afraid to roll up their sleeves",
        "You sweat the small stuff",
    ],
)
def test_a_saying_is_a_soft_skill(words: str) -> None:
    assert [one.kind.value for one in asked(words)] == ["soft_skill"]


def test_a_language_that_calls_itself_is_named_in_english() -> None:
    (criterion,) = asked("Habla español")
    assert getattr(criterion, "any_of", ()) == ("Spanish",)


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("You have a keen interest in old roses", ("old roses",)),
        ("You will have previously worked with heated glasshouses", ("heated glasshouses",)),
        ("Experienced user of MossBase", ("MossBase",)),
        ("Excel is second nature to you", ("Excel",)),
        ("Hands-on with a spreadsheet tool - we use Excel, but others do", ("Excel",)),
        ("In date spade licence (RHS)", ("spade licence",)),
        ("Testing culture: you write tests because you sleep well (Jest)", ("Jest",)),
        ("Tidiness isn't an afterthought for you", ("Tidiness",)),
        (
            "seed drill software development with Linux",
            ("Linux", "seed drill software development"),
        ),
    ],
)
def test_what_leads_to_a_skill_is_no_part_of_it(words: str, terms: tuple[str, ...]) -> None:
    (criterion,) = asked(words)
    assert set(terms) <= set(getattr(criterion, "any_of", ()))


def test_a_name_that_begins_like_a_verb_stays_whole() -> None:
    (criterion,) = asked("Knowledge of Working Together")
    assert getattr(criterion, "any_of", ()) == ("Working Together",)


def test_a_sign_between_two_products_cuts_and_a_stroke_names_both() -> None:
    cut = asked("Visual Studio & TFS as source control tool")
    assert [getattr(one, "any_of", ())[0] for one in cut] == ["Visual Studio", "TFS"]
    (joined,) = asked("Unix/Linux environments")
    assert {"Unix", "Linux"} <= set(getattr(joined, "any_of", ()))
