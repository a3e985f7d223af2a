"""The rubric that the score tests share, and criteria made from a few words."""

from __future__ import annotations

from typing import Any

from screener.rubric.schema import Rubric

ACCOUNT_MANAGER = Rubric.model_validate(
    {
        "title": "Account Manager",
        "criteria": [
            {"id": "experience", "kind": "experience_years", "weight": 30, "years_min": 2,
             "titles": ["account manager"], "duties": ["client relationships", "key accounts"]},
            {"id": "degree", "kind": "degree", "weight": 10, "level": "bachelor",
             "fields": ["business", "marketing"], "related_field_ok": True},
            {"id": "crm", "kind": "skill", "weight": 15, "any_of": ["CRM", "Salesforce", "HubSpot"],
             "weak": ["client database"]},
            {"id": "excel", "kind": "skill", "weight": 10, "any_of": ["Excel"],
             "weak": ["Microsoft Office"], "level_word": "intermediate"},
            {"id": "relationships", "kind": "soft_skill", "weight": 15,
             "any_of": ["relationship building"],
             "phrases": ["built relationships with", "managed a portfolio of clients"]},
            {"id": "pmp", "kind": "certification", "weight": 5, "importance": "preferred",
             "any_of": ["PMP"]},
        ],
    }
)  # fmt: skip


def one_criterion(**fields: Any) -> Rubric:
    """A rubric of a single criterion of 10 points called "it"."""
    return Rubric.model_validate({"title": "T", "criteria": [{"id": "it", "weight": 10, **fields}]})
