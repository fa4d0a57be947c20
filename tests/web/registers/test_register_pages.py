"""The pages of the registers: what they show, take and refuse."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conftest import today_actor
from ketnap.accounts.models import User
from ketnap.audit.models import Deed
from ketnap.audit.queries import about_object
from ketnap.documents.registers.models import NumberState, Register, RegisterNumber, Term
from ketnap.documents.registers.services import (
    BookEntry,
    TermOrder,
    begin_term,
    enter_number,
    issue_number,
    reserve_number,
    void_number,
)
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SINCE = TODAY - timedelta(days=100)
EARLIER = TODAY - timedelta(days=50)


@pytest.fixture
def keeper(clerk: User) -> Actor:
    """Bình, who keeps the registers of the cell."""
    return today_actor(clerk)


@pytest.fixture
def reader(clerk: User, client_of: Callable[[User], Client]) -> Client:
    """Bình at his browser."""
    return client_of(clerk)


@pytest.fixture
def register(cell: Organisation, keeper: Actor) -> Register:
    """The register of the cell's resolutions."""
    order = TermOrder(name="2025-2027", since=SINCE, document_types=("NQ",))
    return begin_term(cell, order, by=keeper).registers.get()


def text_of(response) -> str:
    """The page without the marks that keep numbers on one line."""
    return " ".join(re.sub(r"</?span[^>]*>", "", response.content.decode()).split())


