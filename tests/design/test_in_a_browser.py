"""The look in a real browser: no barrier, no sideways scroll, no refused style or script."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["/giao-dien/", "/dang-nhap/"]


class Reader:
    """Opens pages with chosen cookies, and hears what is asked for and what is refused."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda request: self.complaints.append(request.url))

    def open(self, address: str, **cookies: str) -> Page:
        self.page.context.add_cookies(
            [{"name": name, "value": value, "url": self.site} for name, value in cookies.items()]
        )
        self.page.goto(self.site + address, wait_until="networkidle")
        return self.page


@pytest.fixture
def reader(page: Page, live_server) -> Reader:
    return Reader(page, live_server.url)


@pytest.mark.parametrize(("theme", "other"), [("light", "dark"), ("dark", "light")])
@pytest.mark.parametrize("address", PAGES)
def test_page_has_no_barrier(reader, address, theme, other):
    page = reader.open(address, theme=theme)

    # The living page shows everything twice; each half is checked as a page of its own.
    half = {"exclude": [[f".kn-living-sample[data-bs-theme={other}]"]]}
    found = Axe().run(page, context=half, options={"preload": False}).response["violations"]

    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("address", PAGES)
def test_page_asks_only_its_own_host_and_nothing_is_refused(reader, address):
    reader.open(address)

    assert reader.hosts == {urlsplit(reader.site).netloc}
    assert reader.complaints == []


@pytest.mark.parametrize("text_size", ["normal", "larger"])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways_on_the_smallest_phone(reader, page, address, text_size):
    page.set_viewport_size({"width": 320, "height": 640})

    reader.open(address, text_size=text_size)

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_every_vietnamese_letter_is_drawn_by_inter(reader):
    page = reader.open("/dang-nhap/")
    marks = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
    letters = (
        "".join(vowel + mark for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for mark in marks) + "đĐ₫"
    )

    page.evaluate(
        "text => { document.querySelector('h1').textContent = text.normalize('NFC') }", letters
    )
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    heading = client.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    page.evaluate("document.fonts.ready")
    fonts = client.send("CSS.getPlatformFontsForNode", {"nodeId": heading})["fonts"]

    assert [font["familyName"] for font in fonts] == ["Inter"]


def test_theme_left_to_the_device_follows_it(reader, page):
    reader.open("/dang-nhap/", theme="auto")

    grounds = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert grounds == ["rgb(22, 19, 17)", "rgb(250, 247, 242)"]


def test_calendar_button_stands_only_where_scripts_run(reader, new_context):
    page = reader.open("/giao-dien/")
    plain = new_context(java_script_enabled=False).new_page()

    plain.goto(reader.site + "/giao-dien/")

    assert page.locator("[data-kn-day-pick]").first.is_visible()
    assert not plain.locator("[data-kn-day-pick]").first.is_visible()
    assert plain.get_by_label("Ngày trên nghị quyết").first.is_visible()


def test_source_of_a_finding_opens_without_scripts(new_context, live_server):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + "/giao-dien/")
    finding = page.locator(".kn-finding--missing").first

    finding.locator("summary").click()

    assert finding.get_by_text("Áp dụng từ").is_visible()


def test_paper_is_light_whatever_the_reader_chose(reader, page):
    reader.open("/dang-nhap/", theme="dark")

    page.emulate_media(media="print", color_scheme="dark")

    tokens = "getComputedStyle(document.documentElement).getPropertyValue"
    assert page.evaluate(f"{tokens}('--kn-gold-soft')") == "#fbf3dd"
    assert page.evaluate(f"{tokens}('--kn-page')") == "#ffffff"
