"""The requests that wait, the overdue ones first, and how each is answered and closed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, Actor
from ketnap.privacy.models import DataRequest
from ketnap.privacy.queries import open_requests, request_visible_to, requests_visible_to
from ketnap.privacy.services import answer_request, close_request
from ketnap.web.data_requests.lines import line_of
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import TextField

_LONGEST = 500
_CLOSED_SHOWN = 50
_AREA = forms.Textarea(attrs={"rows": 3})


class AnswerForm(forms.Form):
    """Asks what the person is told."""

    answer = TextField(
        label=gettext_lazy("Trả lời người yêu cầu"),
        help_text=gettext_lazy("Đã nhận, sẽ làm gì, ai làm. Người yêu cầu đọc được nguyên văn."),
        max_length=_LONGEST,
        widget=_AREA,
    )
    with_third_party = forms.BooleanField(
        label=gettext_lazy("Phải phối hợp với bên thứ ba, nên thời hạn dài hơn"), required=False
    )


class CloseForm(forms.Form):
    """Asks how it ended, and why."""

    is_done = forms.ChoiceField(
        label=gettext_lazy("Kết quả"),
        choices=[("yes", gettext_lazy("Đã thực hiện")), ("no", gettext_lazy("Không thực hiện"))],
        widget=forms.RadioSelect,
    )
    reason = TextField(
        label=gettext_lazy("Đã làm gì, hoặc vì sao không thực hiện"),
        help_text=gettext_lazy("Không xóa được hồ sơ lưu trữ thì nêu căn cứ."),
        max_length=_LONGEST,
        widget=_AREA,
    )


@access.page(Action.ANSWER_REQUEST)
@require_GET
def data_requests(request: HttpRequest) -> HttpResponse:
    """Show the open requests, the oldest first, and those closed last."""
    actor, on = actor_behind(request), day_of(request).on
    waiting = open_requests(actor).filter(received_on__lte=on)
    closed = requests_visible_to(actor).filter(closed_on__lte=on).order_by("-closed_on", "-pk")
    context = {
        "waiting": [line_of(each, on=on) for each in waiting],
        "closed": [line_of(each, on=on) for each in closed[:_CLOSED_SHOWN]],
        "is_today": day_of(request).is_today,
    }
    return render(request, "web/data_requests/inbox.html", context)


@access.page(Action.ANSWER_REQUEST)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, request_id: int) -> HttpResponse:
    """Tell the person that the request was received and what will be done."""

    def act(order: dict[str, Any], actor: Actor, today: date) -> None:
        answer_request(
            request_id,
            order["answer"],
            with_third_party=order["with_third_party"],
            by=actor,
            on=today,
        )

    title, done = _("Trả lời yêu cầu của %(name)s"), _("Đã trả lời.")
    return _handled(request, request_id, AnswerForm(data_of(request)), (title, done), act)


@access.page(Action.ANSWER_REQUEST)
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, request_id: int) -> HttpResponse:
    """Say how a request ended, and why."""

    def act(order: dict[str, Any], actor: Actor, today: date) -> None:
        is_done = order["is_done"] == "yes"
        close_request(request_id, order["reason"], is_done=is_done, by=actor, on=today)

    title, done = _("Kết thúc yêu cầu của %(name)s"), _("Đã ghi kết quả.")
    return _handled(request, request_id, CloseForm(data_of(request)), (title, done), act)


def _handled(
    request: HttpRequest,
    request_id: int,
    form: forms.Form,
    words: tuple[str, str],
    act: Callable[[dict[str, Any], Actor, date], None],
) -> HttpResponse:
    actor, back = actor_behind(request), address(request, "data_requests")
    asked: DataRequest = request_visible_to(actor, request_id)
    line = line_of(asked, on=day_of(request).on)
    page = FormPage(
        title=words[0] % {"name": line.who},
        verb=_("Ghi"),
        lead=f"{line.kind}: {line.wish}",
        form=form,
        crumbs=[{"label": _("Yêu cầu về dữ liệu"), "href": back}],
        back_href=back,
    )

    def written(order: dict[str, Any]) -> HttpResponse:
        act(order, actor, day_of(request).today)
        messages.success(request, words[1])
        return redirect(back)

    return answered(request, page, written)
