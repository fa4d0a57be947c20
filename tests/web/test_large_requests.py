"""What is too large is refused before any of it is read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

SHEET = "/nhap-du-lieu/moi/"


@pytest.fixture
def handled(monkeypatch) -> list[str]:
    """The names of the files that were read from a request."""
    names: list[str] = []
    begin = FileUploadHandler.new_file

    def noted(self, field_name, file_name, *args, **kwargs):
        names.append(file_name)
        return begin(self, field_name, file_name, *args, **kwargs)

    monkeypatch.setattr(FileUploadHandler, "new_file", noted)
    return names


@pytest.fixture
def _small_limits(settings):
    settings.LARGEST_REQUEST_OF_STRANGERS_BYTES = 2_000
    settings.LARGEST_REQUEST_BYTES = 4_000


def sent(client: Client, size: int) -> int:
    file = SimpleUploadedFile("a.bin", b"x" * size)
    return client.post(SHEET, {"file": file}).status_code


@pytest.mark.usefixtures("_small_limits")
def test_stranger_sends_no_file(handled):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(SHEET, {"file": SimpleUploadedFile("a.bin", b"x" * 3_000)})

    assert answer.status_code == 413
    assert "Tệp gửi lên quá lớn" in answer.content.decode()
    assert handled == []


@pytest.mark.usefixtures("_small_limits")
def test_who_is_signed_in_sends_what_pages_take_and_no_more(browser, handled):
    answers = [sent(browser, 3_000), sent(browser, 5_000)]

    assert answers == [422, 413]
    assert handled == ["a.bin"]


@pytest.mark.usefixtures("_small_limits")
def test_forms_of_strangers_pass(client):
    answer = client.post(reverse("account_login"), {"login": "an", "password": "x" * 500})

    assert answer.status_code == 200
