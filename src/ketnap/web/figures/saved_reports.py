"""Reports kept by name: kept from the page of results, opened for the period of the day."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.documents.registers.queries import term_ended_before
from ketnap.domain.access import Action
from ketnap.domain.figures import PeriodKind
from ketnap.figures.models import SavedReport
from ketnap.figures.queries import question_of, reports_visible_to
from ketnap.figures.services import ReportOrder, remove_report, save_report
from ketnap.reminders.queries import address_of
from ketnap.web.day import address, day_of
from ketnap.web.figures.asking import AskedFigures, asked_in
from ketnap.web.mail_words import failed_mail


class NameForm(forms.Form):
    """What a report is to be called, and whether it comes by mail."""

    name = forms.CharField(label=gettext_lazy("Tên báo cáo"), max_length=80)
    mailed_every = forms.ChoiceField(
        label=gettext_lazy("Gửi thư cho tôi"),
        choices=[
            ("", gettext_lazy("không")),
            (PeriodKind.MONTH.value, gettext_lazy("hằng tháng")),
            (PeriodKind.QUARTER.value, gettext_lazy("hằng quý")),
            (PeriodKind.HALF_YEAR.value, gettext_lazy("sáu tháng một lần")),
            (PeriodKind.YEAR.value, gettext_lazy("hằng năm")),
            (PeriodKind.TERM.value, gettext_lazy("khi hết nhiệm kỳ")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, is_term_known: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_term_known:
            self.fields["mailed_every"].help_text = _(
                "Tổ chức này và cấp trên chưa ghi nhiệm kỳ nào: chọn “khi hết nhiệm kỳ” thì chỉ có thư sau khi nhiệm kỳ được ghi."
            )


@access.page(Action.SEE_FIGURES)
@require_POST
def keep_report(request: HttpRequest) -> HttpResponse:
    """Keep what the address asks for under a name."""
    question, asked = asked_in(request)
    form = NameForm(request.POST)
    if not question.is_valid():
        messages.error(request, _("Chưa lưu được: hãy sửa chỗ ghi sai ở cách xem rồi lưu lại."))
    elif form.is_valid():
        every = form.cleaned_data["mailed_every"]
        _keep(request, asked, form.cleaned_data["name"], PeriodKind(every) if every else None)
    else:
        messages.error(request, _("Chưa lưu được: hãy đặt tên cho báo cáo, không quá 80 chữ."))
    return redirect(asked.href(request, "figures"))


@access.page(Action.SEE_FIGURES)
@require_POST
def forget_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Forget a report of the reader's own."""
    remove_report(report_id, by=actor_behind(request))
    messages.success(request, _("Đã bỏ báo cáo đã lưu. Số liệu vẫn còn nguyên."))
    return redirect(address(request, "figures"))


def saved_shown(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the reader's reports, each opening for the period that the page's day lies in."""
    return [
        {
            "name": report.name,
            "id": report.pk,
            "href": _href(request, report),
            "about": _about(report),
        }
        for report in reports_visible_to(actor_behind(request))
    ]


def mail_trouble(request: HttpRequest) -> str:
    """Why the reader's reports do not come by mail; empty where they do, or none is to."""
    actor = actor_behind(request)
    if not reports_visible_to(actor).exclude(mailed_every="").exists():
        return ""
    kept = address_of(actor.user_id)
    if kept is None or kept.confirmed_at is None:
        return _("Báo cáo chưa gửi được: bạn chưa có địa chỉ nhận thư đã xác nhận.")
    return failed_mail(kept)


def _keep(
    request: HttpRequest, asked: AskedFigures, name: str, mailed_every: PeriodKind | None
) -> None:
    today = day_of(request).today
    ended = term_ended_before(asked.organisation.path, today)
    order = ReportOrder(
        name=name,
        period=asked.kind,
        count_by=asked.count_by,
        figure=asked.figure,
        dimensions=asked.dimensions,
        months=asked.months,
        is_known_only=asked.known_on is not None,
        is_for_outside=asked.is_for_outside,
        mailed_every=mailed_every,
        asked_on=today,
        term_ended_on=ended.end if ended else None,
    )
    try:
        save_report(asked.organisation, order, by=actor_behind(request))
    except ValidationError as refusal:
        messages.error(request, _("Chưa lưu được. %s") % " ".join(refusal.messages))
    else:
        messages.success(request, _("Đã lưu báo cáo “%s”.") % name)


def _about(report: SavedReport) -> str:
    outside = _("bản cho bên ngoài") if report.is_for_outside else ""
    return ", ".join(filter(None, (outside, _mailed(report))))


def _mailed(report: SavedReport) -> str:
    return {
        PeriodKind.MONTH.value: _("gửi thư hằng tháng"),
        PeriodKind.QUARTER.value: _("gửi thư hằng quý"),
        PeriodKind.HALF_YEAR.value: _("gửi thư sáu tháng một lần"),
        PeriodKind.YEAR.value: _("gửi thư hằng năm"),
        PeriodKind.TERM.value: _("gửi thư khi hết nhiệm kỳ"),
    }.get(report.mailed_every, "")


def _href(request: HttpRequest, report: SavedReport) -> str:
    return address(request, "figures", query=question_of(report, on=day_of(request).on))
