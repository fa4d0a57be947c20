"""Pages outside the frame: sign-in and refusals."""

import pytest
from django.template.loader import render_to_string
from django.test import Client


@pytest.mark.parametrize("code", ["400", "403", "404", "500"])
def test_error_page_needs_neither_context_nor_request(code):
    page = render_to_string(f"{code}.html")

    assert f"Mã {code}" in page
    assert page.count("<h1>") == 1
    assert 'href="/"' in page


def test_sign_in_is_ours_and_asks_for_name_and_password(client: Client, db):
    response = client.get("/dang-nhap/")
    page = response.content.decode()

    assert "base_plain.html" in [template.name for template in response.templates]
    assert "<h1>Đăng nhập</h1>" in page
    assert 'name="login"' in page
    assert 'name="password"' in page
    assert 'name="csrfmiddlewaretoken"' in page


def test_sign_in_is_drawn_as_the_reader_chose(client: Client, db):
    client.cookies.load({"theme": "dark", "text_size": "larger"})

    page = client.get("/dang-nhap/").content.decode()

    assert 'data-bs-theme="dark" data-text-size="larger"' in page
