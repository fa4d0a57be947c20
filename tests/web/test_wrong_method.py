"""An address that is only sent to, opened by hand: a page of ours, and the methods it takes."""

import pytest
from django.urls import reverse


@pytest.mark.django_db
def test_address_that_only_takes_posts_answers_with_a_page(client):
    answer = client.get(reverse("choose_reading"))

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "Không mở trang này bằng địa chỉ được" in answer.content.decode()
