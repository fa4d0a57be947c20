"""What can be done about a job: fetch its file, cancel it, put it away."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.jobs.refusals import FileGone, FileNotYours, StillRunning
from ketnap.jobs.services import cancel, hand_out, put_away

_ANY_FILE = "application/octet-stream"


@access.page(Action.SEE_DESK)
@require_GET
def download(request: HttpRequest, job_id: int) -> HttpResponseBase:
    """Hand out the file of a job, as an attachment that no browser opens in this site."""
    try:
        job, file = hand_out(job_id, by=actor_behind(request))
    except FileGone:
        messages.warning(request, _("Tệp đã bị xóa sau một ngày. Hãy lập lại nếu còn cần."))
        return redirect("jobs")
    except FileNotYours:
        messages.warning(
            request, _("Bạn không còn quyền với hồ sơ trong tệp này, nên không lấy tệp được.")
        )
        return redirect("jobs")
    response = FileResponse(
        file, as_attachment=True, filename=job.download_name, content_type=_ANY_FILE
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response


@access.page(Action.SEE_DESK)
@require_POST
def cancel_job(request: HttpRequest, job_id: int) -> HttpResponseBase:
    """Cancel a job of the reader."""
    job = cancel(job_id, by=actor_behind(request))
    if job.cancel_asked:
        messages.info(request, _("Việc sẽ dừng sau giấy tờ đang làm."))
    return redirect("jobs")


@access.page(Action.SEE_DESK)
@require_POST
def put_job_away(request: HttpRequest, job_id: int) -> HttpResponseBase:
    """Remove a job that has ended, with its file."""
    try:
        put_away(job_id, by=actor_behind(request))
    except StillRunning:
        messages.warning(request, _("Việc này đang làm. Hãy hủy trước rồi xóa."))
    return redirect("jobs")
