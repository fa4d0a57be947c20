"""Several processes on one log, and processes killed while they record."""

import signal
from collections.abc import Iterator

import pytest

from casefiles.installation import Installation, new_installation

pytestmark = pytest.mark.slow

WRITERS = 4
KILLS = 3


@pytest.fixture
def installation(tmp_path) -> Iterator[Installation]:
    with new_installation(tmp_path / "data") as installation:
        yield installation


@pytest.fixture
def cases(installation) -> list[int]:
    return [int(line) for line in installation.run("prepare")]


def test_of_several_who_saw_the_same_step_one_records_and_the_others_are_shown(installation, cases):
    writers = [installation.start("race", cases[0], 1) for _ in range(WRITERS)]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"

    answers = sorted(writer.communicate("go\n")[0].strip() for writer in writers)

    assert answers == ["changed 1"] * (WRITERS - 1) + ["recorded 2"]
    assert installation.report() == {
        "seqs": {str(cases[0]): [1, 2], str(cases[1]): [1]},
        "broken": [],
    }


def test_writers_who_try_again_leave_no_gap_and_no_fork(installation, cases):
    times = 25
    writers = [installation.start("keep-on", cases[0], times) for _ in range(WRITERS)]

    acknowledged = [line for writer in writers for line in writer.communicate()[0].split()]

    report = installation.report()
    assert sorted(map(int, acknowledged)) == list(range(2, WRITERS * times + 2))
    assert report["seqs"][str(cases[0])] == list(range(1, WRITERS * times + 2))
    assert report["broken"] == []


def test_a_killed_writer_loses_nothing_acknowledged_and_leaves_no_half_occasion(
    installation, cases
):
    acknowledged: list[int] = []
    for kill in range(1, KILLS + 1):
        writer = installation.start("occasions", 1000)
        for _ in range(20 * kill):
            acknowledged.append(int(writer.stdout.readline()))
        writer.send_signal(signal.SIGKILL)
        acknowledged += [int(line) for line in writer.communicate()[0].split()]

        first, second = installation.report()["seqs"].values()
        assert first == second == list(range(1, len(first) + 1))
        assert set(acknowledged) <= set(first)
        assert len(first) - 1 - len(acknowledged) <= kill

    assert len(acknowledged) < KILLS * 1000
    assert installation.report()["broken"] == []
