"""What the surroundings say of outgoing mail."""

from pathlib import Path
from runpy import run_path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ketnap.config.environment import read_environment
from ketnap.config.mail import Mail, read_mail
from ketnap.config.settings import base
from ketnap.config.settings import mail as mail_settings

DATA = Path("/srv/ketnap")
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def test_without_a_server_mails_become_files_in_the_data_folder():
    mail = read_mail(DATA, {})

    assert mail == Mail(
        "django.core.mail.backends.filebased.EmailBackend",
        DATA / "mail",
        "ketnap@localhost",
        names=True,
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
        ("smtp+tls://an:a%40b@mail.example", ("mail.example", 587, "an", "a@b", False, True)),
        ("smtps://an:x@mail.example:2465", ("mail.example", 2465, "an", "x", True, False)),
    ],
)
def test_a_server_is_read_from_its_address(url, expected):
    mail = read_mail(DATA, {"EMAIL_URL": url})

    read = (mail.host, mail.port, mail.user, mail.password, mail.is_tls, mail.starts_tls)
    assert mail.backend == SMTP
    assert read == expected


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_an_address_that_is_no_mail_server_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        read_mail(DATA, {"EMAIL_URL": url})


@pytest.mark.parametrize(("answer", "expected"), [("", True), ("yes", True), ("no", False)])
def test_names_are_left_out_when_the_operator_says_so(answer, expected):
    assert read_mail(DATA, {"KETNAP_MAIL_NAMES": answer}).names is expected


def test_any_other_answer_about_names_is_refused():
    with pytest.raises(ImproperlyConfigured, match="KETNAP_MAIL_NAMES"):
        read_mail(DATA, {"KETNAP_MAIL_NAMES": "maybe"})


def test_the_sender_is_the_one_that_was_named():
    assert read_mail(DATA, {"KETNAP_MAIL_FROM": "a@b.example"}).sender == "a@b.example"


def test_links_in_mails_lead_where_this_machine_serves(monkeypatch):
    served = read_environment({"STAFF_ADDRESS": "http://127.0.0.1:8100"})
    monkeypatch.setattr(base, "ENVIRONMENT", served)

    mail = run_path(mail_settings.__file__)

    assert mail["PUBLIC_ORIGIN"] == "http://127.0.0.1:8100"
