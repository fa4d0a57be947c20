"""Taking jobs from the queue of django-tasks, one at a time."""

import logging
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as QueueReader
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from ketnap.jobs.attempts import end_attempt
from ketnap.jobs.models import Job, JobState

logger = logging.getLogger(__name__)


def do_next(worker_name: str) -> bool:
    """Do the next job in this process; say whether there was one."""
    task = _claimed(worker_name)
    if task is not None:
        _Reader(worker_name).run_task(task)
    return task is not None


def _claimed(worker_name: str) -> Any:
    """The next task, taken by this worker alone; nothing where none waits."""
    with exclusive_transaction():
        task = DBTaskResult.objects.ready().get_locked()
        if task is not None:
            task.claim(worker_name)
    return task


class _Reader(QueueReader):
    """Runs tasks. The user of one that broke is told, and no word of a record is kept."""

    def __init__(self, worker_name: str) -> None:
        super().__init__(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=1,
            worker_id=worker_name,
            excluded_queue_names=[],
        )

    def run_task(self, db_task_result: Any) -> None:
        super().run_task(db_task_result)
        if db_task_result.status == TaskResultStatus.FAILED:
            _tell_what_broke(db_task_result)


def _tell_what_broke(task: Any) -> None:
    """End the job of a task that broke. The message of an error may name somebody, so it goes."""
    places = "\n".join(line for line in task.traceback.splitlines() if line.startswith("  File "))
    logger.error("task %s: %s\n%s", task.pk, task.exception_class_path, places)
    DBTaskResult.objects.filter(pk=task.pk).update(traceback=places)
    job = Job.objects.filter(task_id=task.pk, state=JobState.RUNNING).first()
    if job is not None:
        with override(job.asked_by.language):
            end_attempt(job, JobState.FAILED, _broke(job))


def _broke(job: Job) -> str:
    return _(
        "Có lỗi ngoài dự kiến khi làm việc này. Hãy thử lại; nếu vẫn lỗi, "
        "hãy báo người quản trị máy chủ số việc %(number)d."
    ) % {"number": job.pk}
