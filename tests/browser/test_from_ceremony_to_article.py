"""From a ceremony to a published article, and what a withdrawn consent does to it; both processes run."""

# ruff: noqa: F401, F811  # fixtures are imported by name, and named again where they are asked for

import re
import socket
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from conftest import PASSWORD, People, today_actor
from ketnap.accounts.models import RoleHeld, User
from ketnap.casefiles.models import Casefile
from ketnap.cli.portal import portal_beside
from ketnap.config.environment import read_environment
from ketnap.domain.access import Role
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.press.ticket import EditorRole
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.organisations.models import Organisation
from ketnap.press.services import set_duties
from press.conftest import actor, admitting, ceremony, consent, ha, minh, plan

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE_MS = 30_000
SECONDS_TO_BEGIN = 180
"""The portal lays out its tables first."""
TITLE = "Lễ kết nạp hai đảng viên trẻ"
CAPTIONS = (
    "Quang cảnh buổi lễ.",
    "Đảng viên mới đọc lời tuyên thệ.",
    "Hoa chúc mừng trên bàn chủ tọa.",
)
COLOURS = ("#B8201F", "#D8A12E", "#7A1216")


@pytest.fixture
def portal(settings: Any) -> Iterator[str]:
    """The portal in its own process, where the staff's calls it."""
    environment = read_environment()
    environment.data.joinpath("keys").mkdir(exist_ok=True)
    environment.press_key_file.write_text(settings.PRESS_KEY, "ascii")
    environment.portal_secret_key_file.write_text(settings.SECRET_KEY, "ascii")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings.PORTAL_ADDRESS = settings.PORTAL_ORIGIN = f"http://127.0.0.1:{port}"
    with portal_beside("127.0.0.1", port):
        wait_for(settings.PORTAL_ADDRESS)
        yield settings.PORTAL_ADDRESS


def wait_for(address: str) -> None:
    until = time.monotonic() + SECONDS_TO_BEGIN
    while time.monotonic() < until:
        try:
            urlopen(address)  # noqa: S310  # the test's own portal
        except (URLError, ConnectionError):
            time.sleep(0.5)
        else:
            return
    pytest.fail("the portal did not begin")


@pytest.fixture
def newsroom(people: People, cell: Organisation, secretary: User) -> dict[str, User]:
    """An, secretary; Bình, editor; Dũng, who approves."""
    editor = people.user("binh-bien-tap", Role.EDITOR, cell, people.member(cell, "Trần Văn Bình"))
    approver = people.user("dung-duyet", Role.EDITOR, cell, people.member(cell, "Lê Tiến Dũng"))
    held = RoleHeld.objects.get(user=approver)
    duties = {EditorRole.APPROVER: [""]}
    set_duties(held.pk, duties, by=today_actor(secretary), on=timezone.localdate())
    return {"secretary": secretary, "editor": editor, "approver": approver}


