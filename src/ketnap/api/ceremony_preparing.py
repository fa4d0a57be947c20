"""What prepares a planned ceremony: mentors, turns, programme, invitees, checklist."""

from typing import Annotated

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Router, Status

from ketnap.api.bodies import LARGEST_ID
from ketnap.api.ceremonies import CeremonyId, as_it_stands
from ketnap.api.ceremony_data import CeremonyData
from ketnap.api.ceremony_orders import (
    InviteesToWrite,
    MentorsToName,
    PersonToMoveUp,
    PreparationsDone,
    PreparationToAdd,
    ProgrammeToWrite,
)
from ketnap.api.keys import WRITE_OCCASIONS, require_somewhere
from ketnap.api.steps import WRITING
from ketnap.domain.access import Action, Actor
from ketnap.domain.ceremony import PreparationGroup
from ketnap.occasions.ceremonies.queries import ceremony_visible_to
from ketnap.occasions.ceremonies.services import (
    add_preparation,
    admit_earlier,
    drop_preparation,
    invite,
    prepare_new_members,
    tick_preparations,
    write_programme,
)

router = Router(tags=["ceremonies"])

PreparationId = Annotated[int, Path(ge=1, le=LARGEST_ID)]


@router.post(
    "/ceremonies/{ceremony_id}/new-members",
    auth=WRITE_OCCASIONS,
    response={200: CeremonyData, **WRITING},
    summary="Name mentors",
    url_name="api_ceremony_people",
)
def name_mentors(
    request: HttpRequest, ceremony_id: CeremonyId, order: MentorsToName
) -> CeremonyData:
    """Who helps through probation, and the consent to a ceremony that is held late."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    prepare_new_members(ceremony_id, order.orders(), by=actor)
    return as_it_stands(actor, ceremony_id)


@router.post(
    "/ceremonies/{ceremony_id}/earlier",
    auth=WRITE_OCCASIONS,
    response={200: CeremonyData, **WRITING},
    summary="Admit somebody earlier",
    url_name="api_admit_earlier",
)
def move_up(request: HttpRequest, ceremony_id: CeremonyId, order: PersonToMoveUp) -> CeremonyData:
    """Before the one whose turn comes before his; the programme follows."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    admit_earlier(ceremony_id, order.casefile_id, by=actor, today=timezone.localdate())
    return as_it_stands(actor, ceremony_id)


@router.post(
    "/ceremonies/{ceremony_id}/programme",
    auth=WRITE_OCCASIONS,
    response={200: CeremonyData, **WRITING},
    summary="Write the programme",
    url_name="api_ceremony_programme",
)
def programme(
    request: HttpRequest, ceremony_id: CeremonyId, order: ProgrammeToWrite
) -> CeremonyData:
    """What is said for each item; 409 `programme_changed` unless every item is named as it stands."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    write_programme(
        ceremony_id,
        [line.words() for line in order.lines],
        seen=[(line.code, line.casefile_id) for line in order.lines],
        by=actor,
    )
    return as_it_stands(actor, ceremony_id)


@router.post(
    "/ceremonies/{ceremony_id}/invitees",
    auth=WRITE_OCCASIONS,
    response={200: CeremonyData, **WRITING},
    summary="Invite",
    url_name="api_ceremony_invitees",
)
def invitees(request: HttpRequest, ceremony_id: CeremonyId, order: InviteesToWrite) -> CeremonyData:
    """The list of invitees anew: exactly these, in this order."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    invite(ceremony_id, [each.invitation() for each in order.invitees], by=actor)
    return as_it_stands(actor, ceremony_id)


@router.post(
    "/ceremonies/{ceremony_id}/preparations",
    auth=WRITE_OCCASIONS,
    response={200: CeremonyData, **WRITING},
    summary="Tick the checklist",
    url_name="api_ceremony_preparations",
)
def tick(request: HttpRequest, ceremony_id: CeremonyId, order: PreparationsDone) -> CeremonyData:
    """Exactly these lines are done; who did one before stays named."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    tick_preparations(ceremony_id, order.done, by=actor)
    return as_it_stands(actor, ceremony_id)


@router.post(
    "/ceremonies/{ceremony_id}/preparations/own",
    auth=WRITE_OCCASIONS,
    response={201: CeremonyData, **WRITING},
    summary="Add to the checklist",
    url_name="api_add_preparation",
)
def add(
    request: HttpRequest, ceremony_id: CeremonyId, order: PreparationToAdd
) -> Status[CeremonyData]:
    """A line in the cell's own words."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    add_preparation(ceremony_id, order.text, by=actor)
    return Status(201, as_it_stands(actor, ceremony_id))


@router.post(
    "/ceremonies/{ceremony_id}/preparations/{preparation_id}/drop",
    auth=WRITE_OCCASIONS,
    response={200: CeremonyData, **WRITING},
    summary="Take a line off the checklist",
    url_name="api_drop_preparation",
)
def drop(
    request: HttpRequest, ceremony_id: CeremonyId, preparation_id: PreparationId
) -> CeremonyData:
    """What the rule prescribes stays: such a line is a 404 here."""
    actor = require_somewhere(request, Action.HOLD_CEREMONY)
    _check_may_go(actor, ceremony_id, preparation_id)
    drop_preparation(ceremony_id, preparation_id, by=actor)
    return as_it_stands(actor, ceremony_id)


def _check_may_go(actor: Actor, ceremony_id: int, preparation_id: int) -> None:
    lines = ceremony_visible_to(actor, ceremony_id).preparations.filter(pk=preparation_id)
    if not lines.exclude(group=PreparationGroup.DECORATION).exists():
        raise Http404("no such line, or the rule prescribes it")
