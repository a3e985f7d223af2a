"""A folder of invented resumes, screened once for all tests of the command line."""

import pytest
from typer.testing import CliRunner

from screener.cli import app

RUBRIC = """\
title: Account Manager
criteria:
  - id: crm
    kind: skill
    importance: must
    weight: 60
    any_of: [CRM, Salesforce]
    quote: Experience with CRM software
  - id: degree
    kind: degree
    importance: preferred
    weight: 40
    level: bachelor
"""

SELLER = """Robin Vale
robin@vale.example

Experience
Account Manager, Quillfeather Ltd
Mar 2019 - Mar 2024
- Ran the Salesforce pipeline for 40 clients and won 12 renewals

Education
Bachelor of Arts in Communications, Northmoor College, 2016

Skills
Salesforce, Excel
"""

COOK = """Ira Moss
ira@moss.example

Experience
Line Cook, The Copper Pot
2015 - 2020
- Prepared 200 covers a night

Skills
Grilling, pastry
"""


@pytest.fixture(scope="session")
def run():
    """The program, as `run("parse", file)`; the result has exit_code, stdout and stderr."""
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """A folder with a rubric and a folder of resumes, one of them damaged."""
    place = tmp_path_factory.mktemp("screening")
    resumes = place / "resumes"
    resumes.mkdir()
    (place / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    (resumes / "vale.txt").write_text(SELLER, encoding="utf-8")
    (resumes / "moss.txt").write_text(COOK, encoding="utf-8")
    (resumes / "damaged.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return place


@pytest.fixture(scope="session")
def screened(run, place):
    """The folder screened, with reports in `out`."""
    return run(
        *("screen", place / "resumes", "--rubric", place / "rubric.yaml"),
        *("--as-of", "2026-11-01", "--out", place / "out", "--workers", "1"),
    )
