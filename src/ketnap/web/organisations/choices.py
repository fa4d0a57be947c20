"""Which organisations may be chosen: as a new parent, or as a body above a cell."""

from datetime import date

from django.db.models import QuerySet

from ketnap.domain.access import Action, Actor
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.paths import WIDTH
from ketnap.organisations.queries import (
    below,
    chain_on,
    existing_on,
    organisations_visible_to,
)
from ketnap.web.organisations.tree import name_of

Choice = tuple[str, str]


def parents_to_choose(actor: Actor, organisation: Organisation, *, on: date) -> list[Choice]:
    """Return the bodies an organisation may be put under: never itself or what is below it."""
    changeable = organisations_visible_to(actor, Action.MANAGE_ORGANISATION)
    others = changeable.exclude(kind=OrganisationKind.CELL).exclude(
        pk__in=below(organisation).values("pk")
    )
    return _choices(existing_on(others, on))


def bodies_to_choose(cell: Organisation, *, on: date) -> list[Choice]:
    """Return the bodies a cell's files may pass: those above it, and what stands beside these."""
    step = WIDTH + 1
    above = [cell.path[:end] for end in range(step, len(cell.path), step)]
    rows = Organisation.objects.exclude(kind=OrganisationKind.CELL)
    ids = {row.pk for row in rows.filter(path__in=above)}
    beside = rows.filter(parents__parent__in=ids, parents__valid_until__isnull=True)
    ids |= {row.pk for row in beside}
    ids |= {link.body_id for link in chain_on(cell.pk, on)}
    return _choices(existing_on(Organisation.objects.filter(pk__in=ids), on).order_by("-path"))


def _choices(organisations: QuerySet[Organisation]) -> list[Choice]:
    return [(str(each.pk), name_of(each)) for each in organisations]
