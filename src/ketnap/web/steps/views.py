"""Recording a step: choose its kind, fill its form, see what it would bring up, send it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.domain.access import Action, require
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.wording import step_meaning, step_name
from ketnap.web.case.reading import OpenCase, open_case
from ketnap.web.language import reader_language
from ketnap.web.recorded import say_recorded
from ketnap.web.steps.catalogue import groups_for
from ketnap.web.steps.form import SWITCH, StepForm, switched
from ketnap.web.steps.offers import first_values, sheet_of
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

_PAGE, _PART = "web/steps/record.html", "web/steps/record_form.html"
_CONFLICT = 409


@access.page(Action.RECORD_STEP)
@require_GET
def choose_step(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Show the kinds of steps the reader may record in a case, the usual next ones first."""
    case = open_case(request, casefile_id)
    require(case.actor, Action.RECORD_STEP, case.relation)
    return render(request, "web/steps/choose.html", {"case": case, "groups": groups_for(case)})


@access.page(Action.RECORD_STEP)
@require_http_methods(["GET", "HEAD", "POST"])
def record_step(request: HttpRequest, casefile_id: int, kind: str) -> HttpResponse:
    """Show the form of a kind of step, or record what was filled in."""
    case, step_kind = _case_and_kind(request, casefile_id, kind)
    if request.method == "POST":
        return _answer_post(request, case, step_kind)
    sheet = sheet_of(case, step_kind)
    initial = first_values(case, sheet) | _asked_for(request)
    form = StepForm(sheet, days_of(case), initial=initial)
    return _show_form(request, case, form, sending_again(case, {}))


@access.page(Action.RECORD_STEP)
@require_POST
def check_step(request: HttpRequest, casefile_id: int, kind: str) -> HttpResponse:
    """Show what the step would bring up if it were recorded as typed; nothing is written."""
    case, step_kind = _case_and_kind(request, casefile_id, kind)
    form = _posted_form(request, case, step_kind)
    return render(request, "web/steps/check.html", _check(case, form))


def _case_and_kind(request: HttpRequest, casefile_id: int, kind: str) -> tuple[OpenCase, StepKind]:
    """The case and the kind, for a writer who may record it; a correction has its own page."""
    case = open_case(request, casefile_id)
    if kind not in set(StepKind) - {StepKind.CORRECTED}:
        raise Http404
    step_kind = StepKind(kind)
    require(case.actor, Action.RECORD_STEP, case.relation, step_kind)
    return case, step_kind


def _asked_for(request: HttpRequest) -> dict[str, Any]:
    """Values that the address of the form brings along; its `on` is the day of the page."""
    return {name: value for name, value in request.GET.items() if name != "on"}


def _posted_form(request: HttpRequest, case: OpenCase, kind: StepKind) -> StepForm:
    return StepForm(sheet_of(case, kind), days_of(case), data=request.POST)


def _answer_post(request: HttpRequest, case: OpenCase, kind: StepKind) -> HttpResponse:
    sending = SendingForm(request.POST)
    if not case.day.is_today:
        return _show_form(
            request, case, _posted_form(request, case, kind), sending, status=_CONFLICT
        )
    if SWITCH in request.POST:
        sheet = sheet_of(case, kind)
        form = StepForm(sheet, days_of(case), initial=switched(request.POST))
        return _show_form(request, case, form, sending_again(case, request.POST))
    form = _posted_form(request, case, kind)
    if "seen_seq" in sending.errors:
        again = sending_again(case, request.POST)
        return _show_form(request, case, form, again, trouble=Trouble(changed=True))
    if not (form.is_valid() and sending.is_valid()):
        return _show_form(request, case, form, sending)
    return _record(request, case, form, sending)


def _record(
    request: HttpRequest, case: OpenCase, form: StepForm, sending: SendingForm
) -> HttpResponse:
    trouble = send(case, form.step(), sending, request.POST)
    if trouble != Trouble():
        again, context = after_trouble(request, case, trouble, sending)
        return _show_form(request, case, form, again, **context)
    name = step_name(form.kind, reader_language())
    words = _("Đã ghi bước “%(step)s”.") % {"step": name}
    # Nothing was recorded since the writer looked, or the step would have been refused.
    seq = sending.cleaned_data["seen_seq"] + 1
    say_recorded(request, words, case=case.record, seq=seq, by=case.actor)
    return go_to(request, reverse("case", args=[case.id]))


def _show_form(
    request: HttpRequest,
    case: OpenCase,
    form: StepForm,
    sending: SendingForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    language = reader_language()
    context = {
        "case": case,
        "form": form,
        "sending": sending,
        "title": step_name(form.kind, language),
        "meaning": step_meaning(form.kind, language),
        "action_url": reverse("record_step", args=[case.id, form.kind]),
        "wrong": wrong_fields(form, sending),
        **_check(case, form, rehearse=False),
        **more,
    }
    return show(request, _PAGE, _PART, context, status=status)


def _check(case: OpenCase, form: StepForm, *, rehearse: bool = True) -> dict[str, Any]:
    """The sums of a vote, and the findings once the form is filled."""
    step = form.step() if rehearse and form.is_valid() else None
    return {
        "check_url": reverse("check_step", args=[case.id, form.kind]),
        "nothing_found": _("Đã đủ các mục và không có điều gì cần lưu ý."),
        **check_of(case, form, step),
    }
