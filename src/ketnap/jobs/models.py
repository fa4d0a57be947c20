"""Jobs that users asked for, and the workers that are there to do them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

WORKER_NAME_CHARS = 64


class JobState(models.TextChoices):
    """Where a job stands; the last three are final."""

    WAITING = "waiting", _("đang chờ")
    RUNNING = "running", _("đang làm")
    DONE = "done", _("đã xong")
    FAILED = "failed", _("không làm được")
    CANCELLED = "cancelled", _("đã hủy")


UNFINISHED = (JobState.WAITING, JobState.RUNNING)


class Job(models.Model):
    """A job (việc nền) of one user: what is asked for, how far it is, what came of it.

    `arguments` hold numbers of records, never what the records say. `attempt` counts how often a
    worker began it: whoever writes about a running job names the attempt, so that a worker
    that was given up for dead can change nothing when it wakes up.
    """

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jobs"
    )
    kind = models.CharField(max_length=40)
    arguments = models.JSONField()
    arguments_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    asked_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempt = models.PositiveSmallIntegerField(default=0)
    crashes = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    message = models.TextField(blank=True)
    file_name = models.CharField(max_length=40, blank=True)
    download_name = models.CharField(max_length=200, blank=True)
    file_bytes = models.PositiveBigIntegerField(default=0)
    holds = models.JSONField(default=list, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    task_id = models.UUIDField(null=True, blank=True)

    class Meta:
        verbose_name = _("việc nền")
        verbose_name_plural = _("việc nền")
        indexes = (
            models.Index(fields=["asked_by", "state"], name="jobs_of_user_by_state"),
            models.Index(
                fields=["asked_at"],
                condition=Q(state__in=[state.value for state in UNFINISHED]),
                name="jobs_unfinished",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=JobState.values), name="jobs_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(done__lte=F("total")), name="jobs_done_within_the_total"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in UNFINISHED], ended_at__isnull=True)
                | Q(state__in=["done", "failed", "cancelled"], ended_at__isnull=False),
                name="jobs_ended_once_final",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True) | (Q(state="done") & ~Q(file_name="")),
                name="jobs_only_a_kept_file_expires",
            ),
            # Asking twice for the same by a second click is asking once.
            models.UniqueConstraint(
                fields=["asked_by", "kind", "arguments_digest"],
                condition=Q(state__in=[state.value for state in UNFINISHED]),
                name="jobs_alike_is_unfinished_once",
            ),
        )

    def __str__(self) -> str:
        return f"job {self.pk}: {self.kind}, {self.state}"

    @property
    def is_finished(self) -> bool:
        return self.state not in UNFINISHED


class Worker(models.Model):
    """A worker (tiến trình nền): a process that does jobs, and when it last said it is alive."""

    name = models.CharField(max_length=WORKER_NAME_CHARS, unique=True)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("tiến trình nền")
        verbose_name_plural = _("tiến trình nền")

    def __str__(self) -> str:
        return f"worker {self.name}"
