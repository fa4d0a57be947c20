"""The tree of organisations, and one organisation with all that belongs to it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import (
    children_on,
    existing_on,
    mass_organisations_of,
    organisations_known_to,
    parent_on,
    units_of,
)
from ketnap.people.models import MemberStatus
from ketnap.people.queries import members_of
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised, full_day
from ketnap.web.organisations.choices import parents_to_choose
from ketnap.web.organisations.history import chains_of, days_of, names_of, parents_of
from ketnap.web.organisations.reading import OpenOrganisation, open_organisation
from ketnap.web.organisations.seats import seat_of
from ketnap.web.organisations.tree import name_of, trees_of


@access.signed_in
@require_GET
def organisations(request: HttpRequest) -> HttpResponse:
    """Show the organisations the reader knows, as they stood on the page's day."""
    if not organisations_known_to(actor_behind(request)).exists():
        raise PermissionDenied(_("Vai trò của bạn không xem danh sách tổ chức."))
    return render(request, "web/organisations/organisations.html", {"trees": trees_of(request)})


@access.signed_in
@require_GET
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Show one organisation as of the page's day, with its history."""
    opened = open_organisation(request, organisation_id)
    number, on = opened.record.pk, opened.on
    chains = chains_of(number, on=on) if opened.is_cell else []
    context = {
        "opened": opened,
        "lead": _lead(opened),
        "crumbs": [
            {"label": pgettext("all of them", "Tổ chức"), "href": address(request, "organisations")}
        ],
        "exists": existing_on(Organisation.objects.filter(pk=number), on).exists(),
        "chain": next((chain for chain in chains if chain.in_force), None),
        "other_chains": [chain for chain in chains if not chain.in_force],
        "units": _parts(units_of(number, on)),
        "mass": _parts(mass_organisations_of(number, on)),
        "children": _children(request, number),
        "names": names_of(number),
        "seat": seat_of(opened),
        "parents": parents_of(number),
        "members": _members(opened) if opened.is_cell and opened.may_see_people else [],
        "may_print": opened.is_cell and opened.may_print,
        "may_move": opened.may_change
        and bool(parents_to_choose(opened.actor, opened.record, on=on)),
    }
    return render(request, "web/organisations/organisation.html", context)


def _lead(opened: OpenOrganisation) -> str:
    kind = capitalised(opened.record.get_kind_display())
    above = parent_on(opened.record.pk, opened.on)
    if above is None:
        return kind
    known = existing_on(Organisation.objects.filter(pk=above.pk), opened.on).first()
    return _("%(kind)s trực thuộc %(above)s") % {
        "kind": kind,
        "above": name_of(known or above),
    }


def _parts(records: Any) -> list[dict[str, Any]]:
    """Rows of units or mass organisations."""
    return [
        {
            "id": part.pk,
            "name": part.name,
            "note": _("từ %(day)s") % {"day": full_day(part.valid_from)}
            if part.valid_until is None
            else days_of(part),
        }
        for part in records
    ]


def _children(request: HttpRequest, number: int) -> list[dict[str, str]]:
    return [
        {
            "name": name_of(child),
            "kind": capitalised(child.get_kind_display()),
            "href": address(request, "organisation", child.pk),
        }
        for child in children_on(number, day_of(request).on)
    ]


def _members(opened: OpenOrganisation) -> list[dict[str, object]]:
    rows = members_of(opened.record.pk, on=opened.on)
    return [
        {
            "value": rows.filter(status=status).count(),
            "term": capitalised(str(MemberStatus(status).label)),
        }
        for status in (MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY)
    ]
