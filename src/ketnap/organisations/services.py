"""Writes about organisations: each one transaction, by a named actor."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.organisations.dated import end_before, store
from ketnap.organisations.models import (
    ChainBody,
    ChainRole,
    MassKind,
    MassOrganisation,
    Organisation,
    OrganisationKind,
    OrganisationName,
    OrganisationParent,
    OrganisationSeat,
    Unit,
)
from ketnap.organisations.paths import in_subtree, place_below
from ketnap.organisations.signals import (
    organisation_ending,
    organisation_moved,
    organisation_moving,
)

TOP = CaseRelation(cell_id=0, cell_path="")


@transaction.atomic
def create_organisation(
    kind: OrganisationKind,
    name: str,
    *,
    since: date,
    actor: Actor,
    parent: Organisation | None = None,
) -> Organisation:
    """Return a new organisation below `parent`, or at the top of the tree."""
    require(actor, Action.MANAGE_ORGANISATION, _place(parent))
    organisation = Organisation.objects.create(kind=kind, path="new")
    organisation.path = place_below(parent.path if parent else "", organisation.pk)
    store(organisation)
    store(OrganisationName(organisation=organisation, name=name, valid_from=since))
    if parent:
        store(OrganisationParent(organisation=organisation, parent=parent, valid_from=since))
    _note(actor, organisation, f"lập: {name}")
    return organisation


@transaction.atomic
def rename(organisation: Organisation, name: str, *, on: date, actor: Actor) -> None:
    """Give an organisation a new name from a day on; papers of earlier days keep the old one."""
    require(actor, Action.MANAGE_ORGANISATION, _place(organisation))
    _end_open(organisation.names.all(), on)
    store(OrganisationName(organisation=organisation, name=name, valid_from=on))
    _note(actor, organisation, f"đổi tên: {name}")


@transaction.atomic
def seat(organisation: Organisation, place: str, *, on: date, actor: Actor) -> None:
    """Say from which place an organisation dates its papers from a day on."""
    require(actor, Action.MANAGE_ORGANISATION, _place(organisation))
    _end_open(organisation.seats.all(), on)
    store(OrganisationSeat(organisation=organisation, place=place, valid_from=on))
    _note(actor, organisation, f"địa danh: {place}")


@transaction.atomic
def move(organisation: Organisation, parent: Organisation, *, on: date, actor: Actor) -> None:
    """Put an organisation, with all that stands below it, under another body from a day on.

    Refuses to put it below itself. Who sees its cases changes at once, whatever the day.
    """
    organisation_moving.send(sender=Organisation)
    places = Organisation.objects.select_for_update().order_by("pk")
    locked = places.in_bulk([organisation.pk, parent.pk])
    organisation, parent = locked[organisation.pk], locked[parent.pk]
    require(actor, Action.MANAGE_ORGANISATION, _place(organisation))
    require(actor, Action.MANAGE_ORGANISATION, _place(parent))
    if parent.path.startswith(organisation.path):
        raise ValidationError(
            _("Không thể đặt một tổ chức dưới chính nó."), code="moved_below_itself"
        )
    _end_open(organisation.parents.all(), on)
    store(OrganisationParent(organisation=organisation, parent=parent, valid_from=on))
    before, after = organisation.path, place_below(parent.path, organisation.pk)
    _rewrite_paths(before, after)
    organisation_moved.send(sender=Organisation, before=before, after=after)
    _note(actor, organisation, f"chuyển về tổ chức số {parent.pk}")


def _rewrite_paths(old: str, new: str) -> None:
    rest = Substr(F("path"), len(old) + 1)
    Organisation.objects.filter(in_subtree(old)).update(path=Concat(Value(new), rest))


@transaction.atomic
def set_chain(
    cell: Organisation,
    bodies: Sequence[tuple[Organisation, ChainRole]],
    *,
    since: date,
    actor: Actor,
) -> None:
    """Say which bodies a cell's files pass from a day on, lowest first; the last one decides."""
    require(actor, Action.MANAGE_ORGANISATION, _place(cell))
    deciding = [place for place, (_body, role) in enumerate(bodies) if role is ChainRole.DECIDE]
    if deciding != [len(bodies) - 1]:
        raise ValidationError(
            _(
                "Trong các cấp trên của chi bộ phải có đúng một nơi quyết định, và là nơi cuối cùng."
            ),
            code="chain_without_decision",
        )
    _end_open(cell.chain.all(), since)
    for position, (body, role) in enumerate(bodies, start=1):
        store(ChainBody(cell=cell, body=body, position=position, role=role, valid_from=since))
    _note(actor, cell, "đổi các cấp xét duyệt")


