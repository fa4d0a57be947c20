"""One organisation as a page reads it: fetched for an actor, as of the page's day."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.utils.translation import pgettext

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, Actor, CaseRelation, may
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import (
    name_on,
    organisations_known_to,
    organisations_visible_to,
)
from ketnap.web.day import address, day_of


@dataclass(frozen=True, slots=True)
class OpenOrganisation:
    """An organisation somebody may see, with its name on the page's day."""

    actor: Actor
    record: Organisation
    name: str
    on: date
    is_today: bool

    @property
    def is_cell(self) -> bool:
        return self.record.kind == OrganisationKind.CELL

    @property
    def may_change(self) -> bool:
        """Whether the reader may change it, on this day of the page."""
        return self.is_today and may(self.actor, Action.MANAGE_ORGANISATION, place(self.record))

    @property
    def may_print(self) -> bool:
        """Whether the reader prints its lists and reports."""
        return may(self.actor, Action.PRINT_PAPER, place(self.record))

    @property
    def may_see_people(self) -> bool:
        return may(self.actor, Action.SEE_PEOPLE, place(self.record))


def place(organisation: Organisation) -> CaseRelation:
    """Return an organisation as the access policy asks about it."""
    return CaseRelation(cell_id=organisation.pk, cell_path=organisation.path)


def open_organisation(request: HttpRequest, organisation_id: int) -> OpenOrganisation:
    """The organisation for whoever asks; a stranger gets 404."""
    actor = actor_behind(request)
    return _opened(request, organisations_known_to(actor).filter(pk=organisation_id).first())


def organisation_to_change(request: HttpRequest, organisation_id: int) -> OpenOrganisation:
    """The organisation for whoever may change it; anybody else gets 404."""
    known = organisations_visible_to(actor_behind(request), Action.MANAGE_ORGANISATION)
    return _opened(request, known.filter(pk=organisation_id).first())


def _opened(request: HttpRequest, record: Organisation | None) -> OpenOrganisation:
    if record is None:
        raise Http404("no such organisation")
    day = day_of(request)
    return OpenOrganisation(
        actor_behind(request), record, name_on(record.pk, day.on), day.on, day.is_today
    )


def crumbs_to(request: HttpRequest, opened: OpenOrganisation) -> list[dict[str, str]]:
    """Return the way from the tree to an organisation."""
    return [
        {"label": pgettext("all of them", "Tổ chức"), "href": address(request, "organisations")},
        {"label": opened.name, "href": address(request, "organisation", opened.record.pk)},
    ]
