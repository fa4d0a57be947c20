"""Cleaning up after workers that died, and after the time of a file."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ketnap.jobs import beside, files
from ketnap.jobs.attempts import end_attempt
from ketnap.jobs.models import UNFINISHED, Job, JobState
from ketnap.jobs.presence import forget_the_silent, workers_present
from ketnap.jobs.queueing import enqueue, put_back

MOST_CRASHES = 3
REMEMBERED_FOR = timedelta(days=7)
"""How long a job that has ended still stands in its user's list."""

_LITTLE = timedelta(hours=1)


def take_back_orphans() -> int:
    """Let the jobs whose worker died be done by another; return how many there were.

    A job whose workers died again and again is ended, for it may be what kills them.
    """
    unfinished = dict(Job.objects.filter(state__in=UNFINISHED).values_list("pk", "task_id"))
    takers = _takers_of([task_id for task_id in unfinished.values() if task_id is not None])
    present = set(workers_present(timezone.now()).values_list("name", flat=True))
    return sum(
        _take_back(pk, task_id)
        for pk, task_id in unfinished.items()
        if task_id is not None and task_id in takers and takers[task_id] not in present
    )


def _takers_of(task_ids: list[UUID]) -> dict[UUID, str]:
    """The worker that took each task; a task that nobody took is left out."""
    rows = DBTaskResult.objects.filter(pk__in=task_ids).values_list("pk", "worker_ids")
    return {pk: worker_ids[-1] for pk, worker_ids in rows if worker_ids}


@transaction.atomic
def _take_back(job_id: int, task_id: UUID) -> bool:
    """Take a job back from a dead worker; of several that try at once, one does."""
    theirs = Job.objects.filter(pk=job_id, task_id=task_id, state__in=UNFINISHED)
    job = theirs.select_for_update(of=("self",)).select_related("asked_by").first()
    if job is None:
        return False
    DBTaskResult.objects.running().filter(pk=task_id).update(
        status=TaskResultStatus.FAILED, finished_at=timezone.now()
    )
    left_behind = job.file_name
    _begin_anew(job)
    transaction.on_commit(lambda: files.remove(left_behind))
    return True


def _begin_anew(job: Job) -> None:
    """Let a job wait again, unless it is wanted no longer or seems to kill its workers."""
    if job.state == JobState.WAITING:
        enqueue(job)
    elif job.cancel_asked or beside.is_asked_to_stop(job):
        end_attempt(job, JobState.CANCELLED)
    elif job.crashes + 1 >= MOST_CRASHES:
        with override(job.asked_by.language):
            end_attempt(job, JobState.FAILED, _died_too_often())
    else:
        put_back(job, crashed=True)


def _died_too_often() -> str:
    return _(
        "Tiến trình nền đã dừng đột ngột %(times)d lần khi làm việc này, nên không làm lại nữa. "
        "Hãy thử với ít giấy tờ hơn, hoặc báo người quản trị máy chủ."
    ) % {"times": MOST_CRASHES}


def sweep(now: datetime) -> None:
    """Remove files whose time is over, jobs nobody asks about any more, and what nobody owns."""
    expired = Job.objects.filter(expires_at__lte=now)
    for name in list(expired.values_list("file_name", flat=True)):
        files.remove(name)
    expired.update(file_name="", expires_at=None)
    Job.objects.filter(ended_at__lt=now - REMEMBERED_FOR).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - REMEMBERED_FOR).delete()
    _remove_strays(now)
    forget_the_silent(now)


def _remove_strays(now: datetime) -> None:
    """Files that a killed process left, once no job can be writing to them."""
    old = set(files.names_older_than((now - _LITTLE).timestamp()))
    owned = set(Job.objects.filter(file_name__in=old).values_list("file_name", flat=True))
    for name in old - owned:
        files.remove(name)
