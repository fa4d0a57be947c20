"""What rooms ask workers to do every minute."""

import pytest

from ketnap.jobs import chores


def test_a_chore_is_done_by_workers_once_however_often_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chores, "_CHORES", {})

    for _time in range(2):
        chores.add_chore("press", list)

    assert chores.chores_of_all_rooms() == [list]
