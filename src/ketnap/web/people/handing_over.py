"""The hand-over (bàn giao) when a member leaves: one page to settle it, one to print."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.refusals import CaseChanged, ReasonNeeded, StepRefused
from ketnap.domain.access import Action
from ketnap.handovers.models import HandOver
from ketnap.handovers.queries import (
    accounts_to_choose,
    duties_of,
    handover_visible_to,
    may_end,
    successors_of,
)
from ketnap.handovers.services import hand_over
from ketnap.organisations.queries import name_on
from ketnap.people.models import Membership
from ketnap.web.case.findings import cards_of
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, answered, shown
from ketnap.web.people.leaving import LeavingForm
from ketnap.web.people.person import case_lines
from ketnap.web.people.standing import crumbs_to, open_membership
from ketnap.web.posted import data_of


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Settle who takes over what a leaving member holds; everything is written at once."""
    membership = open_membership(request, membership_id)
    form = _form(request, membership)
    page = FormPage(
        title=_("Bàn giao khi %(name)s rời chi bộ") % {"name": membership.person.full_name},
        verb=_("Ghi bàn giao và rời chi bộ"),
        lead=_("Phân công mới, vai trò và đảng tịch được ghi cùng một lúc, hoặc không ghi gì."),
        form=form,
        crumbs=crumbs_to(request, membership),
        back_href=address(request, "person", membership.person_id),
        template="web/people/leave.html",
        more=_more(request, form),
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        try:
            done = hand_over(membership, form.order(), actor=actor_behind(request))
        except (StepRefused, ReasonNeeded) as refusal:
            if isinstance(refusal, ReasonNeeded):
                form.ask_for_reason()
            return shown(request, page, findings=cards_of(refusal.findings))
        except CaseChanged:
            return shown(request, page, changed=True)
        messages.success(request, _("Đã ghi bàn giao."))
        return redirect("handover", done.pk)

    return answered(request, page, act)


def _form(request: HttpRequest, membership: Membership) -> LeavingForm:
    actor, today = actor_behind(request), day_of(request).on
    duties = duties_of(actor, membership, on=today)
    posted = data_of(request)
    form = LeavingForm(
        posted,
        duties=duties,
        persons=successors_of(membership, on=today),
        accounts=list(accounts_to_choose(membership, on=today)),
        endable=frozenset(held.pk for held in duties.roles if may_end(actor, held)),
        today=today,
    )
    if posted is not None and "override_reason" in posted:
        form.ask_for_reason()
    return form


def _more(request: HttpRequest, form: LeavingForm) -> dict[str, Any]:
    duties = form.duties
    return {
        "cases": list(zip(form.case_fields(), case_lines(request, duties.cases), strict=True)),
        "left_to_others": [held for held in duties.roles if held.pk not in form.endable],
        "delegations": duties.delegations,
        "nothing": not (duties.cases or duties.roles),
    }


@access.page(Action.SEE_PEOPLE)
@require_GET
def handover(request: HttpRequest, handover_id: int) -> HttpResponse:
    """Show what was handed over, to be printed and signed."""
    found = handover_visible_to(actor_behind(request), handover_id)
    if found is None:
        raise Http404("no such hand-over")
    return render(request, "web/people/handover.html", _list(request, found))


def _list(request: HttpRequest, handover: HandOver) -> dict[str, Any]:
    rows = handover.cases.select_related(
        "casefile__person", "casefile__cell", "successor"
    ).order_by("casefile__person__sort_key")
    lines = case_lines(request, [row.casefile for row in rows])
    roles = handover.roles.select_related(
        "held__user", "held__acting_for__user__person", "successor__person"
    )
    membership = handover.membership
    return {
        "handover": handover,
        "crumbs": [
            {
                "label": _("Đảng viên"),
                "href": address(request, "members", query={"cell": membership.cell_id}),
            }
        ],
        "facts": _facts(handover),
        "cases": list(zip(rows, lines, strict=True)),
        "roles": list(roles.order_by("pk")),
        "receivers": sorted({row.successor.full_name for row in rows}),
    }


def _facts(handover: HandOver) -> list[dict[str, str]]:
    membership = handover.membership
    facts = [
        {"term": _("Người bàn giao"), "value": membership.person.full_name},
        {"term": _("Chi bộ"), "value": name_on(membership.cell_id, handover.left_on)},
        {"term": _("Rời chi bộ từ ngày"), "value": full_day(handover.left_on)},
        {"term": _("Lý do"), "value": handover.reason},
    ]
    if handover.assigned_on is not None:
        resolution = _("%(number)s ngày %(day)s") % {
            "number": handover.resolution,
            "day": full_day(handover.assigned_on),
        }
        facts.append({"term": _("Nghị quyết phân công"), "value": resolution})
    return facts
