"""Two clerks of a body type the same number at once, over two connections: the second is asked why."""

from dataclasses import replace
from threading import Thread

import pytest
from django.db import connection, transaction

from conftest import today_actor
from ketnap.domain.casefile.codes import DecisionOutcome
from ketnap.submissions.refusals import DecisionDoubted
from ketnap.submissions.services import Decision, decide_together, send_up
from submissions.conftest import TODAY

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]

LONG_ENOUGH = 1
"""Whoever need not wait has asked about the number by then."""
REFUSING = Decision(on=TODAY, outcome=DecisionOutcome.REFUSED, numbers={})


def test_of_two_who_type_a_number_at_once_the_second_is_asked_why(
    files, an, dung, hoa_user, upper, seen
):
    first, second = (files.voted_on(name) for name in ("Đỗ Quang Minh", "Hồ Thị Lan"))
    for case in (first, second):
        send_up(case.pk, by=an, seen_seq=seen(case), today=TODAY)
        send_up(case.pk, by=dung, seen_seq=seen(case), today=TODAY, override_reason="đã họp")
    hoa, outcomes = today_actor(hoa_user), []

    def decide(case) -> None:
        order = replace(REFUSING, numbers={case.pk: "41-QĐ/ĐU"})
        known = {case.pk: seen(case)}
        decide_together(upper.pk, order, [case.pk], seen=known, by=hoa, today=TODAY)

    def decide_and_hang_up() -> None:
        try:
            decide(second)
        except DecisionDoubted as doubted:
            outcomes.extend(lack.vi for _name, lack in doubted.lacks)
        finally:
            connection.close()

    other = Thread(target=decide_and_hang_up)
    with transaction.atomic():
        decide(first)
        other.start()
        other.join(LONG_ENOUGH)
        waited = other.is_alive()
    other.join()

    day = f"{TODAY:%d/%m/%Y}"
    assert waited
    assert outcomes == [
        f"Số 41-QĐ/ĐU đã ghi cho một quyết định khác của Ban Thường vụ Đảng ủy, ngày {day}."
    ]
