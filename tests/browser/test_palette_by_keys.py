"""The palette in a real browser: opened, walked through and left by keys."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from browser.recording import content, expect_case_of
from casefiles.papers import nominated
from web.conftest import days_ago

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = ("Đỗ Thu Hà", "Đỗ Quang Minh")


@pytest.fixture
def desk(open_browser, sign_in, secretary, cases) -> Page:
    for name in NAMES:
        cases.open(name, nominated(days_ago(3)))
    return sign_in(open_browser(viewport={"width": 1280, "height": 900}), secretary)


def palette(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Tìm nhanh")


def box(page: Page) -> Locator:
    return palette(page).get_by_label("Tìm người, việc hoặc trang")


def test_arrows_walk_through_what_is_found_and_enter_opens_it(desk):
    desk.keyboard.press("Control+k")
    expect(box(desk)).to_be_focused()
    desk.keyboard.type("do")
    first, second = (palette(desk).get_by_role("link", name=name) for name in NAMES)
    expect(second).to_be_visible()

    desk.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    desk.keyboard.press("Enter")

    expect_case_of(desk, NAMES[1])


def test_arrows_go_around_and_a_letter_is_typed_on(desk):
    desk.keyboard.press("Control+k")
    desk.keyboard.type("do")
    expect(palette(desk).get_by_role("link", name=NAMES[1])).to_be_visible()

    desk.keyboard.press("ArrowUp")
    expect(palette(desk).get_by_role("link").last).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(box(desk)).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.type(" q")

    expect(box(desk)).to_have_value("do q")
    expect(palette(desk).get_by_role("link", name=NAMES[0])).to_have_count(0)


def test_enter_waits_for_the_answer_to_what_was_typed(desk):
    desk.keyboard.press("Control+k")
    expect(palette(desk).get_by_role("link", name="Lập hồ sơ mới")).to_be_visible()

    desk.keyboard.type("do quang")
    desk.keyboard.press("Enter")

    expect_case_of(desk, NAMES[1])


def test_escape_leaves_the_page_and_its_focus_as_they_were(desk):
    link = content(desk).get_by_role("link", name="Lập hồ sơ mới")
    link.focus()
    desk.keyboard.press("Control+k")
    desk.keyboard.type("do")

    desk.keyboard.press("Escape")

    expect(palette(desk)).to_be_hidden()
    expect(link).to_be_focused()


def test_the_key_shown_in_the_search_box_opens_it_empty_each_time(desk):
    opener = desk.get_by_role("banner").get_by_role("button", name="Tìm nhanh")
    opener.click()
    desk.keyboard.type("do")
    palette(desk).get_by_role("button", name="Đóng").click()

    opener.click()

    expect(box(desk)).to_have_value("")
    expect(palette(desk).get_by_role("link", name="Lập hồ sơ mới")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_open_palette_has_no_barrier(desk, theme):
    desk.evaluate("theme => document.documentElement.dataset.bsTheme = theme", theme)
    desk.keyboard.press("Control+k")
    desk.keyboard.type("do")
    expect(palette(desk).get_by_role("link", name=NAMES[1])).to_be_visible()

    found = Axe().run(desk, options={"preload": False}).response["violations"]

    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []


def test_without_scripts_its_page_does_the_same(open_browser, sign_in, secretary, cases):
    cases.open(NAMES[0], nominated(days_ago(3)))
    page = sign_in(open_browser(java_script_enabled=False), secretary)

    page.get_by_role("banner").get_by_text(secretary.name).click()
    page.get_by_role("banner").get_by_role("link", name="Tìm nhanh").click()
    content(page).get_by_label("Tìm người, việc hoặc trang").fill("do thu")
    content(page).get_by_role("button", name="Tìm").click()
    content(page).get_by_role("link", name=NAMES[0]).first.click()

    expect_case_of(page, NAMES[0])
