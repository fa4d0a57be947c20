"""Workers that are killed, stopped, frozen, or that race: a job is done exactly once."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casefiles.installation import Installation, new_installation

pytestmark = pytest.mark.slow

LABOURER = Path(__file__).with_name("labourer.py")
LINES, LONG = 200, 5_000
"""Lines of a short job, and of one that does not end by itself while a test looks at it."""

PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Site:
    """An installation whose secretary has jobs done by processes of their own."""

    installation: Installation
    folder: Path

    def start(self, *arguments: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, str(LABOURER), *map(str, arguments)],
            env=self.installation.environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def said(self, *arguments: object) -> list[str]:
        process = self.start(*arguments)
        words = process.communicate()[0].splitlines()
        assert process.returncode == 0
        return words

    def ask_for_lines(self, *, lines: int = LINES, count: int = 1) -> tuple[list[str], list[Path]]:
        """Ask for slow jobs; return their numbers, and where each notes what is done to it."""
        diaries = [self.folder / f"diary-{number}" for number in range(count)]
        asked = [json.dumps({"lines": lines, "diary": str(diary)}) for diary in diaries]
        return self.said("ask", "slow", *asked), diaries

    def report(self, numbers: list[str], *, once_ended: bool = False) -> Any:
        """Return how jobs stand, and the files that are theirs or nobody's."""
        return json.loads(self.said("await" if once_ended else "report", *numbers)[-1])

    @contextmanager
    def worker(self) -> Iterator["subprocess.Popen[str]"]:
        process = self.start("work")
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def wait_for(look: Callable[[], Any]) -> Any:
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up_at:
        seen = look()
        if seen:
            return seen
        time.sleep(0.05)
    raise AssertionError("it never came to that")


def has(diary: Path, word: str) -> bool:
    return diary.exists() and word in diary.read_text().split()


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with new_installation(tmp_path_factory.mktemp("jobs") / "data") as made:
        Site(made, Path()).said("prepare")
        yield made


@pytest.fixture
def site(installation: Installation, tmp_path: Path) -> Site:
    return Site(installation, tmp_path)


def test_the_job_of_a_killed_worker_is_done_by_the_next_one(site):
    numbers, [diary] = site.ask_for_lines()
    with site.worker() as killed:
        wait_for(lambda: has(diary, "begun"))
        killed.kill()

    with site.worker():
        report = site.report(numbers, once_ended=True)

    [job] = report["jobs"]
    assert diary.read_text().split() == ["begun", "begun", "kept"]
    assert (job["state"], job["attempt"], job["crashes"]) == ("done", 2, 1)
    assert report["files"] == [job["file_name"]]
    assert job["file_bytes"] == sum(len(f"{number}\n") for number in range(LINES))


def test_workers_that_race_for_the_same_jobs_do_each_once(site):
    numbers, diaries = site.ask_for_lines(count=5)

    with site.worker(), site.worker(), site.worker():
        report = site.report(numbers, once_ended=True)

    assert [diary.read_text().split() for diary in diaries] == [["begun", "kept"]] * 5
    assert [(job["state"], job["attempt"]) for job in report["jobs"]] == [("done", 1)] * 5
    assert len(report["files"]) == 5


def test_a_worker_told_to_stop_leaves_its_job_to_the_next_one(site):
    numbers, [diary] = site.ask_for_lines(lines=LONG)
    with site.worker() as stopped:
        wait_for(lambda: has(diary, "begun"))
        stopped.send_signal(signal.SIGTERM)
        status = stopped.wait(PATIENCE_SECONDS)
    between = site.report(numbers)

    with site.worker():
        wait_for(lambda: diary.read_text().split() == ["begun", "begun"])
        site.said("cancel", *numbers)
        [job] = site.report(numbers, once_ended=True)["jobs"]

    assert status == 0
    assert [each["state"] for each in between["jobs"]] == ["waiting"]
    assert between["files"] == []
    assert (job["state"], job["attempt"], job["crashes"]) == ("cancelled", 2, 0)


def test_a_worker_that_wakes_up_after_it_was_given_up_changes_nothing(site):
    numbers, [diary] = site.ask_for_lines()
    with site.worker() as frozen:
        wait_for(lambda: has(diary, "begun"))
        frozen.send_signal(signal.SIGSTOP)
        with site.worker():
            before = site.report(numbers, once_ended=True)
        frozen.send_signal(signal.SIGCONT)
        frozen.send_signal(signal.SIGTERM)
        status = frozen.wait(PATIENCE_SECONDS)

    assert status == 0
    assert diary.read_text().split() == ["begun", "begun", "kept"]
    assert site.report(numbers) == before
    assert before["files"] == [job["file_name"] for job in before["jobs"]]


def test_a_running_job_is_cancelled_from_elsewhere(site):
    numbers, [diary] = site.ask_for_lines(lines=LONG)
    with site.worker():
        wait_for(lambda: has(diary, "begun"))
        site.said("cancel", *numbers)
        report = site.report(numbers, once_ended=True)

    assert [job["state"] for job in report["jobs"]] == ["cancelled"]
    assert diary.read_text().split() == ["begun"]
    assert report["files"] == []


def test_a_job_that_kills_its_workers_is_given_up_with_a_clear_word(site):
    numbers = site.said("ask", "deadly", "{}")
    for _ in range(3):
        with site.worker() as victim:
            victim.wait(PATIENCE_SECONDS)

    with site.worker():
        [job] = site.report(numbers, once_ended=True)["jobs"]

    assert (job["state"], job["attempt"]) == ("failed", 3)
    assert "dừng đột ngột" in job["message"]
