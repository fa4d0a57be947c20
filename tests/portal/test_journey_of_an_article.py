"""From a press package to the page, by the hands of four people in a browser, and off it again."""

from collections.abc import Iterable
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from newsroom import (
    AN,
    AN_NAMED,
    AN_SHOWN,
    SECTION,
    address_of,
    package,
    signed,
    ticket,
)
from picture_files import picture, saved
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ketnap.domain.press.calls import Call, Withdrawal, to_text
from ketnap.domain.press.package import package_to_text
from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.models import PressSource

pytestmark = [pytest.mark.browser, pytest.mark.slow]
expect.set_options(timeout=60_000)

TITLE = "Chi bộ có thêm một đảng viên mới"


@pytest.fixture
def come_in(portal, browser: Browser, browser_context_args):
    """Somebody who comes in by the door, in a browser of his own."""
    contexts: list[BrowserContext] = []

    def opened(role: EditorRole, name: str) -> Page:
        contexts.append(browser.new_context(**browser_context_args))
        contexts[-1].set_default_timeout(60_000)
        page = contexts[-1].new_page()
        page.goto(portal.url + address_of(ticket(role, name=name)))
        return page

    yield opened
    for context in contexts:
        context.close()


def call(portal, which: Call, body: str) -> int:
    one = signed(which, body)
    headers = {**one.headers, "Content-Type": "application/json"}
    with urlopen(Request(portal.url + one.path, one.body, headers)) as answer:  # noqa: S310  # ours
        return answer.status


def status_of(address: str, tag: str = "") -> int:
    try:
        with urlopen(Request(address, headers={"If-None-Match": tag})) as answer:  # noqa: S310  # ours
            return answer.status
    except HTTPError as error:
        return error.code


def copies_of(addresses: Iterable[str]) -> dict[str, str]:
    """What a cache keeps to ask with, by address."""
    tags = {}
    for address in addresses:
        with urlopen(address) as answer:  # noqa: S310  # ours
            tags[address] = answer.headers["ETag"]
    return tags


def text_of(address: str) -> str:
    with urlopen(address) as answer:  # noqa: S310  # ours
        return answer.read().decode()


def open_from_work(page: Page, portal, title: str) -> None:
    page.goto(f"{portal.url}/bien-tap/viec-cua-toi/")
    page.get_by_role("link", name=title).first.click()
    expect(page.locator("#id_title")).to_be_visible()


def choose(page: Page, deed: str) -> None:
    page.locator("footer").get_by_role("button", name="Thao tác khác").click()
    page.locator("footer").get_by_role("button", name=deed).first.click()


def hand_in(page: Page) -> None:
    choose(page, "duyệt theo")
    expect(page.locator(".messages")).to_contain_text("Đã gửi duyệt")


def pass_on(page: Page, portal, deed: str, *, title: str = TITLE) -> None:
    open_from_work(page, portal, title)
    choose(page, deed)
    page.wait_for_url(f"{portal.url}/bien-tap/pages/*/")


def add_pictures(page: Page, portal, article: str) -> None:
    """Three pictures: An in the first, nobody in the others, which become a gallery."""
    file = saved(picture((640, 400)), "JPEG")
    page.goto(article.replace("/pages/", "/anh/").replace("/edit", ""))
    page.get_by_label("Thả ảnh vào đây").set_input_files(
        [{"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": file} for n in range(3)]
    )
    page.get_by_role("button", name="Gửi ảnh").click()
    expect(page.locator("[data-pd-told]")).to_contain_text("Đã nhận", timeout=60_000)
    for place in range(3):
        page.locator(f"#caption-{place}").fill(f"Quang cảnh buổi lễ, ảnh {place + 1}.")
        page.locator(f"#alt-{place}").fill("Hội trường có cờ và hoa")
        who = AN if place == 0 else "Không nhận ra được ai"
        page.locator("[data-pd-card]").nth(place).get_by_label(who).check()
    page.get_by_role("button", name="Lưu ảnh và chú thích").last.click()
    page.wait_for_load_state()


def barriers(page: Page, part: str | None = None) -> list[str]:
    found = Axe().run(page, context=part, options={"preload": False}).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def test_news_that_tests_share_hold_nothing_of_a_journey(db):
    assert not PressSource.objects.exclude(reference__startswith="demo-").exists()


