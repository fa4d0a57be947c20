"""Opens an inspection: asks where, narrows the cases, and lets them be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.models import RoleHeld
from ketnap.accounts.password_again import password_again
from ketnap.accounts.services import Inspection, open_inspection
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefiles_visible_to, relation_to
from ketnap.domain.access import Action, Actor
from ketnap.domain.text import fold
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import in_subtree
from ketnap.organisations.queries import names_on, organisations_visible_to
from ketnap.web.day import address, day_of
from ketnap.web.posted import data_of
from ketnap.web.roles.forms import CaseSearch, Choices, InspectionForm
from ketnap.web.today_only import today_only

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Choosing:
    """Where cases are chosen, and those that the search leaves to choose from."""

    organisation: Organisation
    cases: Sequence[Casefile]
    places: Choices
    search: str

    @property
    def names(self) -> Choices:
        """Return the cases as a form offers them."""
        return [(case.pk, self._name(case)) for case in self.cases]

    def _name(self, case: Casefile) -> str:
        name = case.standing.full_name
        is_here = case.cell_id == self.organisation.pk
        return name if is_here else f"{name}, {case.cell_facts['name']}"


@access.page(Action.OPEN_INSPECTION)
@require_http_methods(["GET", "POST"])
@password_again
def new_inspection(request: HttpRequest) -> HttpResponse:
    """Ask who inspects which cases by which paper, and open the inspection."""
    actor = actor_behind(request)
    today_only(request)
    choosing = _choosing(request, actor)
    data = data_of(request)
    form = InspectionForm(data, cases=choosing.names, today=day_of(request).today)
    held = _opened(form, choosing, actor) if form.is_valid() else None
    if held is not None:
        messages.success(request, _("Đã mở cuộc kiểm tra."))
        return redirect(address(request, "inspection", held.pk))
    context = {
        "form": form,
        "search": CaseSearch(
            {"organisation": choosing.organisation.pk, "search": choosing.search},
            organisations=choosing.places,
        ),
        "nothing": not choosing.cases,
        "most": MOST_SHOWN if len(choosing.cases) == MOST_SHOWN else 0,
        "action_url": request.get_full_path(),
        "crumbs": [{"label": _("Kiểm tra"), "href": address(request, "inspections")}],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "web/roles/new_inspection.html", context, status=status)


def _choosing(request: HttpRequest, actor: Actor) -> Choosing:
    places = organisations_visible_to(actor, Action.OPEN_INSPECTION)
    listed = list(places)
    names = names_on([place.pk for place in listed], day_of(request).today)
    asked = request.GET.get("organisation", "")
    place = next((each for each in listed if str(each.pk) == asked), listed[0])
    search = request.GET.get("search", "").strip()
    return Choosing(
        organisation=place,
        cases=_cases_below(place, search, actor),
        places=[(each.pk, names[each.pk]) for each in listed],
        search=search,
    )


def _cases_below(place: Organisation, search: str, actor: Actor) -> list[Casefile]:
    cases = casefiles_visible_to(actor).filter(in_subtree(place.path, "cell__path"))
    if search:
        cases = cases.filter(standing__name_fold__contains=fold(search))
    ordered = cases.select_related("standing").order_by("standing__sort_key", "pk")
    return list(ordered[:MOST_SHOWN])


def _opened(form: InspectionForm, choosing: Choosing, actor: Actor) -> RoleHeld | None:
    answers = form.cleaned_data
    chosen = set(answers["cases"])
    wanted = Inspection(answers["inspector"], answers["basis"], answers["since"], answers["until"])
    cases = [relation_to(case) for case in choosing.cases if str(case.pk) in chosen]
    try:
        return open_inspection(wanted, choosing.organisation, cases, actor=actor)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
