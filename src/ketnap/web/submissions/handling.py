"""A committee records its appraisal of a file, or gives the file back with reasons."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import AppraisalOutcome
from ketnap.domain.casefile.wording import code_name
from ketnap.domain.submission.reasons import ReturnReason, reason_name
from ketnap.submissions import services
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import LONGEST_REASON, TextField, day_field
from ketnap.web.submissions.file import crumbs_to_file, led_away, opened_here, seen_seq
from ketnap.web.submissions.refused import told_by_the_form


class SeenForm(forms.Form):
    """Carries the last step seen."""

    seen_seq = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, seen: int) -> None:
        super().__init__(data, initial={"seen_seq": seen})


class AppraisalForm(SeenForm):
    """Asks for the day and the outcome of an appraisal (7-KNĐ, 14-KNĐ)."""

    on = day_field(label=gettext_lazy("Ngày thẩm định"))
    outcome = forms.ChoiceField(label=gettext_lazy("Kết quả"), widget=forms.RadioSelect)
    override_reason = TextField(
        label=gettext_lazy("Lý do vẫn ghi, nếu có điều cần lưu ý"),
        max_length=LONGEST_REASON,
        required=False,
    )

    def __init__(self, data: Any, *, seen: int) -> None:
        super().__init__(data, seen=seen)
        language = reader_language()
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (outcome.value, code_name(outcome, language)) for outcome in AppraisalOutcome
        ]


class ReturnForm(SeenForm):
    """Asks why a file comes back: chosen from a list, and in words."""

    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Lý do"), widget=forms.CheckboxSelectMultiple, required=False
    )
    note = TextField(
        label=gettext_lazy("Cần bổ sung, sửa gì"),
        help_text=gettext_lazy("Chi bộ đọc được nguyên văn."),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, seen: int) -> None:
        super().__init__(data, seen=seen)
        language = reader_language()
        self.fields["reasons"].choices = [  # type: ignore[attr-defined]
            (reason.value, reason_name(reason, language)) for reason in ReturnReason
        ]


@access.page(Action.HANDLE_SUBMISSION)
@require_http_methods(["GET", "POST"])
def appraise(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Record the appraisal of the reader's body."""
    actor, day = actor_behind(request), day_of(request)
    here = opened_here(request, casefile_id, actor=actor, on=day.on)
    if here is None:
        return led_away(request, casefile_id)
    back = address(request, "submission", casefile_id)
    page = FormPage(
        title=_("Ghi thẩm định"),
        verb=_("Ghi thẩm định"),
        lead=f"{here.file.person.full_name} · {here.name}",
        form=AppraisalForm(data_of(request), seen=seen_seq(actor, casefile_id)),
        crumbs=crumbs_to_file(request, here),
        back_href=back,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        with told_by_the_form():
            services.appraise(
                casefile_id,
                AppraisalOutcome(order["outcome"]),
                on=order["on"],
                by=actor,
                seen_seq=order["seen_seq"],
                today=day.today,
                override_reason=order["override_reason"],
            )
        messages.success(request, _("Đã ghi thẩm định."), extra_tags="step")
        return redirect(back)

    return answered(request, page, act)


@access.page(Action.HANDLE_SUBMISSION)
@require_http_methods(["GET", "POST"])
def give_back(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Give a file back to the cell."""
    actor, day = actor_behind(request), day_of(request)
    here = opened_here(request, casefile_id, actor=actor, on=day.on)
    if here is None:
        return led_away(request, casefile_id)
    page = FormPage(
        title=_("Trả lại hồ sơ"),
        verb=_("Trả lại chi bộ"),
        lead=f"{here.file.person.full_name} · {here.name}",
        form=ReturnForm(data_of(request), seen=seen_seq(actor, casefile_id)),
        crumbs=crumbs_to_file(request, here),
        back_href=address(request, "submission", casefile_id),
        grave=True,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        with told_by_the_form():
            services.give_back(
                casefile_id,
                [ReturnReason(value) for value in order["reasons"]],
                order["note"],
                by=actor,
                seen_seq=order["seen_seq"],
                today=day.today,
            )
        messages.success(request, _("Đã trả lại hồ sơ, chi bộ đọc được lý do."), extra_tags="step")
        return redirect(address(request, "submissions"))

    return answered(request, page, act)
