"""Opens an inspection: chosen cases, for a limited time, to be read and no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import InspectedCase, RoleHeld, User
from ketnap.accounts.services.keys import renew_keys
from ketnap.accounts.services.places import note, refuse_beyond_standing_in
from ketnap.accounts.services.roles import hold
from ketnap.accounts.standing import is_same_person, place_of
from ketnap.domain.access import Action, Actor, CaseRelation, Role, require
from ketnap.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Inspection:
    """Who inspects, by which paper, from when until when."""

    inspector: User
    basis: str
    since: date
    until: date


@transaction.atomic
def open_inspection(
    inspection: Inspection,
    organisation: Organisation,
    cases: Sequence[CaseRelation],
    *,
    actor: Actor,
) -> RoleHeld:
    """Return the inspector's role, with the cases it opens.

    The caller has fetched the cases as visible to the actor. Refuses an inspection without
    cases or paper, of cases outside the organisation, by whoever opens it, and one that outlasts
    the days for which the actor stands in for another.
    """
    require(actor, Action.OPEN_INSPECTION, place_of(organisation))
    for case in cases:
        require(actor, Action.OPEN_INSPECTION, case)
    _refuse_incomplete(inspection, organisation, cases, actor)
    refuse_beyond_standing_in(actor, organisation, Role.INSPECTOR, until=inspection.until)
    chosen = {case.casefile_id for case in cases if case.casefile_id is not None}
    held = RoleHeld(
        user=inspection.inspector,
        organisation=organisation,
        role=Role.INSPECTOR.value,
        valid_from=inspection.since,
        valid_until=inspection.until,
        basis=inspection.basis,
        given_by_id=actor.user_id,
    )
    hold(held)
    renew_keys(held, by=actor.user_id)
    InspectedCase.objects.bulk_create(
        InspectedCase(held=held, casefile_id=casefile_id) for casefile_id in sorted(chosen)
    )
    note(actor.user_id, held.user, f"mở kiểm tra {len(chosen)} hồ sơ: {inspection.basis}")
    return held


def _refuse_incomplete(
    inspection: Inspection,
    organisation: Organisation,
    cases: Sequence[CaseRelation],
    actor: Actor,
) -> None:
    if not cases or any(case.casefile_id is None for case in cases):
        raise ValidationError(_("Hãy chọn ít nhất một hồ sơ để kiểm tra."))
    if any(not case.cell_path.startswith(organisation.path) for case in cases):
        raise ValidationError(_("Có hồ sơ không thuộc tổ chức này."))
    if not inspection.basis:
        raise ValidationError(_("Hãy ghi căn cứ của cuộc kiểm tra."))
    if is_same_person(inspection.inspector, actor):
        raise ValidationError(_("Không ai tự mở cuộc kiểm tra cho mình."))
