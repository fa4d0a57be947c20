"""What moves on the rolls of the demo beside the cases: guests, a double record, a hand-over."""

from ketnap.demo import people, places
from ketnap.demo.almanac import Almanac
from ketnap.demo.enrolling import register_applicant
from ketnap.demo.founding import Cell, Ministry, founder
from ketnap.demo.resolutions import next_number
from ketnap.domain.access import Actor
from ketnap.domain.text import fold
from ketnap.handovers.queries import duties_of, successors_of
from ketnap.handovers.services import HandOverOrder, hand_over
from ketnap.organisations.models import ChainRole
from ketnap.organisations.services import add_unit, close_down, rename, set_chain
from ketnap.people.queries import members_of
from ketnap.people.services import correct_person, end_guest, receive_guest

FORMER_UNIT = "Phòng Quản trị mạng"
GUEST, GUEST_HOME = "Nhữ Hoài Thương", "Chi bộ Viện Quy hoạch Dữ liệu"
FORMER_GUEST, FORMER_HOME = "Cung Vĩnh Phước", "Chi bộ Trung tâm Lưu trữ"
RECORDED_TWICE = "Dương Tuấn Vũ"
LEAVING = "Dương Văn Tấn Phát"


def let_rolls_move(ministry: Ministry, *, by: Actor, almanac: Almanac) -> None:
    """The last years of the bodies, and the last months of the main cell's roll."""
    _change_bodies(ministry)
    _receive_guests(ministry.cell, almanac)
    _record_twice(ministry.cell, by=by)
    _leave(ministry.cell, by=by, almanac=almanac)


def _change_bodies(ministry: Ministry) -> None:
    """A former unit of the main cell; a new name and a shorter chain of the office's cell."""
    unit = add_unit(
        ministry.cell.organisation, FORMER_UNIT, since=places.FOUNDED_ON, actor=founder()
    )
    close_down(unit, on=places.REORGANISED_ON, actor=founder())
    office = ministry.office_cell.organisation
    rename(office, places.OFFICE_CELL_NOW, on=places.REORGANISED_ON, actor=founder())
    chain = [(ministry.committee, ChainRole.DECIDE)]
    set_chain(office, chain, since=places.REORGANISED_ON, actor=founder())


def _receive_guests(cell: Cell, almanac: Almanac) -> None:
    """One member of another cell is here for a while, one has gone home."""
    receive_guest(
        cell.organisation,
        GUEST,
        home=GUEST_HOME,
        since=almanac.in_months(-3),
        actor=cell.actor,
    )
    former = receive_guest(
        cell.organisation,
        FORMER_GUEST,
        home=FORMER_HOME,
        since=almanac.in_months(-15),
        actor=cell.actor,
    )
    end_guest(former, on=almanac.in_months(-9), actor=cell.actor)


def _record_twice(cell: Cell, *, by: Actor) -> None:
    """A person with a case, typed again without accents and with another workplace."""
    twin = register_applicant(cell, people.APPLICANTS[RECORDED_TWICE])
    correct_person(
        twin,
        full_name=fold(RECORDED_TWICE).title(),
        occupation="kỹ sư",
        reason="ghi theo danh sách của công đoàn",
        actor=by,
    )


def _leave(cell: Cell, *, by: Actor, almanac: Almanac) -> None:
    """A mentor leaves today; another official member takes his people over."""
    today = almanac.today
    membership = members_of(cell.organisation.pk, on=today).get(person__full_name=LEAVING)
    successor = successors_of(membership, on=today)[0]
    cases = duties_of(by, membership, on=today).cases
    order = HandOverOrder(
        left_on=today,
        reason="chuyển công tác, chuyển sinh hoạt đảng đến Chi bộ Viện Quy hoạch Dữ liệu",
        assigned_on=almanac.in_days(-1),
        resolution=next_number(cell.organisation, on=almanac.in_days(-1)),
        successors={case.pk: successor.pk for case in cases},
    )
    hand_over(membership, order, actor=by, today=today)
