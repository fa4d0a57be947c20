"""Writes of nominations: somebody is put forward, withdrawn, taken up, or declined with a reason."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefile_visible_to, log_of
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Action, Actor, CaseRelation, NotAllowed, require
from ketnap.domain.casefile.steps import Nominated, Nominator
from ketnap.domain.text import fold
from ketnap.organisations.dated import store
from ketnap.people.models import Person
from ketnap.people.queries import persons_visible_to
from ketnap.people.services import create_person, require_name
from ketnap.plans.bodies import Body, as_body, bodies_spoken_for
from ketnap.plans.models import Nomination, NominationRequest, NominationState
from ketnap.plans.places import note
from ketnap.plans.queries.nominations import case_of, nomination_visible_to, own_nomination
from ketnap.plans.queries.requests import request_to
from ketnap.plans.refusals import AnsweredAlready

_NOTED = {
    NominationState.TAKEN_UP: "tiếp nhận",
    NominationState.DECLINED: "chưa tiếp nhận",
    NominationState.WITHDRAWN: "rút giới thiệu",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PutForward:
    """Whom a body puts forward: what a colleague knows, and the paper of it."""

    full_name: str
    born_on: date
    sex: str
    occupation: str
    workplace: str
    youth_union_member: bool
    trade_union_member: bool
    document: str = ""


@transaction.atomic
def put_forward(
    body: Body, order: PutForward, *, by: Actor, on: date, request_id: int | None = None
) -> Nomination:
    """A nomination that waits for the cell; nothing enters the step log.

    Raises `NotAllowed` for a body that the actor does not speak for, and for himself. Refuses
    the same person twice while the cell has not answered.
    """
    if body not in bodies_spoken_for(by, on=on) or _is_himself(by, order):
        raise NotAllowed(Action.NOMINATE)
    require_name(order.full_name)
    nomination = Nomination(
        cell_id=body.cell_id,
        request=_request(request_id, body, by, on),
        put_forward_on=on,
        created_by_id=by.user_id,
        name_fold=fold(order.full_name),
        **body.columns,
        **asdict(order),
    )
    store(nomination)
    note(by, "nomination", nomination.pk, "giới thiệu quần chúng")
    return nomination


@transaction.atomic
def take_up(
    nomination_id: int,
    facts: Mapping[str, Any],
    *,
    by: Actor,
    on: date,
    override_reason: str = "",
) -> Casefile:
    """The new case of somebody put forward, with the nomination as its first step.

    `facts` are those of the person as the cell has asked them. Raises `AnsweredAlready`, and
    what the rooms below refuse with; then nothing was written.
    """
    nomination = _waiting(nomination_id, by)
    person = create_person(nomination.cell, actor=by, **facts)
    case = open_casefile(person, nomination.cell, by=by)
    _record(nomination, case, by, on, override_reason)
    _close(nomination, by, on, state=NominationState.TAKEN_UP, casefile=case)
    return case


@transaction.atomic
def take_up_known(
    nomination_id: int, person_id: int, *, by: Actor, on: date, override_reason: str = ""
) -> Casefile:
    """The case of somebody the cell keeps a record of, with this nomination added to it.

    It is opened where there is none yet. Raises `NotAllowed` for a record of somebody else.
    """
    nomination = _waiting(nomination_id, by)
    person = _known_person(nomination, person_id, by)
    case = _case_of(nomination, person, by)
    _record(nomination, case, by, on, override_reason)
    _close(nomination, by, on, state=NominationState.TAKEN_UP, casefile=case)
    return case


@transaction.atomic
def decline(nomination_id: int, reason: str, *, by: Actor, on: date) -> Nomination:
    """The nomination with the reason for which the cell does not take the person up."""
    nomination = _waiting(nomination_id, by)
    if not reason.strip():
        raise ValidationError(
            _("Hãy ghi lý do: người giới thiệu đọc lý do này."), code="reason_missing"
        )
    _close(nomination, by, on, state=NominationState.DECLINED, reason=reason)
    return nomination


@transaction.atomic
def withdraw(nomination_id: int, reason: str, *, by: Actor, on: date) -> Nomination:
    """The nomination, taken back by who made it while the cell has not answered; the cell reads why.

    Raises `PlanningRecordNotVisible` for anybody else, and `AnsweredAlready`.
    """
    seen = own_nomination(by, nomination_id)
    require(by, Action.NOMINATE, CaseRelation(seen.cell_id, seen.cell.path))
    nomination = _unanswered(seen.pk)
    if not reason.strip():
        raise ValidationError(_("Hãy ghi lý do: chi bộ đọc lý do này."), code="reason_missing")
    _close(nomination, by, on, state=NominationState.WITHDRAWN, reason=reason)
    return nomination


def _is_himself(by: Actor, order: PutForward) -> bool:
    if by.person_id is None:
        return False
    own = persons_visible_to(by).filter(pk=by.person_id)
    return own.filter(name_fold=fold(order.full_name), born_on=order.born_on).exists()


def _request(request_id: int | None, body: Body, by: Actor, on: date) -> NominationRequest | None:
    if request_id is None:
        return None
    request = request_to(by, request_id, on=on)
    if as_body(request.body) != body:
        raise NotAllowed(Action.NOMINATE)
    return request


def _waiting(nomination_id: int, by: Actor) -> Nomination:
    """The nomination, for who may answer it."""
    seen = nomination_visible_to(by, nomination_id)
    require(by, Action.TAKE_UP_NOMINATION, CaseRelation(seen.cell_id, seen.cell.path))
    return _unanswered(seen.pk)


def _unanswered(nomination_id: int) -> Nomination:
    """The nomination, held so that two people follow each other."""
    rows = Nomination.objects.select_for_update(of=("self",))
    nomination = rows.select_related("cell", "unit", "mass_organisation").get(pk=nomination_id)
    if nomination.state != NominationState.WAITING:
        raise AnsweredAlready(nomination.pk)
    return nomination


def _known_person(nomination: Nomination, person_id: int, by: Actor) -> Person:
    person = persons_visible_to(by).filter(pk=person_id, cell=nomination.cell_id).first()
    meant = (nomination.name_fold, nomination.born_on)
    if person is None or (person.name_fold, person.born_on) != meant:
        raise NotAllowed(Action.TAKE_UP_NOMINATION)
    place = CaseRelation(nomination.cell_id, nomination.cell.path, person_id=person.pk)
    require(by, Action.TAKE_UP_NOMINATION, place)
    return person


def _case_of(nomination: Nomination, person: Person, by: Actor) -> Casefile:
    number = case_of(by, person, nomination.cell_id)
    if number is None:
        return open_casefile(person, nomination.cell, by=by)
    return casefile_visible_to(by, number)


def _record(
    nomination: Nomination, case: Casefile, by: Actor, on: date, override_reason: str
) -> None:
    body = as_body(nomination.body)
    step = Nominated(
        on=nomination.put_forward_on, by=Nominator(kind=body.kind, name=nomination.body.name)
    )
    record_steps(
        case.pk,
        [step],
        by=by,
        seen_seq=log_of(case).count(),
        override_reason=override_reason,
        today=on,
    )


def _close(nomination: Nomination, by: Actor, on: date, **answer: Any) -> None:
    for name, value in answer.items():
        setattr(nomination, name, value)
    nomination.answered_on, nomination.answered_by_id = on, by.user_id
    store(nomination)
    words = _NOTED[NominationState(nomination.state)]
    note(by, "nomination", nomination.pk, words, casefile_id=nomination.casefile_id)
