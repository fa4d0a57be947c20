"""Correcting a recorded step: put another in its place, or say that it never happened."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.domain.access import Action, require
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Corrected, Step
from ketnap.web.case.facts import facts_of, step_title
from ketnap.web.case.reading import OpenCase, open_case
from ketnap.web.language import reader_language
from ketnap.web.steps.fields import LONGEST_REASON, TextField
from ketnap.web.steps.form import SWITCH, StepForm, switched
from ketnap.web.steps.offers import sheet_of
from ketnap.web.steps.page import (
    after_trouble,
    days_of,
    go_to,
    sending_again,
    show,
    wrong_fields,
)
from ketnap.web.steps.rehearsal import check_of
from ketnap.web.steps.sending import SendingForm, Trouble, send

_PAGE, _PART = "web/steps/correct.html", "web/steps/correct_form.html"
_VOID = "void"
_CONFLICT = 409


class ReasonForm(forms.Form):
    """Why a recorded step is corrected. Its field is told apart from a reason within the step."""

    correction_reason = TextField(
        label=gettext_lazy("Lý do đính chính"),
        help_text=gettext_lazy("Ví dụ: gõ nhầm ngày so với giấy. Ai xem hồ sơ cũng đọc được."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@access.page(Action.RECORD_STEP)
@require_http_methods(["GET", "HEAD", "POST"])
def correct_step(request: HttpRequest, casefile_id: int, seq: int) -> HttpResponse:
    """Show a step as recorded with the form of its correction, or record the correction."""
    case, step = _case_and_step(request, casefile_id, seq)
    if request.method == "POST":
        return _answer_post(request, case, step)
    form = None if _VOID in request.GET else _form(case, step)
    return _show_form(request, case, step, form, ReasonForm(), sending_again(case, {}))


@access.page(Action.RECORD_STEP)
@require_POST
def check_correction(request: HttpRequest, casefile_id: int, seq: int) -> HttpResponse:
    """Show what the correction would bring up if it were recorded as typed; nothing is written."""
    case, step = _case_and_step(request, casefile_id, seq)
    form = None if _VOID in request.GET else _form(case, step, posted=request.POST)
    return render(request, "web/steps/check.html", _check(case, step, form))


def _case_and_step(request: HttpRequest, casefile_id: int, seq: int) -> tuple[OpenCase, Step]:
    """The case and the step to correct, for a writer who may correct in it."""
    case = open_case(request, casefile_id)
    require(case.actor, Action.RECORD_STEP, case.relation, StepKind.CORRECTED)
    return case, _recorded(case, seq)


def _recorded(case: OpenCase, seq: int) -> Step:
    """The step with a number; a correction itself is not corrected, but what it corrects."""
    step = next((step for step in case.casefile.steps if step.seq == seq), None)
    if step is None or isinstance(step, Corrected):
        raise Http404
    return step


def _counted(case: OpenCase, step: Step) -> Step | None:
    """The step as it counts now, after the corrections there are."""
    counting = corrected_steps(case.casefile.steps)
    return next((other for other in counting if other.seq == step.seq), None)


def _form(
    case: OpenCase, step: Step, *, posted: Any = None, initial: dict[str, Any] | None = None
) -> StepForm:
    """The form of the replacement, showing the step as it counts now."""
    shown = _counted(case, step) or step
    sheet = sheet_of(case, shown.kind)
    if posted is None and initial is None:
        initial = StepForm(sheet, days_of(case)).typed(shown)
    return StepForm(sheet, days_of(case), data=posted, initial=initial)


def _answer_post(request: HttpRequest, case: OpenCase, step: Step) -> HttpResponse:
    sending, reason = SendingForm(request.POST), ReasonForm(request.POST)
    is_void = _VOID in request.GET
    form = None if is_void else _form(case, step, posted=request.POST)
    if not case.day.is_today:
        return _show_form(request, case, step, form, reason, sending, status=_CONFLICT)
    if SWITCH in request.POST and form is not None:
        form = _form(case, step, initial=switched(request.POST))
        kept = ReasonForm(initial=request.POST.dict())
        return _show_form(request, case, step, form, kept, sending_again(case, request.POST))
    if "seen_seq" in sending.errors:
        again = sending_again(case, request.POST)
        changed = Trouble(changed=True)
        return _show_form(request, case, step, form, reason, again, trouble=changed)
    valid = [part.is_valid() for part in (form, reason, sending) if part is not None]
    if not all(valid):
        return _show_form(request, case, step, form, reason, sending)
    return _record(request, case, step, form, reason, sending)


def _record(
    request: HttpRequest,
    case: OpenCase,
    step: Step,
    form: StepForm | None,
    reason: ReasonForm,
    sending: SendingForm,
) -> HttpResponse:
    correction = _correction(case, step, form, reason=reason.cleaned_data["correction_reason"])
    trouble = send(case, correction, sending, request.POST)
    if trouble != Trouble():
        again, more = after_trouble(request, case, trouble, sending)
        return _show_form(request, case, step, form, reason, again, **more)
    done = _("Đã ghi đính chính bước “%(step)s”.") % {"step": step_title(step, reader_language())}
    messages.success(request, done, extra_tags="step")
    return go_to(request, reverse("case", args=[case.id]))


def _correction(case: OpenCase, step: Step, form: StepForm | None, *, reason: str) -> Corrected:
    """The step that puts what the filled form says in place of another, or nothing without a form."""
    return Corrected(
        on=case.day.today,
        corrects=step.seq,
        replacement=None if form is None else form.step(),
        reason=reason,
    )


def _check(
    case: OpenCase, step: Step, form: StepForm | None, *, rehearse: bool = True
) -> dict[str, Any]:
    """The sums of a vote, and the findings of the correction; its reason brings up none."""
    is_filled = rehearse and (form is None or form.is_valid())
    correction = _correction(case, step, form, reason="") if is_filled else None
    return {
        "check_url": _address("check_correction", case, step, form),
        "nothing_found": _("Đính chính như đang điền thì không có điều gì cần lưu ý."),
        **check_of(case, form, correction),
    }


def _is_ready_to_try(request: HttpRequest, case: OpenCase, form: StepForm | None) -> bool:
    """Whether the page as first shown may foretell: nothing is left to fill in, and it is today."""
    return form is None and request.method != "POST" and case.day.is_today


def _address(name: str, case: OpenCase, step: Step, form: StepForm | None) -> str:
    """Where the form is sent to; without a form, that of saying that the step never happened."""
    address = reverse(name, args=[case.id, step.seq])
    return f"{address}?{_VOID}=1" if form is None else address


def _show_form(
    request: HttpRequest,
    case: OpenCase,
    step: Step,
    form: StepForm | None,
    reason: ReasonForm,
    sending: SendingForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    language = reader_language()
    address = reverse("correct_step", args=[case.id, step.seq])
    counted = _counted(case, step)
    parts = [part for part in (form, reason, sending) if part is not None]
    context = {
        "case": case,
        "form": form,
        "reason": reason,
        "sending": sending,
        "step": step,
        "row": case.rows[step.seq - 1],
        "title": step_title(step, language),
        "facts": facts_of(step, language),
        "is_corrected": counted is not None and counted != step,
        "is_void": counted is None,
        "tabs": _tabs(address, is_void=form is None),
        "action_url": _address("correct_step", case, step, form),
        "wrong": wrong_fields(*parts),
        **_check(case, step, form, rehearse=_is_ready_to_try(request, case, form)),
        **more,
    }
    return show(request, _PAGE, _PART, context, status=status)


def _tabs(address: str, *, is_void: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("Ghi lại cho đúng"), "href": address, "current": not is_void},
        {
            "label": _("Bước này không có thật"),
            "href": f"{address}?{_VOID}=1",
            "current": is_void,
        },
    ]
