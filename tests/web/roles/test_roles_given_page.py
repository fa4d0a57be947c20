"""Roles an administrator gave, on the desk of whoever answers for the case files they open."""

import pytest
from django.urls import reverse

from conftest import BEGINNING, PASSWORD, today_actor
from ketnap.accounts.services import create_user, grant_role
from ketnap.domain.access import Role

pytestmark = pytest.mark.django_db

NOTICE = "Quản trị hệ thống đã giao 1 vai trò mở được hồ sơ của đồng chí."


@pytest.fixture
def given(people, cell, superior):
    """Nga, to whom an administrator gave a role in the cell."""
    admin = today_actor(people.user("quan", Role.SYSTEM_ADMINISTRATOR, superior))
    nga = create_user("nga", PASSWORD, person=people.member(cell, "Hồ Thị Nga"), actor=admin)
    grant_role(nga, cell, Role.CELL_COMMITTEE_MEMBER, since=BEGINNING, actor=admin)


def test_a_role_stands_on_the_desk_until_it_was_seen(secretary, client_of, given):
    browser = client_of(secretary)
    page = reverse("roles_given")
    before, shown = (browser.get(each).content.decode() for each in (reverse("desk"), page))
    pk = secretary.role_notices.get().pk

    answer = browser.post(page, {"seen": pk})

    assert NOTICE in before
    assert "Hồ Thị Nga" in shown
    assert "quan giao lúc" in shown
    assert answer.headers["Location"] == reverse("desk")
    assert NOTICE not in browser.get(reverse("desk")).content.decode()
    assert "đã xem" in browser.get(page).content.decode()


def test_others_are_told_nothing(secretary, stranger, client_of, given):
    page = client_of(stranger).get(reverse("roles_given")).content.decode()

    assert "Hồ Thị Nga" not in page
    assert "Chưa có vai trò nào như vậy." in page


def test_nobody_marks_what_others_were_told_as_seen(secretary, stranger, client_of, given):
    notice = secretary.role_notices.get()

    client_of(stranger).post(reverse("roles_given"), {"seen": [notice.pk, "x"]})

    notice.refresh_from_db()
    assert notice.seen_at is None
