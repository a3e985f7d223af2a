import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from screener.batch.nursery import Nursery
from screener.batch.supervisor import read_answers
from screener.batch.values import Limits
from screener.batch.wire import Answer
from screener.errors import RunError

READER = "tests.batch.doubles:answer"
LIMITS = Limits(seconds=0.4, megabytes=120)


def read(*documents: str, workers: int = 2, limits: Limits = LIMITS) -> dict[str, Answer]:
    pairs = [(name, name.encode()) for name in documents]
    return dict(read_answers(pairs, workers=workers, limits=limits, reader=READER))


@pytest.mark.parametrize(
    ("bomb", "code"),
    [
        ("hang", "timeout"),
        ("sleep", "timeout"),
        ("stall", "timeout"),
        ("swell", "memory"),
        ("die", "crash"),
        ("segfault", "crash"),
        ("allocate", "memory"),
        ("lie", "crash"),
        ("flood", "crash"),
    ],
)
def test_a_bomb_ends_within_its_limit_and_alone(bomb: str, code: str) -> None:
    start = time.monotonic()
    answers = read("good 1", "good 2", bomb, "good 3", "good 4")
    assert time.monotonic() - start < 20 * LIMITS.seconds
    assert answers.pop(bomb).code == code
    assert {name: answer.message.startswith(f"read {name} in") for name, answer in answers.items()}
    assert not any(answer.code for answer in answers.values())


def test_every_document_is_answered_once_whatever_stands_between() -> None:
    documents = [f"good {n}" for n in range(40)] + [f"die {n}" for n in range(10)]
    documents.sort(key=lambda name: hash(name[::-1]) % 97)
    answers = list(
        read_answers(
            ((name, name.encode()) for name in documents), workers=3, limits=LIMITS, reader=READER
        )
    )
    assert sorted(name for name, _ in answers) == sorted(documents)


def test_a_worker_is_replaced_after_its_share_of_documents() -> None:
    answers = read(*[f"good {n}" for n in range(9)], workers=1, limits=Limits(documents=3))
    assert len({answer.message.rpartition(" ")[2] for answer in answers.values()}) == 3


def test_workers_see_one_time_zone_and_one_hash_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    for zone, seed in [("Asia/Tokyo", "1"), ("America/Lima", "2")]:
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        seen.append(read("environment")["environment"].message)
    assert seen[0].startswith("UTC 0")
    assert seen[0] == seen[1]


def test_documents_are_drawn_only_as_workers_come_free() -> None:
    drawn = 0

    def documents() -> Iterator[tuple[int, bytes]]:
        nonlocal drawn
        for drawn in range(1, 51):
            yield drawn, b"good"

    answered = 0
    for _ in read_answers(documents(), workers=2, limits=LIMITS, reader=READER):
        answered += 1
        assert drawn - answered <= 6
    assert answered == 50


def test_leaving_early_ends_every_process() -> None:
    answers = read_answers(
        [("a", b"good"), ("b", b"sleep")], workers=2, limits=LIMITS, reader=READER
    )
    pid = int(next(iter(answers))[1].message.rpartition(" ")[2])
    answers.close()  # type: ignore[attr-defined]
    assert not Path(f"/proc/{pid}").exists()


def test_a_pipeline_that_does_not_load_is_one_sentence() -> None:
    with pytest.raises(RunError, match="does not load: ModuleNotFoundError"):
        list(read_answers([("a", b"")], workers=1, reader="screener.nowhere:answer"))


def test_workers_end_with_their_supervisor() -> None:
    nursery = Nursery()
    pid, sock = nursery.hire(READER, megabytes=100)
    assert nursery._started
    process, control = nursery._started
    os.close(control.detach())
    assert sock.recv(1) == b""
    process.wait(5)
    assert not Path(f"/proc/{pid}").exists()
