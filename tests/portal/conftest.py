"""The portal with its invented news, filled once for all tests."""

import os
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.test import Client
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Collection, Locale, Page

from ketnap.portal.demo.filling import fill_portal
from ketnap.portal.editorial.models import PressSource, WithdrawnConsent, WithheldName
from ketnap.portal.editorial.workflow import lay_out_way
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import ArticlePage, HomePage, LeftAddress, SectionPage
from ketnap.portal.pictures.models import Picture

# Playwright's loop runs in the test's thread, where Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

TODAY = date(2026, 11, 26)
TOGETHER = "/xay-dung-dang/chi-bo-cuc-cong-nghe-thong-tin-ket-nap-hai-dang-vien-moi/"
"""The ceremony of two people in July 2018."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        _plant_roots()
        fill_portal(today=TODAY)
        lay_out_way(HomePage.objects.get())
        # Sizes of pictures are made by whoever comes first, and would be undone with each test.
        for path in ("/", "/xay-dung-dang/", TOGETHER, "/tim-kiem/?q=chi"):
            Client().get(path)


def _plant_roots() -> None:
    """What Wagtail's migrations leave, which these tests do not run."""
    Locale.objects.create(language_code="vi")
    Collection.add_root(name="Root")
    Page.add_root(instance=Page(title="Root", slug="root"))


@pytest.fixture(scope="session")
def portal(django_db_setup: None, django_db_blocker: Any) -> Iterator[LiveServer]:
    """The portal on a port of its own, over the news that all tests share."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server
        server.stop()


@pytest.fixture(autouse=True)
def nothing_kept_of_another_test() -> None:
    """Forget pages and sizes: numbers of editions and pictures go back with each transaction."""
    caches["pages"].clear()
    caches["default"].clear()


@pytest.fixture
def clean(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Whatever several connections leave in the news that all tests share is taken away."""
    with django_db_blocker.unblock():
        yield
        _take_away_what_was_sent()


def _take_away_what_was_sent() -> None:
    sent = PressSource.objects.exclude(reference__startswith="demo-")
    for article in ArticlePage.objects.filter(press_source__in=sent):
        article.delete()
    for rows in (sent, WithheldName.objects, WithdrawnConsent.objects, LeftAddress.objects):
        rows.all().delete()
    Picture.objects.filter(uploaded_by_user__isnull=False).delete()
    Editor.objects.all().delete()
    Group.objects.filter(duty__isnull=False).delete()


@pytest.fixture
def visitor(db: None) -> Client:
    """Somebody who reads the portal."""
    return Client()


@pytest.fixture
def together(db: None) -> ArticlePage:
    """The article on the ceremony of two people."""
    return ArticlePage.objects.get(slug=TOGETHER.split("/")[2])


@pytest.fixture
def party_building(db: None) -> SectionPage:
    """The section with the most articles."""
    return SectionPage.objects.get(slug="xay-dung-dang")


def read(visitor: Client, path: str) -> Tag:
    """Return a page as a tree."""
    response = visitor.get(path)
    assert response.status_code == 200, path
    page = BeautifulSoup(response.content, "lxml").html
    assert page
    return page


def words(tree: Tag, selector: str) -> list[str]:
    """Return the words of each element found, spaces made single."""
    return [" ".join(one.get_text().split()) for one in tree.select(selector)]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser of the system, without background traffic."""
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A reader of Vietnamese, unless a test says otherwise."""
    return {**browser_context_args, "locale": "vi-VN"}
