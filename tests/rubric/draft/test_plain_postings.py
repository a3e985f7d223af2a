"""Postings of many trades, in plain words, with odd headings or with none."""

import pytest

from screener.rubric.draft.draft import find_criteria
from screener.rubric.draft.posting import split_posting


def found(text: str) -> list[tuple[str, str, str]]:
    criteria = find_criteria(text, split_posting(text))
    return [(c.kind.value, c.importance.value, c.quote) for c in criteria]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # headings made of heading words alone
            "Licences and Registrations\nValid class 5 licence\nRegistration with the herb board\n",
            [
                ("license", "must", "Valid class 5 licence"),
                ("license", "must", "Registration with the herb board"),
            ],
        ),
        (  # headings in everyday words
            "What we ask\nThree years or more with looms\nGood written English\n"
            "Would be nice\nDutch\n",
            [
                ("experience_years", "must", "Three years or more with looms"),
                ("language", "must", "Good written English"),
                ("language", "preferred", "Dutch"),
            ],
        ),
        (  # years told as a story, and a part of them
            "You have\n- You've been pruning vines for a while, say six years or more, and for at "
            "least two of those you've trained gardeners\n"
            "- You've sold roses for five years or so, two of them running a shop\n",
            [
                (
                    "experience_years",
                    "must",
                    "You've been pruning vines for a while, say six years or more",
                ),
                (
                    "experience_years",
                    "must",
                    "for at least two of those you've trained gardeners",
                ),
                ("experience_years", "must", "You've sold roses for five years or so"),
                ("experience_years", "must", "two of them running a shop"),
            ],
        ),
        (  # casual words for what may be lacking, as a heading and in a line
            "You have\n- Rose grafting\n- Nice if you know Tableau\n\n"
            "Lovely, but don't worry if not\n- some Dutch or Welsh\n- First aid certificate\n",
            [
                ("skill", "must", "Rose grafting"),
                ("skill", "preferred", "Nice if you know Tableau"),
                ("language", "preferred", "some Dutch or Welsh"),
                ("certification", "preferred", "First aid certificate"),
            ],
        ),
        (  # no heading at all, sentences in a row
            "Baker wanted by the harbour.\n\nRed Seal certified or equivalent. "
            "4 yrs experience in a high volume kitchen. WHMIS an asset. Able to lift 23 kg. "
            "Criminal record check required. Housing is $12 a day.",
            [
                ("certification", "must", "Red Seal certified or equivalent"),
                ("experience_years", "must", "4 yrs experience in a high volume kitchen"),
                ("certification", "preferred", "WHMIS an asset"),
                ("other", "must", "Able to lift 23 kg"),
                ("other", "must", "Criminal record check required"),
            ],
        ),
        (  # a clause in running text opens the list
            "Guide\nTo do well in this role you will need: Fluent Welsh. Patience and empathy.",
            [
                ("language", "must", "Fluent Welsh"),
                ("soft_skill", "must", "Patience and empathy"),
            ],
        ),
        (  # what is not needed is no criterion
            "Requirements:\n- Knitting\n- No experience needed\n- You don't need a degree\n",
            [("skill", "must", "Knitting")],
        ),
        (  # a fact's label speaks for its own line
            "Florist\nSalary: by age of the roses\nYou must have a full driving licence.\n",
            [("license", "must", "You must have a full driving licence")],
        ),
        (  # a list ends where sentences follow after a blank line
            "Desirable\nFirst aid certificate\nRose grafting\nBeekeeping\n\n"
            "Oakham House stands in a large old park by the river.\n",
            [
                ("certification", "preferred", "First aid certificate"),
                ("skill", "preferred", "Rose grafting"),
                ("skill", "preferred", "Beekeeping"),
            ],
        ),
        (  # a bracket with more than a cue speaks for itself only
            "Requirements:\n- 5 years of experience in pruning (vines a plus)\n",
            [
                ("experience_years", "must", "5 years of experience in pruning"),
                ("skill", "preferred", "vines a plus"),
            ],
        ),
        (  # headings with an aside, and such as open every line under them
            "The Must-Haves (a.k.a. the boring stuff)\nRose grafting\nABILITY TO\n"
            "Take and transcribe minutes\nWHY OAKHAM?\n+ Tuition for a bachelor's degree\n",
            [
                ("skill", "must", "Rose grafting"),
                ("soft_skill", "must", "Take and transcribe minutes"),
            ],
        ),
        (  # a plain line without an ask is no criterion, what employment hangs on is
            "Requirements:\n- Roses\n#INDROSES\nAppointment is subject to a reference check.\n",
            [
                ("skill", "must", "Roses"),
                ("other", "must", "Appointment is subject to a reference check"),
            ],
        ),
        (  # what stands behind an "or" speaks for both
            "Requirements:\n- MBA or CPA strongly preferred\n",
            [
                ("degree", "preferred", "MBA"),
                ("certification", "preferred", "CPA strongly preferred"),
            ],
        ),
        (  # no heading makes a permit less than needed
            "Nice to have:\n- Welsh\n- Right to work in the UK\n",
            [("language", "preferred", "Welsh"), ("other", "must", "Right to work in the UK")],
        ),
        (
            "Preferred qualifications:\n- A minimum of two years of experience in beekeeping\n",
            [("experience_years", "must", "A minimum of two years of experience in beekeeping")],
        ),
        (
            "Requirements:\n- 1 year of garden experience required, 2 years indoors preferred\n",
            [
                ("experience_years", "must", "1 year of garden experience required"),
                ("experience_years", "preferred", "2 years indoors preferred"),
            ],
        ),
        (
            "Requirements:\n- Native-level German (C2) and business English\n"
            "- Clean driving licence held for at least two years\n",
            [
                ("language", "must", "Native-level German (C2) and business English"),
                ("language", "must", "Native-level German (C2) and business English"),
                ("license", "must", "Clean driving licence held for at least two years"),
            ],
        ),
        (
            "The ideal candidate is a gardener who thrives among thorns.\n",
            [
                (
                    "soft_skill",
                    "must",
                    "The ideal candidate is a gardener who thrives among thorns",
                )
            ],
        ),
        (
            "Physical requirements: Frequent standing; lift up to 50 lbs.\n",
            [("other", "must", "lift up to 50 lbs")],
        ),
        (  # what may replace a degree is no requirement beside it
            "Requirements:\n- Bachelor's degree in botany; an additional four years of experience"
            " may be considered in lieu of a degree\n"
            "- 7+ years of garden experience, including a minimum of 3 years in orchards\n",
            [
                (
                    "degree",
                    "must",
                    "Bachelor's degree in botany; an additional four years of experience"
                    " may be considered in lieu of a degree",
                ),
                ("experience_years", "must", "7+ years of garden experience"),
                ("experience_years", "must", "a minimum of 3 years in orchards"),
            ],
        ),
        (  # marks that an old code page left behind
            "Preferred qualifications \x95Fluency in Danish \x95Knowledge of looms\n",
            [
                ("language", "preferred", "Fluency in Danish"),
                ("skill", "preferred", "Knowledge of looms"),
            ],
        ),
    ],
)  # fmt: skip
def test_a_posting_in_plain_words_asks_for(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_a_title_asks_for_the_languages_that_it_names() -> None:
    text = "Garden Guide (Welsh or Irish)\nRequirements\n- Knowledge of roses\n"
    assert found(text.replace("Irish", "Danish"))[-1] == (
        "language",
        "must",
        "Garden Guide (Welsh or Danish)",
    )
    assert len(found("French Chef\nRequirements\n- Knowledge of sauces\n")) == 1


def test_both_languages_are_those_of_the_title() -> None:
    text = "Clerk - Bilingual French/English\nRequirements\n- Fluency in both official languages\n"
    assert found(text) == [("language", "must", "Fluency in both official languages")] * 2


def test_of_several_ways_to_qualify_the_lowest_degree_is_asked() -> None:
    text = (
        "Clerk\nRequirements\n"
        "1. An associate degree in botany and one year of experience in a nursery; or\n"
        "2. A high school diploma and three years of experience as in 1; or\n"
        "3. Any combination of education and experience equivalent to 1 or 2.\n"
    )
    assert [(kind, quote) for kind, _, quote in found(text)] == [
        ("degree", "A high school diploma"),
        ("experience_years", "one year of experience in a nursery"),
    ]