@transaction.atomic
def add_unit(organisation: Organisation, name: str, *, since: date, actor: Actor) -> Unit:
    """Return a new room or centre of the agency."""
    require(actor, Action.MANAGE_ORGANISATION, _place(organisation))
    unit = Unit(organisation=organisation, name=name, valid_from=since)
    store(unit)
    _note(actor, organisation, f"thêm đơn vị: {name}")
    return unit


@transaction.atomic
def add_mass_organisation(
    organisation: Organisation, kind: MassKind, name: str, *, since: date, actor: Actor
) -> MassOrganisation:
    """Return a new Youth Union branch or trade union beside an organisation."""
    require(actor, Action.MANAGE_ORGANISATION, _place(organisation))
    mass = MassOrganisation(organisation=organisation, kind=kind, name=name, valid_from=since)
    store(mass)
    _note(actor, organisation, f"thêm đoàn thể: {name}")
    return mass


@transaction.atomic
def close_down(part: Unit | MassOrganisation, *, on: date, actor: Actor) -> None:
    """Let a unit or mass organisation end: `on` is the first day without it."""
    require(actor, Action.MANAGE_ORGANISATION, _place(part.organisation))
    end_before(part, on)
    _note(actor, part.organisation, f"kết thúc: {part.name}")


@transaction.atomic
def end_organisation(organisation: Organisation, *, on: date, actor: Actor) -> None:
    """Let an organisation end with its units and mass organisations: `on` is the first day without it.

    Refuses while another one stands below it, or a cell's files pass it. Whether people are left
    in it is asked by the rooms above, which know them, as are files that lie with it.
    """
    require(actor, Action.MANAGE_ORGANISATION, _place(organisation))
    if organisation.children.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on)).exists():
        raise ValidationError(
            _("Còn tổ chức trực thuộc. Hãy chuyển hoặc kết thúc các tổ chức ấy trước."),
            code="organisations_below",
        )
    cells = _cells_passing(organisation, on)
    if cells:
        raise ValidationError(
            _("%(count)s chi bộ còn trình hồ sơ qua tổ chức này. Hãy đổi các cấp xét duyệt trước."),
            code="chains_left",
            params={"count": cells},
        )
    organisation_ending.send(sender=Organisation, organisation=organisation)
    for records in (
        organisation.names,
        organisation.parents,
        organisation.chain,
        organisation.units,
        organisation.mass_organisations,
    ):
        _end_open(records.all(), on)
    _note(actor, organisation, f"kết thúc từ {on:%d/%m/%Y}")


def _cells_passing(body: Organisation, on: date) -> int:
    """How many cells' chains name a body on a day or later."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    return ChainBody.objects.filter(lasting, body=body).values("cell").distinct().count()


def _end_open(records: models.QuerySet[Any], day: date) -> None:
    for record in records.filter(valid_until__isnull=True):
        end_before(record, day)


def _place(organisation: Organisation | None) -> CaseRelation:
    if organisation is None:
        return TOP
    return CaseRelation(cell_id=organisation.pk, cell_path=organisation.path)


def _note(actor: Actor, organisation: Organisation, detail: str) -> None:
    note_access(
        actor.user_id,
        Deed.RECORD_CHANGED,
        object_kind="organisation",
        object_id=organisation.pk,
        detail=detail,
    )
