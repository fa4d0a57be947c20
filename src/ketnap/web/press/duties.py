"""Which editor edits and approves which section of the portal."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.models import RoleHeld
from ketnap.domain.access import Action, may
from ketnap.domain.press.ticket import EditorRole
from ketnap.press import services
from ketnap.press.models import SectionDuty
from ketnap.press.queries import editor_managed_by, editors_managed_by, sections_to_choose
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.press.forms import DutiesForm


@access.page(Action.MANAGE_ROLES)
@require_GET
def editors(request: HttpRequest) -> HttpResponse:
    """Show the editors and what each does at the portal."""
    found = editors_managed_by(actor_behind(request), on=day_of(request).today)
    context = {
        "editors": [_line(request, held) for held in found],
        "crumbs": _desk_crumb(request),
    }
    return render(request, "web/press/editors.html", context)


@access.page(Action.MANAGE_ROLES)
@require_http_methods(["GET", "POST"])
def set_duties(request: HttpRequest, held_id: int) -> HttpResponse:
    """Set the sections in which an editor edits and approves."""
    actor, today = actor_behind(request), day_of(request).today
    held = editor_managed_by(actor, held_id, on=today)
    form = DutiesForm(sections_to_choose(), _given(held), data_of(request))

    def give(_values: dict[str, Any]) -> HttpResponse:
        services.set_duties(held_id, form.duties(), by=actor, on=today)
        messages.success(request, _("Đã phân công. Có hiệu lực từ lần vào trang biên tập sau."))
        return redirect("press_editors")

    back = address(request, "press_editors")
    page = FormPage(
        title=_("Phân công chuyên mục: %(name)s") % {"name": held.user.name},
        lead=_("Không chọn gì: biên tập mọi chuyên mục, không duyệt chuyên mục nào."),
        verb=_("Lưu phân công"),
        form=form,
        crumbs=[*_desk_crumb(request), {"label": _("Biên tập viên"), "href": back}],
        back_href=back,
    )
    return answered(request, page, give)


def _desk_crumb(request: HttpRequest) -> list[dict[str, str]]:
    """The way back to the press desk, for those who work there: who gives roles may not."""
    if not may(actor_behind(request), Action.PREPARE_PRESS):
        return []
    return [{"label": _("Tin bài"), "href": address(request, "press_desk")}]


def _given(held: RoleHeld) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for row in SectionDuty.objects.filter(held=held):
        given.setdefault(row.duty, []).append(row.section)
    return given


def _line(request: HttpRequest, held: RoleHeld) -> dict[str, Any]:
    given, titles = _given(held), {**sections_to_choose(), "": _("mọi chuyên mục")}
    edits = given.get(EditorRole.EDITOR.value, [] if given else [""])
    approves = given.get(EditorRole.APPROVER.value, [])
    return {
        "name": held.user.name,
        "edits": ", ".join(titles.get(one, one) for one in edits),
        "approves": ", ".join(titles.get(one, one) for one in approves),
        "href": address(request, "set_section_duties", held.pk),
    }
