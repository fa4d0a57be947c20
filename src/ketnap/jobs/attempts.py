"""Doing a job: begun once, ended once, whatever happens on the way."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ketnap.jobs import files
from ketnap.jobs.kinds import kind_of
from ketnap.jobs.models import Job, JobState
from ketnap.jobs.refusals import JobRefused
from ketnap.jobs.running import CancelAsked, GivenUp, Outcome, Run, StopAsked, attempt_of

logger = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=1)


def do(job_id: int, *, task_id: str) -> Job | None:
    """Do a job if it waits for exactly this task; else it has been done or is another's.

    Answers the job if this worker stopped on the way: it is still running then, by nobody.
    """
    job = _begin(job_id, UUID(task_id))
    if job is None:
        return None
    with override(job.asked_by.language), _file_of(job):
        try:
            _keep(job, kind_of(job.kind).run(Run(job)))
        except JobRefused as refusal:
            end_attempt(job, JobState.FAILED, refusal.text)
        except OSError as error:
            logger.exception("job %s", job.pk)
            end_attempt(job, JobState.FAILED, _cannot_write(error))
        except CancelAsked:
            end_attempt(job, JobState.CANCELLED)
        except StopAsked:
            return job
        except GivenUp:
            logger.warning("job %s was taken over while its worker was silent", job.pk)
    return None


@transaction.atomic
def _begin(job_id: int, task_id: UUID) -> Job | None:
    waiting = Job.objects.filter(pk=job_id, task_id=task_id, state=JobState.WAITING)
    job = waiting.select_for_update(of=("self",)).select_related("asked_by").first()
    if job is None:
        return None
    job.state, job.attempt, job.started_at = JobState.RUNNING, job.attempt + 1, timezone.now()
    job.done = job.total = 0
    job.file_name = files.new_name()
    job.save()
    return job


@contextmanager
def _file_of(job: Job) -> Iterator[None]:
    """Take away the file of an attempt that ends in any way but with a kept outcome."""
    try:
        yield
    finally:
        if not Job.objects.filter(file_name=job.file_name, state=JobState.DONE).exists():
            files.remove(job.file_name)


@transaction.atomic
def _keep(job: Job, outcome: Outcome) -> None:
    """Keep what came of the job, with everything that must be written together with it."""
    current = attempt_of(job).select_for_update().first()
    if current is None:
        raise GivenUp
    if current.cancel_asked and not outcome.is_written:
        raise CancelAsked
    if outcome.settle is not None:
        outcome.settle()
    current.state, current.ended_at = JobState.DONE, timezone.now()
    current.message, current.done = outcome.message, current.total
    if outcome.download_name:
        current.download_name = outcome.download_name
        current.holds = list(outcome.holds)
        current.file_bytes = files.size_of(job.file_name)
        current.expires_at = current.ended_at + KEPT_FOR
    else:
        current.file_name = ""
    current.save()


def end_attempt(job: Job, state: JobState, message: str = "") -> None:
    """End a running attempt without a file; one that is no longer running stays as it is."""
    attempt_of(job).update(state=state, ended_at=timezone.now(), message=message, file_name="")


def _cannot_write(error: OSError) -> str:
    return _("Không ghi được tệp: %(reason)s. Hãy báo người quản trị máy chủ.") % {
        "reason": error.strerror or type(error).__name__
    }
