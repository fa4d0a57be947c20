"""A job that writes in one long transaction says how far it is outside of it, or not at all."""

import threading

import pytest
from django.db import connection

from ketnap.jobs import running
from ketnap.jobs.models import Job
from ketnap.jobs.running import CancelAsked, Run


@pytest.fixture
def run(monkeypatch) -> Run:
    """A run of two steps that says something at each of them."""
    monkeypatch.setattr(running, "_SECONDS_BETWEEN_WORDS", 0)
    run = Run(Job())
    run._total = 2
    return run


def test_beside_other_writers_it_is_said_over_a_connection_of_its_own(run, monkeypatch):
    said = []
    monkeypatch.setattr(connection.features, "has_select_for_update", True)
    monkeypatch.setattr(run, "_say", lambda: said.append(threading.get_ident()))

    with run.apart():
        run.step()

    assert len(said) == 1
    assert said != [threading.get_ident()]


def test_who_cancels_meanwhile_is_heard(run, monkeypatch):
    def hear() -> None:
        raise CancelAsked

    monkeypatch.setattr(connection.features, "has_select_for_update", True)
    monkeypatch.setattr(run, "_say", hear)

    with pytest.raises(CancelAsked), run.apart():
        run.step()


def test_the_only_writer_says_nothing_until_it_is_done(run, monkeypatch):
    said = []
    monkeypatch.setattr(connection.features, "has_select_for_update", False)
    monkeypatch.setattr(run, "_say", lambda: said.append(run._done))
    monkeypatch.setattr(run, "_tell", lambda: run._say())

    with run.apart():
        run.step()
    assert said == []
    run.step()

    assert said == [2]
