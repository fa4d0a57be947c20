"""What every answer carries to the browser."""

import os
import subprocess
import sys

import pytest
from django.urls import reverse

EXPECTED = {
    "Content-Security-Policy": {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    },
    "X-Content-Type-Options": {"nosniff"},
    "Referrer-Policy": {"same-origin"},
    "Cross-Origin-Opener-Policy": {"same-origin"},
    "Cross-Origin-Resource-Policy": {"same-origin"},
    "Cache-Control": {"private, no-store"},
    "X-Frame-Options": {"DENY"},
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/dang-nhap/", 200),
        ("/khong-co-trang-nay/", 404),
        ("/tai-khoan/mat-khau/", 302),
        ("/khoi-tao/sai/", 404),
    ],
)
def test_every_answer_carries_the_header_table(client, address, status):
    response = client.get(address)

    assert response.status_code == status
    sent = {name: {part.strip() for part in response[name].split(";")} for name in EXPECTED}
    assert sent == EXPECTED
    assert "camera=()" in response["Permissions-Policy"]
    assert not response.has_header("Server")


@pytest.mark.django_db
def test_refused_form_carries_the_header_table_too(client):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {})

    assert response.status_code == 403
    assert response["Cache-Control"] == "private, no-store"
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_https_origin_makes_cookies_secure_and_host_bound(tmp_path):
    program = (
        "import django; django.setup(); from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        " s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.DEBUG)"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ketnap.config.settings.staff",
        "KETNAP_DATA": str(tmp_path),
        "KETNAP_ORIGIN": "https://ketnap.example",
    }

    ran = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.split() == [
        "__Host-sessionid",
        "__Host-csrftoken",
        "True",
        "True",
        "31536000",
        "False",
    ]
