"""The forms: each with its versions, what it needs, and a sample in which nobody is real."""

import pytest
from django.urls import reverse

from ketnap.documents.sheets.load import load_sheets
from ketnap.domain.paperwork.sample import sample_of
from ketnap.web.papers.reading import slug_of
from web.two_cells import inspect

pytestmark = pytest.mark.django_db


def text_of(response):
    return response.content.decode()


@pytest.fixture
def url():
    return reverse("paper_forms")


def test_list_holds_every_form_under_what_it_is_about(browser, url):
    page = text_of(browser.get(url))

    assert "Giấy tờ của một hồ sơ" in page
    for sheet in load_sheets().values():
        assert f'href="{reverse("paper_form", args=[slug_of(sheet)])}"' in page


@pytest.mark.parametrize(
    "letters", ["6-knd", "đề nghị kết nạp đảng viên chi bộ", "proposing admission cell"]
)
def test_search_finds_by_code_and_by_either_name(browser, url, letters):
    page = text_of(browser.get(url, {"q": letters}))

    assert reverse("paper_form", args=["6-knd"]) in page
    assert reverse("paper_form", args=["1-knd"]) not in page


def test_search_that_finds_no_form_says_so(browser, url):
    assert "Không có mẫu nào như vậy" in text_of(browser.get(url, {"q": "khong co"}))


def test_list_of_a_day_gone_by_names_the_version_of_that_day(browser, url):
    page = text_of(browser.get(url, {"on": "2020-05-04"}))

    assert "09-HD/BTCTW" in page
    assert "38-HD/BTCTW" not in page


@pytest.mark.parametrize("sheet", load_sheets().values(), ids=slug_of)
def test_page_of_every_form_shows_a_sample(browser, sheet):
    page = text_of(browser.get(reverse("paper_form", args=[slug_of(sheet)])))

    assert "data:image/svg+xml" in page
    for version in sheet.versions:
        assert f"{version.valid_from:%d/%m/%Y}" in page


@pytest.mark.parametrize("sheet", load_sheets().values(), ids=slug_of)
def test_sample_fills_what_is_required_in_every_version(sheet):
    typed = {blank.name for blank in sheet.by_hand}

    for version in sheet.versions:
        filled = sample_of(sheet, version)
        assert [name for name in sheet.required if not filled.has(name) and name not in typed] == []


def test_page_says_what_the_form_needs_and_how_it_is_numbered(browser):
    page = text_of(browser.get(reverse("paper_form", args=["6-knd"])))

    assert "Ngày biểu quyết" in page
    assert "Lấy số ở sổ văn bản loại NQ" in page


def test_version_of_another_day_is_a_link_away(browser):
    page = text_of(browser.get(reverse("paper_form", args=["6-knd"])))

    assert "?on=2022-01-17" in page


def test_empty_template_is_offered_to_those_who_may_make_their_own(
    browser, client_of, people, superior, cases
):
    inspector = client_of(inspect(people, superior, cases.open("Đỗ Quang Minh"), "kiem-tra").user)
    way = reverse("paper_form", args=["6-knd"])

    assert "Tải mẫu Word trống" in text_of(browser.get(way))
    assert "Tải mẫu Word trống" not in text_of(inspector.get(way))


def test_form_that_is_not_there_is_not_found(browser):
    assert browser.get(reverse("paper_form", args=["99-knd"])).status_code == 404
