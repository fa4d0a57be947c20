"""The palette: what some letters find for whom."""

import html
import re

import pytest

from casefiles.papers import nominated
from ketnap.domain.access import Role
from web.conftest import days_ago
from web.two_cells import inspect

HTMX = {"HX-Request": "true"}
LINE = re.compile(r'<a class="kn-way" href="([^"]+)">.*?<span class="kn-way-words">([^<]+)')


def ways_in(response) -> dict[str, str]:
    """The lines of the palette, in their order, with where they lead."""
    assert response.status_code == 200
    lines = LINE.findall(response.content.decode())
    return {html.unescape(label).strip(): html.unescape(href) for href, label in lines}


@pytest.fixture
def minh(cases):
    return cases.open("Đỗ Quang Minh", nominated(days_ago(5)), workplace="Phòng Dữ liệu")


def test_a_case_is_found_without_accents_and_told_apart_by_stage_and_workplace(browser, minh):
    response = browser.get("/tim-nhanh/?q=do+quang", headers=HTMX)

    assert ways_in(response) == {
        "Đỗ Quang Minh": f"/ho-so/{minh.pk}/",
        "Ghi bước vào hồ sơ của Đỗ Quang Minh": f"/ho-so/{minh.pk}/buoc/",
        "Giấy tờ của Đỗ Quang Minh": f"/ho-so/{minh.pk}/giay-to/",
    }
    assert "Được giới thiệu · Phòng Dữ liệu" in response.content.decode()


@pytest.mark.parametrize("letters", ["6-knđ", "6-knd", "nghi quyet chi bo ket nap"])
def test_a_form_is_found_by_its_code_or_its_name(browser, letters):
    ways = ways_in(browser.get("/tim-nhanh/", {"q": letters}))

    assert any(label.startswith("6-KNĐ · ") and "6-knd" in href for label, href in ways.items())


def test_taking_a_number_is_offered_to_who_keeps_registers(browser, client_of, people, cell):
    head = people.user("head", Role.UNIT_HEAD, cell, people.member(cell, "Vũ Thu Hà"))

    assert "Lấy số văn bản" in ways_in(browser.get("/tim-nhanh/?q=lay+so"))
    assert "Lấy số văn bản" not in ways_in(client_of(head).get("/tim-nhanh/?q=lay+so"))


def test_case_of_another_cell_is_not_found(browser, client_of, stranger, other_cases):
    other_cases.open("Đỗ Quang Minh", nominated(days_ago(5)))

    assert "Đỗ Quang Minh" in ways_in(client_of(stranger).get("/tim-nhanh/?q=do+quang"))
    assert ways_in(browser.get("/tim-nhanh/?q=do+quang")) == {}


def test_whoever_sees_no_cases_finds_none(client_of, people, cell, minh):
    head = people.user("head", Role.UNIT_HEAD, cell, people.member(cell, "Vũ Thu Hà"))

    assert ways_in(client_of(head).get("/tim-nhanh/?q=do+quang")) == {}


def test_whoever_may_only_read_is_not_offered_to_record(client_of, people, superior, minh):
    inspector = inspect(people, superior, minh, "kiem-tra").user

    assert list(ways_in(client_of(inspector).get("/tim-nhanh/?q=do+quang"))) == [
        "Đỗ Quang Minh",
        "Giấy tờ của Đỗ Quang Minh",
    ]


def test_of_several_cases_none_is_offered_to_record_in(browser, cases, minh):
    cases.open("Đỗ Thu Hà", nominated(days_ago(5)))

    found = ways_in(browser.get("/tim-nhanh/?q=do"))

    assert list(found)[:2] == ["Đỗ Thu Hà", "Đỗ Quang Minh"]
    assert not any("Ghi bước" in label for label in found)


