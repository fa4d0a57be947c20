"""Taking somebody up: a new case is opened, or the nomination goes into the record there is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.refusals import CellIncomplete, ReasonNeeded, StepRefused
from ketnap.domain.access import Action, Actor
from ketnap.people.models import Person
from ketnap.plans.models import Nomination, NominationState
from ketnap.plans.queries.nominations import Alike, alike, case_of, nomination_visible_to
from ketnap.plans.refusals import AnsweredAlready
from ketnap.plans.services import nominations as services
from ketnap.web.case.findings import FindingCard, cards_of
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.form_page import put_refusal
from ketnap.web.nominations.declining import already_words, crumbs_to_inbox
from ketnap.web.nominations.forms import KnownPersonForm, TakeUpForm
from ketnap.web.nominations.inbox import alike_words
from ketnap.web.nominations.words import person_note
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only

IS_ANOTHER = "is_another_person"


@dataclass
class Attempt:
    """The forms of the page as they were sent, and what came of it."""

    form: TakeUpForm
    known: KnownPersonForm | None = None
    findings: tuple[FindingCard, ...] = ()
    reason_needed: bool = False
    case: Casefile | None = None

    @property
    def sent(self) -> Form:
        return self.known or self.form


@access.page(Action.TAKE_UP_NOMINATION)
@require_http_methods(["GET", "POST"])
def take_up(request: HttpRequest, nomination_id: int) -> HttpResponse:
    """Ask for what the nomination does not say, and open the case."""
    today_only(request)
    actor = actor_behind(request)
    nomination = nomination_visible_to(actor, nomination_id)
    found = alike(actor, nomination)
    attempt = Attempt(_form(request, nomination, asking=_asking(found)))
    if request.method == "POST" and attempt.form.is_valid():
        _try_new(request, attempt, nomination, found)
    return _answer(request, nomination, found, attempt)


@access.page(Action.TAKE_UP_NOMINATION)
@require_http_methods(["POST"])
def take_up_known(request: HttpRequest, nomination_id: int) -> HttpResponse:
    """Add the nomination to the record the cell keeps of the person already."""
    today = today_only(request)
    actor = actor_behind(request)
    nomination = nomination_visible_to(actor, nomination_id)
    found = alike(actor, nomination)
    unsent = TakeUpForm(nomination=nomination, today=today, asking=_asking(found))
    known = KnownPersonForm(request.POST)
    attempt = Attempt(unsent, known)
    if known.is_valid():
        answers = known.cleaned_data
        _attempt(
            attempt,
            lambda: services.take_up_known(
                nomination.pk,
                answers["person"],
                by=actor,
                on=today,
                override_reason=answers["override_reason"],
            ),
        )
    return _answer(request, nomination, found, attempt)


def _form(request: HttpRequest, nomination: Nomination, *, asking: frozenset[str]) -> TakeUpForm:
    today = day_of(request).today
    return TakeUpForm(data_of(request), nomination=nomination, today=today, asking=asking)


def _asking(found: Alike) -> frozenset[str]:
    return frozenset({IS_ANOTHER}) if found.persons else frozenset()


def _try_new(request: HttpRequest, attempt: Attempt, nomination: Nomination, found: Alike) -> None:
    form = attempt.form
    if found.persons and not form.cleaned_data.get(IS_ANOTHER):
        form.add_error(IS_ANOTHER, _("Hãy chọn người đã có ở trên, hoặc đánh dấu ô này."))
        return
    _attempt(
        attempt,
        lambda: services.take_up(
            nomination.pk,
            form.facts(),
            by=actor_behind(request),
            on=day_of(request).today,
            override_reason=form.cleaned_data.get("override_reason", ""),
        ),
    )
    if attempt.reason_needed:
        asking = _asking(found) | {"override_reason"}
        attempt.form = _form(request, nomination, asking=asking)


def _attempt(attempt: Attempt, write: Callable[[], Casefile]) -> None:
    """Do it, or note in the attempt why it was refused."""
    try:
        attempt.case = write()
    except ReasonNeeded as refusal:
        attempt.findings, attempt.reason_needed = cards_of(refusal.findings), True
    except StepRefused as refusal:
        attempt.findings = cards_of(refusal.findings)
    except AnsweredAlready:
        attempt.sent.add_error(None, already_words())
    except CellIncomplete:
        attempt.sent.add_error(
            None,
            _("Chi bộ chưa khai cấp ủy nào quyết định. Hãy khai các cấp trên của chi bộ trước."),
        )
    except ValidationError as refusal:
        put_refusal(attempt.sent, refusal)


def _answer(
    request: HttpRequest, nomination: Nomination, found: Alike, attempt: Attempt
) -> HttpResponse:
    if attempt.case is not None:
        messages.success(request, _("Đã tiếp nhận. Bước giới thiệu đã vào hồ sơ."))
        return redirect("case", attempt.case.pk)
    nomination.refresh_from_db()
    context = {
        "nomination": nomination,
        "is_waiting": nomination.state == NominationState.WAITING,
        "form": attempt.form,
        "sent": attempt.sent,
        "findings": attempt.findings,
        "asks_reason_for": _asks_reason_for(attempt),
        "known": _known_rows(request, nomination, found),
        "alike": alike_words(found),
        "crumbs": crumbs_to_inbox(request, nomination),
        "facts": _facts(nomination),
    }
    status = 200 if request.method == "GET" else 422
    return render(request, "web/nominations/take_up.html", context, status=status)


def _asks_reason_for(attempt: Attempt) -> int | None:
    """The person into whose record it goes only with a reason."""
    if attempt.known is None or not attempt.reason_needed:
        return None
    return cast(int, attempt.known.cleaned_data["person"])


def _known_rows(request: HttpRequest, nomination: Nomination, found: Alike) -> list[dict[str, Any]]:
    actor = actor_behind(request)
    return [
        _known_row(request, actor, nomination, person)
        for person in found.persons
        if person.cell_id == nomination.cell_id
    ]


def _known_row(
    request: HttpRequest, actor: Actor, nomination: Nomination, person: Person
) -> dict[str, Any]:
    case_id = case_of(actor, person, nomination.cell_id)
    return {
        "id": person.pk,
        "name": person.full_name,
        "note": _("sinh ngày %(day)s, %(workplace)s")
        % {"day": full_day(person.born_on), "workplace": person.workplace},
        "href": address(request, "case", case_id) if case_id else "",
    }


def _facts(nomination: Nomination) -> list[dict[str, str]]:
    return [
        {"term": _("Bên giới thiệu"), "value": nomination.body.name},
        {"term": _("Ngày giới thiệu"), "value": full_day(nomination.put_forward_on)},
        {"term": _("Văn bản giới thiệu"), "value": nomination.document},
        {
            "term": _("Người được giới thiệu"),
            "value": nomination.full_name,
            "note": person_note(nomination),
        },
    ]