def test_ceremony_becomes_news_and_who_withdraws_is_gone(portal, clean, come_in, page):
    assert call(portal, Call.PACKAGE, package_to_text(package())) == 200
    writer = come_in(EditorRole.EDITOR, "Lê Thu Giang")
    secretary = come_in(EditorRole.SECRETARY, "Vũ Minh Sơn")
    other = come_in(EditorRole.EDITOR, "Hồ Bảo Ngân")
    approver = come_in(EditorRole.APPROVER, "Phan Đức Dũng")

    # The first round: written, looked at, sent back with a remark.
    open_from_work(writer, portal, "Chi bộ kết nạp đảng viên mới")
    article = writer.url
    writer.locator("#id_title").fill(TITLE)
    writer.get_by_role("tab", name="Địa chỉ").click()
    writer.locator("#id_slug").fill("chi-bo-co-them-mot-dang-vien-moi")
    writer.get_by_role("button", name="Lưu bản nháp").click()
    expect(writer.locator(".messages")).to_contain_text("Đã lưu")
    add_pictures(writer, portal, article)
    open_from_work(writer, portal, TITLE)
    hand_in(writer)
    pass_on(secretary, portal, "Đồng ý, chuyển biên tập")
    open_from_work(other, portal, TITLE)
    choose(other, "Trả lại để sửa")
    other.get_by_role("dialog").get_by_label("Ý kiến").fill("Nêu rõ hội trường.")
    other.get_by_role("dialog").get_by_role("button", name="Trả lại để sửa").click()
    other.wait_for_url(f"{portal.url}/bien-tap/pages/*/")

    # The second round: mended, passed, approved.
    writer.goto(f"{portal.url}/bien-tap/viec-cua-toi/")
    expect(writer.get_by_text("Nêu rõ hội trường.")).to_be_visible()
    open_from_work(writer, portal, TITLE)
    choose(writer, "gửi lại")
    expect(writer.locator(".messages")).to_contain_text("Đã gửi duyệt")
    pass_on(other, portal, "Biên tập xong, chuyển duyệt")
    pass_on(approver, portal, "Duyệt đăng")

    # Everybody reads it: name, gallery, other news.
    public = f"{portal.url}/{SECTION}/chi-bo-co-them-mot-dang-vien-moi/"
    page.goto(public)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text(AN)
    expect(page.locator(".pt-gallery .pt-figure")).to_have_count(2)
    expect(page.get_by_role("heading", name="Tin khác")).to_be_visible()
    others = page.get_by_role("complementary", name="Tin khác").get_by_role("link")
    expect(others).not_to_have_count(0)
    neighbour = portal.url + str(others.first.get_attribute("href"))
    assert TITLE not in others.all_inner_texts()
    assert TITLE in text_of(neighbour)
    kept = copies_of((public, f"{portal.url}/rss.xml", f"{portal.url}/sitemap.xml"))
    assert all(status_of(place, tag) == 304 for place, tag in kept.items())
    shown = page.locator("article img").first.evaluate("picture => picture.currentSrc")
    assert status_of(shown) == 200
    assert AN in text_of(f"{portal.url}/rss.xml")

    # An withdraws both consents: gone with the calls, from everywhere.
    for consent in (AN_SHOWN, AN_NAMED):
        assert call(portal, Call.WITHDRAWAL, to_text(Withdrawal(consent))) == 200

    assert status_of(public) == 410
    assert TITLE not in text_of(neighbour)
    # Copies that caches kept are out of date when they ask.
    assert [status_of(place, tag) for place, tag in kept.items()] == [410, 200, 200]
    assert status_of(shown) == 404
    for place in (
        "/",
        f"/{SECTION}/",
        "/rss.xml",
        f"/rss/{SECTION}.xml",
        "/sitemap.xml",
        "/tim-kiem/?q=hoai+an",
    ):
        words = text_of(portal.url + place)
        assert AN not in words, place
        assert "chi-bo-co-them-mot-dang-vien-moi" not in words, place
    # A browser may keep a page for a minute; reloading asks.
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bài viết đã được gỡ")
    writer.goto(f"{portal.url}/bien-tap/viec-cua-toi/")
    expect(writer.get_by_text("rút đồng ý")).to_be_visible()
    assert barriers(page) == barriers(writer, ".ed-page") == []
    writer.goto(article.replace("/pages/", "/bai/").replace("edit/", ""))
    expect(writer.get_by_text("Đã rút đồng ý").first).to_be_visible()
    assert barriers(writer, ".ed-page") == []
