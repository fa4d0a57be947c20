"""What a visitor sends is refused by its size, before any of it is read."""

import pytest

pytestmark = pytest.mark.django_db


def test_visitor_sends_nothing_large(visitor, settings):
    settings.LARGEST_REQUEST_OF_STRANGERS_BYTES = 1_000

    answers = [visitor.post("/", {"text": "x" * size}) for size in (500, 2_000)]

    assert [answer.status_code for answer in answers] == [405, 413]
    assert "Tệp gửi lên quá lớn" in answers[1].content.decode()


def test_log_of_the_portal_is_bound_like_the_other(settings):
    [handler] = settings.LOGGING["handlers"].values()

    assert handler["filters"] == ["route"]
    assert settings.LOGGING["formatters"]["line"]["()"] == "ketnap.config.logs.NoWordsOfErrors"
