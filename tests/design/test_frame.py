"""The frame around the staff pages."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import RequestFactory

from ketnap.design import menu
from ketnap.design.frame import Frame

TODAY = date(2032, 11, 23)


@pytest.fixture(autouse=True)
def empty_menu(monkeypatch):
    monkeypatch.setattr(menu, "_entries", {})


def drawn(
    as_of: date = TODAY,
    address: str = "/ho-so/?q=an&after=17",
    search_url: str = "/ho-so/",
    **context: object,
) -> str:
    frame = Frame(
        today=TODAY,
        as_of=as_of,
        organisation="Chi bộ Văn phòng",
        person="Nguyễn Thị An",
        role="Bí thư chi bộ",
        search_url=search_url,
        palette_url="/tim-nhanh/",
    )
    request = RequestFactory().get(address)
    request.user = AnonymousUser()
    return render_to_string("base.html", {"frame": frame, **context}, request)


def test_frame_names_the_organisation_the_person_and_today():
    page = drawn()

    assert "Chi bộ Văn phòng" in page
    assert "Nguyễn Thị An" in page
    assert "Hôm nay, 23/11/2032" in page
    assert "kn-past" not in page


@pytest.mark.parametrize(
    ("as_of", "is_past"), [(date(2032, 11, 22), True), (TODAY, False), (date(2032, 11, 24), False)]
)
def test_band_stands_only_over_a_day_gone_by(as_of, is_past):
    assert ('class="kn-past"' in drawn(as_of)) is is_past


def test_band_says_why_writing_is_off_and_leads_back_keeping_the_search():
    page = drawn(date(2032, 10, 1), "/ho-so/?q=an&on=2032-10-01")

    assert "Đang xem như cuối ngày 01/10/2032." in page
    assert "Các nút ghi tạm tắt" in page
    assert 'href="?q=an">Về hôm nay' in page


def test_search_and_brand_keep_a_day_gone_by_and_no_other():
    past, today = drawn(date(2032, 10, 1)), drawn()

    kept = '<input type="hidden" name="on" value="2032-10-01"><label class="kn-hidden" for="kn-q">'
    assert kept in past
    assert 'class="kn-brand" href="/?on=2032-10-01"' in past
    assert '<input type="hidden" name="on"' not in today
    assert 'class="kn-brand" href="/"' in today


def test_day_form_keeps_the_search_but_not_the_place_in_the_list():
    page = drawn()

    assert '<input type="hidden" name="q" value="an">' in page
    assert 'name="after"' not in page


def test_error_stands_on_the_page_and_success_floats():
    said = [
        Message(constants.ERROR, "Còn thiếu nghị quyết."),
        Message(constants.SUCCESS, "Đã ghi bước.", extra_tags="step"),
    ]

    page, toasts = drawn(messages=said).split('<div class="kn-toasts"')

    assert "Còn thiếu nghị quyết." in page
    assert "Còn thiếu nghị quyết." not in toasts
    assert "Đã ghi bước." in toasts
    assert "hãy ghi bước đính chính" in toasts
    assert "Đã ghi bước." not in page
    assert "Đính chính ngay" not in toasts


def test_toast_of_a_step_leads_on_to_its_correction():
    said = [
        Message(constants.SUCCESS, "Đã ghi bước.", extra_tags="step /ho-so/3/buoc/dinh-chinh/5/")
    ]

    _page, toasts = drawn(messages=said).split('<div class="kn-toasts"')

    assert '<a href="/ho-so/3/buoc/dinh-chinh/5/">Đính chính ngay</a>' in toasts


def test_palette_stands_by_every_page_and_is_opened_beside_the_search_box():
    page = drawn()

    assert '<dialog class="kn-palette" id="kn-palette" aria-label="Tìm nhanh">' in page
    assert '<button class="kn-search-palette kn-needs-script" type="button"' in page


def test_whoever_has_no_search_box_opens_the_palette_in_its_place():
    page = drawn(search_url="", as_of=date(2032, 11, 1))

    assert "data-kn-search" not in page
    assert '<a class="kn-search kn-search-stand-in" href="/tim-nhanh/?on=2032-11-01"' in page
