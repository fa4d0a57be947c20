"""Asking for jobs: once each, not too many, one's own alone."""

import pytest

from ketnap.audit.models import AccessEntry
from ketnap.jobs import beside, files
from ketnap.jobs.models import Job, JobState
from ketnap.jobs.queries import job_visible_to, jobs_of, unfinished_count
from ketnap.jobs.refusals import FileGone, JobNotVisible, StillRunning, TooManyJobs
from ketnap.jobs.services import MOST_UNFINISHED, ask, cancel, hand_out, put_away
from ketnap.jobs.worker import work_off

pytestmark = pytest.mark.django_db


def test_asking_twice_for_the_same_is_asking_once(asker):
    first = ask("words", {"of": [1, 2]}, by=asker)

    second = ask("words", {"of": [1, 2]}, by=asker)

    assert second == first
    assert unfinished_count(asker) == 1


def test_the_same_is_asked_for_anew_once_it_has_ended(asker):
    first = ask("words", {}, by=asker)
    work_off()

    second = ask("words", {}, by=asker)

    assert second != first
    assert second.state == JobState.WAITING


def test_the_most_jobs_may_wait_and_one_more_is_refused(asker, somebody_else):
    for number in range(MOST_UNFINISHED):
        ask("words", {"number": number}, by=asker)

    with pytest.raises(TooManyJobs):
        ask("words", {"number": MOST_UNFINISHED}, by=asker)

    assert unfinished_count(asker) == MOST_UNFINISHED
    assert ask("words", {}, by=somebody_else).state == JobState.WAITING


def test_an_unknown_kind_is_no_job(asker):
    with pytest.raises(KeyError):
        ask("unheard_of", {}, by=asker)

    assert not Job.objects.exists()


def test_nobody_sees_or_touches_the_job_of_somebody_else(asker, somebody_else):
    job = ask("words", {}, by=asker)

    for touch in (
        lambda: job_visible_to(somebody_else, job.pk),
        lambda: cancel(job.pk, by=somebody_else),
        lambda: put_away(job.pk, by=somebody_else),
        lambda: hand_out(job.pk, by=somebody_else),
        lambda: job_visible_to(None, job.pk),
    ):
        with pytest.raises(JobNotVisible):
            touch()

    assert list(jobs_of(asker)) == [job]
    assert list(jobs_of(somebody_else)) == []


def test_a_cancelled_job_is_not_begun(asker):
    job = ask("words", {}, by=asker)

    cancel(job.pk, by=asker)
    work_off()

    job.refresh_from_db()
    assert (job.state, job.attempt, job.message) == (JobState.CANCELLED, 0, "")


def test_cancelling_what_holds_the_only_writer_leaves_word_beside_the_database(asker):
    job = ask("words", {}, by=asker)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, file_name=files.new_name())
    job.refresh_from_db()
    beside.say_done(job, 1)

    shown = cancel(job.pk, by=asker)

    assert shown.cancel_asked
    assert beside.is_asked_to_stop(job)
    assert not Job.objects.get().cancel_asked


def test_cancelling_what_has_ended_changes_nothing(asker):
    job = ask("words", {}, by=asker)
    work_off()

    assert cancel(job.pk, by=asker).state == JobState.DONE


def test_a_job_is_put_away_with_its_file_once_it_has_ended(
    asker, django_capture_on_commit_callbacks
):
    job = ask("words", {}, by=asker)
    with pytest.raises(StillRunning):
        put_away(job.pk, by=asker)
    work_off()
    name = job_visible_to(asker, job.pk).file_name
    assert (files.folder() / name).exists()

    with django_capture_on_commit_callbacks(execute=True):
        put_away(job.pk, by=asker)

    assert not Job.objects.exists()
    assert not (files.folder() / name).exists()


def test_a_download_is_noted(asker):
    job = ask("words", {}, by=asker)
    work_off()

    _, file = hand_out(job.pk, by=asker)

    with file:
        assert file.read().decode().split() == ["một", "hai", "ba"]
    entry = AccessEntry.objects.get(object_kind="job")
    assert (entry.who_id, entry.object_id, entry.deed) == (asker.user_id, job.pk, "exported")


def test_a_job_without_a_file_has_nothing_to_download(asker):
    job = ask("refusing", {}, by=asker)
    work_off()

    with pytest.raises(FileGone):
        hand_out(job.pk, by=asker)


def test_a_file_that_went_missing_is_not_said_to_be_taken(asker):
    job = ask("words", {}, by=asker)
    work_off()
    files.remove(job_visible_to(asker, job.pk).file_name)

    with pytest.raises(FileGone):
        hand_out(job.pk, by=asker)

    assert not AccessEntry.objects.filter(object_kind="job").exists()
