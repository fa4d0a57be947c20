"""A session that nobody uses ends by itself, and says so; its owner sees and ends the others."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conftest import PASSWORD
from ketnap.accounts.models import User
from ketnap.accounts.sessions import SEEN_EVERY_SECONDS
from ketnap.audit.models import AccessEntry

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IDLE = settings.SESSION_IDLE_SECONDS + SEEN_EVERY_SECONDS
ENDED = "Đã quá 15 phút không có thao tác nào nên phiên đăng nhập tự kết thúc."

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    cache.clear()


@pytest.fixture
def browser(client_of, secretary: User) -> Client:
    return client_of(secretary)


def signed_in(user: User, agent: str) -> Client:
    """Return a browser in which a user came in by the door."""
    client = Client(HTTP_USER_AGENT=agent)
    client.post(reverse("account_login"), {"login": user.username, "password": PASSWORD})
    return client


def left_alone(client: Client, *, seconds: float) -> None:
    """Let so much time pass since the last use."""
    session = client.session
    session["seen_at"] = timezone.now().timestamp() - seconds
    session.save()


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(("seconds", "expected"), [(IDLE - 5, True), (IDLE, False)])
def test_session_ends_once_nobody_has_used_it_for_a_while(browser, seconds, expected):
    left_alone(browser, seconds=seconds)

    browser.get(reverse("cases"))

    assert is_signed_in(browser) is expected


def test_use_begins_the_while_anew(browser):
    left_alone(browser, seconds=IDLE - 5)
    browser.get(reverse("cases"))
    left_alone_after_use = timezone.now().timestamp() - browser.session["seen_at"]

    assert left_alone_after_use < SEEN_EVERY_SECONDS


def test_reader_is_told_what_happened_and_led_back_after_signing_in(browser, secretary):
    left_alone(browser, seconds=IDLE)
    page = reverse("cases") + "?view=table"

    door = browser.get(page, follow=True)
    back = browser.post(
        door.request["PATH_INFO"] + "?" + door.request["QUERY_STRING"],
        {"login": secretary.username, "password": PASSWORD, "next": page},
    )

    assert ENDED in door.content.decode()
    assert f'value="{page}"' in door.content.decode()
    assert back["Location"] == page


def test_what_was_typed_is_said_to_be_lost_and_is_not_written(browser, secretary):
    left_alone(browser, seconds=IDLE)
    form = reverse("end_sessions")
    page = reverse("my_roles")

    door = browser.post(form, follow=True, headers={"referer": f"http://testserver{page}"})

    secretary.refresh_from_db()
    assert "Điều vừa gõ chưa được ghi" in door.content.decode()
    assert f'value="{page}"' in door.content.decode()
    assert secretary.sessions_from is None


def test_nobody_is_led_to_another_host(browser):
    left_alone(browser, seconds=IDLE)

    door = browser.post(reverse("end_sessions"), headers={"referer": "https://example.com/a"})

    assert door["Location"] == f"{reverse('account_login')}?next=/"


def test_part_of_a_page_leads_the_whole_page_to_the_door(browser):
    left_alone(browser, seconds=IDLE)
    page = f"http://testserver{reverse('cases')}?q=minh"

    answer = browser.get(reverse("cases"), headers={"HX-Request": "true", "referer": page})

    assert answer["HX-Redirect"].startswith(reverse("account_login"))
    assert "q%3Dminh" in answer["HX-Redirect"]


def test_own_sessions_are_listed_with_browser_and_place(secretary, clerk):
    here = signed_in(secretary, FIREFOX)
    signed_in(secretary, "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0")
    signed_in(clerk, "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36")

    page = here.get(reverse("my_sessions"))

    names = [name for _session, name in page.context["sessions"]]
    assert names == ["Firefox, Linux", "Edge, Windows"]
    assert "127.0.0.1" in page.content.decode()


def test_owner_ends_one_session_and_goes_on_in_this_one(secretary):
    here, there = signed_in(secretary, FIREFOX), signed_in(secretary, FIREFOX)
    other = UserSession.objects.get(session_key=there.session.session_key)

    here.post(reverse("end_session", args=[other.pk]))

    assert there.get(reverse("cases")).status_code == 302
    assert here.get(reverse("cases")).status_code == 200
    assert AccessEntry.objects.filter(detail="kết thúc một phiên đăng nhập").exists()


def test_nobody_ends_the_session_of_another(secretary, clerk):
    clerks = signed_in(clerk, FIREFOX)
    number = UserSession.objects.get(user=clerk).pk

    answer = signed_in(secretary, FIREFOX).post(reverse("end_session", args=[number]))

    assert answer.status_code == 404
    assert clerks.get(reverse("cases")).status_code == 200


def test_session_nobody_uses_any_more_is_not_listed(secretary):
    here, there = signed_in(secretary, FIREFOX), signed_in(secretary, FIREFOX)
    long_ago = timezone.now() - timedelta(seconds=IDLE + 5)
    UserSession.objects.filter(session_key=there.session.session_key).update(last_seen_at=long_ago)

    sessions = here.get(reverse("my_sessions")).context["sessions"]

    assert [session.is_current for session, _name in sessions] == [True]


def test_ending_all_others_leaves_this_one_in_the_list(secretary):
    here, there = signed_in(secretary, FIREFOX), signed_in(secretary, FIREFOX)

    page = here.post(reverse("end_sessions"), follow=True)

    assert len(page.context["sessions"]) == 1
    assert not is_signed_in(there)
