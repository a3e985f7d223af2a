"""Reading on a Dask cluster: each machine fetches its documents itself and supervises its readers.

What comes back goes into the same ledger as a local run's answers, and everything after that is
the same code, so a ranking has the same bytes wherever its documents were read.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from screener.batch.ledger import InputRow, Ledger
from screener.batch.nursery import Nursery
from screener.batch.recipe import current_recipe
from screener.batch.sources import Source, read_source
from screener.batch.supervisor import read_answers
from screener.batch.tally import OnProgress, Tally
from screener.batch.values import Limits
from screener.batch.wire import Answer
from screener.errors import RunError, UnreadableResume

if TYPE_CHECKING:
    from distributed import Client

PARTITION = 64
"""Documents per task: some two seconds of work, so that a lost worker costs little and the
scheduler has no more than one task a second and core to look after."""

_WAITING = 2
"""Tasks per thread of the cluster that are handed out at a time; keeps the scheduler small."""

_mine = threading.local()


class Done(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of one source; `content` is empty where its bytes could not be had."""

    file: str
    stamp: str
    content: str = ""
    answer: Answer = Answer()


class Part(msgspec.Struct, frozen=True):
    """What a machine sends back for a partition, and by which recipe it has read."""

    recipe: str
    done: tuple[Done, ...]


def gather_on_cluster(
    sources: Sequence[Source],
    ledger: Ledger,
    *,
    address: str,
    recipe: str,
    pdf_reader: str,
    limits: Limits | None = None,
    on_progress: OnProgress | None = None,
) -> None:
    """Bring the ledger up to date with a cluster's help.

    A file whose stamp is that of the last run is not fetched again. Raises RunError where the
    cluster does not answer, loses a partition over and over, or runs another version.
    """
    survey = _Survey(sources, ledger, recipe, on_progress)
    if survey.unread:
        with _connect(address) as client:
            for part in _answered(client, survey.unread, pdf_reader, limits or Limits()):
                if part.recipe != recipe:
                    raise RunError(
                        f"{address}: the workers run another Screener, or other libraries than "
                        "this machine; install the same lock file everywhere"
                    )
                survey.keep(part.done)
    ledger.keep_inputs(source.file for source in sources)


def read_partition(sources: bytes, pdf_reader: str, limits: bytes) -> bytes:
    """Read a partition; runs on a machine of the cluster, with JSON in and JSON out.

    The nursery is kept per thread for the next partition; it ends with its process.
    """
    wanted = msgspec.json.decode(sources, type=tuple[Source, ...])
    done: dict[str, Done] = {}
    fetched = _fetch(wanted, done)
    if not hasattr(_mine, "nursery"):
        _mine.nursery = Nursery()
    answers = read_answers(
        fetched,
        workers=1,
        limits=msgspec.json.decode(limits, type=Limits),
        reader=f"screener.batch.reading:answer_{pdf_reader}",
        nursery=_mine.nursery,
    )
    for source, answer in answers:
        done[source.file] = msgspec.structs.replace(done[source.file], answer=answer)
    recipe = current_recipe(pdf_reader).reading_key
    return msgspec.json.encode(Part(recipe, tuple(done[source.file] for source in wanted)))


def _fetch(sources: Iterable[Source], done: dict[str, Done]) -> Iterator[tuple[Source, bytes]]:
    """The bytes of each source; what could not be had is noted in `done` at once."""
    for source in sources:
        try:
            data = read_source(source)
        except UnreadableResume as error:
            answer = Answer(code=error.code.value, message=error.message)
            done[source.file] = Done(source.file, source.stamp, answer=answer)
            continue
        content = hashlib.sha256(data).hexdigest()
        done[source.file] = Done(source.file, source.stamp, content)
        yield source, data


class _Survey:
    """Which sources are unread; what comes back of them goes into the ledger."""

    def __init__(
        self,
        sources: Sequence[Source],
        ledger: Ledger,
        recipe: str,
        tell: OnProgress | None,
    ) -> None:
        self._ledger = ledger
        self._recipe = recipe
        self._erased = ledger.erased()
        ended = ledger.codes(recipe).keys() | self._erased
        known = {(row.file, row.stamp) for row in ledger.inputs() if row.content in ended}
        self.unread = [s for s in sources if not s.stamp or (s.file, s.stamp) not in known]
        reused = len(sources) - len(self.unread)
        self._tally = Tally(len(sources), tell, done=reused, reused=reused)

    def keep(self, part: Iterable[Done]) -> None:
        """Write a partition's answers in one step."""
        with self._ledger.transaction():
            for done in part:
                self._keep_one(done)
        for done in part:
            self._tally.count(done.file, done.answer.code)

    def _keep_one(self, done: Done) -> None:
        if not done.content:
            code, message = done.answer.code, done.answer.message
            self._ledger.write_inputs([InputRow(done.file, "", code, message, done.stamp)])
            return
        self._ledger.write_inputs([InputRow(done.file, done.content, stamp=done.stamp)])
        if done.content not in self._erased:
            self._ledger.finish(done.content, self._recipe, done.answer)


def _connect(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise RunError("--cluster needs Dask: pip install 'rubric-screener[dask]'") from error
    try:
        return Client(address, timeout=20)
    except (OSError, TimeoutError, ValueError) as error:
        raise RunError(f"{address}: no Dask scheduler answers there; is it running?") from error


def _answered(
    client: Client, sources: Sequence[Source], pdf_reader: str, limits: Limits
) -> Iterator[Part]:
    """Every partition's answers as they come, a few partitions per thread at a time."""
    from distributed import KilledWorker, as_completed

    bounds = msgspec.json.encode(limits)
    parts = _partitions(sources)

    def submit(part: list[Source]) -> Any:
        wanted = msgspec.json.encode(part)
        return client.submit(read_partition, wanted, pdf_reader, bounds, pure=False, retries=3)

    threads = sum(client.nthreads().values()) or 1
    running = as_completed([submit(part) for part in islice(parts, _WAITING * threads)])
    for future in running:
        try:
            yield msgspec.json.decode(future.result(), type=Part)
        except KilledWorker as error:
            raise RunError(
                "the cluster lost the workers of one partition again and again; give them more "
                "memory, and run again to go on"
            ) from error
        for part in islice(parts, 1):
            running.add(submit(part))


def _partitions(sources: Sequence[Source]) -> Iterator[list[Source]]:
    for start in range(0, len(sources), PARTITION):
        yield list(sources[start : start + PARTITION])
