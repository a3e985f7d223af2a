"""Makes samples/resumes from people.yaml, and the DOCX posting from its text in postings/.

Run from the project's folder: `python -m samples.make_samples`; `--out DIR` writes elsewhere.
The same input gives the same bytes; a test holds the files in the folder against this script.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from samples import write_docx, write_odd, write_pdf, write_text
from samples.people import HERE, Person, read_people

PASSWORD = "sample"


def write_resume(person: Person) -> bytes:
    """The person's document, in the layout the truth names."""
    if person.layout == "scan":
        return write_odd.write_scan(person)
    if person.layout == "odt":
        return write_docx.write_odt(person)
    if person.layout in write_docx.LAYOUTS:
        return write_docx.write_docx(person)
    if person.layout in write_text.WRITERS:
        return write_text.WRITERS[person.layout](person)
    locked = person.quarantine == "encrypted"
    return write_pdf.write_pdf(person, password=PASSWORD if locked else "")


def make_resumes(people: tuple[Person, ...]) -> dict[str, bytes]:
    """Every resume by file name, and the files that no person stands behind."""
    files = {person.file: write_resume(person) for person in people}
    first = files[people[0].file]
    stem = people[0].file.removesuffix(".pdf")
    return files | {
        f"{stem}-copy.pdf": first,
        "damaged-download.pdf": write_odd.write_damaged(first),
        "empty.pdf": b"",
    }


def make_samples() -> dict[str, bytes]:
    """Every file that this script makes, by its path below samples/."""
    resumes = make_resumes(read_people())
    text = (HERE / "postings" / "bookkeeper.md").read_text(encoding="utf-8")
    return {
        **{f"resumes/{name}": data for name, data in resumes.items()},
        "job-descriptions/bookkeeper.docx": write_docx.write_posting(text),
    }


def main() -> None:
    """Write every sample below --out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE)
    out = parser.parse_args().out
    for name, data in make_samples().items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
