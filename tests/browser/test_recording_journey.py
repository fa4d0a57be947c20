"""A secretary's morning: from the desk to the form, to the record, and back in time."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.recording import (
    ASKED_AT,
    ask_as_of,
    content,
    day_on_paper,
    expect_case_of,
    expect_said,
    history,
    open_step,
    record,
    written,
)
from web.conftest import asked_for_verification, days_ago

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME = "Đỗ Quang Minh"
WAYS = {
    "scripts": {},
    "without scripts": {"java_script_enabled": False},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
}
APPLICATION = "Nộp đơn xin vào Đảng (1-KNĐ)"
CEREMONY = "Lễ kết nạp"


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def desk(request, open_browser, sign_in, secretary, cases) -> Page:
    """An's desk, on which an answer about Minh is due."""
    cases.open(NAME, asked_for_verification(days_ago(40), ASKED_AT))
    return sign_in(open_browser(**request.param), secretary)


@pytest.fixture
def case_page(desk) -> Page:
    """The page of Minh's case."""
    content(desk).get_by_role("link", name=NAME, exact=True).first.click()
    expect_case_of(desk, NAME)
    return desk


def test_what_is_due_is_answered_from_the_desk(desk):
    due = desk.get_by_role("region", name="Việc đến hạn")
    expect(due).to_contain_text(f"đang ở {ASKED_AT}")
    due.get_by_role("link", name=re.compile(f"Ghi trả lời.*{NAME}")).click()
    day_on_paper(desk).fill(written(days_ago(1)))
    content(desk).get_by_label("Bên bản thân").check()
    content(desk).get_by_label("Nơi trả lời").fill(ASKED_AT)
    content(desk).get_by_label("Đã rõ").check()

    record(desk)

    expect_case_of(desk, NAME)
    expect_said(desk, "Đã ghi bước “Trả lời thẩm tra lý lịch”.")
    expect(history(desk)).to_contain_text("Nguyễn Thị An")
    desk.goto("/")
    expect(content(desk)).not_to_contain_text(NAME)


def test_a_refused_step_names_the_rule_and_keeps_what_was_typed(case_page):
    open_step(case_page, CEREMONY)
    content(case_page).get_by_label("Ngày tổ chức lễ").fill(written(days_ago(0)))
    content(case_page).get_by_label("Nơi tổ chức lễ").fill("Hội trường A")
    content(case_page).get_by_label("Đảng viên chính thức của chi bộ").select_option(
        content(case_page).get_by_role("option", name="Nguyễn Thị An").get_attribute("value")
    )

    record(case_page)

    refusal = content(case_page).get_by_role("alert")
    expect(refusal).to_contain_text("quy định đang áp dụng chưa cho phép")
    finding = content(case_page).get_by_role("article").filter(has_text="Chưa có quyết định").first
    finding.get_by_text("Căn cứ", exact=True).first.click()
    expect(finding).to_contain_text("Áp dụng từ")
    expect(content(case_page).get_by_label("Nơi tổ chức lễ")).to_have_value("Hội trường A")


def test_a_warning_is_answered_with_a_reason_that_stays_in_the_time_line(case_page):
    open_step(case_page, APPLICATION)
    day_on_paper(case_page).fill(written(days_ago(1)))
    record(case_page)
    expect(content(case_page).get_by_role("alert")).to_contain_text("có điều cần lưu ý")
    content(case_page).get_by_label("Lý do").fill("Văn bản đồng ý ký sau")

    record(case_page)

    expect_case_of(case_page, NAME)
    expect_said(case_page, "Bước đã ghi không xóa được")
    expect(history(case_page)).to_contain_text("Văn bản đồng ý ký sau")


def test_a_slip_is_corrected_and_both_stay_to_be_read(case_page):
    history(case_page).get_by_role("link", name="Đính chính").click()
    day_on_paper(case_page).fill(written(days_ago(41)))
    content(case_page).get_by_label("Lý do đính chính").fill("Gõ nhầm ngày so với giấy")

    content(case_page).get_by_role("button", name="Ghi đính chính").click()

    expect_case_of(case_page, NAME)
    expect_said(case_page, "Đã ghi đính chính")
    expect(history(case_page)).to_contain_text("Đã được đính chính")
    expect(history(case_page)).to_contain_text("Gõ nhầm ngày so với giấy")


def test_a_day_gone_by_is_shown_as_it_was_and_nothing_can_be_written(case_page):
    ask_as_of(case_page, days_ago(42))

    expect(case_page.get_by_text(f"Đang xem như cuối ngày {written(days_ago(42))}")).to_be_visible()
    expect(history(case_page)).to_contain_text("Chưa ghi bước nào đến ngày này")
    expect(content(case_page).get_by_role("link", name="Ghi")).to_have_count(0)
    case_page.get_by_role("link", name="Về hôm nay").first.click()
    expect(history(case_page)).to_contain_text("Gửi thẩm tra")
