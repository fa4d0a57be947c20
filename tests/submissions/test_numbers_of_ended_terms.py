"""A register whose term is over gives decisions no new numbers: it notes those that its keeper types."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from conftest import today_actor
from ketnap.casefiles.models import LogEntry
from ketnap.documents.registers.models import RegisterNumber
from ketnap.documents.registers.services import TermOrder, begin_term, reserve_number, void_number
from ketnap.domain.casefile.codes import DecisionOutcome
from ketnap.submissions.refusals import DecisionDoubted
from ketnap.submissions.services import Decision, decide_together, send_up

from .conftest import TODAY

pytestmark = pytest.mark.django_db

NEXT_DAY = TODAY + timedelta(days=1)
"""The new term begins on it; the decision is recorded on it too."""


@pytest.fixture
def hoa(hoa_user):
    return today_actor(hoa_user)


@pytest.fixture
def ended(upper, hoa):
    """The register of decisions of the term that was over the day before."""
    order = TermOrder(
        name="2020-2025", since=date(2020, 8, 3), document_types=("QĐ",), body_symbol="ĐU"
    )
    return begin_term(upper, order, by=hoa).registers.get()


@pytest.fixture
def running(upper, ended, hoa):
    order = TermOrder(name="2024-2029", since=NEXT_DAY, document_types=("QĐ",), body_symbol="ĐU")
    return begin_term(upper, order, by=hoa).registers.get()


@pytest.fixture
def minh(files, an, dung, upper, seen):
    case = files.voted_on("Đỗ Quang Minh")
    send_up(case.pk, by=an, seen_seq=seen(case), today=TODAY)
    send_up(case.pk, by=dung, seen_seq=seen(case), today=TODAY, override_reason="đã họp")
    return case


@pytest.fixture
def decide(upper, minh, hoa, seen):
    """Refuse Minh's file on a day, recorded on the next; a refusal rests on no vote."""

    def decided(number=None, *, on=TODAY, today=NEXT_DAY, **more):
        numbers = None if number is None else {minh.pk: number}
        order = Decision(on=on, outcome=DecisionOutcome.REFUSED, numbers=numbers)
        known = {minh.pk: seen(minh)}
        [recorded] = decide_together(
            upper.pk, order, [minh.pk], seen=known, by=hoa, today=today, **more
        )
        return recorded.steps[-1].decision

    return decided


def rows_of(register) -> list[tuple[int, str, date | None, bool]]:
    rows = register.numbers.order_by("number")
    return list(rows.values_list("number", "state", "settled_on", "from_paper_book"))


def test_a_day_of_an_ended_term_takes_no_new_number_and_nothing_is_written(
    decide, minh, ended, running, seen
):
    before = seen(minh)

    with pytest.raises(ValidationError) as refused:
        decide()

    assert refused.value.error_dict["on"][0].code == "term_over"
    assert f"Nhiệm kỳ 2020-2025 đã hết ngày {TODAY:%d/%m/%Y}" in refused.value.messages[0]
    assert LogEntry.objects.filter(casefile=minh).count() == before
    assert not RegisterNumber.objects.exists()


@pytest.mark.parametrize("typed", ["01-QĐ/ĐU", "1"])
def test_the_number_its_paper_bears_is_noted_in_the_register_of_the_ended_term(
    decide, ended, running, typed
):
    assert decide(typed) == typed

    assert rows_of(ended) == [(1, "issued", TODAY, True)]
    assert rows_of(running) == []


def test_a_number_that_is_held_for_a_paper_stays_as_it_is(decide, hoa, ended, running):
    held = reserve_number(ended.pk, by=hoa, on=TODAY, today=TODAY)

    decide(held.text)

    assert rows_of(ended) == [(1, "reserved", None, False)]


def test_a_voided_number_is_asked_about_in_an_ended_term_too(decide, hoa, ended, running):
    voided = reserve_number(ended.pk, by=hoa, on=TODAY, today=TODAY)
    void_number(voided.pk, "ghi nhầm", by=hoa, on=TODAY)

    with pytest.raises(DecisionDoubted) as doubted:
        decide(voided.text)

    assert "đã hủy trong sổ" in doubted.value.lacks[0][1].vi


def test_a_number_of_another_book_is_asked_about_and_not_noted(decide, ended, running):
    with pytest.raises(DecisionDoubted) as doubted:
        decide("07-QĐ/BTV")
    decide("07-QĐ/BTV", override_reason="Ban Thường vụ có sổ giấy riêng")

    [(_name, lack)] = doubted.value.lacks
    assert lack.vi == "Số 07-QĐ/BTV không mang ký hiệu của sổ (QĐ/ĐU) nên không ghi vào sổ."
    assert rows_of(ended) == []


def test_until_the_last_day_of_the_term_its_register_gives_numbers(decide, ended, running):
    assert decide(today=TODAY) == "01-QĐ/ĐU"


def test_a_day_of_the_running_term_takes_its_number(decide, ended, running):
    assert decide(on=NEXT_DAY) == "01-QĐ/ĐU"

    assert rows_of(running) == [(1, "issued", NEXT_DAY, False)]


def test_a_number_far_beyond_the_register_is_a_slip_of_the_pen_and_nothing_is_written(
    decide, minh, ended, running, seen
):
    before = seen(minh)

    with pytest.raises(ValidationError) as refused:
        decide("160-QĐ/ĐU")

    assert "number" in refused.value.error_dict
    assert seen(minh) == before
    assert not RegisterNumber.objects.exists()
