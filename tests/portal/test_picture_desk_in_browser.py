"""The picture desk in a browser: files with progress, order by keyboard and by mouse, no barrier."""

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from django.conf import settings
from newsroom import drafted, editor_of, fresh, signed_in
from picture_files import REFUSED, picture, saved
from playwright.sync_api import Page, expect

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.queries import pictures_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass
class Desk:
    """The desk of a draft, opened by an editor."""

    page: Page
    article: ArticlePage

    @property
    def captions(self):
        return self.page.get_by_label("Chú thích dưới ảnh")

    def titles(self):
        shown = pictures_in(fresh(self.article).get_latest_revision_as_object())
        return [Picture.objects.get(pk=one.picture_id).title for one in shown]


@pytest.fixture
def desk(portal, page: Page, django_db_blocker):
    with django_db_blocker.unblock():
        article, client = drafted(), signed_in(EditorRole.EDITOR)
        name = settings.SESSION_COOKIE_NAME
        session = {"name": name, "value": client.cookies[name].value, "url": portal.url}
        page.context.add_cookies([session])
        page.goto(f"{portal.url}/bien-tap/anh/{article.pk}/")
        yield Desk(page, article)
        # The news are shared by all tests.
        page.close()
        fresh(article).delete()
        Picture.objects.filter(uploaded_by_user=editor_of(client)).delete()
        editor_of(client).delete()


def files(*names, broken=()):
    good, bad = saved(picture((320, 200)), "JPEG"), REFUSED["I03 cut in half"][1]()
    return [
        {"name": name, "mimeType": "image/jpeg", "buffer": bad if name in broken else good}
        for name in names
    ]


def send(desk, *names, broken=()):
    desk.page.get_by_label("Thả ảnh vào đây").set_input_files(files(*names, broken=broken))
    desk.page.get_by_role("button", name="Gửi ảnh").click()
    expect(desk.page.locator("[data-pd-told]")).to_contain_text("Đã nhận", timeout=60_000)


def test_each_file_shows_what_became_of_it_and_the_list_grows(desk):
    send(desk, "mot.jpg", "hong.jpg", "hai.jpg", broken=("hong.jpg",))

    lines = desk.page.locator("[data-pd-progress] li")
    expect(lines.nth(0)).to_contain_text("Đã nhận")
    expect(lines.nth(1)).to_contain_text("Không nhận: Tệp hỏng hoặc thiếu một phần.")
    expect(lines.nth(2)).to_contain_text("Đã nhận")
    expect(desk.page.locator("[data-pd-card]")).to_have_count(2)


def test_pictures_are_ordered_by_keyboard_and_by_mouse_and_kept_with_their_words(desk):
    # All three must be in sight to be dragged.
    desk.page.set_viewport_size({"width": 1280, "height": 2400})
    send(desk, "mot.jpg", "hai.jpg", "ba.jpg")
    desk.captions.nth(2).fill("Chú thích ba")

    desk.page.get_by_role("button", name="Lên").nth(2).press("Enter")
    expect(desk.captions.nth(1)).to_have_value("Chú thích ba")
    expect(desk.page.get_by_role("button", name="Lên").nth(1)).to_be_focused()
    cards = desk.page.locator("[data-pd-card]")
    cards.nth(2).locator("[data-pd-grip]").drag_to(
        cards.nth(0).locator("[data-pd-grip]"), target_position={"x": 20, "y": 5}
    )
    desk.page.get_by_role("button", name="Lưu ảnh và chú thích").last.click()

    expect(desk.page.locator(".messages")).to_contain_text("Đã lưu bản nháp.")
    assert desk.titles() == ["hai", "mot", "ba"]
    expect(desk.captions.nth(2)).to_have_value("Chú thích ba")


def test_desk_has_no_barrier_and_breaks_no_policy(desk):
    refused = []
    desk.page.on("console", lambda message: refused.append(message.text))
    send(desk, "mot.jpg", "hai.jpg")

    found = Axe().run(desk.page, options={"preload": False}).response["violations"]

    ours = [node["html"] for one in found for node in one["nodes"] if "pd-" in node["html"]]
    assert ours == []
    assert [text for text in refused if "Content Security Policy" in text] == []


def test_desk_is_plain_forms_where_scripts_are_off(db):
    article, editor = drafted(), signed_in(EditorRole.EDITOR)

    page = BeautifulSoup(editor.get(f"/bien-tap/anh/{article.pk}/").content, "lxml")

    form = page.select_one("form[enctype='multipart/form-data']")
    assert (form["method"], form["action"]) == ("post", f"/bien-tap/anh/{article.pk}/them/")
    assert form.select_one("input[type=file]").has_attr("multiple")
    assert form.select_one("button[type=submit]")
