"""What rooms ask workers to do every minute."""

import threading

import pytest

from ketnap.jobs import chores


def test_a_chore_is_done_by_workers_once_however_often_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chores, "_CHORES", {})

    for _time in range(2):
        chores.add_chore("press", list)

    assert chores.chores_of_all_rooms() == [list]


def test_a_chore_that_no_job_may_hold_up_is_done_beside_whatever_another_breaks(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(chores, "_CHORES_DURING_JOBS", {})
    done = threading.Event()
    chores.add_chore_during_jobs("broken", lambda: 1 // 0)
    chores.add_chore_during_jobs("editors", done.set)

    with chores.done_during_jobs():
        assert done.wait(10)

    assert "the chore broken was not done" in caplog.text
