"""One's own roles, and who holds them for a while in one's place."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.answering import key_requests_for, roles_waiting_for, waiting_roles_of
from ketnap.accounts.models import RoleHeld
from ketnap.accounts.queries import delegations_of, deputies_for, roles_of
from ketnap.accounts.services import Span, delegate_role
from ketnap.audit.queries import sign_ins_of
from ketnap.domain.access import Action, Actor, Role, is_delegable
from ketnap.organisations.queries import name_on, names_on
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised, full_day
from ketnap.web.posted import data_of
from ketnap.web.roles.forms import DelegationForm
from ketnap.web.roles.lines import columns, is_over, rows
from ketnap.web.roles.tabs import Tab, tabs_of
from ketnap.web.today_only import today_only

SIGN_INS_SHOWN = 5


@access.page(Action.SEE_MATRIX)
@require_GET
def my_roles(request: HttpRequest) -> HttpResponse:
    """Show the reader's roles on the page's day, and the delegations he has given."""
    actor, day = actor_behind(request), day_of(request)
    given = list(delegations_of(actor.user_id))
    endable = {each.pk for each in given if day.is_today and not is_over(each, on=day.on)}
    context = {
        "tabs": tabs_of(request, Tab.MINE),
        "roles": _own_rows(request, actor),
        "waiting": _waiting_rows(request, actor),
        "to_confirm": len(roles_waiting_for(actor)) + len(key_requests_for(actor)),
        "given": given,
        "columns": columns(with_holder=True),
        "rows": rows(request, given, endable=endable, with_holder=True),
        "sign_ins": sign_ins_of(actor.user_id)[:SIGN_INS_SHOWN],
    }
    return render(request, "web/roles/mine.html", context)


@access.page(Action.DELEGATE)
@require_http_methods(["GET", "POST"])
def delegate(request: HttpRequest, held_id: int) -> HttpResponse:
    """Ask who stands in for the reader in one of his roles, and for which days."""
    actor, today = actor_behind(request), day_of(request).today
    today_only(request)
    held = get_object_or_404(_own(actor, request), pk=held_id)
    data = data_of(request)
    form = DelegationForm(data, deputies=deputies_for(held, on=today), today=today)
    if form.is_valid() and _delegated(form, held, actor):
        messages.success(request, _("Đã ủy quyền. Quyền tự hết vào ngày đã ghi."))
        return redirect(address(request, "my_roles"))
    context = {
        "form": form,
        "held": held,
        "organisation": name_on(held.organisation_id, today),
        "crumbs": [{"label": _("Vai trò của tôi"), "href": address(request, "my_roles")}],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "web/roles/delegate.html", context, status=status)


def _own(actor: Actor, request: HttpRequest) -> QuerySet[RoleHeld]:
    return roles_of(actor.user_id, on=day_of(request).on).filter(acting_for__isnull=True)


def _own_rows(request: HttpRequest, actor: Actor) -> list[dict[str, str]]:
    day = day_of(request)
    held = list(roles_of(actor.user_id, on=day.on))
    names = names_on({each.organisation_id for each in held}, day.on)
    return [
        {
            "name": capitalised(each.role_name),
            "note": _note(each, names[each.organisation_id]),
            "href": (
                address(request, "delegate", each.pk)
                if day.is_today and each.acting_for is None and is_delegable(Role(each.role))
                else ""
            ),
        }
        for each in held
    ]


def _waiting_rows(request: HttpRequest, actor: Actor) -> list[dict[str, str]]:
    held = list(waiting_roles_of(actor.user_id))
    names = names_on({each.organisation_id for each in held}, day_of(request).on)
    return [
        {
            "name": capitalised(each.role_name),
            "note": _note(each, names[each.organisation_id]),
        }
        for each in held
    ]


def _note(held: RoleHeld, organisation: str) -> str:
    words = {"organisation": organisation, "since": full_day(held.valid_from)}
    if held.valid_until is None:
        return _("%(organisation)s, từ %(since)s") % words
    words["until"] = full_day(held.valid_until)
    return _("%(organisation)s, từ %(since)s đến hết %(until)s") % words


def _delegated(form: DelegationForm, held: RoleHeld, actor: Actor) -> bool:
    answers = form.cleaned_data
    deputy = deputies_for(held, on=answers["since"]).filter(pk=answers["deputy"]).first()
    if deputy is None:
        form.add_error("deputy", _("Người này không có vai trò ở tổ chức vào ngày bắt đầu."))
        return False
    try:
        span = Span(answers["since"], answers["until"])
        delegate_role(held, deputy, span, actor=actor, basis=answers["basis"])
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return False
    return True
