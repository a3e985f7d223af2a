"""Speed and fidelity of PDF reading, side by side in one run.

    python benchmarks/read.py FOLDER [--files 200]

Every reader takes each file in turn, so that the machine's moods touch all alike. Times are
processor milliseconds a file (median and mean). Words are compared with pdfminer.six's: the share
of its words that are there in the same order, and how many words per thousand stand in no other
file of the sample by pdfminer's reading (glued words are such, and so are some names).
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean, median

import pdf_oxide
import pypdfium2
from pdfminer.high_level import extract_text

from screener.errors import UnreadableResume
from screener.read import read_bytes
from screener.read.characters import clean_line

Reader = Callable[[bytes], str]
_WORD = re.compile(r"[^\W_]+")


def by_pdfminer(data: bytes) -> str:
    """Text by pdfminer.six with its own layout analysis."""
    return extract_text(io.BytesIO(data))


def by_pdfium(data: bytes) -> str:
    """Text by pypdfium2."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def by_oxide_spans(data: bytes) -> str:
    """The spans of pdf_oxide, joined without any layout."""
    document = pdf_oxide.PdfDocument.from_bytes(data)
    spans = [document.extract_spans(index) for index in range(document.page_count())]
    return " ".join(span.text for page in spans for span in page)


def by_oxide_text(data: bytes) -> str:
    """Text by pdf_oxide with its own layout analysis."""
    document = pdf_oxide.PdfDocument.from_bytes(data)
    return "\n".join(document.extract_text(index) for index in range(document.page_count()))


def by_screener(data: bytes) -> str:
    """The visible text that everything else works on."""
    return read_bytes(data).visible_text


READERS: dict[str, Reader] = {
    "pdfminer.six text": by_pdfminer,
    "pypdfium2 text": by_pdfium,
    "pdf_oxide text": by_oxide_text,
    "pdf_oxide spans": by_oxide_spans,
    "screener read": by_screener,
}


def words(text: str) -> list[str]:
    """Words after the repair of characters, so that readers differ only in what they read."""
    return _WORD.findall(" ".join(clean_line(line) for line in text.split("\n")))


def main() -> None:
    """Read a sample of the folder's PDFs with every reader and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=200)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    paths = sorted(options.folder.rglob("*.pdf"))
    sample = sorted(random.Random(7).sample(paths, min(options.files, len(paths))))
    times: dict[str, list[float]] = {name: [] for name in READERS}
    texts: dict[str, list[list[str]]] = {name: [] for name in READERS}
    for path in [sample[0], *sample]:  # the first one twice: imports and caches are no reading
        data = path.read_bytes()
        for name, reader in READERS.items():
            start = time.process_time()
            try:
                text = reader(data)
            except UnreadableResume:
                text = ""
            times[name].append((time.process_time() - start) * 1000)
            texts[name].append(words(text))
    times = {name: spent[1:] for name, spent in times.items()}
    texts = {name: read[1:] for name, read in texts.items()}
    print_table(times, texts, len(sample))


def print_table(
    times: dict[str, list[float]], texts: dict[str, list[list[str]]], count: int
) -> None:
    """One row per reader."""
    reference = texts["pdfminer.six text"]
    files_with = Counter(word for file in reference for word in set(file))
    slowest = mean(times["pdfminer.six text"])
    print(
        f"{count} files      {'median':>8} {'mean ms':>8} {'x pdfminer':>10} "
        f"{'words kept':>10} {'lone/1000':>9} {'worst file':>10}"
    )
    for name, spent in times.items():
        kept = [share_kept(true, read) for true, read in zip(reference, texts[name], strict=True)]
        total = sum(len(file) for file in texts[name])
        lone = sum(
            files_with[word] - (word in set(true)) <= 0
            for true, file in zip(reference, texts[name], strict=True)
            for word in file
        )
        print(
            f"{name:18} {median(spent):8.1f} {mean(spent):8.1f} {mean(spent) / slowest:10.3f} "
            f"{mean(kept):10.4f} {1000 * lone / max(total, 1):9.1f} {min(kept):10.4f}"
        )


def share_kept(true: list[str], read: list[str]) -> float:
    """Share of the true words that stand in the read ones in the same order."""
    if not true or true == read:
        return 1.0
    matcher = SequenceMatcher(None, true, read, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(true)


if __name__ == "__main__":
    main()
