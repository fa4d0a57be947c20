"""Every write about persons, their membership and guests."""

from ketnap.people.services.memberships import (
    admit_member,
    change_membership,
    end_guest,
    end_membership,
    receive_guest,
)
from ketnap.people.services.merging import merge_persons, undo_merge
from ketnap.people.services.persons import correct_person, create_person

__all__ = [
    "admit_member",
    "change_membership",
    "correct_person",
    "create_person",
    "end_guest",
    "end_membership",
    "merge_persons",
    "receive_guest",
    "undo_merge",
]
