"""The page that opens a case."""

from dataclasses import dataclass, field
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.refusals import CellIncomplete, ReasonNeeded, StepRefused
from ketnap.domain.access import Action, Actor
from ketnap.people.models import Person
from ketnap.web.case.findings import FindingCard, cards_of
from ketnap.web.cases.forms import NewCaseForm
from ketnap.web.cases.opening import alike, start_case
from ketnap.web.cells_to_choose import cells_to_choose
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only


@dataclass(slots=True)
class Attempt:
    """A form as it was sent, and what came of it."""

    form: NewCaseForm
    findings: tuple[FindingCard, ...] = ()
    persons_alike: list[Person] = field(default_factory=list)
    case_id: int | None = None


@access.page(Action.OPEN_CASE)
@require_http_methods(["GET", "POST"])
def open_case(request: HttpRequest) -> HttpResponse:
    """Ask for the person and the first step; open the case once nothing stands against it."""
    today, actor = today_only(request), actor_behind(request)
    if request.method == "GET":
        attempt = Attempt(_form(request, actor, today=today))
    else:
        attempt = _tried(request, actor, today=today)
    if attempt.case_id is not None:
        messages.success(request, _("Đã lập hồ sơ và ghi bước đầu tiên."), extra_tags="step")
        return redirect("case", attempt.case_id)
    status = 200 if request.method == "GET" else 422
    return render(request, "web/cases/new.html", _context(request, attempt), status=status)


def _form(
    request: HttpRequest, actor: Actor, *, today: date, asking: frozenset[str] = frozenset()
) -> NewCaseForm:
    data = data_of(request)
    cells = cells_to_choose(request, Action.OPEN_CASE)
    return NewCaseForm(data, cells=cells, today=today, asking=asking)


def _tried(request: HttpRequest, actor: Actor, *, today: date) -> Attempt:
    form = _form(request, actor, today=today)
    if not form.is_valid():
        return Attempt(form)
    persons_alike = alike(actor, form.cleaned_data)
    if persons_alike and not form.cleaned_data.get("is_another_person"):
        asking = frozenset({"is_another_person"})
        return Attempt(_form(request, actor, today=today, asking=asking), (), persons_alike)
    return _opened(request, actor, form, today=today)


def _opened(request: HttpRequest, actor: Actor, form: NewCaseForm, *, today: date) -> Attempt:
    try:
        case = start_case(form.command(), by=actor)
    except ReasonNeeded as refusal:
        asking = frozenset({"override_reason"})
        form = _form(request, actor, today=today, asking=asking)
        return Attempt(form, cards_of(refusal.findings))
    except StepRefused as refusal:
        return Attempt(form, cards_of(refusal.findings))
    except CellIncomplete:
        form.add_error(
            None,
            _("Chi bộ chưa khai cấp ủy nào quyết định. Hãy khai các cấp trên của chi bộ trước."),
        )
        return Attempt(form)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return Attempt(form)
    return Attempt(form, case_id=case.pk)


def _context(request: HttpRequest, attempt: Attempt) -> dict[str, object]:
    return {
        "form": attempt.form,
        "findings": attempt.findings,
        "alike": [_alike_row(request, person) for person in attempt.persons_alike],
        "crumbs": [{"label": _("Hồ sơ"), "href": address(request, "cases")}],
    }


def _alike_row(request: HttpRequest, person: Person) -> dict[str, str]:
    case = next(iter(person.casefiles.all()), None)
    return {
        "name": person.full_name,
        "note": _("sinh ngày %(day)s, %(workplace)s")
        % {"day": full_day(person.born_on), "workplace": person.workplace},
        "href": address(request, "case", case.pk) if case else "",
    }
