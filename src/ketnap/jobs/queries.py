"""Every read of jobs: each user sees his own, nobody those of anybody else."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from ketnap.domain.access import Actor
from ketnap.jobs import beside
from ketnap.jobs.kinds import kind_of
from ketnap.jobs.models import UNFINISHED, Job, JobState
from ketnap.jobs.presence import workers_present
from ketnap.jobs.refusals import JobNotVisible


@dataclass(frozen=True, slots=True)
class Progress:
    """How many steps of a job are done, and whether it was asked to stop."""

    done: int
    is_stopping: bool


PATIENCE = timedelta(minutes=1)
"""How long a job may wait before its user is told that nobody is there to do it."""


def jobs_of(actor: Actor | None) -> QuerySet[Job]:
    """Return the jobs somebody asked for, the latest first."""
    if actor is None:
        return Job.objects.none()
    return Job.objects.filter(asked_by_id=actor.user_id).order_by("-pk")


def job_visible_to(actor: Actor | None, job_id: int) -> Job:
    """Return one job; raises `JobNotVisible` to everybody but its user."""
    job = jobs_of(actor).filter(pk=job_id).first()
    if job is None:
        raise JobNotVisible
    return job


def is_kept(job: Job, now: datetime) -> bool:
    """Say whether the file of a job is kept still."""
    return job.expires_at is not None and job.expires_at > now


def may_have_file(actor: Actor, job: Job) -> bool:
    """Say whether somebody may have at this moment what the file of a job holds."""
    return kind_of(job.kind).may_have(actor, job.holds)


def progress_of(job: Job) -> Progress:
    """Return how far a job is, also where its own writing keeps it from saying so in the database."""
    so_far = beside.done_so_far(job) if job.state == JobState.RUNNING else None
    if so_far is None:
        return Progress(job.done, is_stopping=job.cancel_asked and not job.is_finished)
    is_stopping = job.cancel_asked or beside.is_asked_to_stop(job)
    return Progress(min(so_far, job.total), is_stopping=is_stopping)


def unfinished_count(actor: Actor | None) -> int:
    """Return how many of somebody's jobs have not ended."""
    return jobs_of(actor).filter(state__in=UNFINISHED).count()


def is_anybody_working(now: datetime) -> bool:
    """Say whether any worker is there."""
    return workers_present(now).exists()


def waits_in_vain(job: Job, now: datetime) -> bool:
    """Say whether a job has waited for a while though no worker is there."""
    if job.state == JobState.WAITING and now - job.asked_at < PATIENCE:
        return False
    return not job.is_finished and not is_anybody_working(now)
