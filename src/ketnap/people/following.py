"""Keeps the unbroken times of members in step when a person or a membership is saved."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from ketnap.people.models import Membership, Person
from ketnap.people.services.stays import write_stays


@receiver(post_save, sender=Person, dispatch_uid="people.person")
def follow_person(instance: Person, created: bool, **_signal: Any) -> None:
    """A new person has no membership yet."""
    if not created:
        write_stays([instance.pk])


@receiver(post_save, sender=Membership, dispatch_uid="people.membership")
def follow_membership(instance: Membership, **_signal: Any) -> None:
    """Whoever is a member has an unbroken time that this one begins, lengthens or ends."""
    write_stays([instance.person_id])
