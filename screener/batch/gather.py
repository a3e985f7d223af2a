"""From the files of a folder to a ledger in which each of them has ended."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from screener.batch.ledger import InputRow, Ledger
from screener.batch.nursery import Workforce
from screener.batch.reading import answer
from screener.batch.sources import Source, read_source, settled_stamp
from screener.batch.supervisor import read_answers
from screener.batch.tally import OnProgress, Tally
from screener.batch.values import Limits
from screener.batch.wire import Answer
from screener.errors import UnreadableResume

AnswerAll = Callable[[Iterable[tuple[str, bytes]]], Iterable[tuple[str, Answer]]]
_ROWS_AT_ONCE = 200


def gather(
    sources: Sequence[Source],
    ledger: Ledger,
    *,
    recipe: str,
    answer_all: AnswerAll,
    on_progress: OnProgress | None = None,
) -> None:
    """Bring the ledger up to date: each content is read once, whatever its files are called.

    `answer_all` turns (content, bytes) pairs into (content, answer) pairs in any order; what it has
    answered is in the ledger before the next is asked for.
    """
    survey = _Survey(sources, ledger, recipe, Tally(len(sources), on_progress))
    for content, answered in answer_all(survey.unread()):
        ledger.finish(content, recipe, answered)
        survey.ended(content, answered.code)
    survey.close()


def answer_with(force: Workforce, pdf_reader: str, *, limits: Limits | None = None) -> AnswerAll:
    """Read in worker processes; with none in this one, without limits and without protection."""
    if force.size == 0:
        return lambda documents: ((key, answer(data, pdf_reader)) for key, data in documents)
    reader = f"{answer.__module__}:answer_{pdf_reader}"
    return partial(
        read_answers, workers=force.size, limits=limits, reader=reader, nursery=force.nursery
    )


class _Survey:
    """One walk over the inputs: notes each file, passes on the contents that nobody has read."""

    def __init__(
        self, sources: Sequence[Source], ledger: Ledger, recipe: str, tally: Tally
    ) -> None:
        self._sources = sources
        self._ledger = ledger
        self._recipe = recipe
        self._tally = tally
        self._codes = ledger.codes(recipe)
        self._erased = ledger.erased()
        self._kept = {*self._codes, *self._erased}
        self._waiting: dict[str, list[str]] = {}
        self._rows: list[InputRow] = []
        self._known = {row.file: row for row in ledger.inputs()}

    def unread(self) -> Iterator[tuple[str, bytes]]:
        """The contents that have no result yet, each once.

        A file that ended in an earlier run is not opened again where its stamp is still the same.
        """
        for item in self._sources:
            known = self._known.get(item.file)
            if known and known.stamp and known.stamp == item.stamp and known.content in self._kept:
                self._is_new(item.file, known.content)
                continue
            stamp = settled_stamp(item)
            try:
                data = read_source(item)
            except UnreadableResume as error:
                self._note(InputRow(item.file, code=error.code.value, message=error.message))
                self._tally.count(item.file, error.code.value)
                continue
            content = hashlib.sha256(data).hexdigest()
            self._note(InputRow(item.file, content, stamp=stamp))
            if self._is_new(item.file, content):
                self._ledger.begin(content, self._recipe)
                yield content, data

    def ended(self, content: str, code: str) -> None:
        """Count every file that waited for this content."""
        self._codes[content] = code
        for file in self._waiting.pop(content, ()):
            self._tally.count(file, code)

    def close(self) -> None:
        """Write what is left, and forget the files that are gone from the folder."""
        self._flush()
        self._ledger.keep_inputs(item.file for item in self._sources)

    def _is_new(self, file: str, content: str) -> bool:
        if content in self._codes or content in self._erased:
            code = self._codes.get(content, "erased")
            self._tally.count(file, code, reused=content in self._kept)
            return False
        self._waiting.setdefault(content, []).append(file)
        return len(self._waiting[content]) == 1

    def _note(self, row: InputRow) -> None:
        if row == self._known.get(row.file):
            return
        self._rows.append(row)
        if len(self._rows) >= _ROWS_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        self._ledger.write_inputs(self._rows)
        self._rows.clear()
