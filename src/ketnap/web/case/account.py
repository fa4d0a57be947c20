"""Opens the account with which the person of a case reads his own page."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.services import LINK_LASTS, open_applicants_account
from ketnap.domain.access import Action, CaseRelation, NotAllowed, Role, given_roles
from ketnap.web.case.reading import OpenCase, open_case
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of


class AccountForm(forms.Form):
    """Asks for the name to sign in with."""

    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"),
        help_text=gettext_lazy("Chữ thường không dấu, ví dụ “minh.dq”. Tên này không đổi được."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )


def account_href(case: OpenCase) -> str:
    """Return the page that opens an account, where the reader may and there is none yet."""
    if not case.day.is_today or not _may_open(case):
        return ""
    if case.record.person.users.filter(is_active=True).exists():
        return ""
    return reverse("open_applicants_account", args=[case.id])


@access.page(Action.MANAGE_ROLES)
@require_http_methods(["GET", "POST"])
def open_account(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Ask for the name to sign in with, open the account, and show its link once."""
    case = open_case(request, casefile_id)
    if not _may_open(case):
        raise NotAllowed(Action.MANAGE_ROLES)
    back = address(request, "case", case.id)
    crumbs = [{"label": case.person.full_name, "href": back}]
    page = FormPage(
        title=_("Mở tài khoản cho %(name)s") % {"name": case.person.full_name},
        verb=_("Mở tài khoản"),
        lead=_(
            "Người này chỉ xem hồ sơ của chính mình, tự đặt mật khẩu bằng liên kết dùng một lần."
        ),
        form=AccountForm(data_of(request)),
        crumbs=crumbs,
        back_href=back,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        user, token = open_applicants_account(
            case.record.person, order["username"], actor=case.actor, on=day_of(request).today
        )
        context = {
            "username": user.username,
            "crumbs": crumbs,
            "link": request.build_absolute_uri(reverse("first_password", args=[token])),
            "until": timezone.localtime(timezone.now() + LINK_LASTS),
            "back_href": back,
        }
        return render(request, "web/case/account_link.html", context)

    return answered(request, page, act)


def _may_open(case: OpenCase) -> bool:
    """The account belongs to the cell that keeps the person's record."""
    person, here = case.record.person, case.record.cell
    cell = here if person.cell_id == here.pk else person.cell
    place = CaseRelation(cell_id=cell.pk, cell_path=cell.path)
    return Role.APPLICANT in given_roles(case.actor, place)
