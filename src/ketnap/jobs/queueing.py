"""Between jobs and the queue: each try of a job is one task of django-tasks."""

from typing import Any

from django_tasks import TaskContext, task

from ketnap.jobs.models import Job


@task(takes_context=True)
def do_job(context: TaskContext, job_id: int) -> None:
    """Do a job once, if it still waits; workers call it."""
    from ketnap.jobs.attempts import do  # it queues jobs again, so it stands above this file

    do(job_id, task_id=context.task_result.id)


def enqueue(job: Job) -> None:
    """Put a job into the queue; it joins the caller's transaction."""
    result: Any = do_job.enqueue(job.pk)
    Job.objects.filter(pk=job.pk).update(task_id=result.id)
