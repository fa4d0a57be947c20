"""One case: everything about it on a day, its log to take along, and who looked at it."""

import json
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.password_again import password_again
from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.audit.services import note_access
from ketnap.casefiles.services import export_casefile
from ketnap.domain.access import Action, require
from ketnap.domain.casefile.format import casefile_to_data
from ketnap.web.case.account import account_href
from ketnap.web.case.consents import consents_of
from ketnap.web.case.deadlines import open_terms
from ketnap.web.case.findings import past_findings
from ketnap.web.case.gate import gate_card, next_step, restart_href
from ketnap.web.case.joining import to_enter
from ketnap.web.case.papers import dossiers_of
from ketnap.web.case.people import people_of
from ketnap.web.case.reading import OpenCase, open_case, read_case
from ketnap.web.case.time_line import time_line_of
from ketnap.web.case.track import track_of
from ketnap.web.papers.remarks import remark_cards
from ketnap.web.press.withdrawals import withdrawal_notices_of
from ketnap.web.submissions.card import way_notices
from ketnap.web.transfers.notices import transfer_href

RECENTLY = timedelta(days=30)
_LINES_SHOWN = 200


@access.page(Action.SEE_CASE)
@require_GET
def case(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Show a case as of the page's day; that it was looked at is noted."""
    opened = read_case(request, casefile_id)
    _note_view(opened)
    context = {
        "case": opened,
        "track": track_of(opened),
        "next": next_step(request, opened),
        "notices": [
            *withdrawal_notices_of(request, opened.record),
            *way_notices(request, opened),
        ],
        "transfer_href": transfer_href(request, opened),
        "restart_href": restart_href(opened),
        "to_enter": to_enter(opened),
        "may_record": opened.day.is_today and opened.may_record_any,
        "dossiers": dossiers_of(opened),
        "gate": gate_card(opened),
        "remarks": remark_cards(opened),
        "findings": past_findings(opened),
        "terms": open_terms(opened),
        "people": people_of(opened),
        "time_line": time_line_of(opened),
        "consents": consents_of(opened),
        "may_export": opened.may(Action.EXPORT_CASE),
        "may_see_log": opened.may(Action.SEE_ACCESS_LOG),
        "looked": _looked_recently(opened),
        "account_href": account_href(opened),
    }
    return render(request, "web/case/case.html", context)


@access.page(Action.EXPORT_CASE)
@require_GET
@password_again
def export_case(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Hand out the case in the interchange format; that it was taken out is noted."""
    casefile = export_casefile(casefile_id, by=actor_behind(request))
    text = json.dumps(casefile_to_data(casefile), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ho-so-{casefile_id}.json"'
    return response


@access.page(Action.SEE_ACCESS_LOG)
@require_GET
def case_access_log(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Show who looked at a case or took it out, latest first."""
    opened = open_case(request, casefile_id)
    require(opened.actor, Action.SEE_ACCESS_LOG, opened.relation)
    lines = looked_at(opened.id, person_id=opened.person_told_of)[:_LINES_SHOWN]
    context = {"case": opened, "lines": lines, "most": _LINES_SHOWN}
    return render(request, "web/case/access_log.html", context)


def _note_view(opened: OpenCase) -> None:
    note_access(
        opened.actor.user_id,
        Deed.VIEWED,
        object_kind="casefile",
        object_id=opened.id,
        casefile_id=opened.id,
    )


def _looked_recently(opened: OpenCase) -> int:
    """How many people looked at the case lately."""
    since = timezone.now() - RECENTLY
    lines = looked_at(opened.id, person_id=opened.person_told_of)
    recent = lines.filter(at__gte=since, who__isnull=False)
    return recent.order_by().values("who").distinct().count()
