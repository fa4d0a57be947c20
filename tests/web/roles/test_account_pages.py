"""Accounts and roles on the screen: given, ended, closed, from the next request on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conftest import today_actor
from ketnap.accounts.models import RoleHeld, User
from ketnap.domain.access import Role
from ketnap.reminders.models import MailAddress

pytestmark = pytest.mark.django_db

ONE_DAY = timedelta(days=1)


def written(day) -> str:
    return f"{day:%d/%m/%Y}"


@pytest.fixture
def founders_browser(founder, client_of):
    """The administrator's browser."""
    return client_of(founder)


def give(browser, user, organisation, role, **more):
    answers = {"organisation": organisation.pk, "role": role, "since": "01/02/2024", **more}
    return browser.post(reverse("grant_role", args=[user.pk]), answers)


def test_given_role_counts_from_the_next_request(
    people, founders_browser, clerk, superior, client_of
):
    clerks_browser = client_of(clerk)
    before = clerks_browser.get(reverse("accounts")).status_code

    give(founders_browser, clerk, superior, Role.SYSTEM_ADMINISTRATOR)

    assert before == 403
    assert clerks_browser.get(reverse("accounts")).status_code == 200


def test_ended_role_counts_no_more_from_the_next_request(founders_browser, clerk, client_of):
    clerks_browser = client_of(clerk)
    before = clerks_browser.get(reverse("cases")).status_code

    answer = founders_browser.post(
        reverse("end_role", args=[clerk.roles.get().pk]), {"on": written(timezone.localdate())}
    )

    assert answer.headers["Location"] == reverse("account", args=[clerk.pk])
    assert before == 200
    assert clerks_browser.get(reverse("cases")).status_code == 403


def test_new_account_shows_its_link_once(founders_browser, people, cell):
    people.member(cell, "Lê Thị Chi")

    page = founders_browser.post(
        reverse("new_account"), {"username": "Chi", "cell": cell.pk, "full_name": "le thi chi"}
    )

    user = User.objects.get(username="chi")
    assert user.person.full_name == "Lê Thị Chi"
    assert page.context["link"] in page.content.decode()
    assert (
        "mat-khau-moi"
        not in founders_browser.get(reverse("account", args=[user.pk])).content.decode()
    )


@pytest.mark.parametrize("full_name", ["Không Có Ai", "Lê Thị Chi"])
def test_account_for_nobody_or_for_one_of_two_is_refused(founders_browser, people, cell, full_name):
    people.member(cell, "Lê Thị Chi")
    people.person(cell, "Lê Thị Chi")

    page = founders_browser.post(
        reverse("new_account"), {"username": "chi", "cell": cell.pk, "full_name": full_name}
    )

    assert page.status_code == 422
    assert "Chi bộ này không có đúng một người như vậy." in page.content.decode()
    assert not User.objects.filter(username="chi").exists()


def test_second_account_for_a_person_is_refused(founders_browser, secretary, cell):
    page = founders_browser.post(
        reverse("new_account"),
        {"username": "an2", "cell": cell.pk, "full_name": secretary.person.full_name},
    )

    assert "Người này đã có tài khoản đang dùng." in page.content.decode()


def test_closed_account_is_out_at_the_next_request(founders_browser, clerk, client_of):
    clerks_browser = client_of(clerk)
    before = clerks_browser.get(reverse("cases")).status_code

    founders_browser.post(reverse("close_account", args=[clerk.pk]))

    assert before == 200
    assert clerks_browser.get(reverse("cases")).status_code == 302


def test_secretary_gives_a_role_on_the_page_and_no_role_beyond(secretary, clerk, cell, client_of):
    browser = client_of(secretary)

    given = give(browser, clerk, cell, Role.MENTOR, until="01/03/2024")
    beyond = give(browser, clerk, cell, Role.CELL_SECRETARY)

    held = RoleHeld.objects.get(user=clerk, role=Role.MENTOR)
    assert given.status_code == 302
    assert written(held.valid_until) == "01/03/2024"
    assert beyond.status_code == 422


def test_secretary_opens_no_account_and_hands_out_no_link(secretary, clerk, client_of):
    browser = client_of(secretary)

    refused = [
        browser.get(reverse("new_account")).status_code,
        browser.post(reverse("new_link", args=[clerk.pk])).status_code,
        browser.post(reverse("close_account", args=[clerk.pk])).status_code,
    ]

    assert refused == [403, 403, 403]


