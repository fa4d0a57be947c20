"""Keeps the rolls of members in step with the cases that move."""

from datetime import date, timedelta

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.domain.access import Actor
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import CeremonyHeld
from ketnap.organisations.models import Organisation
from ketnap.people.models import Membership, MemberStatus
from ketnap.people.services import admit_member, end_membership, reopen_membership

_ONE_DAY = timedelta(days=1)


def leave_roll(case: Casefile, *, by: Actor, on: date) -> None:
    """A probationary member stands on the roll of the receiving cell from now on.

    Who came on this roll only today stays on it for the day, so that every day has its roll.
    """
    own = Membership.objects.filter(person=case.person_id, cell=case.cell_id)
    membership = own.exclude(valid_until__lt=on).order_by("valid_from").last()
    if membership is not None:
        end_membership(membership, on=max(on, membership.valid_from + _ONE_DAY), actor=by)


def enter_on_roll(case: Casefile, *, left: Organisation | None, since: date, by: Actor) -> None:
    """Who left the roll of a cell with his case stands on the next from the day after, as he stood.

    `since` is the day he was sent. Of who comes from another installation only the case tells that
    he is a member.
    """
    if case.person.memberships.filter(valid_until__isnull=True).exists():
        return
    before = None if left is None else _left_with_case(case.person_id, left.pk, since)
    if before is not None and before.valid_until is not None:
        status, official_on = MemberStatus(before.status), before.official_on
        since = before.valid_until + _ONE_DAY
    elif left is None and _was_admitted(case):
        status, official_on = MemberStatus.PROBATIONARY, None
    else:
        return
    admit_member(
        case.person, case.cell, status=status, since=since, official_on=official_on, actor=by
    )


def return_to_roll(case: Casefile, *, left_on: date, by: Actor) -> None:
    """Who left the roll with a case that is called back stands on it as if he had stayed."""
    membership = _left_with_case(case.person_id, case.cell_id, left_on)
    is_member = case.person.memberships.filter(valid_until__isnull=True).exists()
    if membership is not None and not is_member:
        reopen_membership(membership, actor=by)


def _left_with_case(person_id: int, cell_id: int, on: date) -> Membership | None:
    """The membership that ended as the case left: with the day before, or with the day it began."""
    ended = Membership.objects.filter(
        person=person_id, cell=cell_id, valid_until__gte=on - _ONE_DAY
    )
    return ended.order_by("valid_until").last()


def _was_admitted(case: Casefile) -> bool:
    last = replay(domain_casefile(case).steps, on=date.max).rounds[-1]
    return last.closed is None and bool(last.of(CeremonyHeld))
