"""How much a sentence reads like a requirement, by a small linear model of its words."""

from __future__ import annotations

import itertools
import json
import math
import re
from collections.abc import Iterator
from functools import cache

from screener.knowledge.resources import model_file

MODEL = "asked-lines.json"

_WORD = re.compile(r"[a-z+#']+")
_PLACEHOLDER = re.compile(r"<[a-z]+>")


def line_features(words: str) -> Iterator[str]:
    """What the model sees of a sentence: its words, neighbouring pairs, and how it opens.

    >>> list(line_features("You sing well"))
    ['first=you', 'two=you sing', 'you', 'sing', 'well', 'you sing', 'sing well']
    """
    tokens = _WORD.findall(_PLACEHOLDER.sub("name", words.lower()))
    yield "first=" + " ".join(tokens[:1])
    yield "two=" + " ".join(tokens[:2])
    yield from tokens
    yield from (f"{one} {two}" for one, two in itertools.pairwise(tokens))


def asked_likeness(words: str) -> float:
    """The chance, 0 to 1, that a sentence of a posting asks something; models/asked-lines.md.

    >>> asked_likeness("You have experience with roses") > 0.8
    True
    >>> asked_likeness("We offer a pension and free lunch") < 0.2
    True
    """
    intercept, weights = _model()
    seen = sorted(set(line_features(words)))
    return 1 / (1 + math.exp(-intercept - sum(weights.get(name, 0.0) for name in seen)))


@cache
def _model() -> tuple[float, dict[str, float]]:
    data = json.loads(model_file(MODEL).read_text("utf-8"))
    return data["intercept"], data["weights"]
