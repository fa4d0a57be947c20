"""Enters on the roll of a cell what a case tells of its person's membership, with all its days."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from ketnap.casefiles.queries.joining import Joining, Obstacle, status_of
from ketnap.domain.access import Actor
from ketnap.domain.casefile.member_times import MemberTime
from ketnap.people.services import admit_member, change_membership, end_membership


@transaction.atomic
def enter_by_case(joining: Joining, *, actor: Actor) -> None:
    """Enter each standing a case calls for; one that is over is ended.

    Refuses where other memberships stand in the way. That somebody on the roll has the same name
    and day of birth is left to whoever enters him.
    """
    if joining.obstacle in (Obstacle.ELSEWHERE, Obstacle.OTHERWISE):
        raise ValidationError(joining.obstacle.label, code=joining.obstacle.value)
    stands = joining.stands
    for time in joining.times:
        official_on = _official_on(joining, time)
        if stands is None:
            admit_member(
                joining.case.person,
                joining.case.cell,
                status=status_of(time),
                since=time.since,
                until=time.until,
                official_on=official_on,
                actor=actor,
            )
            continue
        changed = change_membership(
            stands, on=time.since, actor=actor, status=status_of(time), official_on=official_on
        )
        if time.until is not None:
            end_membership(changed, on=time.until, actor=actor)
        stands = None


def _official_on(joining: Joining, time: MemberTime) -> date | None:
    """The official day, but of a time that was over by then: it belongs to a later admission."""
    day = joining.official_on
    if day is None or not time.is_official:
        return None
    return day if time.until is None or day < time.until else None


@transaction.atomic
def enter_by_cases(joining: Iterable[Joining], *, actor: Actor) -> int:
    """Enter everybody with nothing to look at before, all or none; return how many they were.

    A refusal names whom it is about.
    """
    number = 0
    for each in joining:
        if each.obstacle is None:
            _enter_named(each, actor)
            number += 1
    return number


def _enter_named(joining: Joining, actor: Actor) -> None:
    try:
        enter_by_case(joining, actor=actor)
    except ValidationError as refusal:
        name = joining.case.person.full_name
        raise ValidationError([f"{name}: {reason}" for reason in refusal.messages]) from refusal
