"""Make models/rarity.json, how many documents use a word.

    python models/make_rarity.py --skillspan train.json dev.json --dotin FOLDER

Documents are the job postings of SkillSpan (MIT) and the resumes of dotin (CC0), without names and
addresses. Words are counted by their stems, once per document; stems that fewer than three
documents use are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from screener.score.rarity import word_stems

HERE = Path(__file__).resolve().parent
FEWEST = 3
PERSONAL = re.compile(r'<label type="(?:Name|Email Address|Location)">.*?</label>', re.S)


def skillspan_postings(paths: list[Path]) -> Iterator[str]:
    """Job postings, put together again from their sentences."""
    for path in paths:
        posting: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            posting[row["source"], row["idx"]] += row["tokens"]
        yield from (" ".join(t for t in tokens if "<" not in t) for tokens in posting.values())


def dotin_resumes(folder: Path) -> Iterator[str]:
    """Resumes without names and addresses."""
    for path in sorted(folder.glob("*.xml")):
        yield re.sub(r"<[^>]*>", " ", PERSONAL.sub("", path.read_text(errors="replace")))


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--skillspan", type=Path, nargs="+", required=True)
    parser.add_argument("--dotin", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE / "rarity.json")
    options = parser.parse_args()
    texts = [*skillspan_postings(options.skillspan), *dotin_resumes(options.dotin)]
    counts = Counter(stem for text in texts for stem in set(word_stems(text.lower())))
    kept = {stem: count for stem, count in sorted(counts.items()) if count >= FEWEST}
    table = {"documents": len(texts), "stems": kept}
    options.out.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
