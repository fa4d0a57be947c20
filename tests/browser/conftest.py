"""Browsers that are listened to, on a live server with the settings of the staff process."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.watching import Watch
from conftest import PASSWORD, People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.organisations.models import Organisation
from web.conftest import Cases

PATIENCE_MS = 30_000
"""Other work may keep the processors busy."""
expect.set_options(timeout=PATIENCE_MS)

OpenBrowser = Callable[..., Page]
SignIn = Callable[[Page, User], Page]


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@pytest.fixture(autouse=True)
def _own_anchors(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))


@pytest.fixture
def watch(live_server) -> Iterator[Watch]:
    """What the browsers of a test heard; whatever was not asked for fails the test."""
    watch = Watch(live_server.url)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def open_browser(new_context, watch: Watch, live_server) -> OpenBrowser:
    """Open a browser of its own, as on another desk; `options` as Playwright names them."""

    def opened(**options: Any) -> Page:
        context = new_context(base_url=live_server.url, **options)
        context.set_default_timeout(PATIENCE_MS)
        watch.over(context)
        return context.new_page()

    return opened


@pytest.fixture
def sign_in() -> SignIn:
    """Sign a user in by name and password, as people do."""

    def signed_in(page: Page, user: User) -> Page:
        page.goto("/")
        page.get_by_label("Tên đăng nhập").fill(user.username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.get_by_role("heading", level=1, name="Bàn làm việc").wait_for()
        page.wait_for_load_state()  # A heading is seen before the scripts listen to keys.
        return page

    return signed_in


@pytest.fixture
def cases(people: People, cell: Organisation, secretary: User) -> Cases:
    """Opens cases in the cell."""
    return Cases(people, cell, today_actor(secretary))


@pytest.fixture
def other_cases(people: People, other_cell: Organisation, stranger: User) -> Cases:
    """Opens cases in the sister cell."""
    return Cases(people, other_cell, today_actor(stranger))
