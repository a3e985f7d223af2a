from screener.extract import extract_profile
from screener.types import Line, ResumeText, Span


def resume_of(text: str) -> ResumeText:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Line(Span(at, at + len(line))))
        at += len(line) + 1
    return ResumeText("00", text, tuple(lines), visible_end=len(text))


def test_a_plain_entry_gives_title_employer_and_dates() -> None:
    text = "Work Experience\nSales Manager\nAcme Inc.\nMar 2019 - Present\n• Sold anvils."
    (job,) = extract_profile(resume_of(text)).jobs
    assert (job.title, job.employer, str(job.dates.start)) == (
        "Sales Manager",
        "Acme Inc.",
        "2019-03",
    )
