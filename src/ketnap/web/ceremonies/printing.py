"""What is printed for a ceremony: programme, the host's script, an oath sheet each, the checklist."""

from enum import StrEnum
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, require
from ketnap.occasions.ceremonies.queries import place_of
from ketnap.organisations.queries import name_on, parent_on
from ketnap.rules.load import load_rulebook
from ketnap.web.ceremonies.checklist import checklist_of
from ketnap.web.ceremonies.reading import OpenCeremony, crumbs_to, open_ceremony
from ketnap.web.ceremonies.script import script_of
from ketnap.web.day import address
from ketnap.web.language import PAPER_LANGUAGE

OATH_RULE = "central_model_oath_exists"
BLANK_LINES = range(16)
"""How many empty lines an oath sheet has for the new member's own words."""


class Sheet(StrEnum):
    """The parts that can be printed, by their place in the address."""

    ALL = "tron-bo"
    PROGRAMME = "chuong-trinh"
    SCRIPT = "loi-dan"
    OATHS = "loi-tuyen-the"
    CHECKLIST = "chuan-bi"


@access.page(Action.HOLD_CEREMONY)
@require_GET
def sheets(request: HttpRequest, ceremony_id: int, part: str) -> HttpResponse:
    """Show sheets as they will be on paper; that they were asked for is noted with every case."""
    opened = open_ceremony(request, ceremony_id)
    require(opened.actor, Action.PRINT_PAPER, place_of(opened.record))
    if part not in set(Sheet):
        raise Http404("no such sheet")
    _note_printing(opened, part)
    wanted = set(Sheet) if part == Sheet.ALL else {Sheet(part)}
    context = {
        "ceremony": opened,
        "crumbs": crumbs_to(request, opened),
        "tabs": _tabs(request, opened, part),
        "cell": name_on(opened.record.cell_id, opened.record.held_on),
        "superior": _superior(opened),
        "has_programme": Sheet.PROGRAMME in wanted,
        "oaths": opened.turns if Sheet.OATHS in wanted else (),
        "has_model_oath": _has_model_oath(opened),
        "blank_lines": BLANK_LINES,
        "invitees": list(opened.record.invitees.order_by("position")),
    }
    with override(PAPER_LANGUAGE):
        context["script"] = script_of(opened) if Sheet.SCRIPT in wanted else ()
        context["checklist"] = checklist_of(opened) if Sheet.CHECKLIST in wanted else None
    return render(request, "web/ceremonies/sheets.html", context)


def _tabs(request: HttpRequest, ceremony: OpenCeremony, part: str) -> list[dict[str, Any]]:
    labels = {
        Sheet.ALL: _("Trọn bộ"),
        Sheet.PROGRAMME: _("Chương trình"),
        Sheet.SCRIPT: _("Lời dẫn"),
        Sheet.OATHS: _("Tờ lời tuyên thệ"),
        Sheet.CHECKLIST: _("Việc chuẩn bị"),
    }
    return [
        {
            "label": label,
            "href": address(request, "ceremony_sheets", ceremony.id, sheet.value),
            "current": sheet == part,
        }
        for sheet, label in labels.items()
    ]


def _superior(ceremony: OpenCeremony) -> str:
    day = ceremony.record.held_on
    above = parent_on(ceremony.record.cell_id, day)
    return "" if above is None else name_on(above.pk, day)


def _has_model_oath(ceremony: OpenCeremony) -> bool:
    rule = load_rulebook().on(ceremony.record.held_on).find(OATH_RULE)
    return rule is not None and bool(rule.value)


def _note_printing(ceremony: OpenCeremony, part: str) -> None:
    for turn in ceremony.turns:
        note_access(
            ceremony.actor.user_id,
            Deed.PRINTED,
            object_kind="ceremony",
            object_id=ceremony.id,
            casefile_id=turn.casefile_id,
            detail=part,
        )
