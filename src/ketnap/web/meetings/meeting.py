"""The page of a meeting: its numbers, its people, and one vote open."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action
from ketnap.domain.meeting.quorum import quorum_of
from ketnap.occasions.meetings.models import AgendaItem
from ketnap.occasions.meetings.queries import KIND
from ketnap.web.case.findings import FindingCard, source_of
from ketnap.web.language import reader_language
from ketnap.web.meetings.agenda import agenda_of, first_open
from ketnap.web.meetings.panel import Figures, Panel, panel_of
from ketnap.web.meetings.reading import OpenMeeting, open_meeting
from ketnap.web.meetings.vote_form import VoteForm
from ketnap.web.meetings.words import meeting_time, meeting_title, officers_line

PAGE = "web/meetings/meeting.html"


@access.page(Action.SEE_MEETING)
@require_GET
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show a meeting, open at the vote that comes next."""
    opened = open_meeting(request, meeting_id)
    return show_meeting(request, opened, first_open(opened))


def show_meeting(
    request: HttpRequest,
    opened: OpenMeeting,
    item: AgendaItem | None,
    *,
    form: VoteForm | None = None,
    refused: tuple[FindingCard, ...] = (),
    warnings: tuple[FindingCard, ...] = (),
    figures: Figures | None = None,
    counted_meanwhile: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Show a meeting with one of its votes open; that a case was looked into is noted."""
    panel = None if item is None else panel_of(opened, item)
    context = {
        "opened": opened,
        "title": meeting_title(opened.record),
        "lead": f"{meeting_time(opened.record)}. {officers_line(opened.record)}",
        "facts": _facts(opened),
        "quorum": _quorum(opened),
        "agenda": agenda_of(request, opened, item),
        "panel": panel,
        "may_see_case": item is not None and opened.may_see_case(item),
        "form": form or _form(opened, panel),
        "progress": f"{len(opened.counted)}/{len(opened.votes)}",
        "refused": refused,
        "warnings": warnings,
        "cards": refused or warnings or (() if panel is None else panel.cards),
        "figures": figures or (None if panel is None else panel.figures),
        "counted_meanwhile": counted_meanwhile,
    }
    _note_view(opened, item)
    return render(request, PAGE, context, status=status)


def _form(opened: OpenMeeting, panel: Panel | None) -> VoteForm | None:
    """The form, where something can be counted now."""
    can_count = opened.can_write and opened.is_attended and opened.has_come
    if panel is None or not can_count or panel.is_blocked:
        return None
    return VoteForm(opened.turnout, row=panel.row)


def _facts(opened: OpenMeeting) -> list[dict[str, str]]:
    turnout = opened.turnout
    facts = {_("đảng viên chính thức"): turnout.official_members}
    if opened.is_attended:
        facts[_("có mặt")] = turnout.present_official
        facts[_("vắng")] = turnout.absent_official
    facts[_("cơ số tính tỷ lệ")] = turnout.base
    facts[_("dự bị, không biểu quyết")] = turnout.probationary_members
    if opened.visitors:
        facts[_("khách dự")] = len(opened.visitors)
    return [{"term": term, "value": str(value)} for term, value in facts.items()]


def _quorum(opened: OpenMeeting) -> dict[str, Any] | None:
    quorum = quorum_of(opened.turnout, opened.rules)
    if quorum is None or not opened.is_attended:
        return None
    facts = {"needed": quorum.needed, "present": opened.turnout.present_official}
    if quorum.follows_the_share:
        words = (
            _("Có mặt %(present)s: đủ để có thể đạt tỷ lệ (cần ít nhất %(needed)s tán thành).")
            if quorum.is_met
            else _(
                "Có mặt %(present)s, ít hơn %(needed)s: không lần biểu quyết nào đạt tỷ lệ được."
            )
        )
    else:
        words = (
            _("Có mặt %(present)s, đủ số tối thiểu là %(needed)s.")
            if quorum.is_met
            else _("Có mặt %(present)s, chưa đủ số tối thiểu là %(needed)s.")
        )
    source = source_of(quorum.rule, reader_language())
    return {"is_met": quorum.is_met, "text": words % facts, "source": source}


def _note_view(opened: OpenMeeting, item: AgendaItem | None) -> None:
    note_access(
        opened.actor.user_id,
        Deed.VIEWED,
        object_kind=KIND,
        object_id=opened.id,
        casefile_id=None if item is None else item.case.pk,
    )
