"""Who cancels a job that writes in one long transaction is heard in time, or told that it was late."""

from collections.abc import Callable

import pytest
from django.db import connection

from jobs.invented import kind
from ketnap.jobs import beside
from ketnap.jobs.kinds import add_kind
from ketnap.jobs.models import Job, JobState
from ketnap.jobs.running import Outcome, Run
from ketnap.jobs.services import ask, cancel
from ketnap.jobs.stopping import STOP
from ketnap.jobs.taking import do_next

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _only_writer(monkeypatch) -> None:
    monkeypatch.setattr(connection.features, "has_select_for_update", False)


@pytest.fixture
def done_once(asker) -> Callable[[Callable[[Run], Outcome]], Job]:
    """Has one worker take a job that does something, and returns the job as it stands then."""

    def do(run: Callable[[Run], Outcome]) -> Job:
        add_kind(kind("apart", run))
        job = ask("apart", {}, by=asker)
        do_next("a worker")
        job.refresh_from_db()
        return job

    return do


def test_a_wish_left_beside_the_database_outlives_the_stop_of_its_worker(done_once, asker):
    def run(run: Run) -> Outcome:
        run.expects(1)
        with run.apart():
            cancel(run._job.pk, by=asker)
            STOP.put_up()
            run.step()
        raise AssertionError("a stopped job goes no further")

    try:
        job = done_once(run)
    finally:
        STOP.take_down()

    assert job.state == JobState.CANCELLED
    assert not beside.is_asked_to_stop(job)


def test_a_wish_told_to_the_database_before_the_long_transaction_is_heard_at_its_beginning(
    done_once, asker
):
    written = []

    def run(run: Run) -> Outcome:
        run.expects(1)
        cancel(run._job.pk, by=asker)
        with run.apart():
            written.append("everything")
        return Outcome("Xong.", is_written=True)

    job = done_once(run)

    assert (job.state, written) == (JobState.CANCELLED, [])


def test_what_was_written_before_anybody_cancelled_is_not_called_cancelled(done_once, asker):
    def run(run: Run) -> Outcome:
        run.expects(1)
        with run.apart():
            run.step()
        cancel(run._job.pk, by=asker)
        return Outcome("Đã ghi.", is_written=True)

    job = done_once(run)

    assert (job.state, job.message) == (JobState.DONE, "Đã ghi.")
