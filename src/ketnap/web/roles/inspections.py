"""Inspections (kiểm tra): chosen cases to be read for a limited time, with an index of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.models import RoleHeld
from ketnap.accounts.queries import endable_by, inspected_ids, inspections_visible_to
from ketnap.audit.queries import ViewsOfCase, views_by
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.domain.access import Action, Actor, may
from ketnap.organisations.queries import name_on, names_on
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.roles.lines import is_over, standing_of
from ketnap.web.roles.tabs import Tab, tabs_of

Cells = list[dict[str, Any]]


@access.page(Action.SEE_INSPECTION)
@require_GET
def inspections(request: HttpRequest) -> HttpResponse:
    """Show the inspections the reader opens or carries out."""
    actor, day = actor_behind(request), day_of(request)
    found = list(inspections_visible_to(actor, on=day.on))
    context = {
        "tabs": tabs_of(request, Tab.INSPECTIONS),
        "columns": _columns(),
        "rows": _inspection_rows(request, found),
        "can_open": day.is_today and may(actor, Action.OPEN_INSPECTION),
    }
    return render(request, "web/roles/inspections.html", context)


@access.page(Action.SEE_INSPECTION)
@require_GET
def inspection(request: HttpRequest, held_id: int) -> HttpResponse:
    """Show the index of an inspection: its cases, and when the inspector opened each."""
    actor, day = actor_behind(request), day_of(request)
    held = get_object_or_404(inspections_visible_to(actor, on=day.on), pk=held_id)
    cases = _cases_of(held, actor)
    opened = views_by(held.user_id, [case.pk for case in cases], since=held.valid_from)
    ends = day.is_today and not is_over(held, on=day.on)
    context = {
        "held": held,
        "facts": _facts(request, held),
        "columns": _index_columns(),
        "rows": [_index_row(request, case, opened.get(case.pk)) for case in cases],
        "end_href": (
            address(request, "end_role", held.pk)
            if ends and endable_by(actor).filter(pk=held.pk).exists()
            else ""
        ),
        "crumbs": [{"label": _("Kiểm tra"), "href": address(request, "inspections")}],
    }
    return render(request, "web/roles/inspection.html", context)


def _columns() -> list[dict[str, str]]:
    labels = (
        pgettext("paper relied on", "Căn cứ"),
        _("Người kiểm tra"),
        _("Tổ chức"),
        _("Từ ngày"),
        _("Đến hết ngày"),
        _("Tình trạng"),
    )
    return [{"label": label} for label in labels]


def _inspection_rows(request: HttpRequest, found: list[RoleHeld]) -> list[Cells]:
    on = day_of(request).on
    names = names_on({held.organisation_id for held in found}, on)
    return [
        [
            {"text": held.basis, "href": address(request, "inspection", held.pk)},
            {"text": held.user.name},
            {"text": names[held.organisation_id]},
            {"text": full_day(held.valid_from)},
            {"text": _last_day(held)},
            {"text": standing_of(held, on=on), "code": True},
        ]
        for held in found
    ]


def _cases_of(held: RoleHeld, actor: Actor) -> list[Casefile]:
    chosen = casefiles_visible_to(actor).filter(pk__in=inspected_ids(held))
    return list(chosen.select_related("standing").order_by("standing__sort_key", "pk"))


def _facts(request: HttpRequest, held: RoleHeld) -> list[dict[str, str]]:
    on = day_of(request).on
    return [
        {"term": pgettext("paper relied on", "Căn cứ"), "value": held.basis},
        {"term": _("Người kiểm tra"), "value": held.user.name},
        {"term": _("Tổ chức"), "value": name_on(held.organisation_id, on)},
        {"term": _("Từ ngày"), "value": full_day(held.valid_from)},
        {"term": _("Đến hết ngày"), "value": _last_day(held)},
        {"term": _("Tình trạng"), "value": standing_of(held, on=on)},
    ]


def _last_day(held: RoleHeld) -> str:
    return full_day(held.valid_until) if held.valid_until else ""


def _index_columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Họ tên")},
        {"label": _("Chi bộ")},
        {"label": _("Số bước đã ghi"), "numeric": True},
        {"label": _("Bước gần nhất")},
        {"label": _("Người kiểm tra mở lần đầu")},
        {"label": _("Số lần mở"), "numeric": True},
    ]


def _index_row(request: HttpRequest, case: Casefile, opened: ViewsOfCase | None) -> Cells:
    standing = case.standing
    first = timezone.localtime(opened.first_at) if opened else None
    return [
        {"text": standing.full_name, "href": address(request, "case", case.pk)},
        {"text": str(case.cell_facts["name"])},
        {"text": str(standing.head_seq)},
        {"text": full_day(standing.last_on) if standing.last_on else ""},
        {"text": f"{first:%H:%M} {full_day(first)}" if first else _("chưa mở")},
        {"text": str(opened.times if opened else 0)},
    ]