def test_more_cases_than_are_shown_lead_to_the_list(browser, cases, minh, monkeypatch):
    monkeypatch.setattr("ketnap.web.palette.found_cases.MOST_CASES", 1)
    cases.open("Đỗ Thu Hà", nominated(days_ago(5)))

    found = ways_in(browser.get("/tim-nhanh/?q=đỗ"))

    assert list(found)[:2] == ["Đỗ Thu Hà", "Mọi hồ sơ có “đỗ”"]
    assert found["Mọi hồ sơ có “đỗ”"] == "/ho-so/?q=%C4%91%E1%BB%97"


def test_one_letter_looks_for_no_case(browser, minh):
    found = ways_in(browser.get("/tim-nhanh/?q=m"))

    assert "Đỗ Quang Minh" not in found
    assert "Lập hồ sơ mới" in found


def test_pages_and_deeds_are_found_by_any_of_their_words_without_accents(browser):
    found = ways_in(browser.get("/tim-nhanh/?q=bo+hop"))

    assert [href for href in found.values() if not href.startswith("/mau-giay-to/")] == [
        "/hop-chi-bo/"
    ]
    assert ways_in(browser.get("/tim-nhanh/?q=trieu+tap")) == {"Triệu tập họp": "/hop-chi-bo/moi/"}


def test_what_begins_with_the_letters_comes_before_what_only_holds_them(browser, cases):
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)), workplace="Phòng Hợp tác")

    found = ways_in(browser.get("/tim-nhanh/?q=hop"))

    assert list(found)[:2] == ["Họp chi bộ", "Đỗ Quang Minh"]


def test_without_letters_stands_all_that_may_be_begun_and_opened(browser):
    found = ways_in(browser.get("/tim-nhanh/"))

    assert {"Lập hồ sơ mới", "Thêm đảng viên", "Bàn làm việc", "Đổi mật khẩu"} <= set(found)
    assert "Lập tài khoản" not in found


@pytest.mark.parametrize("reader", ["secretary", "clerk", "mentor_user", "committee_officer"])
def test_every_way_is_open_to_whom_it_is_shown(request, client_of, reader):
    client = client_of(request.getfixturevalue(reader))

    ways = ways_in(client.get("/tim-nhanh/"))

    assert ways
    for href in ways.values():
        assert client.get(href).status_code < 400, href


def test_nothing_can_be_begun_on_a_day_gone_by(browser, minh):
    found = ways_in(browser.get(f"/tim-nhanh/?q=do+quang&on={days_ago(2)}"))
    begun = ways_in(browser.get(f"/tim-nhanh/?q=lap+ho+so&on={days_ago(2)}"))

    assert found == {
        "Đỗ Quang Minh": f"/ho-so/{minh.pk}/?on={days_ago(2)}",
        "Giấy tờ của Đỗ Quang Minh": f"/ho-so/{minh.pk}/giay-to/?on={days_ago(2)}",
    }
    assert begun == {}


def test_answer_to_typed_letters_is_a_part_that_says_to_what_it_answers(browser, minh):
    part = browser.get("/tim-nhanh/?q=do+quang", headers=HTMX).content.decode()
    whole = browser.get("/tim-nhanh/?q=do+quang").content.decode()

    assert 'data-kn-for="do quang"' in part
    assert "3 kết quả" in part
    assert "<main" not in part
    assert "<main" in whole


def test_what_is_not_found_is_said_with_what_to_do(browser):
    page = browser.get("/tim-nhanh/?q=xyz").content.decode()

    assert "Không tìm thấy gì" in page
    assert "Hãy thử viết ít chữ hơn" in page


def test_whoever_is_signed_in_no_longer_is_led_to_the_door_with_the_whole_page(client, db):
    page = {"Referer": "http://testserver/ho-so/7/?on=2026-01-05"}

    answer = client.get("/tim-nhanh/?q=do", headers=HTMX | page)

    assert answer["HX-Redirect"] == "/dang-nhap/?next=/ho-so/7/%3Fon%3D2026-01-05"