@pytest.fixture
def desk_of(new_context: Any, live_server: Any) -> Callable[[User], Page]:
    """Open somebody's browser, signed in at the staff screens."""

    def opened(user: User) -> Page:
        context = new_context(base_url=live_server.url)
        context.set_default_timeout(PATIENCE_MS)
        page: Page = context.new_page()
        page.goto("/")
        page.get_by_label("Tên đăng nhập").fill(user.username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.get_by_role("heading", level=1).wait_for()
        return page

    return opened


def prepare(page: Page, ceremony: Ceremony) -> None:
    """Write what was said, and send the package."""
    page.goto(reverse("ceremony", args=[ceremony.pk]))
    page.get_by_role("link", name="Soạn tin").click()
    page.get_by_label("Đoạn 5").fill(
        "Phát biểu tại buổi lễ, đại diện cấp ủy chúc mừng đảng viên mới."
    )
    page.get_by_role("button", name="Gửi sang trang tin").click()
    expect(page.get_by_text("Bản nháp")).to_be_visible(timeout=PATIENCE_MS)


def at_the_article(page: Page) -> Page:
    """Go through the door, and open the one article that waits."""
    page.goto(reverse("press_desk"))
    page.get_by_role("button", name="Vào trang biên tập").click()
    page.get_by_role("link", name=re.compile("kết nạp")).first.click()
    page.locator("#id_title").wait_for()
    return page


def add_pictures(page: Page) -> None:
    """Add three pictures: nobody can be told in the first and the last, Minh in the second."""
    article = re.search(r"/pages/(\d+)/", page.url)
    assert article is not None
    page.goto(re.sub(r"/pages/.*", f"/anh/{article.group(1)}/", page.url))
    files = [
        {"name": f"anh-{place}.jpg", "mimeType": "image/jpeg", "buffer": drawn(colour)}
        for place, colour in enumerate(COLOURS, start=1)
    ]
    page.get_by_label("Thả ảnh vào đây").set_input_files(files)
    page.get_by_role("button", name="Gửi ảnh").click()
    cards = page.locator("[data-pd-card]")
    expect(cards).to_have_count(len(CAPTIONS), timeout=PATIENCE_MS)
    for place, caption in enumerate(CAPTIONS):
        card = cards.nth(place)
        card.get_by_label("Chú thích dưới ảnh").fill(caption)
        card.get_by_label("Mô tả thay ảnh").fill(f"Tranh một màu, {caption.lower()}")
        card.get_by_label("Đỗ Quang Minh" if place == 1 else "Không nhận ra được ai").check()
    page.get_by_role("button", name="Lưu ảnh và chú thích").last.click()
    expect(page.locator(".messages")).to_contain_text("Đã lưu", timeout=PATIENCE_MS)
    page.get_by_role("link", name="Về trang soạn bài").click()
    page.locator("#id_title").wait_for()


def drawn(colour: str) -> bytes:
    into = BytesIO()
    Image.new("RGB", (960, 640), colour).save(into, "JPEG")
    return into.getvalue()


def picture_under(page: Page, caption: str) -> str:
    """Return the address of the picture above a caption."""
    shown = page.locator("figure", has_text=caption).first.locator("img").first
    return shown.evaluate("picture => picture.src")  # type: ignore[no-any-return]


def hand_on(page: Page, deed: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name="Thao tác khác").click()
    page.get_by_role("button", name=deed).click()
    page.wait_for_load_state("networkidle")


def rewrite_title(page: Page, title: str) -> None:
    page.locator("#id_title").fill(title)


def read(address: str) -> tuple[int, str]:
    """Return what a visitor's browser gets."""
    try:
        with urlopen(address) as answer:  # noqa: S310  # the test's own portal
            return answer.status, answer.read().decode(errors="replace")
    except URLError as refusal:
        return getattr(refusal, "code", 0), ""


@pytest.mark.django_db(transaction=True)
def test_ceremony_becomes_an_article_and_a_withdrawn_consent_takes_it_down(
    portal: str,
    newsroom: dict[str, User],
    desk_of: Callable[[User], Page],
    new_context: Any,
    ceremony: Ceremony,
    consent: Callable[..., None],
    minh: Casefile,
    ha: Casefile,
) -> None:
    for case in (minh, ha):
        consent(case, ConsentPurpose.PORTAL_NAME, ConsentPurpose.PORTAL_PICTURE)
    secretary, editor, approver = (
        desk_of(newsroom[who]) for who in ("secretary", "editor", "approver")
    )

    prepare(secretary, ceremony)
    add_pictures(at_the_article(editor))
    rewrite_title(editor, "Lễ kết nạp đảng viên mới")
    hand_on(editor, re.compile("Đường đi của một bài viết"))
    hand_on(at_the_article(secretary), "Đồng ý, chuyển biên tập")
    rewrite_title(at_the_article(editor), TITLE)
    hand_on(editor, "Biên tập xong, chuyển duyệt")
    hand_on(at_the_article(approver), re.compile("^Duyệt đăng(?! kèm)"))

    secretary.goto(reverse("press_desk"))
    secretary.get_by_role("button", name="Cập nhật tình trạng").click()
    expect(secretary.get_by_text("Đã đăng")).to_be_visible(timeout=PATIENCE_MS)
    secretary.get_by_role("table").get_by_role("link").first.click()
    address = secretary.get_by_role("link", name="Xem trên trang tin").get_attribute("href") or ""
    lists = [f"{portal}/", f"{portal}/rss.xml", f"{portal}/sitemap.xml"]
    status, page = read(address)
    assert (status, "Đỗ Quang Minh" in page, TITLE in page) == (HTTPStatus.OK, True, True)
    assert all(address.removeprefix(portal) in read(one)[1] for one in lists)

    visitor = new_context().new_page()
    visitor.goto(address)
    shown = [picture_under(visitor, caption) for caption in CAPTIONS]
    assert [read(picture)[0] for picture in shown] == [HTTPStatus.OK] * len(CAPTIONS)

    for purpose in (ConsentPurpose.PORTAL_NAME, ConsentPurpose.PORTAL_PICTURE):
        consent(minh, purpose, kind="consent_withdrawn")

    assert read(shown[1])[0] in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
    status, page = read(address)
    assert (status, "Đỗ Quang Minh" in page) == (HTTPStatus.GONE, False)
    assert not any(address.removeprefix(portal) in read(one)[1] for one in lists)
