"""Every write about ceremonies: plan, prepare, record, link what cases already tell."""

from ketnap.occasions.ceremonies.services.planning import (
    PlannedCeremony,
    admit_earlier,
    call_off_ceremony,
    change_ceremony,
    plan_ceremony,
)
from ketnap.occasions.ceremonies.services.preparing import (
    Invitation,
    LineWords,
    NewMemberOrder,
    add_preparation,
    drop_preparation,
    invite,
    prepare_new_members,
    tick_preparations,
    write_programme,
)
from ketnap.occasions.ceremonies.services.recording import link_ceremony, record_ceremony

__all__ = [
    "Invitation",
    "LineWords",
    "NewMemberOrder",
    "PlannedCeremony",
    "add_preparation",
    "admit_earlier",
    "call_off_ceremony",
    "change_ceremony",
    "drop_preparation",
    "invite",
    "link_ceremony",
    "plan_ceremony",
    "prepare_new_members",
    "record_ceremony",
    "tick_preparations",
    "write_programme",
]
