"""The ceremonies of the demo: those that cases tell of, and one to come."""

from datetime import time

from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import Cell
from ketnap.demo.people import CLERK, OFFICER, SECRETARY
from ketnap.demo.places import CEREMONY_HALL, GRASSROOTS_COMMITTEE, YOUTH_UNION
from ketnap.demo.term import TOGETHER_ON
from ketnap.domain.access import Actor
from ketnap.domain.ceremony import HELPER_CODE, READING_CODE
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.queries import awaiting_ceremony, unlinked_days
from ketnap.occasions.ceremonies.services import (
    Invitation,
    LineWords,
    PlannedCeremony,
    add_preparation,
    invite,
    link_ceremony,
    plan_ceremony,
    tick_preparations,
    write_programme,
)

LATEST_LINKED = 3
DONE = 5


def add_ceremonies(cell: Cell, *, by: Actor, almanac: Almanac) -> None:
    """Link the ceremony of two people in 2018 and the latest ones, and plan one for who waits."""
    latest = [one.held_on for one in unlinked_days(by)][:LATEST_LINKED]
    for held_on in sorted({TOGETHER_ON, *latest}):
        link_ceremony(cell.organisation, held_on, by=by)
    _prepare(_plan(cell, by=by, almanac=almanac), by=by)


def _plan(cell: Cell, *, by: Actor, almanac: Almanac) -> Ceremony:
    waiting = awaiting_ceremony(by, on=almanac.today, planned_on=almanac.today)
    order = PlannedCeremony(
        held_on=almanac.later(almanac.today, 4),
        starts_at=time(15),
        place=CEREMONY_HALL,
        host=CLERK,
    )
    ids = [one.casefile_id for one in waiting]
    return plan_ceremony(cell.organisation, order, ids, by=by, today=almanac.today)


def _prepare(ceremony: Ceremony, *, by: Actor) -> None:
    speakers = {READING_CODE: SECRETARY, HELPER_CODE: SECRETARY}
    words = [
        LineWords(
            minutes=line.minutes,
            who=speakers.get(line.code, line.who),
            hands_over=line.hands_over,
        )
        for line in ceremony.programme.order_by("position")
    ]
    write_programme(ceremony.pk, words, by=by)
    invitations = [
        Invitation(OFFICER, f"Văn phòng {GRASSROOTS_COMMITTEE}"),
        Invitation("Lương Ngọc Yến Nhi", f"Bí thư {YOUTH_UNION}"),
    ]
    invite(ceremony.pk, invitations, by=by)
    add_preparation(ceremony.pk, "Hoa chúc mừng, mỗi đảng viên mới một bó", by=by)
    lines = ceremony.preparations.order_by("position").values_list("pk", flat=True)
    tick_preparations(ceremony.pk, set(lines[:DONE]), by=by)
