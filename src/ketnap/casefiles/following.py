"""Keeps the derived tables in step when a person, a mentor's membership or a body's place changes."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.db.models.signals import post_save
from django.dispatch import receiver

from ketnap.casefiles.batches import BATCH
from ketnap.casefiles.models import CaseStanding
from ketnap.casefiles.rebuild import rebuild_cases
from ketnap.casefiles.totals import follow_body, let_nobody_write
from ketnap.organisations.signals import organisation_moved, organisation_moving
from ketnap.people.models import Membership, Person


@receiver(post_save, sender=Person, dispatch_uid="casefiles.person")
def follow_person(instance: Person, created: bool, **_signal: Any) -> None:
    """A new person has no case yet and is nobody's mentor."""
    if created:
        return
    cells = Membership.objects.filter(person=instance).values("cell")
    _rebuild(Q(casefile__person=instance) | _mentored_by(instance, cells))


@receiver(post_save, sender=Membership, dispatch_uid="casefiles.membership")
def follow_membership(instance: Membership, **_signal: Any) -> None:
    """Derive anew what names a mentor whose membership has changed."""
    _rebuild(_mentored_by(instance.person, [instance.cell_id]))


@receiver(organisation_moving, dispatch_uid="casefiles.moving")
def wait_for_writers(**_signal: Any) -> None:
    """Let whoever writes totals finish before anything is locked that it may need."""
    let_nobody_write()


@receiver(organisation_moved, dispatch_uid="casefiles.moved")
def follow_organisation(before: str, after: str, **_signal: Any) -> None:
    """Count what lies below a body for those now above it, and no more for those before."""
    follow_body(before, after)


def follow_members(cell_id: int, full_names: Collection[str]) -> None:
    """Derive anew what names mentors of a cell called so, after many came or went at once."""
    named = CaseStanding.objects.filter(cell=cell_id).exclude(mentor_name="")
    wanted = set(full_names)
    pairs = named.order_by("casefile").values_list("casefile_id", "mentor_name")
    ids = [pk for pk, name in pairs if name in wanted]
    for start in range(0, len(ids), BATCH):
        rebuild_cases(ids[start : start + BATCH])


def _mentored_by(person: Person, cells: Any) -> Q:
    """Cases linked to the person as mentor, and those that name one of the same name."""
    return Q(mentor_person=person) | Q(cell__in=cells, mentor_name=person.full_name)


def _rebuild(concerned: Q) -> None:
    ids = CaseStanding.objects.filter(concerned).values_list("casefile_id", flat=True)
    if found := sorted(ids):
        rebuild_cases(found)
