"""A case moves from one cell of the installation to another: sent, received once, duty closed."""

from datetime import date

import pytest

from casefiles.papers import reviewed
from conftest import today_actor
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.queries import casefile_visible_to, domain_casefile
from ketnap.casefiles.services import record_steps
from ketnap.casefiles.verification import verify
from ketnap.domain.access import NotAllowed
from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.casefile.replay import replay
from ketnap.domain.transfer.capsule import Duty
from ketnap.people.models import Person
from ketnap.people.services import correct_person
from ketnap.transfers.keys import installation_keys
from ketnap.transfers.queries import (
    TransferNotVisible,
    capsule_in,
    transfers_from,
    waiting_here,
)
from ketnap.transfers.refusals import TransferRefused
from ketnap.transfers.services import receive_within, send_within

from .conftest import TODAY

pytestmark = pytest.mark.django_db

LATER = date(2024, 3, 11)


def send(case, to_cell, by, *, today=TODAY):
    seen = LogEntry.objects.filter(casefile=case).count()
    return send_within(
        case.pk, to_cell, reason="chuyển công tác", by=by, seen_seq=seen, today=today
    )


def kinds(case) -> list[str]:
    return list(LogEntry.objects.filter(casefile=case).values_list("kind", flat=True))


def closed(case, on):
    fresh = Casefile.objects.select_related("person").get(pk=case.pk)
    return replay(domain_casefile(fresh).steps, on=on).rounds[-1].closed


def test_sending_closes_the_case_here_and_the_receiving_cell_has_it_waiting(
    minh, other_cell, an, giang
):
    transfer = send(minh, other_cell, an)

    assert kinds(minh)[-1] == "transferred"
    assert closed(minh, TODAY) == "transferred"
    assert list(waiting_here(giang)) == [transfer]
    assert list(waiting_here(an)) == []


def test_the_capsule_holds_steps_papers_what_runs_and_duties(minh, other_cell, an):
    transfer = send(minh, other_cell, an)

    capsule, _sender = capsule_in(transfer.sealed, known=[installation_keys().public])

    assert [step.kind for step in capsule.casefile.steps][-1] == "transferred"
    assert [paper.form for paper in capsule.papers] == ["1-KNĐ"]
    assert [term.code for term in capsule.terms] == [DeadlineCode.VERIFICATION_REPLY]
    assert Duty.ASSIGN_MENTOR in capsule.duties
    assert Duty.FOLLOW_VERIFICATION in capsule.duties


def test_the_receipt_opens_the_case_there_with_every_step_and_closes_the_duty(
    minh, other_cell, an, giang
):
    transfer = send(minh, other_cell, an)

    case = receive_within(transfer.pk, by=giang, today=LATER)

    assert kinds(case) == [*kinds(minh), "transferred"]
    assert (closed(case, LATER), closed(minh, LATER)) == (None, "transferred")
    assert case.person == minh.person
    assert Person.objects.get(pk=minh.person_id).cell == other_cell
    assert [sent.received_on for sent in transfers_from(an)] == [LATER]
    assert list(waiting_here(giang)) == []
    assert verify() == []


def test_a_case_is_received_once(minh, other_cell, an, giang):
    transfer = send(minh, other_cell, an)
    receive_within(transfer.pk, by=giang, today=LATER)

    with pytest.raises(TransferRefused):
        receive_within(transfer.pk, by=giang, today=LATER)

    assert Casefile.objects.filter(person=minh.person).count() == 2


def test_somebody_who_comes_back_has_one_case_with_what_came_since(
    minh, cell, other_cell, an, giang
):
    there = receive_within(send(minh, other_cell, an).pk, by=giang, today=LATER)
    seen = len(kinds(there))
    record_steps(
        there.pk, [reviewed(LATER)], by=giang, seen_seq=seen, today=LATER, override_reason="bổ sung"
    )

    back = receive_within(send(there, cell, giang, today=LATER).pk, by=an, today=LATER)

    assert back.pk == minh.pk
    assert kinds(back)[-4:] == ["transferred", "mentor_reviewed", "transferred", "transferred"]
    assert closed(back, LATER) is None
    assert verify() == []


def test_only_who_leads_a_cell_sends_and_receives(minh, other_cell, an, clerk, committee_officer):
    for user in (today_actor(clerk), today_actor(committee_officer)):
        with pytest.raises(NotAllowed):
            send(minh, other_cell, user)
    transfer = send(minh, other_cell, an)
    for actor in (an, today_actor(committee_officer), None):
        with pytest.raises(TransferNotVisible):
            receive_within(transfer.pk, by=actor, today=LATER)


def test_the_giving_cell_still_reads_the_closed_case(minh, other_cell, an, giang):
    receive_within(send(minh, other_cell, an).pk, by=giang, today=LATER)

    assert casefile_visible_to(an, minh.pk) == minh


def facts_told(case: Casefile) -> tuple[str, str]:
    fresh = Casefile.objects.select_related("person").get(pk=case.pk)
    person = domain_casefile(fresh).person
    return person.workplace, person.religion


def put_right(case: Casefile, by, workplace: str) -> None:
    person = Person.objects.get(pk=case.person_id)
    correct_person(person, reason="đính chính", actor=by, workplace=workplace, religion="Phật giáo")


def test_what_the_receiver_puts_right_stays_with_the_receiver(minh, other_cell, an, giang):
    before = facts_told(minh)
    transfer = send(minh, other_cell, an)
    there = receive_within(transfer.pk, by=giang, today=LATER)

    put_right(minh, giang, "Phòng Kế hoạch")

    assert facts_told(minh) == before
    assert facts_told(there) == ("Phòng Kế hoạch", "Phật giáo")


def test_giver_reads_what_it_puts_right_until_the_file_is_received(minh, other_cell, an):
    send(minh, other_cell, an)

    put_right(minh, an, "Phòng Tổng hợp")

    assert facts_told(minh) == ("Phòng Tổng hợp", "Phật giáo")
