"""Every write that users make about their jobs."""

import hashlib
import json
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.utils import timezone

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Actor
from ketnap.jobs import beside, files
from ketnap.jobs.kinds import kind_of
from ketnap.jobs.models import UNFINISHED, Job, JobState
from ketnap.jobs.queries import is_kept, job_visible_to, jobs_of, may_have_file
from ketnap.jobs.queueing import enqueue
from ketnap.jobs.refusals import FileGone, FileNotYours, StillRunning, TooManyJobs
from ketnap.jobs.running import Arguments

MOST_UNFINISHED = 5


def ask(kind: str, arguments: Arguments, *, by: Actor) -> Job:
    """Return the job, waiting for a worker; asking again while it is unfinished returns the same.

    The room that knows the kind has checked what may be asked; it checks again when the job
    runs. Raises `TooManyJobs`.
    """
    kind_of(kind)
    digest = _digest(arguments)
    alike = jobs_of(by).filter(state__in=UNFINISHED, kind=kind, arguments_digest=digest)
    waiting = alike.first()
    if waiting is not None:
        return waiting
    try:
        return _new(kind, arguments, digest, by)
    except IntegrityError:
        # A second click that came at the same moment was faster.
        return alike.get()


@transaction.atomic
def _new(kind: str, arguments: Arguments, digest: str, by: Actor) -> Job:
    if jobs_of(by).filter(state__in=UNFINISHED).count() >= MOST_UNFINISHED:
        raise TooManyJobs(MOST_UNFINISHED)
    job = Job.objects.create(
        asked_by_id=by.user_id, kind=kind, arguments=dict(arguments), arguments_digest=digest
    )
    enqueue(job)
    return job


def _digest(arguments: Arguments) -> str:
    return hashlib.sha256(json.dumps(arguments, sort_keys=True).encode()).hexdigest()


def cancel(job_id: int, *, by: Actor) -> Job:
    """Return the job as it stands: cancelled, or asked to stop at its next step if it runs.

    A job that has ended stays as it is. Raises `JobNotVisible`.
    """
    job = job_visible_to(by, job_id)
    if beside.done_so_far(job) is None:
        return _cancelled(job_id)
    beside.ask_to_stop(job)
    job.cancel_asked = True
    return job


@transaction.atomic
def _cancelled(job_id: int) -> Job:
    job = Job.objects.select_for_update().get(pk=job_id)
    if job.state == JobState.WAITING:
        job.state, job.ended_at = JobState.CANCELLED, timezone.now()
    elif job.state == JobState.RUNNING:
        job.cancel_asked = True
    job.save(update_fields=["state", "ended_at", "cancel_asked"])
    return job


@transaction.atomic
def put_away(job_id: int, *, by: Actor) -> None:
    """Remove a job that has ended, and its file. Raises `JobNotVisible` or `StillRunning`."""
    job = job_visible_to(by, job_id)
    if not job.is_finished:
        raise StillRunning(job_id)
    Job.objects.filter(pk=job.pk).delete()
    transaction.on_commit(lambda: files.remove(job.file_name))


@transaction.atomic
def hand_out(job_id: int, *, by: Actor) -> tuple[Job, BinaryIO]:
    """Return a job with its file, open to be read; that it was taken is noted.

    Raises `JobNotVisible`, `FileGone` where the file is no longer kept, and `FileNotYours` once
    the right to what is in it has ended.
    """
    job = job_visible_to(by, job_id)
    if not is_kept(job, timezone.now()):
        raise FileGone(job_id)
    if not may_have_file(by, job):
        raise FileNotYours(job_id)
    try:
        file = files.open_file(job.file_name)
    except FileNotFoundError:
        raise FileGone(job_id) from None
    note_access(
        by.user_id, Deed.EXPORTED, object_kind="job", object_id=job.pk, detail=f"tải {job.kind}"
    )
    return job, file
