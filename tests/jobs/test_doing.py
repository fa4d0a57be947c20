"""Doing jobs in one process: what becomes of them, and of what they leave behind."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ketnap.accounts.models import User
from ketnap.jobs import files
from ketnap.jobs.models import Job, JobState, Worker
from ketnap.jobs.presence import LEASE, say_present
from ketnap.jobs.queries import PATIENCE, waits_in_vain
from ketnap.jobs.reaping import REMEMBERED_FOR, sweep
from ketnap.jobs.refusals import FileGone
from ketnap.jobs.services import ask, hand_out
from ketnap.jobs.stopping import STOP
from ketnap.jobs.worker import work_off

pytestmark = pytest.mark.django_db


def ended(job: Job) -> Job:
    work_off()
    job.refresh_from_db()
    return job


def kept_files() -> set[str]:
    return {path.name for path in files.folder().iterdir()} if files.folder().is_dir() else set()


def test_a_job_is_done_and_its_file_kept_for_its_owner_alone(asker):
    job = ended(ask("words", {}, by=asker))

    with files.open_file(job.file_name) as file:
        words = file.read().decode()
    path = files.folder() / job.file_name
    assert (job.state, job.message, job.done, job.total) == (JobState.DONE, "Ba từ.", 3, 3)
    assert words.split() == ["một", "hai", "ba"]
    assert (job.download_name, job.file_bytes) == ("tu.txt", len(words.encode()))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_refusal_tells_why_and_leaves_no_file(asker):
    before = kept_files()

    job = ended(ask("refusing", {}, by=asker))

    assert (job.state, job.message) == (JobState.FAILED, "Không còn ai trong danh sách.")
    assert kept_files() == before


def test_an_error_ends_the_job_and_its_words_are_kept_nowhere(asker, caplog):
    job = ended(ask("breaking", {}, by=asker))

    task = DBTaskResult.objects.get(pk=job.task_id)
    assert job.state == JobState.FAILED
    assert f"số việc {job.pk}" in job.message
    assert "invented.py" in task.traceback
    assert "Bí Mật" not in task.traceback + job.message + caplog.text


def test_messages_are_in_the_language_of_who_asked(asker):
    User.objects.filter(pk=asker.user_id).update(language="en")

    job = ended(ask("breaking", {}, by=asker))

    assert "unexpected" in job.message


def test_a_job_cancelled_at_its_last_step_keeps_nothing(asker):
    before = kept_files()

    job = ended(ask("cancelled", {}, by=asker))

    assert (job.state, job.message, job.expires_at) == (JobState.CANCELLED, "", None)
    assert kept_files() == before


def test_the_rights_of_who_asked_are_read_while_the_job_runs(asker):
    job = ended(ask("locked_out", {}, by=asker))

    assert job.state == JobState.FAILED
    assert "bị khóa" in job.message


def test_a_worker_that_stops_lets_the_job_wait_again(asker):
    job = ask("words", {}, by=asker)
    STOP.put_up()
    try:
        work_one = ended_after_stop(job)
    finally:
        STOP.take_down()

    assert (work_one.state, work_one.attempt, work_one.crashes) == (JobState.WAITING, 1, 0)
    assert ended(job).state == JobState.DONE
    assert job.attempt == 2


def ended_after_stop(job: Job) -> Job:
    from ketnap.jobs.taking import do_next

    do_next("a worker that stops")
    job.refresh_from_db()
    return job


def test_a_file_is_there_for_a_day_and_then_gone(asker):
    job = ended(ask("words", {}, by=asker))
    just_before = job.ended_at + timedelta(days=1) - timedelta(seconds=1)

    sweep(just_before)
    name = Job.objects.get(pk=job.pk).file_name
    sweep(job.ended_at + timedelta(days=1))

    job.refresh_from_db()
    assert name
    assert (job.state, job.file_name, job.expires_at) == (JobState.DONE, "", None)
    assert name not in kept_files()
    with pytest.raises(FileGone):
        hand_out(job.pk, by=asker)


def test_a_file_whose_time_is_over_is_not_handed_out_before_it_is_removed(asker):
    job = ended(ask("words", {}, by=asker))
    Job.objects.filter(pk=job.pk).update(expires_at=timezone.now())

    with pytest.raises(FileGone):
        hand_out(job.pk, by=asker)


def test_jobs_are_forgotten_in_the_end(asker):
    job = ended(ask("refusing", {}, by=asker))

    sweep(job.ended_at + REMEMBERED_FOR)
    assert Job.objects.exists()
    sweep(job.ended_at + REMEMBERED_FOR + timedelta(seconds=1))

    assert not Job.objects.exists()


def test_files_that_no_job_owns_are_removed_once_nobody_can_be_writing_them(asker):
    stray = files.new_name()
    with files.new_file(stray) as file:
        file.write(b"half")

    sweep(timezone.now())
    kept = stray in kept_files()
    sweep(timezone.now() + timedelta(hours=2))

    assert kept
    assert stray not in kept_files()


def test_a_job_waits_in_vain_only_where_no_worker_is_there(asker):
    job = ask("words", {}, by=asker)
    before, after = job.asked_at + PATIENCE - timedelta(seconds=1), job.asked_at + PATIENCE

    assert not waits_in_vain(job, before)
    assert waits_in_vain(job, after)
    say_present("somebody")
    Worker.objects.update(seen_at=after)
    assert not waits_in_vain(job, after + LEASE)
    assert waits_in_vain(job, after + LEASE + timedelta(seconds=1))
    assert not waits_in_vain(ended(job), after + 2 * LEASE)
