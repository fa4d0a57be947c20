"""Asking for bundles: the whole file of a case, and the papers of everybody at an occasion."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import casefile_visible_to, relation_to
from ketnap.documents.bundles.asking import ask_for_papers_of_occasion, ask_for_whole_file
from ketnap.documents.bundles.occasions import OccasionGone, OccasionKind, occasion_visible_to
from ketnap.domain.access import Action, require
from ketnap.jobs.refusals import TooManyJobs
from ketnap.web.day import day_of
from ketnap.web.day_words import capitalised
from ketnap.web.form_page import FormPage, answered
from ketnap.web.jobs.forms import FormatsForm, PapersForm
from ketnap.web.posted import data_of

Answers = dict[str, Any]
NOT_INSIDE = gettext_lazy(
    "Trong gói chỉ có những gì đã ghi vào hồ sơ. Phần gõ tay ở trang từng giấy không được lưu nên "
    "không có trong gói: chỗ ấy in dòng chấm để viết tay."
)
"""What a bundle leaves out, said before it is asked for."""


def asked(request: HttpRequest, page: FormPage, ask: Callable[[Answers], object]) -> HttpResponse:
    """Show the form; once it is valid, ask for the job and lead to where its progress is seen."""

    def act(answers: Answers) -> HttpResponse:
        try:
            ask(answers)
        except TooManyJobs as refusal:
            raise ValidationError(
                _("Bạn đang có %(most)d việc chưa xong. Hãy chờ một việc xong, hoặc hủy bớt.")
                % {"most": refusal.most}
            ) from refusal
        messages.success(
            request, _("Đang lập gói giấy tờ. Bạn cứ làm việc khác; xong thì tải ở trang này.")
        )
        return redirect("jobs")

    return answered(request, page, act)


@access.page(Action.EXPORT_CASE)
@require_http_methods(["GET", "POST"])
def whole_file(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Ask for the whole file of a case."""
    actor, today = actor_behind(request), day_of(request).today
    case = casefile_visible_to(actor, casefile_id)
    require(actor, Action.EXPORT_CASE, relation_to(case))
    name, href = case.person.full_name, reverse("case", args=[casefile_id])
    page = FormPage(
        title=_("Tải cả hồ sơ"),
        verb=_("Lập gói"),
        form=FormatsForm(data_of(request)),
        back_href=href,
        lead=_(
            "Mọi giấy tờ của %(name)s theo thứ tự, kèm mục lục, trong một tệp ZIP. "
            "Giấy tờ nào không có trong gói thì danh mục nói vì sao. Việc tải được ghi lại."
        )
        % {"name": name},
        crumbs=[{"label": name, "href": href}],
        template="web/jobs/papers.html",
        more={"not_inside": NOT_INSIDE},
    )
    return asked(
        request,
        page,
        lambda answers: ask_for_whole_file(
            casefile_id, on=today, by=actor, formats=answers["formats"]
        ),
    )


@access.page(Action.PRINT_PAPER)
@require_http_methods(["GET", "POST"])
def of_meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Ask for papers of everybody a meeting votes on."""
    return _of_occasion(request, OccasionKind.MEETING, meeting_id)


@access.page(Action.PRINT_PAPER)
@require_http_methods(["GET", "POST"])
def of_course(request: HttpRequest, course_id: int) -> HttpResponse:
    """Ask for papers of everybody on the list of a course."""
    return _of_occasion(request, OccasionKind.COURSE, course_id)


@access.page(Action.PRINT_PAPER)
@require_http_methods(["GET", "POST"])
def of_ceremony(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Ask for papers of everybody who is admitted at a ceremony."""
    return _of_occasion(request, OccasionKind.CEREMONY, ceremony_id)


def _of_occasion(request: HttpRequest, kind: OccasionKind, occasion_id: int) -> HttpResponse:
    actor, today = actor_behind(request), day_of(request).today
    try:
        occasion = occasion_visible_to(actor, kind, occasion_id)
    except OccasionGone:
        raise Http404("no such occasion") from None
    href = reverse(kind.value, args=[occasion_id])
    page = FormPage(
        title=_("Tải giấy tờ của mọi người"),
        verb=_("Lập gói"),
        form=PapersForm(data_of(request)),
        back_href=href,
        lead=_(
            "Mẫu đã chọn cho từng người trong danh sách (%(count)d người), trong một tệp ZIP. "
            "Giấy tờ nào chưa đủ dữ liệu thì danh mục nói thiếu gì. Việc tải được ghi lại."
        )
        % {"count": len(occasion.case_ids)},
        crumbs=[{"label": capitalised(occasion.title), "href": href}],
        template="web/jobs/papers.html",
        more={"not_inside": NOT_INSIDE},
    )
    return asked(
        request,
        page,
        lambda answers: ask_for_papers_of_occasion(
            kind,
            occasion_id,
            answers["codes"],
            on=today,
            by=actor,
            formats=answers["formats"],
        ),
    )
