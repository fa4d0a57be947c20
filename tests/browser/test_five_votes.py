"""A meeting with five votes, recorded by the secretary of the demo: every click and field is counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from browser.demo_site import served_demo, sign_in
from browser.filling_in import asked
from browser.recording import content, expect_said, written

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECONDS_A_CLICK, SECONDS_A_FIELD = 1.5, 4
MOST_SECONDS = 180
MOST_CLICKS, MOST_FIELDS = 20, 18
VOTED_ON = (
    "Tô Văn Hiển",
    "Đinh Thị Tường Lam",
    "Giáp Thị Nguyệt Minh",
    "Lý A Sình",
    "Ngô Tường Vân",
)
MEETING_OF_THE_LAST_WORKING_DAY = re.compile(
    r"Hôm nay họp chi bộ lúc 14:00|Cuộc họp chi bộ ngày [\d/]+ chưa kết thúc"
)
AWAY = ("Hà Trung Chính", "Lưu Thị Phương Dung")


@dataclass
class Hand:
    """What a person does with a page; pages that answer are counted too."""

    page: Page
    clicks: int = 0
    fields: int = 0
    loads: int = 0

    def __post_init__(self) -> None:
        self.page.on("load", self._loaded)

    def _loaded(self, _: Page) -> None:
        self.loads += 1

    def click(self, what: Locator) -> None:
        self.clicks += 1
        what.click()

    def fill(self, label: str, text: str) -> None:
        self.fields += 1
        content(self.page).get_by_label(asked(label)).fill(text)

    def follow(self, name: str) -> None:
        self.click(content(self.page).get_by_role("link", name=name, exact=True).first)

    def press(self, name: str | re.Pattern[str]) -> None:
        self.click(content(self.page).get_by_role("button", name=name).first)

    @property
    def seconds(self) -> float:
        return self.clicks * SECONDS_A_CLICK + self.fields * SECONDS_A_FIELD


@pytest.fixture(scope="module")
def desk(browser: Browser, browser_context_args, tmp_path_factory) -> Iterator[Page]:
    """The desk of the demo's secretary, just signed in."""
    with served_demo(tmp_path_factory.mktemp("demo")) as site:
        context = browser.new_context(**browser_context_args | {"base_url": site.address})
        sign_in(context, site, "bithu")
        page = context.new_page()
        page.goto("/")
        yield page
        context.close()


def test_what_is_due_today_is_one_click_from_the_desk(desk):
    hand = Hand(desk)

    expect(content(desk).get_by_role("heading", name="Việc đến hạn")).to_be_visible()
    expect(content(desk)).to_contain_text(MEETING_OF_THE_LAST_WORKING_DAY)
    hand.follow("Mở cuộc họp")

    expect(content(desk).get_by_role("link", name="Điểm danh", exact=True)).to_be_visible()
    assert hand.clicks == 1


def test_a_meeting_with_five_votes_is_recorded_in_less_than_three_minutes(desk, record_property):
    desk.goto("/")
    hand = Hand(desk)
    call_the_meeting(hand)
    take_attendance(hand)
    for name in VOTED_ON:
        count_votes_on(hand, name)

    hand.press("Kết thúc họp và ghi 5 kết quả")

    expect_said(desk, "Đã kết thúc họp và ghi 5 kết quả vào hồ sơ.")
    counted = f"{hand.clicks} clicks, {hand.fields} fields, {hand.loads} pages"
    print(f"{counted}: {hand.seconds:.0f} s")  # noqa: T201 - the numbers are what is asked for
    record_property("five votes", counted)
    assert hand.clicks <= MOST_CLICKS
    assert hand.fields <= MOST_FIELDS
    assert hand.seconds < MOST_SECONDS


def call_the_meeting(hand: Hand) -> None:
    """Who presides and who writes stands there as at the meeting before; five people are ticked."""
    hand.click(hand.page.get_by_role("navigation").get_by_role("link", name="Họp chi bộ").first)
    hand.follow("Triệu tập họp")
    hand.fill("Ngày họp", written(timezone.localdate()))
    hand.fill("Giờ họp", "15:30")
    officers = {"Chủ trì": "Vũ Thị Thanh Hòa", "Thư ký cuộc họp": "Đặng Quốc Triệu"}
    for label, name in officers.items():
        chosen = content(hand.page).get_by_label(asked(label)).locator("option:checked")
        expect(chosen).to_have_text(name)
    question = content(hand.page).get_by_role("group", name="Xét kết nạp")
    for name in VOTED_ON:
        hand.click(question.get_by_label(name))
    hand.press("Triệu tập họp")


def take_attendance(hand: Hand) -> None:
    """Everybody called is there until somebody says otherwise."""
    hand.follow("Điểm danh")
    for name in AWAY:
        hand.click(content(hand.page).get_by_label(name, exact=True))
        hand.fill(f"Lý do vắng {name}", "Đi công tác")
    hand.press("Ghi điểm danh")


def count_votes_on(hand: Hand, name: str) -> None:
    """The writer counts who agreed and who did not; a warning wants a reason."""
    expect(content(hand.page).get_by_role("heading", level=2, name=name)).to_be_visible()
    present = int(content(hand.page).get_by_label(asked("Phát ra")).input_value())
    hand.fill("Tán thành", str(present - 1))
    hand.fill("Không tán thành", "1")
    reason = content(hand.page).get_by_label("Lý do vẫn ghi")
    if reason.count():
        hand.fill("Lý do vẫn ghi", "Giấy tờ ghi bổ sung sau cuộc họp")
    hand.press("Ghi kết quả và sang người sau")
