"""Who wants to write while something large is being written is told so, and loses nothing."""

import sqlite3

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from ketnap.web.busy import BusyPage, page_of_an_error

LOCKED = sqlite3.OperationalError("database is locked")
LOCKED.sqlite_errorcode = sqlite3.SQLITE_BUSY


def busy() -> OperationalError:
    error = OperationalError("database is locked")
    error.__cause__ = LOCKED
    return error


def answered(request) -> tuple[int, str]:
    request.user = AnonymousUser()
    answer = BusyPage(lambda _request: None).process_exception(request, busy())
    assert answer is not None
    assert answer.headers["Retry-After"] == "30"
    return answer.status_code, answer.content.decode()


def test_what_was_typed_can_be_sent_again(rf):
    typed = {"reason": 'ghi "bổ sung" <b>', "rows": ["1", "2"], "csrfmiddlewaretoken": "cũ"}

    status, page = answered(rf.post("/ho-so/7/?on=2024-01-08", typed))

    assert status == 503
    assert 'action="/ho-so/7/?on=2024-01-08"' in page
    assert 'name="reason" value="ghi &quot;bổ sung&quot; &lt;b&gt;"' in page
    assert page.count('name="rows"') == 2
    assert 'value="cũ"' not in page
    assert "Gửi lại" in page


@pytest.mark.parametrize(
    "typed",
    [
        {"login": "an", "password": "mật khẩu của An"},
        {"file": SimpleUploadedFile("danh-sach.csv", b"x"), "layout": "members"},
    ],
)
def test_passwords_are_not_sent_back_and_files_cannot_be(rf, typed):
    _, page = answered(rf.post("/", typed))

    assert "mật khẩu của An" not in page
    assert "Gửi lại" not in page
    assert "nút quay lại của trình duyệt" in page


def test_a_page_that_only_reads_is_opened_again(rf):
    _, page = answered(rf.get("/ho-so/"))

    assert "Hãy chờ một phút rồi mở lại trang." in page


def test_any_other_error_goes_its_way(rf):
    page = BusyPage(lambda _request: None)

    assert page.process_exception(rf.get("/"), OperationalError("no such table")) is None


def test_after_a_view_has_answered_nobody_is_told_that_nothing_was_written(rf):
    try:
        raise busy()
    except OperationalError:
        answer = page_of_an_error(rf.post("/", {"reason": "x"}))

    assert answer.status_code == 503
    assert "đã được ghi chưa" in answer.content.decode()
    assert page_of_an_error(rf.get("/")).status_code == 500
