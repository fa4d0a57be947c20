"""The whole way in real browsers: from a department's nomination to an official member.

Each does his own part at his own desk: the head of a department, the secretary, the clerk, the
mentor and the officer of the committee above. The nomination bears today's day, as its page
gives it; every other paper bears a day long enough ago for probation to be over.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from browser.filling_in import Choice, Listed, Paper, answer_all, asked, record_paper
from browser.papers_on_the_way import (
    ADMISSION_VOTE_ON,
    AFTER_THE_CEREMONY,
    ASSESSMENT,
    CEREMONY_ON,
    COMMITTEE,
    COURSE,
    DECIDED_ON,
    FILE,
    INTRODUCER,
    LATE,
    LIST,
    MENTOR,
    NAME,
    ON_ADMISSION,
    ON_RECOGNITION,
    OPINIONS_ON_PROBATION,
    RECOGNITION_VOTE_ON,
    REVIEWED_ON,
    SECOND,
    SELF_REVIEW,
    SUPPORT,
    VERIFICATION,
)
from browser.recording import content, expect_case_of, expect_said, history
from casefiles.papers import step
from conftest import today_actor
from sourcing import sourcing_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WAYS = {
    "scripts": {"viewport": {"width": 1440, "height": 900}},
    "without scripts": {"java_script_enabled": False},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
}
PRESENT = 3
"""An, Bình and Chi are the official members of the cell."""
# The database in memory, which threads share in tests, refuses whoever reads beside a writer.
ASKED_WHILE_TYPING = ("**/kiem-tra/", "**/tinh/")
ASKS_FOR_A_REASON = {409, 422}
"""Answers by which a page asks why something is recorded all the same."""


@dataclass(frozen=True)
class Desks:
    """A signed-in browser for everybody who has a part."""

    head: Page
    secretary: Page
    clerk: Page
    mentor: Page
    officer: Page


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def desks(
    request, open_browser, sign_in, people, cell, secretary, clerk, mentor_user, committee_officer
) -> Desks:
    head = sourcing_of(people, cell, today_actor(secretary)).unit_head()
    users = (head, secretary, clerk, mentor_user, committee_officer)
    pages = [sign_in(open_browser(**request.param), user) for user in users]
    for page in pages:
        for address in ASKED_WHILE_TYPING:
            page.route(address, lambda route: route.fulfill(status=204))
    return Desks(*pages)


@pytest.fixture
def second(cases) -> None:
    """Hà, whose admission the committee has approved."""
    cases.open(
        SECOND,
        step("listed_as_sympathiser", date(2023, 2, 6), resolution="03-NQ/CB"),
        step("cv_certified", date(2024, 1, 15), by=COMMITTEE),
        step(
            "decided",
            DECIDED_ON,
            matter="admission",
            outcome="approved",
            decision="42-QĐ/ĐU",
            body=COMMITTEE,
        ),
    )


def follow(page: Page, link: str) -> None:
    content(page).get_by_role("link", name=link).first.click()


def press(page: Page, button: str) -> None:
    content(page).get_by_role("button", name=button).click()


def put_forward(page: Page) -> None:
    page.goto("/gioi-thieu/")
    follow(page, "Giới thiệu một người")
    answer_all(
        page,
        {
            "Họ và tên": NAME,
            "Ngày sinh": date(1998, 4, 2),
            "Giới tính": Choice("Nam"),
            "Nghề nghiệp": "viên chức",
        },
    )
    content(page).get_by_label("Đoàn viên Thanh niên").check()
    content(page).get_by_label("Đoàn viên công đoàn").check()
    press(page, "Gửi giới thiệu")
    expect_said(page, "Đã gửi giới thiệu")


def take_up(page: Page) -> str:
    """The address of the case that is opened."""
    page.goto("/ke-hoach/nguoi-duoc-gioi-thieu/")
    follow(page, "Tiếp nhận")
    answer_all(
        page,
        {"Dân tộc": "Kinh", "Tôn giáo": "không", "Trình độ học vấn": Listed("Đại học")},
    )
    press(page, "Tiếp nhận và lập hồ sơ")
    expect_case_of(page, NAME)
    return page.url


def record_all(page: Page, case: str, papers: Iterable[Paper]) -> None:
    for each in papers:
        record_paper(page, case, NAME, each)


def review(page: Page, day: date) -> None:
    page.goto("/giup-do/")
    follow(page, "Ghi nhận xét")
    answer_all(page, {"Kết quả": Choice("Đang tiến bộ"), "Ngày nhận xét": day})
    press(page, "Ghi nhận xét")
    expect_said(page, "Đã ghi nhận xét")


def meet(page: Page, question: str, day: date) -> None:
    """Call a meeting about Minh, take attendance, count, close."""
    page.goto("/hop-chi-bo/")
    follow(page, "Triệu tập họp")
    answer_all(
        page,
        {
            "Ngày họp": day,
            "Giờ họp": "14:00",
            "Địa điểm": "Phòng họp 302",
            "Chủ trì": Listed("Nguyễn Thị An"),
            "Thư ký cuộc họp": Listed(INTRODUCER),
        },
    )
    content(page).get_by_role("group", name=question).get_by_label(NAME).check()
    press(page, "Triệu tập họp")
    follow(page, "Điểm danh")
    press(page, "Ghi điểm danh")
    expect(content(page).get_by_label(asked("Tán thành"))).to_be_focused()
    answer_all(page, {"Tán thành": PRESENT})
    press(page, "Ghi kết quả và sang người sau")
    content(page).get_by_label("Lý do vẫn ghi").fill(LATE)
    press(page, "Ghi kết quả và sang người sau")
    press(page, "Kết thúc họp và ghi 1 kết quả")
    expect_said(page, "Đã kết thúc họp và ghi 1 kết quả vào hồ sơ.")


def hold_ceremony(page: Page) -> None:
    """Plan a ceremony for both, name who helps them, and record it."""
    page.goto("/le-ket-nap/")
    follow(page, "Lên lịch lễ kết nạp")
    answer_all(
        page, {"Ngày tổ chức": CEREMONY_ON, "Giờ bắt đầu": "15:00", "Địa điểm": "Hội trường"}
    )
    new_members = content(page).get_by_role("group", name="Những người được kết nạp")
    for name in (NAME, SECOND):
        new_members.get_by_label(name).check()
    press(page, "Lên lịch")
    content(page).get_by_label("Đúng là ngày này").check()
    press(page, "Lên lịch")
    follow(page, "Phân công giúp đỡ")
    for name in (NAME, SECOND):
        helped = content(page).get_by_role("group", name=name)
        helped.get_by_label("Đảng viên chính thức").select_option(label=MENTOR)
    press(page, "Lưu phân công")
    follow(page, "Ghi lễ kết nạp")
    press(page, "Ghi lễ kết nạp")
    content(page).get_by_label("Lý do vẫn ghi").fill(LATE)
    press(page, "Ghi lễ kết nạp")
    expect_said(page, "Đã ghi lễ kết nạp cho 2 người")


def enter_on_the_roll(page: Page) -> None:
    way = re.compile(f"Ghi vào danh sách đảng viên.*{NAME}")
    content(page).get_by_role("link", name=way).click()
    press(page, "Ghi vào danh sách")
    expect_said(page, f"Đã ghi {NAME} vào danh sách.")


def test_a_nominee_becomes_an_official_member_by_what_each_records(desks, second, watch):
    watch.answers |= ASKS_FOR_A_REASON
    put_forward(desks.head)
    case = take_up(desks.secretary)
    record_all(desks.secretary, case, LIST)
    review(desks.mentor, REVIEWED_ON)
    record_all(desks.clerk, case, (*COURSE, *FILE))
    record_all(desks.officer, case, VERIFICATION)
    record_all(desks.clerk, case, SUPPORT)
    meet(desks.secretary, "Xét kết nạp", ADMISSION_VOTE_ON)
    record_all(desks.officer, case, ON_ADMISSION)
    hold_ceremony(desks.clerk)
    enter_on_the_roll(desks.clerk)
    record_all(desks.clerk, case, AFTER_THE_CEREMONY)
    record_all(desks.clerk, case, [SELF_REVIEW])
    record_all(desks.mentor, case, [ASSESSMENT])
    record_all(desks.clerk, case, [OPINIONS_ON_PROBATION])
    meet(desks.secretary, "Xét công nhận chính thức", RECOGNITION_VOTE_ON)

    record_all(desks.officer, case, ON_RECOGNITION)

    recognised = content(desks.officer)
    expect(recognised).to_contain_text("Đảng viên chính thức từ ngày 26/03/2025")
    expect(recognised).to_contain_text("Tuổi đảng tính từ ngày 04/03/2024")
    expect(history(desks.officer)).to_contain_text("Giới thiệu quần chúng ưu tú")
