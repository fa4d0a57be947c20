"""The one door: who comes in, who does not, and what each is told."""

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from conftest import PASSWORD
from ketnap.accounts.models import User
from ketnap.accounts.services import close_account
from ketnap.audit.models import AccessEntry, Deed

MISMATCH = "Tên đăng nhập hoặc mật khẩu không đúng."
TOO_MANY = "Đã nhập sai quá nhiều lần."


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    cache.clear()


def sign_in(client, username, password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": username, "password": password}, **extra)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_right_password_signs_in_and_is_noted(client, secretary):
    response = sign_in(client, "an")

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(secretary.pk)
    entry = AccessEntry.objects.get(deed=Deed.SIGNED_IN)
    assert (entry.who, entry.object_id) == (secretary, secretary.pk)


@pytest.mark.parametrize("username", [" an ", "AN", "\uff41n", "aN\u3000"])
def test_user_name_counts_however_it_is_typed(client, secretary, username):
    sign_in(client, username)

    assert is_signed_in(client)


def test_unknown_user_closed_account_and_wrong_password_get_one_answer(
    client, secretary, clerk, administrator
):
    close_account(clerk, actor=administrator)

    answers = [
        sign_in(client, "an", "sai mat khau roi nhe"),
        sign_in(client, "khong-co-ai"),
        sign_in(client, "binh"),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all(MISMATCH in answer.content.decode() for answer in answers)
    assert not is_signed_in(client)


def test_sixth_failure_is_refused_even_with_the_right_password(client, secretary):
    for _ in range(5):
        sign_in(client, "an", "sai mat khau roi nhe")

    answer = sign_in(client, "an")

    assert TOO_MANY in answer.content.decode()
    assert not is_signed_in(client)


def test_fifth_attempt_may_still_be_right(client, secretary):
    for _ in range(4):
        sign_in(client, "an", "sai mat khau roi nhe")

    sign_in(client, "an")

    assert is_signed_in(client)


def test_spellings_of_one_user_name_share_their_failures(client, secretary):
    for username in ("an", "AN", " an", "\uff41n", "An"):
        sign_in(client, username, "sai mat khau roi nhe")

    assert TOO_MANY in sign_in(client, "aN").content.decode()


def test_failures_elsewhere_lock_nobody_out(client, secretary):
    for _ in range(6):
        sign_in(client, "an", "sai mat khau roi nhe", REMOTE_ADDR="10.0.0.9")

    sign_in(client, "an", REMOTE_ADDR="10.0.0.10")

    assert is_signed_in(client)


def test_forged_address_changes_nothing(client, secretary):
    for number in range(5):
        sign_in(client, "an", "sai mat khau roi nhe", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")

    answer = sign_in(client, "an", HTTP_X_FORWARDED_FOR="10.0.0.99")

    assert TOO_MANY in answer.content.decode()


def test_failures_of_one_user_leave_another_alone(client, secretary, clerk):
    for _ in range(6):
        sign_in(client, "an", "sai mat khau roi nhe")

    sign_in(client, "binh")

    assert is_signed_in(client)


def test_session_gets_a_new_name_at_sign_in(client, secretary):
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = "x"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted

    sign_in(client, "an")

    assert client.session.session_key != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_session_is_dead_after_sign_out(client_of, secretary):
    client = client_of(secretary)
    old = client.session.session_key

    client.post(reverse("account_logout"))

    assert not Session.objects.filter(session_key=old).exists()
    assert not is_signed_in(client)


def test_browser_forgets_what_it_kept_of_the_pages_at_sign_out(client_of, secretary):
    client = client_of(secretary)
    before = client.get(reverse("account_change_password"))

    answer = client.post(reverse("account_logout"))

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not before.has_header("Clear-Site-Data")


def test_sign_out_needs_a_post(client_of, secretary):
    client = client_of(secretary)

    client.get(reverse("account_logout"))

    assert is_signed_in(client)


@pytest.mark.parametrize(("hours", "expected"), [(7.99, True), (8, False), (8.01, False)])
def test_session_ends_eight_hours_after_sign_in(client_of, secretary, hours, expected):
    client = client_of(secretary)
    session = client.session
    session["signed_in_at"] = timezone.now().timestamp() - hours * 3600
    session.save()

    client.get(reverse("account_login"))

    assert is_signed_in(client) is expected


def test_closed_account_is_shut_out_at_the_next_request(client_of, secretary, administrator):
    client = client_of(secretary)

    close_account(secretary, actor=administrator)

    response = client.get(reverse("account_change_password"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_changed_password_ends_the_other_sessions(client_of, secretary):
    here, elsewhere = client_of(secretary), client_of(secretary)
    new = "mua xuan den som nam nay"

    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert User.objects.get(pk=secretary.pk).check_password(new)
    login = reverse("account_login")
    assert elsewhere.get(reverse("account_change_password"))["Location"].startswith(login)
    assert here.get(reverse("account_change_password")).status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "again", "message"),
    [
        ("sai", "mua xuan den som", "mua xuan den som", "Mật khẩu hiện tại không đúng"),
        (PASSWORD, "mua xuan den som", "mua xuan den muon", "không giống nhau"),
        (PASSWORD, "ngan", "ngan", "12"),
    ],
)
def test_change_of_password_says_in_vietnamese_what_is_wrong(
    client_of, secretary, old, new, again, message
):
    data = {"oldpassword": old, "password1": new, "password2": again}

    response = client_of(secretary).post(reverse("account_change_password"), data)

    assert message in response.content.decode()
    assert User.objects.get(pk=secretary.pk).check_password(PASSWORD)


@pytest.mark.parametrize(
    "name", ["account_signup", "account_reset_password", "account_email", "account_set_password"]
)
def test_other_doors_of_the_library_are_not_mounted(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize(
    "target", ["https://ngoai.example/", "//ngoai.example", "javascript:alert(1)"]
)
def test_sign_in_never_leads_to_another_host(client, secretary, target):
    data = {"login": "an", "password": PASSWORD, "next": target}

    response = client.post(reverse("account_login"), data)

    assert response["Location"] == "/"


def test_sign_in_page_speaks_vietnamese_without_outside_words(client):
    page = client.get(reverse("account_login")).content.decode()

    assert "Tên đăng nhập" in page
    assert "Mật khẩu" in page
    assert "Username" not in page
    assert "Password" not in page


def test_choice_of_letters_and_language_is_found_again_at_the_next_sign_in(
    client, client_of, clerk
):
    browser = client_of(clerk)
    browser.post(reverse("choose_reading"), {"text_size": "large"})
    browser.post(reverse("set_language"), {"language": "en"})

    sign_in(client, "binh")

    assert client.cookies["text_size"].value == "large"
    assert client.cookies["ketnap_language"].value == "en"


def test_choice_that_is_not_offered_is_not_kept(client_of, clerk):
    client_of(clerk).post(reverse("choose_reading"), {"text_size": "huge"})

    assert User.objects.get(pk=clerk.pk).text_size == "normal"


def test_anybody_may_choose_before_signing_in(db):
    response = Client().post(reverse("choose_reading"), {"text_size": "large"})

    assert response.cookies["text_size"].value == "large"
