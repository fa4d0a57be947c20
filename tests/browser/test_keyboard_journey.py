"""A whole errand without a mouse: search, open, record, all by keys."""

import pytest
from playwright.sync_api import Page, expect

from browser.recording import content, expect_case_of, expect_said, written
from conftest import PASSWORD
from web.conftest import asked_for_verification, days_ago

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME = "Đỗ Quang Minh"
MOST_TABS = 150

FOCUSED = """() => {
    const at = document.activeElement;
    const label = at.labels?.[0]?.innerText ?? "";
    return [at.getAttribute("aria-label") ?? "", label, at.innerText ?? ""].join(" ");
}"""
RING = """() => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
}"""


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what says these words has the focus, and shows it."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED):
            assert page.evaluate(RING), f"{words}: the focus cannot be seen"
            return
    raise AssertionError(f"Tab does not reach {words}")


def type_into(page: Page, label: str, text: str) -> None:
    tab_to(page, label)
    page.keyboard.type(text)


def test_a_step_is_found_filled_and_recorded_by_keys_alone(open_browser, secretary, cases):
    cases.open(NAME, asked_for_verification(days_ago(3)))
    page = open_browser()
    page.goto("/")
    type_into(page, "Tên đăng nhập", secretary.username)
    type_into(page, "Mật khẩu", PASSWORD)
    page.keyboard.press("Enter")
    expect(content(page).get_by_role("heading", level=1, name="Bàn làm việc")).to_be_visible()
    page.wait_for_load_state()  # A heading is seen before the scripts listen to keys.

    page.keyboard.press("Control+k")
    page.keyboard.type("do quang minh")
    page.keyboard.press("Enter")
    expect_case_of(page, NAME)

    tab_to(page, "Ghi bước khác")
    page.keyboard.press("Enter")
    expect(content(page).get_by_role("heading", level=1, name="Chọn bước để ghi")).to_be_visible()
    tab_to(page, "Cử đi học lớp")
    page.keyboard.press("Enter")
    expect(content(page).get_by_label("Tên lớp")).to_be_visible()
    type_into(page, "Ngày trên giấy", written(days_ago(1)))
    type_into(page, "Tên lớp", "Lớp K12")
    page.keyboard.press("Enter")

    expect_case_of(page, NAME)
    expect_said(page, "Đã ghi bước “Cử đi học lớp bồi dưỡng nhận thức về Đảng”.")


def test_the_first_tab_leads_past_the_menu(open_browser, sign_in, secretary):
    page = sign_in(open_browser(), secretary)
    page.reload()

    tab_to(page, "Đến nội dung chính")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "kn-main"


def test_a_mistake_takes_the_focus_to_what_is_wrong(open_browser, sign_in, secretary, cases):
    case = cases.open(NAME)
    page = sign_in(open_browser(), secretary)
    page.goto(f"/ho-so/{case.pk}/buoc/sent_to_course/")
    type_into(page, "Ngày trên giấy", "31/02/2026")
    type_into(page, "Tên lớp", "Lớp K12")

    page.keyboard.press("Enter")

    alert = content(page).get_by_role("alert")
    expect(alert).to_be_focused()
    tab_to(page, "Ngày trên giấy")
    page.keyboard.press("Enter")
    expect(content(page).get_by_label("Ngày trên giấy")).to_be_focused()


def test_escape_closes_a_panel_and_gives_the_focus_back(open_browser, sign_in, secretary):
    page = sign_in(open_browser(), secretary)
    tab_to(page, "Cỡ chữ, màu nền, ngôn ngữ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Rất lớn")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name="Rất lớn")).not_to_be_visible()
    assert "Cỡ chữ" in page.evaluate(FOCUSED)
