"""A job as its user reads it."""

from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.domain.access import Actor
from ketnap.jobs.kinds import kind_of
from ketnap.jobs.models import Job, JobState
from ketnap.jobs.queries import Progress, is_anybody_working, is_kept, may_have_file, progress_of

_TONES = {
    JobState.WAITING: ("hourglass", "blue"),
    JobState.RUNNING: ("hourglass", "blue"),
    JobState.DONE: ("circle-check", "green"),
    JobState.FAILED: ("alert-circle", "red"),
    JobState.CANCELLED: ("ban", "muted"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One job: what it is, where it stands in words, and what can be done about it."""

    id: int
    title: str
    asked_at: datetime
    state: str
    icon: str
    tone: str
    words: str
    done: int
    total: int
    is_finished: bool
    is_stopping: bool
    download_href: str
    file_words: str


def row_of(job: Job, actor: Actor) -> Row:
    """Return the job in the reader's words."""
    kind = kind_of(job.kind)
    icon, tone = _TONES[JobState(job.state)]
    progress = progress_of(job)
    kept = is_kept(job, timezone.now())
    fetches = kept and may_have_file(actor, job)
    return Row(
        id=job.pk,
        title=kind.title(actor, job.arguments),
        asked_at=job.asked_at,
        state=str(JobState(job.state).label),
        icon=icon,
        tone=tone,
        words=_words(job, progress, fetches=fetches, kept=kept),
        done=progress.done,
        total=job.total,
        is_finished=job.is_finished,
        is_stopping=progress.is_stopping,
        download_href=reverse("download_job", args=[job.pk]) if fetches else "",
        file_words=_about_file(job) if fetches else "",
    )


def _words(job: Job, progress: Progress, *, fetches: bool, kept: bool) -> str:
    if job.state == JobState.WAITING:
        return _("Đang chờ đến lượt.") if is_anybody_working(timezone.now()) else ""
    if job.state == JobState.RUNNING:
        if progress.is_stopping:
            return _("Đang dừng lại.")
        if not job.total:
            return _("Đang bắt đầu.")
        return kind_of(job.kind).progress(progress.done, job.total)
    if kept and not fetches:
        return _("Bạn không còn quyền với hồ sơ trong tệp này, nên không lấy tệp được.")
    if job.state == JobState.DONE and job.download_name and not kept:
        return _("Tệp đã bị xóa sau một ngày. Hãy lập lại nếu còn cần.")
    return job.message


def _about_file(job: Job) -> str:
    return _("%(size)s, giữ đến %(until)s") % {
        "size": filesizeformat(job.file_bytes),
        "until": f"{timezone.localtime(job.expires_at):%H:%M %d/%m/%Y}",
    }
