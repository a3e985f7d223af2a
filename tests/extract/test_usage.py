from datetime import date

from screener.extract.usage import last_used, skill_months
from screener.types import Months
from tests.extract.facts import profile_of

TEXT = """
Robin Vale

Experience

Sales Manager, Acme Ltd
Jan 2019 - Dec 2019
• Kept the pipeline in HubSpot.

Sales Executive, Umber Ltd
Jul 2018 - Jun 2019
• Entered leads into HubSpot and Excel.

Skills
Tableau
"""


def test_months_of_a_skill_are_the_union_of_the_jobs_that_name_it() -> None:
    profile = profile_of(TEXT)
    assert skill_months(profile, "HubSpot", as_of=date(2026, 1, 1)) == Months(18, 18)


def test_a_skill_was_last_used_when_its_latest_job_ended() -> None:
    profile = profile_of(TEXT)
    assert str(last_used(profile, "HubSpot", as_of=date(2026, 1, 1))) == "2019-12"


def test_a_skill_that_is_only_listed_has_no_months() -> None:
    profile = profile_of(TEXT)
    assert skill_months(profile, "Tableau", as_of=date(2026, 1, 1)) == Months(0, 0)
    assert last_used(profile, "Tableau", as_of=date(2026, 1, 1)) is None
