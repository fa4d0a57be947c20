"""Who moves with his case stands on one roll; a case sent by mistake is called back."""

from datetime import date, timedelta

import pytest

from casefiles.papers import voided
from conftest import today_actor
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.services import record_steps
from ketnap.casefiles.verification import verify
from ketnap.domain.access import NotAllowed
from ketnap.domain.casefile.replay import replay
from ketnap.people.models import MemberStatus
from ketnap.people.queries import membership_on
from ketnap.people.services import admit_member
from ketnap.transfers.queries import TransferNotVisible, waiting_here
from ketnap.transfers.refusals import TransferRefused
from ketnap.transfers.services import call_back, receive_within, send_within

from .conftest import TODAY

pytestmark = pytest.mark.django_db

LATER = date(2024, 3, 11)
JOINED = date(2023, 9, 4)
MISTAKE = "chọn nhầm chi bộ nhận"


@pytest.fixture
def member(minh, cell, an):
    """Minh on the roll of the giving cell, in probation."""
    return admit_member(minh.person, cell, status=MemberStatus.PROBATIONARY, since=JOINED, actor=an)


@pytest.fixture
def send(minh, other_cell, an):
    """Sends Minh's case to the other cell."""

    def sent():
        seen = LogEntry.objects.filter(casefile=minh).count()
        return send_within(
            minh.pk, other_cell, reason="chuyển công tác", by=an, seen_seq=seen, today=TODAY
        )

    return sent


def closed(case: Casefile) -> str | None:
    fresh = Casefile.objects.select_related("person").get(pk=case.pk)
    return replay(domain_casefile(fresh).steps, on=LATER).rounds[-1].closed


def test_a_probationary_member_stands_on_the_next_roll_from_the_day_he_left(
    member, minh, cell, other_cell, giang, send
):
    transfer = send()
    assert membership_on(minh.person_id, TODAY) is None

    receive_within(transfer.pk, by=giang, today=LATER)

    now = membership_on(minh.person_id, TODAY)
    assert now is not None
    assert (now.cell, now.status) == (other_cell, MemberStatus.PROBATIONARY)
    before = membership_on(minh.person_id, TODAY - timedelta(days=1))
    assert before is not None
    assert before.cell == cell


def spans_on_rolls(person) -> list[tuple[str, date, date | None]]:
    rows = person.memberships.order_by("valid_from")
    return [(each.cell.path, each.valid_from, each.valid_until) for each in rows]


@pytest.fixture
def back_and_forth(minh, cell, other_cell, an, giang):
    """Sends Minh's case there on a day and back on another, each received at once."""

    def moved(there_on: date, back_on: date):
        case = minh
        for to, sender, receiver, on in (
            (other_cell, an, giang, there_on),
            (cell, giang, an, back_on),
        ):
            seen = LogEntry.objects.filter(casefile=case).count()
            transfer = send_within(
                case.pk, to, reason="chuyển công tác", by=sender, seen_seq=seen, today=on
            )
            case = receive_within(transfer.pk, by=receiver, today=on)
        return case

    return moved


@pytest.mark.parametrize("days_later", [0, 1])
def test_a_member_sent_back_stands_on_one_roll_every_day(
    member, minh, cell, other_cell, back_and_forth, days_later
):
    back_on, day = TODAY + timedelta(days=days_later), timedelta(days=1)

    case = back_and_forth(TODAY, back_on)

    assert (case, closed(case)) == (minh, None)
    assert spans_on_rolls(minh.person) == [
        (cell.path, JOINED, TODAY - day),
        (other_cell.path, TODAY, TODAY),
        (cell.path, TODAY + day, None),
    ]
    assert verify() == []


def test_a_member_sent_to_and_fro_within_a_day_is_called_back_all_the_same(
    member, minh, other_cell, giang, an, back_and_forth
):
    case = back_and_forth(TODAY, TODAY)
    seen = LogEntry.objects.filter(casefile=case).count()
    again = send_within(
        case.pk, other_cell, reason="chuyển công tác", by=an, seen_seq=seen, today=TODAY
    )

    call_back(again.pk, reason=MISTAKE, by=an, today=TODAY)

    path, since, until = spans_on_rolls(minh.person)[-1]
    assert (path, since, until) == (case.cell.path, TODAY + timedelta(days=1), None)
    assert closed(case) is None


def test_who_is_no_member_comes_on_no_roll(minh, giang, send):
    receive_within(send().pk, by=giang, today=LATER)

    assert not minh.person.memberships.exists()


def test_steps_taken_over_keep_the_name_of_who_recorded_them(minh, giang, send):
    case = receive_within(send().pk, by=giang, today=LATER)

    there = LogEntry.objects.filter(casefile=minh)
    here = LogEntry.objects.filter(casefile=case).order_by("seq")
    taken, own = list(here)[:-1], list(here)[-1]
    assert {row.recorded_by_name for row in taken} == {
        f"{row.recorded_by_name} (tiếp nhận)" for row in there
    }
    assert {row.recorded_by_id for row in taken} == {None}
    assert (own.recorded_by_id, own.recorded_by_name) == (giang.user_id, giang.name)


def test_a_transfer_that_was_corrected_away_is_not_received(minh, an, giang, send):
    transfer = send()
    correction = voided(transfer.step_seq, TODAY)
    record_steps(minh.pk, [correction], by=an, seen_seq=transfer.step_seq, today=TODAY)

    with pytest.raises(TransferRefused, match="called this case back"):
        receive_within(transfer.pk, by=giang, today=LATER)


def test_a_case_called_back_is_open_here_and_waits_nowhere(member, minh, cell, an, giang, send):
    transfer = send()

    call_back(transfer.pk, reason=MISTAKE, by=an, today=LATER)

    assert closed(minh) is None
    assert list(waiting_here(giang)) == []
    now = membership_on(minh.person_id, LATER)
    assert now is not None
    assert (now.cell, now.valid_from) == (cell, JOINED)
    with pytest.raises(TransferRefused):
        receive_within(transfer.pk, by=giang, today=LATER)
    assert verify() == []


def test_calling_back_after_a_correction_still_reopens_the_membership(member, minh, an, send):
    transfer = send()
    correction = voided(transfer.step_seq, TODAY)
    record_steps(minh.pk, [correction], by=an, seen_seq=transfer.step_seq, today=TODAY)

    call_back(transfer.pk, reason=MISTAKE, by=an, today=LATER)

    assert membership_on(minh.person_id, LATER) is not None
    assert LogEntry.objects.filter(casefile=minh).count() == transfer.step_seq + 1


def test_a_case_that_was_received_is_not_called_back(an, giang, send):
    transfer = send()
    receive_within(transfer.pk, by=giang, today=LATER)

    with pytest.raises(TransferRefused):
        call_back(transfer.pk, reason=MISTAKE, by=an, today=LATER)


def test_only_the_giver_calls_back(giang, committee_officer, send):
    transfer = send()

    for actor in (giang, today_actor(committee_officer)):
        with pytest.raises((TransferNotVisible, NotAllowed)):
            call_back(transfer.pk, reason=MISTAKE, by=actor, today=LATER)
