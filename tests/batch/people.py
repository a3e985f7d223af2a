"""Invented resumes as text, enough of them to fill a folder."""

from pathlib import Path

TITLES = ("Account Manager", "Sales Associate", "Chef", "Key Account Manager", "Recruiter")
TOOLS = ("Salesforce", "HubSpot", "Excel", "Tableau", "knives")


def resume(number: int) -> str:
    """One person's resume; no two numbers share a line that names the person."""
    title, tool = TITLES[number % 5], TOOLS[number % 4]
    others = " ".join(f"word{number * 60 + n}" for n in range(60))
    return f"""Person{number} Example
person{number}@example.com

Experience
{title}, Company {number}, Jan 201{number % 9} - Mar 2020
- Managed {number + 3} accounts with {tool} and grew revenue by {number} %
- {others}

Education
Bachelor of Business Administration, Example University, 2009

Skills
{tool}, negotiation
"""


def fill(folder: Path, count: int, *, start: int = 0) -> Path:
    """A folder with `count` resumes as text files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        (folder / f"person-{number:05}.txt").write_text(resume(number), encoding="utf-8")
    return folder
