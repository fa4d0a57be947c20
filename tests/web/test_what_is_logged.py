"""What the log says of a request and of an error: enough to find it, no key and no name."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.urls import reverse

from casefiles.papers import listed
from conftest import today_actor
from ketnap.accounts.services import issue_link
from ketnap.domain.access import Role
from ketnap.reminders.services import open_feed
from ketnap.web.calendar import pace
from ketnap.web.case import views
from web.conftest import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the process writes down while a test runs."""
    [handler] = [each for each in logging.getLogger().handlers if each.name == "stderr"]
    assert isinstance(handler, logging.StreamHandler)
    kept = io.StringIO()
    before = handler.setStream(kept)
    yield kept
    handler.setStream(before)


def test_refused_password_does_not_write_down_the_link(
    client, people, cell, administrator, written
):
    user = people.user("binh", Role.CELL_COMMITTEE_MEMBER, cell)
    word = issue_link(user, actor=administrator)

    answer = client.post(f"/mat-khau-moi/{word}/", {"password": "a", "password_again": "a"})

    assert answer.status_code == 422
    assert "Unprocessable Entity: /mat-khau-moi/<str:token>/" in written.getvalue()
    assert word not in written.getvalue()


def test_calendar_feed_held_back_does_not_write_down_its_address(
    client, secretary, cell, written, monkeypatch
):
    opened = open_feed(cell, shows_names=True, actor=today_actor(secretary))
    address = reverse("calendar_feed", args=[opened.feed.name, opened.secret])
    monkeypatch.setattr(pace, "MOST_OF_A_FEED", 0)

    answers = [client.get(address).status_code, client.post(address).status_code]

    assert answers == [429, 405]
    route = "/lich/tep/<str:name>/<str:secret>.ics"
    assert f"Too Many Requests: {route}" in written.getvalue()
    assert f"Method Not Allowed: {route}" in written.getvalue()
    assert opened.secret not in written.getvalue()


def test_address_of_no_page_is_not_written_down(client, written):
    client.get("/mat-khau-moi/chep-thua/mot-doan/")

    assert "Not Found: /…" in written.getvalue()
    assert "chep-thua" not in written.getvalue()


def test_error_on_a_page_is_told_by_kind_and_place_alone(browser, cases, written, monkeypatch):
    case = cases.open("Đỗ Quang Minh", listed(days_ago(200)))

    def broken(context):
        try:
            return {}[context.person.full_name]
        except KeyError as error:
            raise ValueError(f"trùng khóa: {context.person.full_name}") from error

    monkeypatch.setattr(views, "people_of", broken)
    browser.raise_request_exception = False

    answer = browser.get(reverse("case", args=[case.pk]))

    assert answer.status_code == 500
    told = written.getvalue()
    assert told.index("builtins.KeyError") < told.index("builtins.ValueError")
    assert told.count("in broken") == 2
    assert "Minh" not in told
