"""Public pages in a browser: no barrier, nothing sideways, clean markup, light, nobody else asked."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, expect

from browser.html_checker import complaints_about
from conftest import TOGETHER

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "/",
    "/xay-dung-dang/",
    TOGETHER,
    f"{TOGETHER}in/",
    "/tim-kiem/?q=chi",
    "/chu-de/chi-doan/",
    "/luu-tru/",
    "/luu-tru/2018/7/",
    "/khong-co/",
    "/bien-tap/login/",
)
BOTH_LANGUAGES = [
    f"{prefix}{path}"
    for prefix in ("", "/en")
    for path in PAGES
    if not (prefix and "bien-tap" in path)
]
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
MOST_BYTES = 150_000


@pytest.mark.parametrize("path", BOTH_LANGUAGES)
def test_page_has_no_barrier_in_either_theme(portal, page: Page, path):
    found = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.goto(portal.url + path)
        violations = Axe().run(page, options={"preload": False}).response["violations"]
        found += [
            f"{theme}: {one['id']}: {node['html']}" for one in violations for node in one["nodes"]
        ]

    assert found == []


@pytest.mark.parametrize("path", BOTH_LANGUAGES)
def test_page_never_scrolls_sideways(portal, page: Page, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(portal.url + path)
    assert not page.evaluate(SIDEWAYS)

    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not page.evaluate(SIDEWAYS)


def test_markup_is_clean(db, tmp_path):
    for number, path in enumerate(BOTH_LANGUAGES):
        (tmp_path / f"{number:02}.html").write_bytes(Client().get(path).content)

    assert complaints_about(tmp_path) == []


@pytest.mark.parametrize("path", ["/", TOGETHER])
def test_page_is_light_and_asks_nobody_else(portal, page: Page, path):
    sizes = {}
    page.on(
        "response", lambda one: sizes.update({one.url: one.request.sizes()["responseBodySize"]})
    )

    page.goto(portal.url + path, wait_until="networkidle")

    assert all(url.startswith(portal.url) for url in sizes)
    without_pictures = {url: size for url, size in sizes.items() if "/anh/" not in url}
    assert without_pictures
    assert sum(without_pictures.values()) < MOST_BYTES


def test_letters_grow_at_once_and_stay_on_the_next_page(portal, page: Page):
    page.goto(portal.url + TOGETHER)

    page.get_by_role("button", name="Chữ lớn hơn").click()

    expect(page.locator("html")).to_have_attribute("data-text-size", "large")
    assert page.url == portal.url + TOGETHER
    page.goto(portal.url)
    expect(page.locator("html")).to_have_attribute("data-text-size", "large")


def test_gallery_is_seen_through_by_keyboard(portal, page: Page):
    page.goto(portal.url + TOGETHER)
    first = page.locator("[data-pt-large]").first
    viewer = page.get_by_role("dialog", name="Chùm ảnh")

    first.focus()
    page.keyboard.press("Enter")
    expect(viewer).to_contain_text("1 / 3")
    page.keyboard.press("ArrowRight")
    expect(viewer).to_contain_text("2 / 3")
    expect(viewer).to_contain_text("Bàn họp của chi ủy trước giờ khai mạc.")
    page.keyboard.press("End")
    expect(viewer).to_contain_text("3 / 3")
    page.keyboard.press("Home")
    expect(viewer).to_contain_text("1 / 3")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")

    expect(viewer).to_be_hidden()
    expect(page.locator("[data-pt-large]").nth(1)).to_be_focused()


def test_first_key_leads_past_the_frame(portal, page: Page):
    page.goto(portal.url + TOGETHER)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_page_works_without_scripts(portal, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(portal.url + TOGETHER)
    expect(page.get_by_role("button", name="Chép liên kết")).to_be_hidden()

    page.get_by_role("button", name="Chữ lớn hơn").click()

    expect(page.locator("html")).to_have_attribute("data-text-size", "large")
    assert page.url == portal.url + TOGETHER


def test_gallery_is_seen_through_by_touch(portal, browser):
    page = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800}).new_page()
    page.goto(portal.url + TOGETHER)
    viewer = page.get_by_role("dialog", name="Chùm ảnh")
    page.locator("[data-pt-large]").first.tap()
    expect(viewer).to_contain_text("1 / 3")

    swipe(page, from_x=300, to_x=100)
    expect(viewer).to_contain_text("2 / 3")
    swipe(page, from_x=100, to_x=300)
    expect(viewer).to_contain_text("1 / 3")

    viewer.get_by_role("button", name="Đóng").click()
    expect(viewer).to_be_hidden()


def swipe(page, *, from_x, to_x):
    """Draw a finger over the picture, as the browser itself tells the page of it."""
    screen = page.context.new_cdp_session(page)
    for sort, points in (
        ("touchStart", [{"x": from_x, "y": 400}]),
        ("touchMove", [{"x": (from_x + to_x) / 2, "y": 400}]),
        ("touchMove", [{"x": to_x, "y": 400}]),
        ("touchEnd", []),
    ):
        screen.send("Input.dispatchTouchEvent", {"type": sort, "touchPoints": points})
