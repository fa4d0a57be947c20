"""The page that takes off the roll what was entered by mistake: the wrong person, cell or days."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.handovers.mistaken_entries import take_off_roll
from ketnap.people.models import Membership
from ketnap.people.queries import membership_visible_to, stay_of
from ketnap.web.day import address
from ketnap.web.day_words import capitalised
from ketnap.web.form_page import FormPage, answered
from ketnap.web.open_cell import CELL
from ketnap.web.organisations.history import days_of
from ketnap.web.people.forms import LONGEST_REASON
from ketnap.web.people.standing import crumbs_to
from ketnap.web.people.words import status_words
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import TextField


class MistakeForm(forms.Form):
    """Asks why an entry was a mistake."""

    reason = TextField(
        label=gettext_lazy("Vì sao là ghi nhầm"),
        help_text=gettext_lazy("Ví dụ: ghi nhầm người trùng họ tên. Lý do được giữ lại."),
        max_length=LONGEST_REASON,
    )


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def take_off(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Show the lines that would go, and take them off with the reason that is kept."""
    actor = actor_behind(request)
    membership = membership_visible_to(actor, membership_id, Action.CHANGE_PEOPLE)
    if membership is None:
        raise Http404("no such membership")
    name, members = membership.person.full_name, {CELL: membership.cell_id}
    form = MistakeForm(data_of(request))
    page = FormPage(
        title=_("Bỏ %(name)s khỏi danh sách đảng viên?") % {"name": name},
        verb=_("Bỏ khỏi danh sách"),
        lead=_(
            "Chỉ dùng khi ghi nhầm người, nhầm chi bộ hoặc nhầm ngày. Rời chi bộ thì dùng trang bàn giao."
        ),
        form=form,
        crumbs=crumbs_to(request, membership),
        back_href=address(request, "person", membership.person_id),
        grave=True,
        template="web/people/take_off_roll.html",
        more={"lines": [_line(row) for row in stay_of(membership)]},
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        take_off_roll(membership, order["reason"], actor=actor)
        messages.success(request, _("Đã bỏ %(name)s khỏi danh sách đảng viên.") % {"name": name})
        return redirect(address(request, "members", query=members))

    return answered(request, page, act)


def _line(row: Membership) -> str:
    return f"{capitalised(status_words(row))}: {days_of(row)}"
