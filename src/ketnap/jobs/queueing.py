"""Between jobs and the queue: each try of a job is one task of django-tasks."""

from typing import Any

from django.db import transaction
from django_tasks import TaskContext, task

from ketnap.jobs.attempts import do, end_attempt
from ketnap.jobs.models import Job, JobState
from ketnap.jobs.running import attempt_of


@task(takes_context=True)
def do_job(context: TaskContext, job_id: int) -> None:
    """Do a job once, if it still waits; workers call it."""
    stopped = do(job_id, task_id=context.task_result.id)
    if stopped is not None:
        _wait_unless_cancelled(stopped)


def enqueue(job: Job) -> None:
    """Put a job into the queue; it joins the caller's transaction."""
    result: Any = do_job.enqueue(job.pk)
    Job.objects.filter(pk=job.pk).update(task_id=result.id)


@transaction.atomic
def put_back(job: Job, *, crashed: bool = False) -> None:
    """Let a job that was begun wait again."""
    crashes = job.crashes + 1 if crashed else job.crashes
    if attempt_of(job).update(
        state=JobState.WAITING, done=0, total=0, file_name="", crashes=crashes
    ):
        enqueue(job)


@transaction.atomic
def _wait_unless_cancelled(job: Job) -> None:
    """Leave a stopped attempt to another worker; one that is wanted no longer needs none."""
    if attempt_of(job).select_for_update().filter(cancel_asked=True).exists():
        end_attempt(job, JobState.CANCELLED)
    else:
        put_back(job)