def written(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def test_cell_without_a_term_is_led_to_begin_one(reader, cell):
    page = text_of(reader.get(reverse("registers")))

    assert "Chưa có nhiệm kỳ nào vào ngày này" in page
    assert reverse("begin_term", args=[cell.pk]) in page


def test_term_begins_with_the_usual_symbol_and_types(reader, cell):
    form = text_of(reader.get(reverse("begin_term", args=[cell.pk])))
    assert 'value="CB"' in form
    assert re.search(r'<input[^>]*value="NQ"[^>]* checked', form)
    assert not re.search(r'<input[^>]*value="QĐ"[^>]* checked', form)

    data = {
        "name": "2025-2027",
        "since": written(SINCE),
        "body_symbol": "CB",
        "document_types": ["NQ", "CV"],
    }
    answer = reader.post(reverse("begin_term", args=[cell.pk]), data, follow=True)

    assert "Đã mở nhiệm kỳ 2025-2027." in text_of(answer)
    assert [str(each) for each in Term.objects.get().registers.order_by("pk")] == [
        "NQ/CB",
        "CV/CB",
    ]


def test_next_term_offers_what_the_one_before_had_and_refuses_a_day_before_it(
    reader, cell, register
):
    address = reverse("begin_term", args=[cell.pk])
    data = {"name": "2027", "since": written(SINCE), "body_symbol": "CB"}

    refusal = reader.post(address, data)

    assert refusal.status_code == 422
    assert f"Ngày thay đổi phải sau ngày {written(SINCE)}" in text_of(refusal)
    assert Term.objects.count() == 1


def test_list_shows_what_comes_next_and_where_to_take_it(reader, register, keeper):
    reserve_number(register.pk, by=keeper, on=EARLIER, summary="về kế hoạch năm")

    page = text_of(reader.get(reverse("registers")))

    assert "02-NQ/CB" in page
    assert reverse("take_number", args=[register.pk]) in page


def test_number_is_taken_and_shown_as_held(reader, register):
    address = reverse("take_number", args=[register.pk])
    assert "Số tiếp theo là 01-NQ/CB" in text_of(reader.get(address))

    answer = text_of(reader.post(address, {"summary": "về kế hoạch năm"}, follow=True))

    assert "Đã giữ số 01-NQ/CB." in answer
    assert f"Đang giữ từ ngày {written(TODAY)}" in answer
    number = RegisterNumber.objects.get()
    assert (number.state, number.summary) == (NumberState.RESERVED, "về kế hoạch năm")


def test_number_is_not_taken_without_a_summary(reader, register):
    answer = reader.post(reverse("take_number", args=[register.pk]), {"summary": " "})

    assert answer.status_code == 422
    assert not RegisterNumber.objects.exists()


def test_number_of_a_term_that_is_over_is_refused_on_the_page(reader, cell, register, keeper):
    begin_term(cell, TermOrder(name="2027", since=TODAY), by=keeper)

    answer = reader.post(reverse("take_number", args=[register.pk]), {"summary": "về việc khác"})

    assert answer.status_code == 422
    assert "sổ của nhiệm kỳ ấy không cấp số mới nữa" in text_of(answer)


def test_number_of_a_term_that_is_over_is_not_offered(reader, cell, register, keeper):
    begin_term(cell, TermOrder(name="2027", since=TODAY), by=keeper)

    answer = reader.get(reverse("take_number", args=[register.pk]), follow=True)

    assert answer.redirect_chain == [(reverse("register", args=[register.pk]), 302)]
    assert "sổ của nhiệm kỳ ấy không cấp số mới nữa" in text_of(answer)


def test_number_is_issued_on_the_day_of_its_paper(reader, register, keeper):
    number = reserve_number(register.pk, by=keeper, on=EARLIER, summary="về kế hoạch năm")
    address = reverse("issue_number", args=[number.pk])
    assert 'value="về kế hoạch năm"' in text_of(reader.get(address))

    data = {"on": written(EARLIER), "summary": "về kế hoạch năm tới"}
    answer = text_of(reader.post(address, data, follow=True))

    assert "Đã ghi ban hành số 01-NQ/CB." in answer
    number.refresh_from_db()
    assert (number.settled_on, number.summary) == (EARLIER, "về kế hoạch năm tới")


def test_number_is_not_issued_tomorrow(reader, register, keeper):
    number = reserve_number(register.pk, by=keeper, on=EARLIER)
    data = {"on": written(TODAY + timedelta(days=1)), "summary": "về kế hoạch năm"}

    answer = reader.post(reverse("issue_number", args=[number.pk]), data)

    assert answer.status_code == 422
    assert "Ngày này chưa đến" in text_of(answer)


def test_number_is_voided_with_its_reason_shown_for_good(reader, register, keeper):
    number = reserve_number(register.pk, by=keeper, on=EARLIER)

    data = {"reason": "lấy nhầm sổ"}
    answer = reader.post(reverse("void_number", args=[number.pk]), data, follow=True)

    assert "Đã hủy số 01-NQ/CB." in text_of(answer)
    assert "Đã hủy: lấy nhầm sổ" in text_of(answer)


def test_number_is_not_voided_without_a_reason(reader, register, keeper):
    number = reserve_number(register.pk, by=keeper, on=EARLIER)

    answer = reader.post(reverse("void_number", args=[number.pk]), {"reason": ""})

    assert answer.status_code == 422
    number.refresh_from_db()
    assert number.state == NumberState.RESERVED


@pytest.mark.parametrize("page", ["issue_number", "void_number"])
def test_settled_number_leads_back_to_its_register(reader, register, keeper, page):
    number = reserve_number(register.pk, by=keeper, on=EARLIER)
    void_number(number.pk, "lấy nhầm sổ", by=keeper)

    for answer in (
        reader.get(reverse(page, args=[number.pk]), follow=True),
        reader.post(reverse(page, args=[number.pk]), {"reason": "khác"}, follow=True),
    ):
        assert answer.redirect_chain[-1][0] == reverse("register", args=[register.pk])
        assert "Số 01-NQ/CB đã được ban hành hoặc hủy" in text_of(answer)


def test_number_from_the_paper_book_leaves_a_gap_that_the_page_offers_to_close(reader, register):
    address = reverse("enter_number", args=[register.pk])
    data = {"number": "3", "issued_on": written(EARLIER), "summary": "về việc ở sổ giấy"}

    page = text_of(reader.post(address, data, follow=True))

    assert "Đã ghi số 03-NQ/CB theo sổ giấy." in page
    assert page.count("Chưa rõ: sổ giấy đã qua số này") == 2
    assert f"{address}?number=1" in page
    assert 'value="1"' in text_of(reader.get(f"{address}?number=1"))


def test_number_the_register_has_is_refused_beside_its_field(reader, register, keeper):
    reserve_number(register.pk, by=keeper, on=EARLIER)
    data = {"number": "1", "issued_on": written(EARLIER), "summary": "trùng"}

    answer = reader.post(reverse("enter_number", args=[register.pk]), data)

    assert answer.status_code == 422
    assert "Số 01-NQ/CB đã có trong sổ." in text_of(answer)


def test_register_is_opened_for_a_type_that_has_none_and_goes_on_from_paper(reader, register, cell):
    address = reverse("open_register", args=[register.term_id])
    form = text_of(reader.get(address))
    assert 'value="CV"' in form
    assert 'value="NQ"' not in form

    data = {"document_type": "CV", "body_symbol": "CB", "last_on_paper": "117"}
    answer = text_of(reader.post(address, data, follow=True))

    assert "Số tiếp theo: 118-CV/CB." in answer
    assert "đến số 117" in answer


def test_start_of_a_register_is_asked_only_before_its_first_number(reader, register, keeper):
    address = reverse("set_up_register", args=[register.pk])
    assert "Số cuối đã dùng ở sổ giấy" in text_of(reader.get(address))
    reserve_number(register.pk, by=keeper, on=EARLIER)
    assert "Số cuối đã dùng ở sổ giấy" not in text_of(reader.get(address))

    answer = reader.post(address, {"body_symbol": "CB-VP"}, follow=True)

    assert "Số tiếp theo: 02-NQ/CB-VP." in text_of(answer)


@pytest.mark.parametrize("symbol", ["cb", "CB/1"])
def test_symbol_that_cannot_be_printed_is_refused(reader, register, symbol):
    answer = reader.post(
        reverse("set_up_register", args=[register.pk]),
        {"body_symbol": symbol, "last_on_paper": "0"},
    )

    assert answer.status_code == 422
    assert "Ký hiệu chỉ gồm chữ hoa" in text_of(answer)


def test_register_as_of_a_day_gone_by_shows_what_stood_then_and_offers_no_writing(
    reader, register, keeper
):
    number = reserve_number(register.pk, by=keeper, on=EARLIER, summary="về kế hoạch năm")
    issue_number(number.pk, on=TODAY, by=keeper)
    reserve_number(register.pk, by=keeper, on=TODAY, summary="về việc khác")
    day = f"?on={EARLIER.isoformat()}"

    page = text_of(reader.get(reverse("register", args=[register.pk]) + day))

    assert "chưa ghi ban hành" in page
    assert "02-NQ/CB" not in page.replace("Số tiếp theo", "")
    assert reverse("take_number", args=[register.pk]) not in page
    form = reader.get(reverse("take_number", args=[register.pk]) + day)
    assert form.status_code == 403


def test_book_is_printed_in_the_order_of_its_numbers_and_that_is_noted(reader, register, keeper):
    for summary in ("về việc đầu", "về việc sau"):
        reserve_number(register.pk, by=keeper, on=EARLIER, summary=summary)

    page = text_of(reader.get(reverse("register_sheet", args=[register.pk])))

    assert page.index("về việc đầu") < page.index("về việc sau")
    assert about_object("register", register.pk)[0].deed == Deed.PRINTED


def test_long_register_is_shown_by_pages(reader, register, keeper):
    enter_number(register.pk, BookEntry(number=51, issued_on=EARLIER), by=keeper)
    address = reverse("register", args=[register.pk])

    first, second = reader.get(address), reader.get(address + "?page=2")

    assert 'rel="next"' in text_of(first)
    assert 'rel="prev"' in text_of(second)
    for place in ("3", "0", "-1", "x"):
        assert reader.get(f"{address}?page={place}").status_code == 404


def test_officer_of_the_committee_above_reads_the_book_of_a_cell_and_keeps_his_own(
    client_of, committee_officer, cell, superior, register
):
    officer = client_of(committee_officer)

    bodies = text_of(officer.get(reverse("registers")))
    of_cell = text_of(officer.get(reverse("register", args=[register.pk])))

    assert reverse("registers_of", args=[cell.pk]) in bodies
    assert reverse("registers_of", args=[superior.pk]) in bodies
    assert reverse("take_number", args=[register.pk]) not in of_cell
    assert officer.get(reverse("begin_term", args=[superior.pk])).status_code == 200
    assert officer.get(reverse("begin_term", args=[cell.pk])).status_code == 404


def test_list_of_bodies_takes_as_many_queries_for_two_as_for_three(
    client_of,
    committee_officer,
    register,
    people,
    superior,
    django_assert_max_num_queries,
    request,
):
    officer = client_of(committee_officer)
    officer.get(reverse("registers"))
    with django_assert_max_num_queries(60) as before:
        officer.get(reverse("registers"))
    request.getfixturevalue("other_cell")

    with django_assert_max_num_queries(len(before)):
        officer.get(reverse("registers"))
