"""What stands around a public answer: caching, policy, cookies, and the editor's own door."""

import newsroom
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from conftest import TOGETHER, read
from ketnap.domain.press.ticket import EditorRole

PUBLIC = ("/", TOGETHER, "/xay-dung-dang/", "/tim-kiem/?q=chi", "/rss.xml", "/sitemap.xml")


def directives(answer):
    """The content policy by its directives, which come in any order."""
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("path", PUBLIC)
def test_public_page_may_be_kept_for_a_minute(visitor, path):
    answer = visitor.get(path)

    assert answer["Cache-Control"] == "public, max-age=60"
    assert "Cookie" in answer["Vary"]
    assert "Accept-Language" not in answer["Vary"]
    assert not answer.cookies


@pytest.mark.parametrize("path", PUBLIC)
def test_unchanged_page_is_not_sent_again(visitor, path):
    tag = visitor.get(path)["ETag"]

    again = visitor.get(path, headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", PUBLIC)
def test_head_is_that_of_the_whole_page(visitor, path):
    first = visitor.head(path)
    whole = visitor.get(path)

    for head in (first, visitor.head(path)):
        assert head.status_code == 200
        assert head.content == b""
        assert head["ETag"] == whole["ETag"]
    assert visitor.head(path, headers={"If-None-Match": whole["ETag"]}).status_code == 304


def test_head_brings_nobody_in(visitor):
    address = newsroom.address_of(newsroom.ticket(EditorRole.EDITOR))

    assert visitor.head(address).status_code == 405
    assert visitor.get(address).status_code == 302


@pytest.mark.parametrize(
    ("port", "status"),
    [("1", 200), ("65535", 200), ("65536", 400), ("99999999", 400), ("0", 400), ("9" * 5000, 400)],
)
def test_port_that_no_machine_has_is_refused(visitor, port, status):
    assert visitor.get("/", headers={"Host": f"localhost:{port}"}).status_code == status


def test_changed_page_is_sent_again(visitor, together):
    tag = visitor.get(TOGETHER)["ETag"]

    together.title = "Chi bộ kết nạp hai đảng viên"
    together.save()

    assert visitor.get(TOGETHER, headers={"If-None-Match": tag}).status_code == 200


def test_what_an_editor_reads_is_kept_by_no_cache(django_user_model, visitor):
    editor = django_user_model.objects.create_superuser("bien-tap-vien", password=None)
    signed_in = Client()
    signed_in.force_login(editor)

    assert signed_in.get(TOGETHER)["Cache-Control"] == "private, no-store"
    assert visitor.get(TOGETHER)["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("path", [*PUBLIC, "/khong-co/"])
def test_public_page_runs_and_shows_only_what_is_ours(visitor, path):
    answer = visitor.get(path)

    policy = directives(answer)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_editor_has_a_policy_of_its_own(django_user_model):
    editor = django_user_model.objects.create_superuser("bien-tap-vien", password=None)
    signed_in = Client()
    signed_in.force_login(editor)

    answer = signed_in.get("/bien-tap/")

    assert answer.status_code == 200
    assert directives(answer)["style-src"] == ["'self'", "'unsafe-inline'"]
    assert directives(answer)["script-src"] == ["'self'"]
    assert answer["Cache-Control"] == "private, no-store"


def test_article_is_edited_without_any_script_within_the_page_but_choosers(together):
    signed_in = newsroom.signed_in(EditorRole.EDITOR)

    answer = signed_in.get(f"/bien-tap/pages/{together.pk}/edit/")

    scripts = BeautifulSoup(answer.content, "lxml").select("script:not([src]):not([type])")
    sources = directives(answer)["script-src"]
    assert [script.get_text()[:17] for script in scripts] == ["new ImageChooser("]
    assert sources[0] == "'self'"
    assert [source[:8] for source in sources[1:]] == ["'sha256-"]


def test_preview_of_an_article_stands_within_the_editor_and_nowhere_else(together):
    signed_in = newsroom.signed_in(EditorRole.EDITOR)

    answer = signed_in.get(f"/bien-tap/pages/{together.pk}/view_draft/")

    assert answer.status_code == 200
    assert directives(answer)["frame-ancestors"] == ["'self'"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_editor_is_closed_to_strangers_and_asks_for_no_password(visitor):
    away = visitor.get("/bien-tap/")
    door = visitor.get(away.headers["Location"])

    assert away.status_code == 302
    assert door.status_code == 403
    assert 'type="password"' not in door.content.decode()


def test_nobody_comes_in_by_posting_a_name_and_a_password(visitor, django_user_model):
    editor = django_user_model.objects.create_user("bien-tap-vien", password=None)

    answer = visitor.post("/bien-tap/login/", {"username": editor.username, "password": ""})

    assert answer.status_code == 405
    assert "_auth_user_id" not in visitor.session


def test_cookies_have_other_names_than_those_of_the_staff():
    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}

    assert names == {"portal_session", "portal_csrf"}


def test_picture_may_be_kept_no_longer_than_the_page_it_is_on(visitor, together):
    shown = read(visitor, TOGETHER).select_one("figure.pt-figure img")["src"]

    assert visitor.get(shown)["Cache-Control"] == "public, max-age=60"


def test_original_pictures_stay_in_the_house(visitor, together):
    name = together.picture.file.name

    assert together.picture.file.storage.exists(name)
    assert visitor.get(f"/anh/{name}").status_code == 404
