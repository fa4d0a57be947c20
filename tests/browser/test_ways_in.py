"""Ways into the product: the first run, signing in and out, the language, and doors that stay shut."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from browser.recording import content
from conftest import PASSWORD
from ketnap.accounts.setup_token import issue_token

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME = "Đỗ Quang Minh"


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["scripts", "plain"])
def test_the_printed_address_founds_the_cell_and_its_first_user_signs_in(open_browser, options):
    page = open_browser(**options)
    page.goto(reverse("setup", args=[issue_token(settings.KETNAP_DATA)]))
    page.get_by_label("Tên chi bộ").fill("Chi bộ Văn phòng")
    page.get_by_label("Cấp ủy cấp trên trực tiếp").fill("Đảng ủy Viện Nghiên cứu")
    page.get_by_label("Chi bộ thành lập ngày").fill("2010-01-01")
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu", exact=False).first.fill(PASSWORD)
    page.get_by_label("Mật khẩu (nhập lại)").fill(PASSWORD)

    page.get_by_role("main").get_by_role("button").last.click()

    expect(page.get_by_text("Đã khởi tạo")).to_be_visible()
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(content(page).get_by_role("heading", level=1, name="Bàn làm việc")).to_be_visible()
    expect(content(page)).to_contain_text("Chưa có việc nào đến hạn")


def test_a_wrong_password_is_refused_in_words(open_browser, secretary):
    page = open_browser()
    page.goto("/")
    page.get_by_label("Tên đăng nhập").fill(secretary.username)
    page.get_by_label("Mật khẩu").fill("sai mat khau roi")

    page.get_by_role("button", name="Đăng nhập").click()

    expect(page.get_by_role("heading", level=1, name="Đăng nhập")).to_be_visible()
    expect(page.get_by_label("Tên đăng nhập")).to_have_value(secretary.username)
    expect(content(page).get_by_role("alert")).to_be_visible()


def test_signing_out_shuts_the_way_back(open_browser, sign_in, secretary):
    page = sign_in(open_browser(), secretary)
    page.get_by_role("banner").get_by_text("Nguyễn Thị An").click()

    page.get_by_role("button", name="Đăng xuất").click()

    expect(page.get_by_role("heading", level=1, name="Đăng nhập")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1, name="Đăng nhập")).to_be_visible()


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["scripts", "plain"])
def test_english_stays_from_page_to_page_and_vietnamese_comes_back(
    open_browser, sign_in, secretary, cases, options
):
    case = cases.open(NAME)
    page = sign_in(open_browser(**options), secretary)

    choose_language(page, "Cỡ chữ, màu nền, ngôn ngữ", "English")

    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"/ho-so/{case.pk}/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(content(page).get_by_role("heading", level=1, name=NAME)).to_be_visible()
    choose_language(page, None, "Tiếng Việt")
    expect(page).to_have_url(f"{page.url.split('/ho-so/')[0]}/ho-so/{case.pk}/")
    expect(page.get_by_role("region", name="Diễn biến")).to_be_visible()


def choose_language(page: Page, panel: str | None, language: str) -> None:
    """Open the panel of letters, colours and language, named in the language of now."""
    banner = page.get_by_role("banner")
    summary = banner.locator("summary[aria-label]") if panel is None else banner.get_by_label(panel)
    summary.click()
    banner.get_by_role("button", name=language).click()


def test_a_case_of_another_cell_and_none_at_all_look_the_same(
    open_browser, sign_in, secretary, other_cases, watch
):
    watch.answers.add(404)
    foreign = other_cases.open("Vũ Thu Hà")
    page = sign_in(open_browser(), secretary)

    words = []
    for casefile_id in (foreign.pk, foreign.pk + 1000):
        answer = page.goto(f"/ho-so/{casefile_id}/")
        assert answer is not None
        words.append((answer.status, content(page).inner_text()))

    assert words[0] == words[1]
    assert words[0][0] == 404
    assert "Vũ Thu Hà" not in words[0][1]
    page.get_by_role("link", name="Về bàn làm việc").click()
    expect(content(page).get_by_role("heading", level=1, name="Bàn làm việc")).to_be_visible()
