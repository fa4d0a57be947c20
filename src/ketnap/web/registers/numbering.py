"""Pages that take a number, issue it, void it, or copy it from the paper book."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.documents.registers import services
from ketnap.documents.registers.models import SETTLED, RegisterNumber
from ketnap.documents.registers.queries import number_visible_to
from ketnap.documents.registers.refusals import NumberSettled
from ketnap.documents.registers.services import BookEntry
from ketnap.domain.access import Action
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.registers.forms import BookForm, IssueForm, TakeForm, VoidForm
from ketnap.web.registers.reading import OpenRegister, crumbs_to, open_register


@access.page(Action.KEEP_REGISTER)
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, register_id: int) -> HttpResponse:
    """Ask what the number is for, and hold the next one; of a term that is over, lead to what may be done."""
    opened = open_register(request, register_id, Action.KEEP_REGISTER)
    if request.method == "GET":
        try:
            services.refuse_term_over(opened.record, today=opened.body.day.today)
        except ValidationError as refusal:
            messages.warning(request, " ".join(refusal.messages))
            return redirect("register", opened.id)

    def act(values: dict[str, Any]) -> HttpResponse:
        number = services.reserve_number(
            opened.id, summary=values["summary"], by=opened.body.actor, on=opened.body.day.today
        )
        return _done(request, number, _("Đã giữ số %(number)s."))

    page = FormPage(
        title=_("Lấy số"),
        lead=_("Số tiếp theo là %(number)s. Số đã lấy không dùng lại cho văn bản khác.")
        % {"number": opened.next_text},
        verb=_("Lấy số"),
        form=TakeForm(data_of(request)),
        **_around(request, opened),
    )
    return answered(request, page, act)


@access.page(Action.KEEP_REGISTER)
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, register_id: int) -> HttpResponse:
    """Ask what the paper book says of a number, and put it into the register."""
    opened = open_register(request, register_id, Action.KEEP_REGISTER)
    asked = request.GET.get("number", "")

    def act(values: dict[str, Any]) -> HttpResponse:
        entry = BookEntry(**values)
        number = services.enter_number(
            opened.id, entry, by=opened.body.actor, today=opened.body.day.today
        )
        return _done(request, number, _("Đã ghi số %(number)s theo sổ giấy."))

    page = FormPage(
        title=_("Ghi số từ sổ giấy"),
        lead=_(
            "Dùng khi số đã lấy ở sổ giấy lúc không mở được hệ thống. Số bỏ cách ở giữa được đánh dấu chưa rõ."
        ),
        verb=_("Ghi số"),
        form=BookForm(data_of(request), initial={"number": asked if asked.isdecimal() else None}),
        **_around(request, opened),
    )
    return answered(request, page, act)


@access.page(Action.KEEP_REGISTER)
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, number_id: int) -> HttpResponse:
    """Ask for the day on the paper, and issue the number."""
    number, opened = _open_number(request, number_id)

    def act(values: dict[str, Any]) -> HttpResponse:
        issued = services.issue_number(
            number.pk,
            on=values["on"],
            summary=values["summary"],
            by=opened.body.actor,
            today=opened.body.day.today,
        )
        return _done(request, issued, _("Đã ghi ban hành số %(number)s."))

    first = {"on": day_of(request).today, "summary": number.summary}
    page = FormPage(
        title=_("Ghi ban hành số %(number)s") % {"number": number.text},
        lead=_("Ghi rồi thì không sửa được. Văn bản sai thì ban hành văn bản khác, số khác."),
        verb=_("Ghi ban hành"),
        form=IssueForm(data_of(request), initial=first),
        **_around(request, opened),
    )
    return _unless_settled(request, number, page, act)


@access.page(Action.KEEP_REGISTER)
@require_http_methods(["GET", "POST"])
def void(request: HttpRequest, number_id: int) -> HttpResponse:
    """Ask why, and void the number."""
    number, opened = _open_number(request, number_id)

    def act(values: dict[str, Any]) -> HttpResponse:
        voided = services.void_number(
            number.pk, values["reason"], by=opened.body.actor, on=opened.body.day.today
        )
        return _done(request, voided, _("Đã hủy số %(number)s."))

    page = FormPage(
        title=_("Hủy số %(number)s?") % {"number": number.text},
        lead=_("Số ở lại trong sổ với lý do, và không văn bản nào mang số này nữa."),
        verb=_("Hủy số"),
        form=VoidForm(data_of(request)),
        grave=True,
        **_around(request, opened),
    )
    return _unless_settled(request, number, page, act)


def _open_number(request: HttpRequest, number_id: int) -> tuple[RegisterNumber, OpenRegister]:
    number = number_visible_to(actor_behind(request), number_id, Action.KEEP_REGISTER)
    return number, open_register(request, number.register_id, Action.KEEP_REGISTER)


def _around(request: HttpRequest, register: OpenRegister) -> dict[str, Any]:
    return {
        "crumbs": crumbs_to(request, register.body, register),
        "back_href": address(request, "register", register.id),
    }


def _done(request: HttpRequest, number: RegisterNumber, words: str) -> HttpResponse:
    messages.success(request, words % {"number": number.text})
    return redirect("register", number.register_id)


def _unless_settled(
    request: HttpRequest,
    number: RegisterNumber,
    page: FormPage,
    act: Callable[[dict[str, Any]], HttpResponse],
) -> HttpResponse:
    """The page, unless the number is settled already, or somebody settles it meanwhile."""
    if number.state in SETTLED:
        return _too_late(request, number)
    try:
        return answered(request, page, act)
    except NumberSettled:
        return _too_late(request, number)


def _too_late(request: HttpRequest, number: RegisterNumber) -> HttpResponse:
    words = _("Số %(number)s đã được ban hành hoặc hủy, nên không ghi thêm được nữa.")
    messages.error(request, words % {"number": number.text})
    return redirect("register", number.register_id)
