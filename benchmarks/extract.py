"""Time the extraction of resumes, component by component, beside the bare tokenizer.

    python benchmarks/extract.py FOLDER [--files N]

Reads up to N files below FOLDER once, then extracts all of them three times over and takes the
fastest of each, in CPU time of one thread, so that the figures are those of the code and not of the
machine's other guests.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3


def whole(resume: Any) -> dict[str, float]:
    """Milliseconds of the whole extraction of one resume."""
    from screener.extract import extract_profile
    from screener.extract.headers import tag_parts

    tag_parts.cache_clear()
    start = time.thread_time()
    extract_profile(resume)
    return {"whole": (time.thread_time() - start) * 1000}


def spacy_tokenizer(resume: Any) -> dict[str, float]:
    """Milliseconds of spaCy's own English tokenizer; the pipeline's is the most of `begin`."""
    tokenizer = blank_tokenizer()
    start = time.thread_time()
    tokenizer(resume.text)
    return {"alone": (time.thread_time() - start) * 1000}


@lru_cache(maxsize=1)
def blank_tokenizer() -> Callable[[str], Any]:
    """spaCy's tokenizer for English, made once."""
    import spacy

    tokenizer: Callable[[str], Any] = spacy.blank("en").tokenizer
    return tokenizer


def by_component(resume: Any) -> dict[str, float]:
    """Milliseconds of every component for one resume."""
    from screener.extract.headers import tag_parts
    from screener.extract.pipeline import begin, loaded_nlp

    nlp = loaded_nlp()
    tag_parts.cache_clear()
    start = time.thread_time()
    doc = begin(nlp, resume)
    spent = {"begin": (time.thread_time() - start) * 1000}
    for name, component in nlp.pipeline:
        start = time.thread_time()
        doc = component(doc)
        spent[name] = (time.thread_time() - start) * 1000
    return spent


def fastest(
    action: Callable[[Any], dict[str, float]], resumes: list[Any]
) -> list[dict[str, float]]:
    """The shortest of a few rounds over all resumes, for each of them and by name."""
    rounds = [[action(resume) for resume in resumes] for _ in range(ROUNDS)]
    return [
        {name: min(times[name] for times in each) for name in each[0]}
        for each in zip(*rounds, strict=True)
    ]


def main() -> None:
    """Parse the arguments and print one line per component and one for the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=60)
    chosen = parser.parse_args()
    from screener.errors import UnreadableResume
    from screener.extract import extract_profile
    from screener.read import find_inputs, read_bytes, read_input

    inputs = find_inputs(chosen.folder)
    resumes = []
    for given in inputs[:: max(1, len(inputs) // chosen.files)]:
        try:
            resumes.append(read_bytes(read_input(given)))
        except UnreadableResume as error:
            print(f"{given.file}: {error.message}", file=sys.stderr)
    start = time.perf_counter()
    extract_profile(resumes[0])
    print(f"first resume, with loading: {time.perf_counter() - start:.2f} s")
    totals = [times["whole"] for times in fastest(whole, resumes)]
    split = fastest(by_component, resumes)
    plain = fastest(spacy_tokenizer, resumes)
    print(f"{'spaCy tokenizer':16} {median(t['alone'] for t in plain):7.2f} ms, to compare")
    for name in split[0]:
        print(f"{name:16} {median(times[name] for times in split):7.2f} ms")
    chars = median(len(resume.text) for resume in resumes)
    print(f"{'whole':16} {median(totals):7.2f} ms, {sum(totals) / len(totals):.2f} on average")
    print(f"{len(resumes)} resumes, median {chars:.0f} characters")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
