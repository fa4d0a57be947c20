"""Hồ sơ của tôi: where the person stands, what is owed, what is kept, and who looked."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.audit.services import note_access
from ketnap.domain.access import Action
from ketnap.privacy.models import DataRequest
from ketnap.privacy.queries import own_requests
from ketnap.web.applicant.consents import consent_lines
from ketnap.web.applicant.duties import duties_of_others, own_duties
from ketnap.web.applicant.facts import person_facts
from ketnap.web.applicant.reading import open_own_case
from ketnap.web.applicant.told import told_steps
from ketnap.web.case.people import current_mentor
from ketnap.web.case.reading import OpenCase
from ketnap.web.case.track import track_of
from ketnap.web.data_requests.lines import line_of
from ketnap.web.day import address

_LINES_SHOWN = 100


@access.page(Action.SEE_OWN_RECORD)
@require_GET
def own_record(request: HttpRequest) -> HttpResponse:
    """Show the reader's own case, and note that it was looked at."""
    case = open_own_case(request)
    _note(case, Deed.VIEWED)
    context = {
        **_standing(request, case),
        "facts": person_facts(case.person),
        "steps": told_steps(case),
        "consents": consent_lines(request, case),
        "requests": [line_of(each, on=case.on) for each in _requests(case)],
        "looked": looked_at(case.id, person_id=case.record.person_id)[:_LINES_SHOWN],
        "most_looked": _LINES_SHOWN,
    }
    return render(request, "web/applicant/own_record.html", context)


@access.page(Action.SEE_OWN_RECORD)
@require_GET
def own_card(request: HttpRequest) -> HttpResponse:
    """Show the same in short, on one sheet to be printed and kept; the printing is noted."""
    case = open_own_case(request)
    _note(case, Deed.PRINTED)
    return render(request, "web/applicant/card.html", _standing(request, case))


def _standing(request: HttpRequest, case: OpenCase) -> dict[str, object]:
    return {
        "case": case,
        "track": track_of(case),
        "mentor": current_mentor(case),
        "mine": own_duties(case, address(request, "give_consent")),
        "others": duties_of_others(case),
    }


def _requests(case: OpenCase) -> QuerySet[DataRequest]:
    rows = own_requests(case.actor).filter(received_on__lte=case.on)
    return rows.select_related("casefile__person")


def _note(case: OpenCase, deed: Deed) -> None:
    note_access(
        case.actor.user_id, deed, object_kind="casefile", object_id=case.id, casefile_id=case.id
    )
