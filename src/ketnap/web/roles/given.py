"""Roles that an administrator gave and that open case files, for those who answer for these."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.models import RoleNotice
from ketnap.accounts.queries import role_notices_for
from ketnap.accounts.services import mark_seen
from ketnap.domain.access import Action
from ketnap.organisations.queries import names_on
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised, full_day
from ketnap.web.submissions.card import WayNotice

SHOWN = 50


@access.page(Action.SEE_MATRIX)
@require_http_methods(["GET", "POST"])
def roles_given(request: HttpRequest) -> HttpResponse:
    """Show the roles given by administrators, or keep that the reader has seen those shown."""
    actor = actor_behind(request)
    if request.method == "POST":
        shown = (word for word in request.POST.getlist("seen") if word.isdecimal())
        mark_seen(map(int, shown), actor=actor)
        return redirect(address(request, "desk"))
    notices = list(role_notices_for(actor)[:SHOWN])
    names = names_on({each.held.organisation_id for each in notices}, day_of(request).on)
    context = {
        "lines": [_line(each, names[each.held.organisation_id]) for each in notices],
        "unseen": [each.pk for each in notices if each.seen_at is None],
        "crumbs": [{"label": _("Vai trò của tôi"), "href": address(request, "my_roles")}],
    }
    return render(request, "web/roles/given.html", context)


def _line(notice: RoleNotice, organisation: str) -> dict[str, str]:
    held = notice.held
    words = _("%(role)s, %(organisation)s, từ %(day)s") % {
        "role": capitalised(held.role_name),
        "organisation": organisation,
        "day": full_day(held.valid_from),
    }
    given_at = timezone.localtime(notice.given_at)
    by = _("%(name)s giao lúc %(at)s") % {
        "name": notice.given_by.name if notice.given_by else _("lệnh trên máy chủ"),
        "at": f"{given_at:%H:%M %d/%m/%Y}",
    }
    return {
        "who": held.user.name,
        "what": words,
        "by": by,
        "state": "" if notice.seen_at is None else _("đã xem"),
    }


def given_notices(request: HttpRequest) -> list[WayNotice]:
    """What the desk says of roles given that the reader has not seen."""
    actor, day = actor_behind(request), day_of(request)
    if not day.is_today:
        return []
    count = role_notices_for(actor).filter(seen_at__isnull=True).count()
    if not count:
        return []
    words = ngettext(
        "Quản trị hệ thống đã giao %(count)d vai trò mở được hồ sơ của đồng chí.",
        "Quản trị hệ thống đã giao %(count)d vai trò mở được hồ sơ của đồng chí.",
        count,
    )
    href = address(request, "roles_given")
    return [WayNotice("gold", "", words % {"count": count}, href, _("Xem ai được giao"))]
