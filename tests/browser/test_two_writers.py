"""Two people at one case: the second is told what changed, and loses nothing of what he typed."""

import pytest
from playwright.sync_api import Page, expect

from browser.recording import (
    content,
    day_on_paper,
    expect_case_of,
    expect_said,
    history,
    open_step,
    record,
    written,
)
from web.conftest import days_ago

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME = "Đỗ Quang Minh"
COURSE = "Cử đi học lớp bồi dưỡng nhận thức về Đảng"


@pytest.fixture
def minh(cases):
    """The case of Minh, without a step."""
    return cases.open(NAME)


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["scripts", "plain"])
def test_the_second_writer_sees_the_first_ones_step_and_records_his_own(
    open_browser, sign_in, secretary, clerk, minh, watch, options
):
    watch.answers.add(409)
    an, binh = (sign_in(open_browser(**options), user) for user in (secretary, clerk))
    for page in (an, binh):
        page.goto(f"/ho-so/{minh.pk}/")
        open_step(page, COURSE)
        day_on_paper(page).fill(written(days_ago(2)))
    send_course(an, "Lớp K12")
    expect_case_of(an, NAME)

    send_course(binh, "Lớp K13")

    expect(content(binh).get_by_role("alert")).to_contain_text("hồ sơ vừa có bước mới")
    expect(content(binh)).to_contain_text("Nguyễn Thị An")
    expect(content(binh).get_by_label("Tên lớp")).to_have_value("Lớp K13")
    record(binh)
    expect_case_of(binh, NAME)
    expect_said(binh, f"Đã ghi bước “{COURSE}”.")
    expect(history(binh)).to_contain_text("Lớp K12")
    expect(history(binh)).to_contain_text("Lớp K13")


def send_course(page: Page, course: str) -> None:
    content(page).get_by_label("Tên lớp").fill(course)
    record(page)
