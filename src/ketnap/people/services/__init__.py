"""Every write about persons, their membership and guests."""

from ketnap.people.services.enrolling import (
    Joining,
    enrol_members,
    enrol_persons,
    take_out_members,
    take_out_persons,
)
from ketnap.people.services.memberships import (
    admit_member,
    change_membership,
    end_guest,
    end_membership,
    receive_guest,
    remove_memberships,
    reopen_membership,
)
from ketnap.people.services.merging import merge_persons, undo_merge
from ketnap.people.services.naming import require_name
from ketnap.people.services.new_persons import Fact, NewPerson, new_person
from ketnap.people.services.persons import correct_person, create_person
from ketnap.people.services.stays import rebuild_stays, stays_differ

__all__ = [
    "Fact",
    "Joining",
    "NewPerson",
    "admit_member",
    "change_membership",
    "correct_person",
    "create_person",
    "end_guest",
    "end_membership",
    "enrol_members",
    "enrol_persons",
    "merge_persons",
    "new_person",
    "rebuild_stays",
    "receive_guest",
    "remove_memberships",
    "reopen_membership",
    "require_name",
    "stays_differ",
    "take_out_members",
    "take_out_persons",
    "undo_merge",
]
