"""Opens an account, hands out the link that sets its password, and closes it."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.models import User
from ketnap.accounts.password_again import password_again
from ketnap.accounts.queries import accounts_visible_to
from ketnap.accounts.services import (
    close_account,
    create_user,
    issue_link,
    manages_account,
    remove_second_factor,
)
from ketnap.domain.access import Action, Actor, NotAllowed
from ketnap.organisations.models import OrganisationKind
from ketnap.organisations.queries import names_on, organisations_visible_to
from ketnap.people.models import Person
from ketnap.people.queries import person_called
from ketnap.web.day import address, day_of
from ketnap.web.posted import data_of
from ketnap.web.roles.forms import Choices, NewAccountForm
from ketnap.web.roles.handing_out import show_link
from ketnap.web.today_only import today_only


@access.page(Action.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "POST"])
@password_again
def new_account(request: HttpRequest) -> HttpResponse:
    """Ask who will sign in, open the account, and show its first link."""
    actor = actor_behind(request)
    today_only(request)
    data = data_of(request)
    form = NewAccountForm(data, cells=_cells(actor, on=day_of(request).today))
    if form.is_valid():
        user = _opened(form, actor)
        if user is not None:
            return _show_link(request, user, actor)
    context = {
        "form": form,
        "crumbs": [{"label": _("Tài khoản"), "href": address(request, "accounts")}],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "web/roles/new_account.html", context, status=status)


@access.page(Action.MANAGE_ACCOUNTS)
@require_POST
@password_again
def new_link(request: HttpRequest, user_id: int) -> HttpResponse:
    """Hand out a new link for an account whose password was never set or is forgotten."""
    actor = actor_behind(request)
    user = get_object_or_404(accounts_visible_to(actor), pk=user_id, is_active=True)
    return _show_link(request, user, actor)


@access.page(Action.MANAGE_ACCOUNTS)
@require_POST
@password_again
def without_second_factor(request: HttpRequest, user_id: int) -> HttpResponse:
    """Let somebody who lost the telephone sign in by password alone."""
    actor = actor_behind(request)
    user = get_object_or_404(accounts_visible_to(actor), pk=user_id, is_active=True)
    remove_second_factor(user, actor=actor)
    messages.success(request, _("Đã bỏ xác thực hai bước của tài khoản."))
    return redirect(address(request, "account", user.pk))


@access.page(Action.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "POST"])
@password_again
def close(request: HttpRequest, user_id: int) -> HttpResponse:
    """Ask once more, and close an account."""
    actor = actor_behind(request)
    user = get_object_or_404(accounts_visible_to(actor), pk=user_id, is_active=True)
    if not manages_account(actor, user):
        raise NotAllowed(Action.MANAGE_ACCOUNTS)
    if request.method == "POST":
        close_account(user, actor=actor)
        messages.success(request, _("Đã đóng tài khoản."))
        return redirect(address(request, "account", user.pk))
    return render(request, "web/roles/close.html", {"account": user, "action_url": request.path})


def _cells(actor: Actor, *, on: date) -> Choices:
    cells = organisations_visible_to(actor, Action.MANAGE_ACCOUNTS)
    ids = list(cells.filter(kind=OrganisationKind.CELL).values_list("pk", flat=True))
    names = names_on(ids, on)
    return [(number, names[number]) for number in ids]


def _opened(form: NewAccountForm, actor: Actor) -> User | None:
    try:
        person = _person_named(form, actor)
        return create_user(form.cleaned_data["username"], None, person=person, actor=actor)
    except ValidationError as refusal:
        form.add_error("full_name", refusal.messages)
        return None


def _person_named(form: NewAccountForm, actor: Actor) -> Person | None:
    answers = form.cleaned_data
    if not answers["cell"]:
        return None
    cell_id, born_on = int(answers["cell"]), answers["born_on"]
    person = person_called(actor, answers["full_name"], cell_id=cell_id, born_on=born_on)
    if person is None:
        raise ValidationError(
            _("Chi bộ này không có đúng một người như vậy. Hãy xem lại họ tên, hoặc ghi ngày sinh.")
        )
    if person.users.filter(is_active=True).exists():
        raise ValidationError(_("Người này đã có tài khoản đang dùng."))
    return person


def _show_link(request: HttpRequest, user: User, actor: Actor) -> HttpResponse:
    crumbs = [
        {"label": _("Tài khoản"), "href": address(request, "accounts")},
        {"label": user.name, "href": address(request, "account", user.pk)},
    ]
    return show_link(request, user, issue_link(user, actor=actor), crumbs=crumbs)
