"""The first run: one word lets one person found the system, once."""

import stat

import pytest
from django.urls import reverse

from conftest import BEGINNING, PASSWORD
from ketnap.accounts import setup_token
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.domain.access import Role
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import cell_facts

ANSWERS = {
    "cell_name": "Chi bộ  Văn phòng ",
    "superior_name": "Đảng ủy cơ sở Viện Nghiên cứu",
    "since": "2010-01-01",
    "has_youth_union": "on",
    "username": "An",
    "password": PASSWORD,
    "password_again": PASSWORD,
}


@pytest.fixture
def address(settings, tmp_path, db):
    settings.KETNAP_DATA = tmp_path
    return reverse("setup", args=[setup_token.issue_token(tmp_path)])


def test_first_run_founds_the_cell_and_its_first_user(client, address):
    response = client.post(address, ANSWERS)

    assert response["Location"] == reverse("account_login")
    user = User.objects.get()
    cell = Organisation.objects.get(kind=OrganisationKind.CELL)
    actor = actor_of(user, on=BEGINNING)
    assert (user.username, user.person) == ("an", None)
    assert actor.roles() == {Role.CELL_SECRETARY, Role.SYSTEM_ADMINISTRATOR}
    assert actor.holds(Role.CELL_SECRETARY, organisation_id=cell.pk)
    facts = cell_facts(cell.pk, BEGINNING)
    assert (facts.name, facts.superior) == ("Chi bộ Văn phòng", "Đảng ủy cơ sở Viện Nghiên cứu")
    assert (facts.has_youth_union, facts.has_trade_union) == (True, False)
    assert [link.role for link in facts.chain] == ["decide"]


def test_first_run_shows_its_form(client, address):
    page = client.get(address)

    assert page.status_code == 200
    assert "Tên chi bộ" in page.content.decode()


def test_first_user_signs_in_at_once(client, address):
    client.post(address, ANSWERS)

    client.post(reverse("account_login"), {"login": "an", "password": PASSWORD})

    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_word_is_used_up(client, address, tmp_path):
    token = address.split("/")[2]

    client.post(address, ANSWERS)

    assert not setup_token.matches(tmp_path, token)
    with pytest.raises(FileNotFoundError):
        setup_token.use_up(tmp_path)


def test_word_that_is_wrong_or_replaced_opens_nothing(client, address, tmp_path):
    setup_token.issue_token(tmp_path)

    assert client.get(address).status_code == 404
    assert client.get(reverse("setup", args=["sai"])).status_code == 404


def test_page_is_gone_once_somebody_has_an_account(client, address, founder):
    assert client.get(address).status_code == 404
    assert client.post(address, ANSWERS).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("password_again", "khac han di nhe", "không giống nhau"),
        ("username", "có dấu", "Tên đăng nhập gồm"),
        ("since", "", "Trường này"),
        ("cell_name", "Chi bộ\u202e", "ký tự ẩn"),
    ],
)
def test_wrong_answers_found_nothing_and_leave_the_word(client, address, field, value, message):
    response = client.post(address, {**ANSWERS, field: value})

    assert response.status_code == 200
    assert message in response.content.decode()
    assert not User.objects.exists()
    assert client.get(address).status_code == 200


def test_weak_password_is_refused(client, address):
    response = client.post(address, {**ANSWERS, "password": "ngan", "password_again": "ngan"})

    assert response.status_code == 200
    assert response.context["form"].errors["password"]


def test_word_is_kept_as_a_hash_that_only_the_owner_reads(tmp_path):
    token = setup_token.issue_token(tmp_path)

    path = tmp_path / setup_token.FILE
    assert token not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert setup_token.matches(tmp_path, token)


def test_no_word_matches_before_one_is_issued(tmp_path):
    assert not setup_token.matches(tmp_path, "")
