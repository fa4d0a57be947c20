"""The press desk: what can be told, what was sent, and one package as it was sent."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, may
from ketnap.domain.press.calls import Call
from ketnap.domain.press.package import PressFigure
from ketnap.press.models import OutboxCall, SentPackage, StatedGround
from ketnap.press.pausing import due_at
from ketnap.press.queries import (
    calls_waiting_for,
    content_of,
    editor_roles_of,
    figures_now,
    package_visible_to,
    packages_visible_to,
    waiting_calls,
)
from ketnap.press.refreshing import refresh_press
from ketnap.press.tellable import tellable
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.press.lines import package_table, portal_address, tellable_lines
from ketnap.web.press.newsroom import to_newsroom
from ketnap.web.press.waits import wait_lines
from ketnap.web.press.words import CONSENTS, state_words
from ketnap.web.today_only import today_only

_SHOWN = 50


@access.page(Action.PREPARE_PRESS)
@to_newsroom
@require_GET
def press_desk(request: HttpRequest) -> HttpResponse:
    """Show what can be told, the packages sent, and what still waits to reach the portal."""
    actor, day = actor_behind(request), day_of(request)
    packages = list(packages_visible_to(actor)[:_SHOWN])
    calls = list(calls_waiting_for(actor))
    by_reference = {call.about: call for call in calls}
    refused = [call for call in calls if call.stands_refused]
    waiting = [call for call in calls if not call.stands_refused]
    context = {
        "table": package_table(request, packages, by_reference) if packages else None,
        "tellable": list(tellable_lines(request, tellable(actor, on=day.on))),
        "waits": list(wait_lines(request)),
        "waiting": waiting[0] if waiting else None,
        "waiting_count": len(waiting),
        "refused": refused[0] if refused else None,
        "refused_count": len(refused),
        "is_editor": bool(editor_roles_of(actor, on=day.today)),
        "gives_duties": may(actor, Action.MANAGE_ROLES),
        "is_today": day.is_today,
    }
    return render(request, "web/press/desk.html", context)


@access.page(Action.PREPARE_PRESS)
@require_POST
def refresh(request: HttpRequest) -> HttpResponse:
    """Deliver what waits and ask the portal how far its articles are."""
    today_only(request)
    trouble = refresh_press(by_hand=True)
    if trouble:
        messages.error(request, _("%(what)s Không có gì bị mất.") % {"what": trouble})
    else:
        messages.success(request, _("Đã cập nhật với trang tin."))
    return redirect("press_desk")


@access.page(Action.PREPARE_PRESS)
@require_GET
def press_package(request: HttpRequest, package_id: int) -> HttpResponse:
    """Show a package as it was sent, how far its article is, and figures that no longer agree."""
    package = package_visible_to(actor_behind(request), package_id)
    content = content_of(package)
    waiting = waiting_calls().filter(about=package.reference).first()
    context = {
        "package": package,
        "lead": content.lead.text,
        "paragraphs": [one.text for one in content.paragraphs],
        "captions": content.captions,
        "figures": _figures(package),
        "people": _people(request, package),
        "facts": _facts(package, waiting),
        "waiting": waiting,
        "is_package_waiting": waiting is not None and waiting.call == Call.PACKAGE,
        "due_at": _clock(due_at(waiting)) if waiting is not None else "",
        "is_today": day_of(request).is_today,
        "public_href": portal_address(package.public_path),
        "crumbs": [{"label": _("Tin bài"), "href": address(request, "press_desk")}],
    }
    return render(request, "web/press/package.html", context)


def _figures(package: SentPackage) -> list[dict[str, Any]]:
    """Each figure as sent, with what the record says now where that is something else."""
    current = {figure.key: figure for figure in figures_now(package)}
    return [_figure(figure, current.get(figure.key)) for figure in content_of(package).figures]


def _figure(sent: PressFigure, now: PressFigure | None) -> dict[str, Any]:
    return {
        "label": sent.label,
        "value": sent.value,
        "day": full_day(sent.as_of),
        "href": sent.source,
        "now": now.value if now is not None and now.value != sent.value else None,
    }


def _people(request: HttpRequest, package: SentPackage) -> list[dict[str, str]]:
    """Everybody named or shown, once, with each consent or the ground, which may be taken back."""
    grounds = {one.reference: one for one in package.grounds.all()}
    people: dict[str, dict[str, str]] = {}
    for one in content_of(package).people:
        ground = grounds.get(one.consent)
        why = _ground_words(ground) if ground else str(CONSENTS[one.purpose][0])
        said = people.setdefault(one.name, {"name": one.name, "why": "", "href": ""})
        said["why"] = "; ".join(filter(None, (said["why"], why)))
        if ground and not ground.withdrawn_at and day_of(request).is_today:
            said["href"] = address(request, "take_press_ground_back", ground.pk)
    return list(people.values())


def _ground_words(ground: StatedGround) -> str:
    if ground.withdrawn_at is None:
        return ground.ground
    names = {"ground": ground.ground, "reason": ground.withdrawn_because}
    return _("%(ground)s (đã rút: %(reason)s)") % names


def _clock(moment: datetime | None) -> str:
    return f"{localtime(moment):%H:%M}" if moment is not None else ""


def _facts(package: SentPackage, waiting: OutboxCall | None) -> list[dict[str, str]]:
    state = state_words(package.state, dropped=bool(package.dropped_because), waiting=waiting)
    told = f"{localtime(package.told_at):%d/%m/%Y %H:%M}" if package.told_at else ""
    return [
        {"term": _("Tình trạng ở trang tin"), "value": state},
        {"term": _("Trang tin báo lúc"), "value": told},
        {"term": _("Gửi lúc"), "value": f"{localtime(package.sent_at):%d/%m/%Y %H:%M}"},
        {"term": _("Người gửi"), "value": package.sent_by.name},
        {"term": _("Mã gói tin"), "value": package.reference},
    ]