def test_stranger_finds_no_account(stranger, clerk, client_of):
    browser = client_of(stranger)

    found = [
        browser.get(reverse("account", args=[clerk.pk])).status_code,
        browser.get(reverse("grant_role", args=[clerk.pk])).status_code,
        browser.get(reverse("end_role", args=[clerk.roles.get().pk])).status_code,
    ]

    assert found == [404, 404, 404]


def test_nobody_gives_himself_a_role_on_the_page(founders_browser, founder, cell):
    answer = give(founders_browser, founder, cell, Role.CELL_COMMITTEE_MEMBER)

    assert answer.status_code == 422
    assert "Không ai tự giao vai trò cho mình." in answer.content.decode()


def test_account_page_tells_the_roles_through_time(founders_browser, clerk, administrator):
    page = founders_browser.get(reverse("account", args=[clerk.pk]))

    [row] = page.context["rows"]
    assert [cell["text"] for cell in row] == [
        "Chi ủy viên",
        "Chi bộ Văn phòng",
        "01/01/2010",
        "chưa định",
        "",
        "còn hiệu lực",
        "Cho thôi",
    ]


def test_accounts_are_found_without_diacritics(founders_browser, secretary, clerk):
    page = founders_browser.get(reverse("accounts"), {"search": "tran van"})

    assert [row[0]["text"] for row in page.context["rows"]] == ["Trần Văn Bình"]


def test_past_day_shows_the_roles_of_that_day_and_gives_none(founders_browser, secretary, clerk):
    on = {"on": "2011-01-01"}

    page = founders_browser.get(reverse("account", args=[clerk.pk]), on)
    form = founders_browser.get(f"{reverse('grant_role', args=[clerk.pk])}?on=2011-01-01")

    assert not page.context["grants"]
    assert [row[-1]["text"] for row in page.context["rows"]] == [""]
    assert form.status_code == 403


def test_secretary_delegates_on_the_page_and_takes_it_back(secretary, clerk, client_of):
    browser, today = client_of(secretary), timezone.localdate()

    browser.post(
        reverse("delegate", args=[secretary.roles.get().pk]),
        {"deputy": clerk.pk, "since": written(today), "until": written(today + ONE_DAY)},
    )
    acting = today_actor(clerk).held[-1].acting_for
    frame = client_of(clerk).get(reverse("my_roles")).content.decode()
    browser.post(
        reverse("end_role", args=[clerk.roles.get(acting_for__isnull=False).pk]),
        {"on": written(today)},
    )

    assert acting == "Nguyễn Thị An"
    assert "bí thư chi bộ (thay)" in frame
    assert [held.acting_for for held in today_actor(clerk).held] == [""]


def test_acting_deputy_gives_roles_in_the_cell_until_taken_back(secretary, clerk, client_of):
    browser, today = client_of(clerk), timezone.localdate()
    before = browser.get(reverse("accounts")).status_code

    client_of(secretary).post(
        reverse("delegate", args=[secretary.roles.get().pk]),
        {"deputy": clerk.pk, "since": written(today), "until": written(today)},
    )

    assert before == 403
    assert browser.get(reverse("accounts")).status_code == 200


def test_matrix_is_read_by_everybody_with_a_role(mentor_user, people, client_of, administrator):
    page = client_of(mentor_user).get(reverse("permission_matrix"))

    text = page.content.decode()
    assert page.status_code == 200
    assert "Người quản trị hệ thống không mở được hồ sơ nào." in text
    assert text.count('scope="col"') == len(Role)


def test_matrix_is_not_read_without_a_role(administrator, inspector, client_of):
    assert client_of(inspector).get(reverse("permission_matrix")).status_code == 403


def test_whom_mail_does_not_reach_is_told_without_the_address(founders_browser, clerk):
    MailAddress.objects.create(
        user=clerk,
        address="van.thu@example.org",
        confirmed_at=timezone.now(),
        failed_at=timezone.now(),
    )

    listed = founders_browser.get(reverse("accounts")).content.decode()
    opened = founders_browser.get(reverse("account", args=[clerk.pk])).content.decode()

    assert listed.count("đang dùng; thư không tới") == 1
    assert "Thư gần nhất gửi cho người này không đi được" in opened
    assert "van.thu@example.org" not in listed + opened


def test_nothing_is_told_of_whom_mail_reaches(founders_browser, clerk):
    MailAddress.objects.create(
        user=clerk, address="van.thu@example.org", confirmed_at=timezone.now()
    )

    page = founders_browser.get(reverse("account", args=[clerk.pk])).content.decode()

    assert "không đi được" not in page
