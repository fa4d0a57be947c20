"""Numbers are taken once, issued or voided once, and come in from the paper book."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from conftest import today_actor
from documents.registers.conftest import DAY, TERM_BEGAN_ON
from ketnap.audit.queries import about_object
from ketnap.documents.registers.models import NumberState
from ketnap.documents.registers.queries import (
    numbers_of,
    registers_visible_to,
    state_on,
    with_counts,
)
from ketnap.documents.registers.refusals import NumberSettled, RegisterNotVisible
from ketnap.documents.registers.services import (
    BookEntry,
    RegisterOrder,
    TermOrder,
    begin_term,
    enter_number,
    issue_number,
    reserve_number,
    set_up_register,
    void_number,
)
from ketnap.documents.registers.services.numbers import MOST_SKIPPED

pytestmark = pytest.mark.django_db
LATER = date(2025, 6, 10)


def rows_of(register) -> list[tuple[int, str]]:
    return list(numbers_of(register).values_list("number", "state"))


def refused_fields(refusal) -> set[str]:
    return set(refusal.value.error_dict)


def test_numbers_follow_each_other_and_are_printed_with_a_zero_below_ten(resolutions, keeper):
    set_up_register(resolutions.pk, RegisterOrder(body_symbol="CB", last_on_paper=8), by=keeper)

    texts = [reserve_number(resolutions.pk, by=keeper, on=DAY).text for _ in range(2)]

    assert texts == ["09-NQ/CB", "10-NQ/CB"]


def test_number_is_issued_with_the_day_on_its_paper(resolutions, keeper):
    number = reserve_number(resolutions.pk, by=keeper, on=DAY, summary="về kế hoạch năm")

    issued = issue_number(number.pk, on=LATER, by=keeper)

    assert (issued.state, issued.settled_on, issued.summary) == (
        NumberState.ISSUED,
        LATER,
        "về kế hoạch năm",
    )


def test_voided_number_keeps_its_reason_and_is_not_given_again(resolutions, keeper):
    number = reserve_number(resolutions.pk, by=keeper, on=DAY)

    voided = void_number(number.pk, "lấy nhầm sổ", by=keeper, on=LATER)

    assert (voided.state, voided.void_reason) == (NumberState.VOIDED, "lấy nhầm sổ")
    assert reserve_number(resolutions.pk, by=keeper, on=LATER).text == "02-NQ/CB"


@pytest.mark.parametrize("reason", ["", "   "])
def test_number_is_not_voided_without_a_reason(resolutions, keeper, reason):
    number = reserve_number(resolutions.pk, by=keeper, on=DAY)

    with pytest.raises(ValidationError) as refusal:
        void_number(number.pk, reason, by=keeper)

    assert refused_fields(refusal) == {"reason"}
    assert rows_of(resolutions) == [(1, "reserved")]


def test_settled_number_is_settled_for_good(resolutions, keeper):
    issued, voided = (reserve_number(resolutions.pk, by=keeper, on=DAY) for _ in range(2))
    issue_number(issued.pk, on=DAY, by=keeper)
    void_number(voided.pk, "lấy nhầm sổ", by=keeper)

    for number in (issued, voided):
        with pytest.raises(NumberSettled):
            issue_number(number.pk, on=DAY, by=keeper)
        with pytest.raises(NumberSettled):
            void_number(number.pk, "thôi", by=keeper)

    assert rows_of(resolutions) == [(2, "voided"), (1, "issued")]


@pytest.mark.parametrize(
    ("day", "is_taken"),
    [(date(2025, 3, 9), False), (TERM_BEGAN_ON, True), (date(2025, 3, 11), True)],
)
def test_number_is_taken_from_the_first_day_of_the_term_on(resolutions, keeper, day, is_taken):
    if is_taken:
        assert reserve_number(resolutions.pk, by=keeper, on=day).taken_on == day
        return
    with pytest.raises(ValidationError) as refusal:
        reserve_number(resolutions.pk, by=keeper, on=day)
    assert refused_fields(refusal) == {"on"}


@pytest.mark.parametrize(
    ("day", "is_taken"),
    [(date(2026, 3, 9), True), (date(2026, 3, 10), False), (date(2026, 3, 11), False)],
)
def test_number_is_taken_until_the_last_day_of_the_term(cell, resolutions, keeper, day, is_taken):
    begin_term(cell, TermOrder(name="2026", since=date(2026, 3, 10)), by=keeper)

    if is_taken:
        assert reserve_number(resolutions.pk, by=keeper, on=day, today=day).taken_on == day
        return
    with pytest.raises(ValidationError):
        reserve_number(resolutions.pk, by=keeper, on=day, today=day)


def test_register_of_a_term_that_is_over_gives_no_number_for_a_day_of_its_own(
    cell, resolutions, keeper
):
    begin_term(cell, TermOrder(name="2026", since=date(2026, 3, 10)), by=keeper)

    with pytest.raises(ValidationError) as refusal:
        reserve_number(resolutions.pk, by=keeper, on=date(2026, 3, 9), today=date(2026, 3, 10))

    assert refusal.value.error_dict["on"][0].code == "term_over"
    assert rows_of(resolutions) == []


@pytest.mark.parametrize(("day", "is_issued"), [(9, True), (10, True), (11, False)])
def test_number_is_not_issued_on_a_day_that_has_not_come(resolutions, keeper, day, is_issued):
    number = reserve_number(resolutions.pk, by=keeper, on=DAY)
    on = date(2025, 6, day)

    if is_issued:
        assert issue_number(number.pk, on=on, by=keeper, today=LATER).settled_on == on
        return
    with pytest.raises(ValidationError) as refusal:
        issue_number(number.pk, on=on, by=keeper, today=LATER)
    assert refused_fields(refusal) == {"on"}


def test_number_from_the_paper_book_leaves_those_before_it_unaccounted_for(resolutions, keeper):
    reserve_number(resolutions.pk, by=keeper, on=DAY)

    entered = enter_number(resolutions.pk, BookEntry(number=4, issued_on=DAY), by=keeper)

    assert (entered.text, entered.from_paper_book) == ("04-NQ/CB", True)
    assert rows_of(resolutions) == [
        (4, "issued"),
        (3, "unaccounted"),
        (2, "unaccounted"),
        (1, "reserved"),
    ]
    assert reserve_number(resolutions.pk, by=keeper, on=DAY).number == 5


def test_unaccounted_number_comes_in_from_the_book_or_is_voided(resolutions, keeper):
    enter_number(resolutions.pk, BookEntry(number=3, issued_on=DAY), by=keeper)
    first = numbers_of(resolutions).get(number=1)

    void_number(first.pk, "bỏ trống trong sổ giấy", by=keeper)
    enter_number(resolutions.pk, BookEntry(number=2, issued_on=DAY), by=keeper)

    assert rows_of(resolutions) == [(3, "issued"), (2, "issued"), (1, "voided")]


def test_number_the_register_has_is_not_entered_again(resolutions, keeper):
    held, issued, voided = (reserve_number(resolutions.pk, by=keeper, on=DAY) for _ in range(3))
    issue_number(issued.pk, on=DAY, by=keeper)
    void_number(voided.pk, "lấy nhầm sổ", by=keeper)

    for number in (held, issued, voided):
        entry = BookEntry(number=number.number, issued_on=DAY)
        with pytest.raises(ValidationError, match="đã có trong sổ"):
            enter_number(resolutions.pk, entry, by=keeper)

    assert rows_of(resolutions) == [(3, "voided"), (2, "issued"), (1, "reserved")]


def test_number_of_the_time_before_the_register_may_come_in_later(resolutions, keeper):
    order = RegisterOrder(body_symbol="CB", last_on_paper=8)
    set_up_register(resolutions.pk, order, by=keeper)

    enter_number(resolutions.pk, BookEntry(number=5, issued_on=DAY), by=keeper)

    assert rows_of(resolutions) == [(5, "issued")]
    assert reserve_number(resolutions.pk, by=keeper, on=DAY).number == 9


@pytest.mark.parametrize(("skipped", "enters"), [(MOST_SKIPPED, True), (MOST_SKIPPED + 1, False)])
def test_number_far_beyond_the_last_one_is_a_slip(resolutions, keeper, skipped, enters):
    entry = BookEntry(number=skipped + 1, issued_on=DAY)

    if enters:
        assert enter_number(resolutions.pk, entry, by=keeper).number == skipped + 1
        return
    with pytest.raises(ValidationError) as refusal:
        enter_number(resolutions.pk, entry, by=keeper)
    assert refused_fields(refusal) == {"number"}
    assert rows_of(resolutions) == []


def test_stranger_and_mentor_find_no_register(resolutions, stranger, mentor_user):
    for user in (stranger, mentor_user):
        with pytest.raises(RegisterNotVisible):
            reserve_number(resolutions.pk, by=today_actor(user), on=DAY)

    assert rows_of(resolutions) == []


def test_officer_above_sees_the_register_and_takes_no_number(resolutions, committee_officer):
    officer = today_actor(committee_officer)

    assert list(registers_visible_to(officer)) == list(resolutions.term.registers.order_by("pk"))
    with pytest.raises(RegisterNotVisible):
        reserve_number(resolutions.pk, by=officer, on=DAY)


def test_register_is_counted_as_of_a_day(resolutions, keeper):
    first, second = (reserve_number(resolutions.pk, by=keeper, on=DAY) for _ in range(2))
    issue_number(first.pk, on=LATER, by=keeper)
    enter_number(resolutions.pk, BookEntry(number=4, issued_on=LATER), by=keeper)

    def counted(on):
        register = with_counts(registers_visible_to(keeper), on=on).get(pk=resolutions.pk)
        return register.issued, register.held, register.unclear

    assert counted(date(2025, 6, 2)) == (0, 0, 0)
    assert counted(DAY) == (0, 2, 0)
    assert counted(LATER) == (2, 1, 1)
    first.refresh_from_db()
    assert state_on(first, date(2025, 6, 9)) is NumberState.RESERVED
    assert state_on(first, LATER) is NumberState.ISSUED
    assert state_on(second, LATER) is NumberState.RESERVED


def test_every_deed_with_a_number_is_noted(resolutions, keeper):
    issued, voided = (reserve_number(resolutions.pk, by=keeper, on=DAY) for _ in range(2))
    issue_number(issued.pk, on=DAY, by=keeper)
    void_number(voided.pk, "lấy nhầm sổ", by=keeper)
    enter_number(resolutions.pk, BookEntry(number=3, issued_on=DAY), by=keeper)

    details = [entry.detail for entry in about_object("register", resolutions.pk)][:5]

    assert details == [
        "ghi số lấy ở sổ giấy 03-NQ/CB",
        "hủy số 02-NQ/CB",
        "ban hành số 01-NQ/CB",
        "giữ số 02-NQ/CB",
        "giữ số 01-NQ/CB",
    ]
