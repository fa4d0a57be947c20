"""Lets membership of the cell follow from a history: probationary, official, struck off."""

from collections.abc import Iterable
from datetime import date

from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import Cell
from ketnap.domain.casefile.codes import DecisionOutcome, Matter
from ketnap.domain.casefile.steps import CeremonyHeld, Decided, Step
from ketnap.people.models import MemberStatus, Person
from ketnap.people.services import admit_member, change_membership, end_membership


def approved_on(steps: Iterable[Step], matter: Matter) -> date | None:
    """The day of the decision that approves a matter, if there is one."""
    days = (
        step.on
        for step in steps
        if isinstance(step, Decided)
        and step.matter is matter
        and step.outcome is DecisionOutcome.APPROVED
    )
    return next(days, None)


def follow_membership(
    cell: Cell, person: Person, steps: tuple[Step, ...], almanac: Almanac
) -> None:
    """Admit the person from the ceremony on, and go on as the decisions say."""
    ceremony = next((step.on for step in steps if isinstance(step, CeremonyHeld)), None)
    if ceremony is None:
        return
    membership = admit_member(
        person,
        cell.organisation,
        status=MemberStatus.PROBATIONARY,
        since=ceremony,
        actor=cell.actor,
    )
    if recognised := approved_on(steps, Matter.RECOGNITION):
        change_membership(
            membership,
            on=recognised,
            actor=cell.actor,
            status=MemberStatus.OFFICIAL,
            official_on=almanac.due("probation_months", ceremony),
        )
    if struck_off := approved_on(steps, Matter.STRIKE_OFF):
        end_membership(membership, on=struck_off, actor=cell.actor)
