"""Requests for nominations: written, sent, answered, and who sees them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from conftest import today_actor
from ketnap.audit.queries import about_object
from ketnap.domain.access import NotAllowed
from ketnap.domain.plan.request import RequestState
from ketnap.organisations.services import add_unit
from ketnap.plans.bodies import as_body, bodies_of, bodies_spoken_for
from ketnap.plans.models import NominationRequest
from ketnap.plans.queries.requests import (
    lines_of,
    request_to,
    request_visible_to,
    requests_to,
    requests_visible_to,
)
from ketnap.plans.refusals import PlanningRecordNotVisible
from ketnap.plans.services.requests import (
    RequestOrder,
    answer_request,
    record_answer,
    send_request,
    write_requests,
)
from sourcing import ON, OTHER_UNIT, UNIT

DUE = date(2024, 6, 3)
ORDER = RequestOrder(number_asked=2, due_on=DUE)


def test_bodies_of_a_cell_are_its_units_and_mass_organisations(sourcing):
    names = [body.name for body in bodies_of(sourcing.cell, on=ON)]

    assert names[:2] == [UNIT, OTHER_UNIT]
    assert len(names) == 4


def test_requests_are_written_one_to_each_body_and_wait_to_be_sent(sourcing):
    bodies = [as_body(unit) for unit in sourcing.units]

    written = write_requests(sourcing.cell, bodies, ORDER, by=sourcing.actor, on=ON)

    assert [request.body.name for request in written] == [UNIT, OTHER_UNIT]
    lines = lines_of(requests_visible_to(sourcing.actor), on=ON)
    assert {line.state for line in lines} == {RequestState.UNSENT}


def test_request_to_a_unit_of_another_cell_is_refused(sourcing, other_cell, administrator):
    foreign = add_unit(other_cell, "Phòng Kế hoạch", since=ON, actor=administrator)

    with pytest.raises(ValidationError) as refusal:
        write_requests(sourcing.cell, [as_body(foreign)], ORDER, by=sourcing.actor, on=ON)

    assert refusal.value.code == "foreign_body"
    assert not NominationRequest.objects.exists()


def test_request_for_nobody_is_refused(sourcing):
    nobody = RequestOrder(number_asked=0, due_on=DUE)

    with pytest.raises(ValidationError, match="ít nhất một người"):
        write_requests(
            sourcing.cell, [as_body(sourcing.units[0])], nobody, by=sourcing.actor, on=ON
        )


def test_request_is_sent_once_and_noted(sourcing):
    request = sourcing.request(as_body(sourcing.units[0]))

    with pytest.raises(ValidationError) as refusal:
        send_request(request.pk, on=ON, by=sourcing.actor)

    assert refusal.value.code == "sent_already"
    details = [entry.detail for entry in about_object("nomination_request", request.pk)]
    assert details == ["gửi đề nghị ngày 06/05/2024", "lập đề nghị"]


def test_request_due_before_it_is_sent_is_refused(sourcing):
    (request,) = write_requests(
        sourcing.cell, [as_body(sourcing.units[0])], ORDER, by=sourcing.actor, on=ON
    )

    with pytest.raises(ValidationError, match="Hạn trả lời"):
        send_request(request.pk, on=date(2024, 6, 4), by=sourcing.actor)


def test_request_is_seen_by_the_body_asked_once_it_is_sent(sourcing):
    khoa = today_actor(sourcing.unit_head())
    (request,) = write_requests(
        sourcing.cell, [as_body(sourcing.units[0])], ORDER, by=sourcing.actor, on=ON
    )
    unsent = list(requests_to(khoa, on=ON))
    send_request(request.pk, on=ON, by=sourcing.actor)

    assert unsent == []
    assert list(requests_to(khoa, on=ON)) == [request]


def test_request_to_one_body_is_hidden_from_every_other(sourcing):
    request = sourcing.request(as_body(sourcing.units[0]))
    others = [
        sourcing.unit_head("nam", sourcing.units[1]),
        sourcing.youth_union_officer(),
    ]

    for user in others:
        with pytest.raises(PlanningRecordNotVisible):
            request_to(today_actor(user), request.pk, on=ON)
        assert not requests_visible_to(today_actor(user)).exists()


def test_request_is_hidden_from_another_cell_and_seen_from_above(
    sourcing, stranger, committee_officer
):
    request = sourcing.request(as_body(sourcing.units[0]))

    assert request_visible_to(today_actor(committee_officer), request.pk) == request
    with pytest.raises(PlanningRecordNotVisible):
        request_visible_to(today_actor(stranger), request.pk)


def test_body_asked_answers_that_it_has_nobody(sourcing):
    khoa = today_actor(sourcing.unit_head())
    request = sourcing.request(as_body(sourcing.units[0]))

    answer_request(request.pk, "Đợt này chưa có người", on=date(2024, 5, 20), by=khoa)

    (line,) = lines_of(requests_visible_to(sourcing.actor), on=date(2024, 5, 20))
    assert line.state is RequestState.ANSWERED
    assert line.request.answer == "Đợt này chưa có người"


def test_answer_is_given_once(sourcing):
    khoa = today_actor(sourcing.unit_head())
    request = sourcing.request(as_body(sourcing.units[0]))
    record_answer(request.pk, "Giới thiệu 1 người", on=ON, by=sourcing.actor)

    with pytest.raises(ValidationError) as refusal:
        answer_request(request.pk, "Chưa có người", on=ON, by=khoa)

    assert refusal.value.code == "answered_already"
    request.refresh_from_db()
    assert request.answer == "Giới thiệu 1 người"


def test_answer_before_sending_is_refused(sourcing):
    (request,) = write_requests(
        sourcing.cell, [as_body(sourcing.units[0])], ORDER, by=sourcing.actor, on=ON
    )

    with pytest.raises(ValidationError) as refusal:
        record_answer(request.pk, "Chưa có người", on=ON, by=sourcing.actor)

    assert refusal.value.code == "not_sent"


def test_committee_above_writes_no_request(sourcing, committee_officer):
    with pytest.raises(NotAllowed):
        write_requests(
            sourcing.cell,
            [as_body(sourcing.units[0])],
            ORDER,
            by=today_actor(committee_officer),
            on=ON,
        )


def test_database_wants_one_body_asked(sourcing):
    unit = sourcing.units[0]
    usual = {"cell": sourcing.cell, "number_asked": 1, "due_on": DUE}

    with pytest.raises(IntegrityError), transaction.atomic():
        NominationRequest.objects.create(created_by_id=sourcing.actor.user_id, **usual)
    NominationRequest.objects.create(created_by_id=sourcing.actor.user_id, unit=unit, **usual)


def test_officers_speak_for_their_own_body_alone(sourcing, secretary):
    khoa, lam = sourcing.unit_head(), sourcing.youth_union_officer()

    assert [body.name for body in bodies_spoken_for(today_actor(khoa), on=ON)] == [UNIT]
    assert [body.kind for body in bodies_spoken_for(today_actor(lam), on=ON)] == ["youth_union"]
    assert bodies_spoken_for(today_actor(secretary), on=ON) == ()
    assert bodies_spoken_for(None, on=ON) == ()
