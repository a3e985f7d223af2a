"""A real scheduler and two worker processes on this machine; needs loopback sockets."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import pytest_socket

from screener import codec, engine
from screener.batch.values import Progress
from screener.errors import RunError
from screener.knowledge.resources import rubric_file
from screener.rubric import load_rubric
from tests.batch.bombs import BOMBS
from tests.batch.people import fill

pytest.importorskip("distributed")
ROOT = Path(__file__).parent.parent.parent
AS_OF = date(2026, 11, 1)


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        log = folder / "scheduler.json"
        self.processes = [self._start("scheduler", "--port", "0", "--scheduler-file", str(log))]
        deadline = time.monotonic() + 60
        while not log.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        self.address = json.loads(log.read_text())["address"]
        for _ in range(2):
            self.processes.append(
                self._start("worker", self.address, "--nthreads", "1", "--no-nanny")
            )

    def _start(self, what: str, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "distributed.cli.dask_" + what, *arguments]
        quiet = ["--no-dashboard", "--host", "127.0.0.1"]
        return subprocess.Popen(
            [*command, *quiet],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill_a_worker(self) -> None:
        self.processes.pop().send_signal(signal.SIGKILL)

    def close(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    pytest_socket.enable_socket()
    (tmp_path / "cluster").mkdir()
    running = Cluster(tmp_path / "cluster")
    yield running
    running.close()
    pytest_socket.disable_socket(allow_unix_socket=True)


@pytest.mark.parametrize("count", [200, pytest.param(600, marks=pytest.mark.soak)])
def test_a_cluster_that_loses_a_worker_gives_the_ranking_of_one_machine(
    cluster: Cluster, tmp_path: Path, count: int
) -> None:
    rubric = load_rubric(rubric_file("account-manager.yaml"))
    folder = fill(tmp_path / "resumes", count)
    (folder / "empty.txt").touch()
    (folder / "deep.pdf").write_bytes(BOMBS["deep_array_in_page"](0.5))
    seen: list[Progress] = []

    def look_on(progress: Progress) -> None:
        seen.append(progress)
        if progress.done == count // 3:
            cluster.kill_a_worker()

    out = tmp_path / "out"
    far = engine.screen(
        folder, rubric, as_of=AS_OF, out=out, cluster=cluster.address, on_progress=look_on
    )
    assert [each.done for each in seen] == list(range(1, count + 3))
    assert codec.encode(far) == codec.encode(engine.screen(folder, rubric, as_of=AS_OF, workers=2))

    seen.clear()
    (folder / "person-00007.txt").write_text("other words, and a later time of change")
    engine.screen(
        folder, rubric, as_of=AS_OF, out=out, cluster=cluster.address, on_progress=seen.append
    )
    assert [each.file for each in seen] == ["person-00007.txt"]
    assert codec.encode(engine.screen(folder, rubric, as_of=AS_OF, out=out)) == codec.encode(
        engine.load_run(out).ranking
    )


def test_a_scheduler_that_does_not_answer_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(address: str, **_: object) -> None:
        raise OSError(f"Timed out trying to connect to {address}")

    monkeypatch.setattr("distributed.Client", refuse)
    rubric = load_rubric(rubric_file("account-manager.yaml"))
    with pytest.raises(RunError, match="no Dask scheduler answers"):
        engine.screen(
            fill(tmp_path / "resumes", 1), rubric, as_of=AS_OF, cluster="tcp://127.0.0.1:1"
        )
