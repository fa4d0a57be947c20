"""One's own jobs: how far they are, and what came of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, may
from ketnap.jobs.queries import job_visible_to, jobs_of, waits_in_vain
from ketnap.web.fragments import wants_fragment
from ketnap.web.jobs.rows import row_of


@access.page(Action.SEE_DESK)
@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """Show the reader's jobs, the latest first."""
    actor, now = actor_behind(request), timezone.now()
    own = list(jobs_of(actor))
    context = {
        "rows": [row_of(job, actor) for job in own],
        "in_vain": any(waits_in_vain(job, now) for job in own),
        "may_ask": may(actor, Action.PRINT_PAPER),
    }
    return render(request, "web/jobs/jobs.html", context)


@access.page(Action.SEE_DESK)
@require_GET
def job_progress(request: HttpRequest, job_id: int) -> HttpResponse:
    """Answer how far a job is; once it has ended, with the whole row in place of the old one."""
    actor = actor_behind(request)
    job = job_visible_to(actor, job_id)
    if not wants_fragment(request):
        return redirect("jobs")
    context = {"row": row_of(job, actor)}
    if not job.is_finished:
        return render(request, "web/jobs/progress.html", context)
    response = render(request, "web/jobs/row.html", context)
    response["HX-Retarget"], response["HX-Reswap"] = f"#kn-job-{job.pk}", "outerHTML"
    return response
