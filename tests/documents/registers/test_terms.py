"""Terms follow each other, and every type has one register in a term."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from conftest import today_actor
from documents.registers.conftest import DAY, TERM_BEGAN_ON
from ketnap.audit.queries import about_object
from ketnap.documents.registers.models import Register, Term
from ketnap.documents.registers.queries import register_for, term_on
from ketnap.documents.registers.services import (
    RegisterOrder,
    TermOrder,
    begin_term,
    open_register,
    reserve_number,
    set_up_register,
)
from ketnap.domain.access import NotAllowed

pytestmark = pytest.mark.django_db
NEXT_TERM = date(2027, 3, 15)


def refused_fields(refusal) -> set[str]:
    return set(refusal.value.error_dict)


def test_term_opens_its_registers_in_the_order_of_the_list_with_the_symbol_of_a_cell(term):
    assert [str(each) for each in term.registers.order_by("pk")] == ["NQ/CB", "BC/CB"]


def test_registers_of_a_grassroots_committee_carry_its_symbol(superior, committee_officer):
    order = TermOrder(name="2025-2030", since=TERM_BEGAN_ON, document_types=("QĐ",))

    begin_term(superior, order, by=today_actor(committee_officer))

    assert str(Register.objects.get()) == "QĐ/ĐU"


def test_new_term_ends_the_one_before_and_counts_anew(cell, term, resolutions, keeper):
    reserve_number(resolutions.pk, by=keeper, on=DAY)
    order = TermOrder(name="2027-2030", since=NEXT_TERM, document_types=("NQ",))

    following = begin_term(cell, order, by=keeper)

    term.refresh_from_db()
    assert term.valid_until == date(2027, 3, 14)
    assert term_on(cell.pk, date(2027, 3, 14)) == term
    assert term_on(cell.pk, NEXT_TERM) == following
    fresh = register_for(cell.pk, "NQ", on=NEXT_TERM)
    assert fresh is not None
    assert reserve_number(fresh.pk, by=keeper, on=NEXT_TERM).text == "01-NQ/CB"


def test_series_runs_on_over_the_new_year(resolutions, keeper):
    reserve_number(resolutions.pk, by=keeper, on=date(2025, 12, 31))

    number = reserve_number(resolutions.pk, by=keeper, on=date(2026, 1, 1))

    assert number.text == "02-NQ/CB"


@pytest.mark.parametrize("since", [TERM_BEGAN_ON, date(2025, 3, 9)])
def test_new_term_does_not_begin_before_the_old_one(cell, term, keeper, since):
    with pytest.raises(ValidationError):
        begin_term(cell, TermOrder(name="2027-2030", since=since), by=keeper)

    assert Term.objects.get() == term


@pytest.mark.parametrize(("since", "begins"), [(DAY, False), (date(2025, 6, 4), True)])
def test_new_term_begins_after_the_last_day_of_a_number(cell, resolutions, keeper, since, begins):
    reserve_number(resolutions.pk, by=keeper, on=DAY)
    order = TermOrder(name="2027-2030", since=since)

    if begins:
        assert begin_term(cell, order, by=keeper).valid_from == since
        return
    with pytest.raises(ValidationError) as refusal:
        begin_term(cell, order, by=keeper)
    assert refused_fields(refusal) == {"since"}


def test_type_has_one_register_in_a_term(term, keeper):
    with pytest.raises(ValidationError, match="đã có sổ"):
        open_register(term, "NQ", RegisterOrder(body_symbol="CB"), by=keeper)


def test_type_that_is_not_in_the_list_gets_no_register(term, keeper):
    with pytest.raises(ValidationError) as refusal:
        open_register(term, "XX", RegisterOrder(body_symbol="CB"), by=keeper)

    assert refused_fields(refusal) == {"document_type"}


@pytest.mark.parametrize("symbol", ["CB", "ĐU", "CB-CNTT", "UBKT2"])
def test_symbol_of_a_body_may_be_chosen(resolutions, keeper, symbol):
    set_up_register(resolutions.pk, RegisterOrder(body_symbol=symbol), by=keeper)

    assert reserve_number(resolutions.pk, by=keeper, on=DAY).text == f"01-NQ/{symbol}"


@pytest.mark.parametrize("symbol", ["", "cb", "C B", "CB/1", "-CB", "CB-", "1CB"])
def test_symbol_that_no_number_could_carry_is_refused(resolutions, keeper, symbol):
    with pytest.raises(ValidationError) as refusal:
        set_up_register(resolutions.pk, RegisterOrder(body_symbol=symbol), by=keeper)

    assert refused_fields(refusal) == {"body_symbol"}


def test_office_that_starts_in_the_middle_of_a_term_goes_on_from_its_paper_book(
    resolutions, keeper
):
    order = RegisterOrder(body_symbol="CB", last_on_paper=41)

    set_up_register(resolutions.pk, order, by=keeper)

    assert reserve_number(resolutions.pk, by=keeper, on=DAY).text == "42-NQ/CB"


def test_start_of_a_register_stays_once_a_number_was_taken(resolutions, keeper):
    reserve_number(resolutions.pk, by=keeper, on=DAY)
    order = RegisterOrder(body_symbol="CB", last_on_paper=41)

    with pytest.raises(ValidationError) as refusal:
        set_up_register(resolutions.pk, order, by=keeper)

    assert refused_fields(refusal) == {"last_on_paper"}


def test_new_symbol_leaves_the_numbers_that_were_taken(resolutions, keeper):
    number = reserve_number(resolutions.pk, by=keeper, on=DAY)

    set_up_register(resolutions.pk, RegisterOrder(body_symbol="CB-CNTT"), by=keeper)

    number.refresh_from_db()
    assert number.text == "01-NQ/CB"
    assert reserve_number(resolutions.pk, by=keeper, on=DAY).text == "02-NQ/CB-CNTT"


def test_neither_a_mentor_nor_a_stranger_begins_a_term(cell, mentor_user, stranger):
    for user in (mentor_user, stranger):
        with pytest.raises(NotAllowed):
            begin_term(cell, TermOrder(name="2025", since=DAY), by=today_actor(user))

    assert not Term.objects.exists()


def test_officer_above_reads_the_registers_of_a_cell_and_does_not_keep_them(
    cell, resolutions, committee_officer
):
    officer = today_actor(committee_officer)

    with pytest.raises(NotAllowed):
        begin_term(cell, TermOrder(name="2027", since=NEXT_TERM), by=officer)


def test_what_was_done_with_a_register_is_noted(resolutions, keeper):
    set_up_register(resolutions.pk, RegisterOrder(body_symbol="CB-CNTT"), by=keeper)

    details = [entry.detail for entry in about_object("register", resolutions.pk)]

    assert details == ["đặt ký hiệu CB-CNTT, nối số 0", "lập sổ NQ/CB, nối số 0"]
