"""Asks until which day nobody shall be reminded of a deadline, and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import casefile_visible_to
from ketnap.design.forms import DayField
from ketnap.domain.access import Action, NotAllowed
from ketnap.domain.casefile.wording import deadline_name
from ketnap.organisations.plain_text import PlainTextFormField, validate_plain_text
from ketnap.reminders.duties import Duty
from ketnap.reminders.queries import duty_of
from ketnap.reminders.refusals import DeadlineOver
from ketnap.reminders.services import Wish, last_snooze_day, snooze
from ketnap.web.day import day_of
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of

LONGEST_REASON = 200


class SnoozeForm(forms.Form):
    """Asks for the day and the reason."""

    def __init__(self, data: Mapping[str, Any] | None, *, today: date) -> None:
        super().__init__(data)
        self.fields["until"] = DayField(
            label=_("Nhắc lại từ ngày"),
            help_text=_t("Muộn nhất là ngày %(day)s.") % {"day": full_day(last_snooze_day(today))},
        )
        self.fields["reason"] = PlainTextFormField(
            label=_("Lý do"),
            help_text=_("Hiện ở bàn làm việc và ở hồ sơ, cho mọi người xem được hồ sơ."),
            max_length=LONGEST_REASON,
            validators=[validate_plain_text],
        )


@access.page(Action.RECORD_STEP)
@require_http_methods(["GET", "POST"])
def put_off(request: HttpRequest, casefile_id: int, code: str, seq: int) -> HttpResponse:
    """Let whoever must act put the reminders of one deadline off."""
    actor, today = actor_behind(request), day_of(request).today
    case = casefile_visible_to(actor, casefile_id)
    duty = _duty((casefile_id, code, seq), today)
    if actor.user_id not in duty.user_ids:
        raise NotAllowed(Action.RECORD_STEP)
    form = SnoozeForm(data_of(request), today=today)
    name = deadline_name(duty.deadline.code, reader_language())
    page = FormPage(
        title=_t("Hoãn nhắc: %(what)s") % {"what": name},
        verb=_t("Hoãn nhắc"),
        form=form,
        back_href=reverse("case", args=[casefile_id]),
        lead=_t(
            "%(name)s, hạn %(day)s. Chỉ lời nhắc được hoãn: thời hạn vẫn chạy, "
            "và cấp trên vẫn thấy khi quá hạn."
        )
        % {"name": duty.full_name, "day": full_day(duty.deadline.due_on)},
        crumbs=[{"label": case.person.full_name, "href": reverse("case", args=[casefile_id])}],
    )

    def keep(answers: dict[str, Any]) -> HttpResponse:
        snooze(duty.key, Wish(answers["until"], answers["reason"]), actor=actor, today=today)
        messages.success(request, _t("Đã hoãn nhắc. Thời hạn vẫn chạy."))
        return redirect("case", casefile_id)

    return answered(request, page, keep)


def _duty(key: tuple[int, str, int], today: date) -> Duty:
    """The running deadline; one that is met or never was is no page."""
    try:
        return duty_of(key, on=today)
    except DeadlineOver as over:
        raise Http404("no such running deadline") from over
