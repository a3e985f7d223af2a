import pytest

from screener.rubric.draft.clauses import split_clauses
from screener.types import Span


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Salesforce and Excel", ["Salesforce", "Excel"]),
        ("Salesforce or HubSpot", ["Salesforce or HubSpot"]),
        ("CRM systems (e.g. Salesforce, Zoho)", None),
        ("Experience in retail, farming and/or fishing", None),
        ("Knowledge of file systems such as XFS, ZFS and Btrfs", None),
        (
            "Experience with gardens including ponds, lawns, and hedges",
            ["Experience with gardens including ponds", "lawns", "hedges"],
        ),
        (
            "Strong presentation, troubleshooting, and leadership skills",
            ["Strong presentation", "troubleshooting", "leadership skills"],
        ),
        ("Excellent verbal and written communication skills", None),
        ("Ability to find, train and lead florists", None),
        (
            "Ability to prioritize beds, organize tools, and work well in a team",
            ["Ability to prioritize beds, organize tools", "work well in a team"],
        ),
        ("Knowledge of rose products, prices, and services", None),
        ("Experience designing and building greenhouses", None),
        ("Proficient with policies and procedures", None),
        (
            "Bachelor's degree in botany and at least five years of pruning",
            ["Bachelor's degree in botany", "at least five years of pruning"],
        ),
        (
            "Experience with thorns as well as leading gardeners",
            ["Experience with thorns", "leading gardeners"],
        ),
        (
            "You know soil, ideally from a nursery",
            ["You know soil", "ideally from a nursery"],
        ),
        (
            "Good English skills and excellent customer service",
            ["Good English skills", "excellent customer service"],
        ),
        ("Fluent in English and Polish", None),
        ("Very good knowledge of Docker Jenkins Git", ["Very good knowledge of Docker", "Jenkins",
                                                       "Git"]),
        ("Agile project management", None),
        ("Experience creating, coordinating and leading programs and fairs in old gardens", None),
        ("Experience interacting with gardeners and growers", None),
        ("Qualified florist, with experience in a nursery",
         ["Qualified florist", "experience in a nursery"]),
        ("Experience with some of the following: Docker Git Jenkins Python", None),
        ("Valid driver's license and a clean driving record", None),
        ("Must be able to speak, read and write Finnish", None),
        ("OSHA card preferred, forklift certification", ["OSHA card preferred",
                                                         "forklift certification"]),
        ("Willing to travel and work weekends", None),
        ("Competence in Excel, Calc or similar, and in reading old maps",
         ["Competence in Excel, Calc or similar", "reading old maps"]),
        ("Good command of Excel and of soil science", ["Good command of Excel", "soil science"]),
        ("Experience with roses as well as thorns", None),
        ("Knowledge of pruning, grafting and composting, or the ability to obtain it in 60 days",
         ["Knowledge of pruning", "grafting", "composting"]),
    ],
)  # fmt: skip
def test_a_sentence_asks_for_so_many_things(text: str, clauses: list[str] | None) -> None:
    found = split_clauses(text, Span(0, len(text)))
    assert [text[c.span.start : c.span.end] for c in found] == (clauses or [text])


def test_a_shared_head_is_known_to_every_member() -> None:
    text = "orchard and shop management"
    first, second = split_clauses(text, Span(0, len(text)))
    assert (first.tail, second.tail) == ("management", "")


@pytest.mark.parametrize(
    "text",
    [
        "Advanced pruning skills: thorns and roses should not frighten you",
        "Shears: you should be able to sharpen them and to oil them",
        "Expert planting, including bed and border planning, is a must",
    ],
)
def test_what_explains_a_skill_is_no_skill_of_its_own(text: str) -> None:
    (only,) = split_clauses(text, Span(0, len(text)))
    assert text[only.span.start : only.span.end] == text.removesuffix(", is a must")
