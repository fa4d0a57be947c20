"""A job that writes in one long transaction says how far it is outside of it, or beside the database."""

import threading

import pytest
from django.db import connection

from ketnap.jobs import beside, files, running
from ketnap.jobs.models import Job, JobState
from ketnap.jobs.queries import Progress, progress_of
from ketnap.jobs.running import CancelAsked, Run


@pytest.fixture
def run(monkeypatch, settings, tmp_path) -> Run:
    """A run of two steps that says something at each of them."""
    monkeypatch.setattr(running, "_SECONDS_BETWEEN_WORDS", 0)
    settings.KETNAP_DATA = tmp_path
    run = Run(Job(state=JobState.RUNNING, total=2, file_name=files.new_name()))
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


@pytest.mark.django_db
def test_the_only_writer_says_it_beside_the_database(run, monkeypatch):
    monkeypatch.setattr(connection.features, "has_select_for_update", False)

    with run.apart():
        run.step()
        shown = progress_of(run._job)
    after = beside.done_so_far(run._job)

    assert shown == Progress(1, is_stopping=False)
    assert after is None


@pytest.mark.django_db
def test_the_only_writer_hears_who_cancels_meanwhile(run, monkeypatch):
    monkeypatch.setattr(connection.features, "has_select_for_update", False)

    with run.apart():
        beside.ask_to_stop(run._job)
        shown = progress_of(run._job)
        with pytest.raises(CancelAsked):
            run.step()

    assert shown == Progress(0, is_stopping=True)
    assert not beside.is_asked_to_stop(run._job)
