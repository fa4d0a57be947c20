"""Writes of a hand-over, and of the end of an organisation: each all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.services import end_role, grant_role
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import unfinished_in
from ketnap.casefiles.services import Entry, record_occasion
from ketnap.domain.access import Action, Actor, CaseRelation, Role, require
from ketnap.domain.casefile.steps import Mentor, MentorAssigned
from ketnap.handovers.models import CaseHandedOver, HandOver, RoleHandedOver
from ketnap.handovers.queries import Duties, accounts_to_choose, duties_of, may_end, successors_of
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation
from ketnap.organisations.services import end_organisation
from ketnap.people.models import Membership, Person
from ketnap.people.queries import membership_on
from ketnap.people.services import end_membership


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverOrder:
    """What the cell has settled: when the member leaves, and who takes what over.

    `successors` names a person for each case, `seen_seqs` the last step seen of each; `heirs`
    names a user for roles that pass on, and a role that is not named ends without one.
    """

    left_on: date
    reason: str
    assigned_on: date | None = None
    resolution: str = ""
    successors: Mapping[int, int] = field(default_factory=dict)
    seen_seqs: Mapping[int, int] = field(default_factory=dict)
    heirs: Mapping[int, int] = field(default_factory=dict)
    override_reason: str = ""


@transaction.atomic
def hand_over(
    membership: Membership, order: HandOverOrder, *, actor: Actor, today: date | None = None
) -> HandOver:
    """Return the record of a hand-over: mentors replaced, roles and membership ended.

    Refuses while a case is left without a successor. Raises what recording steps raises.
    Roles the actor may not end stay, and are listed for whoever may.
    """
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("person", "cell")
        .get(pk=membership.pk)
    )
    require(actor, Action.CHANGE_PEOPLE, _place(membership.cell))
    day = today or timezone.localdate()
    duties = duties_of(actor, membership, on=day)
    handover = _stored(membership, order, actor=actor)
    _pass_cases_on(handover, duties, order, actor=actor, today=day)
    _pass_roles_on(handover, duties, order, actor=actor)
    end_membership(membership, on=order.left_on, actor=actor)
    note_access(
        actor.user_id,
        Deed.RECORD_CHANGED,
        object_kind="handover",
        object_id=handover.pk,
        detail=f"bàn giao {len(duties.cases)} hồ sơ, {len(duties.roles)} vai trò",
    )
    return handover


def _stored(membership: Membership, order: HandOverOrder, *, actor: Actor) -> HandOver:
    handover = HandOver(
        membership=membership,
        left_on=order.left_on,
        assigned_on=order.assigned_on,
        resolution=order.resolution,
        reason=order.reason,
        recorded_at=timezone.now(),
        recorded_by_id=actor.user_id,
    )
    store(handover)
    return handover


def _pass_cases_on(
    handover: HandOver, duties: Duties, order: HandOverOrder, *, actor: Actor, today: date
) -> None:
    """One occasion for all cases: the cell names every new mentor in one resolution."""
    if not duties.cases:
        return
    if order.assigned_on is None or not order.resolution:
        raise ValidationError(
            _("Hãy ghi nghị quyết phân công người giúp đỡ mới, và ngày của nghị quyết."),
            code="resolution_missing",
        )
    leaver = handover.membership
    able = {person.pk: person for person in successors_of(leaver, on=order.assigned_on)}
    chosen = {case.pk: _successor(case, order, able) for case in duties.cases}
    entries = [
        _entry(case, chosen[case.pk], leaver.person, order, on=order.assigned_on)
        for case in duties.cases
    ]
    record_occasion(entries, by=actor, today=today)
    for case in duties.cases:
        store(CaseHandedOver(handover=handover, casefile=case, successor=chosen[case.pk]))


def _successor(case: Casefile, order: HandOverOrder, able: Mapping[int, Person]) -> Person:
    person = able.get(order.successors.get(case.pk, 0))
    if person is None:
        raise ValidationError(
            _("Hãy chọn người giúp đỡ mới cho %(name)s trong các đảng viên chính thức."),
            code="case_without_successor",
            params={"name": case.person.full_name},
        )
    return person


def _entry(
    case: Casefile, successor: Person, leaver: Person, order: HandOverOrder, *, on: date
) -> Entry:
    standing = membership_on(successor.pk, on)
    step = MentorAssigned(
        on=on,
        mentor=Mentor(
            name=successor.full_name, official_on=standing.official_on if standing else None
        ),
        resolution=order.resolution,
        replaces=leaver.full_name,
    )
    return Entry(
        casefile_id=case.pk,
        steps=[step],
        seen_seq=order.seen_seqs.get(case.pk, case.standing.head_seq),
        override_reason=order.override_reason,
    )


def _pass_roles_on(
    handover: HandOver, duties: Duties, order: HandOverOrder, *, actor: Actor
) -> None:
    for held in duties.roles:
        if not may_end(actor, held):
            store(RoleHandedOver(handover=handover, held=held, ended=False))
            continue
        heir, until = _heir(handover.membership, held, order), held.valid_until
        end_role(held, on=order.left_on, actor=actor)
        if heir is not None:
            _give_on(held, heir, order, until=until, actor=actor)
        store(RoleHandedOver(handover=handover, held=held, ended=True, successor=heir))


def _heir(leaver: Membership, held: RoleHeld, order: HandOverOrder) -> User | None:
    chosen = order.heirs.get(held.pk)
    if chosen is None:
        return None
    heir = accounts_to_choose(leaver, on=timezone.localdate()).filter(pk=chosen).first()
    if heir is None:
        raise ValidationError(
            _("Người nhận vai trò phải là đảng viên chính thức của chi bộ và có tài khoản."),
            code="heir_unknown",
        )
    return heir


def _give_on(
    held: RoleHeld, heir: User, order: HandOverOrder, *, until: date | None, actor: Actor
) -> None:
    grant_role(
        heir,
        held.organisation,
        Role(held.role),
        since=order.left_on,
        until=until,
        unit=held.unit,
        basis=order.resolution[:200],
        actor=actor,
    )


@transaction.atomic
def close_organisation(organisation: Organisation, *, on: date, actor: Actor) -> None:
    """Let an organisation end: `on` is the first day without it.

    Refuses while it has members on that day or later, or cases on their way.
    """
    require(actor, Action.MANAGE_ORGANISATION, _place(organisation))
    staying = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    members = organisation.memberships.filter(staying).values("person").distinct().count()
    if members:
        raise ValidationError(
            _("Còn %(count)s đảng viên. Hãy bàn giao và chuyển sinh hoạt cho họ trước."),
            code="members_left",
            params={"count": members},
        )
    cases = unfinished_in(organisation.pk, on=on)
    if cases:
        raise ValidationError(
            _("Còn %(count)s hồ sơ đang theo dõi. Hãy ghi bước chuyển đi hoặc khép lại trước."),
            code="cases_left",
            params={"count": cases},
        )
    end_organisation(organisation, on=on, actor=actor)


def _place(organisation: Organisation) -> CaseRelation:
    return CaseRelation(cell_id=organisation.pk, cell_path=organisation.path)
