"""Pages about a cell, where there is none yet for whoever asks."""

import pytest
from django.urls import reverse

BEFORE_ALL_CELLS = "1901-01-01"


@pytest.mark.parametrize("url_name", ["members", "mentors", "plans", "requests", "activities"])
def test_page_says_that_there_is_no_cell_yet_and_leads_on(committee_officer, client_of, url_name):
    answer = client_of(committee_officer).get(reverse(url_name), {"on": BEFORE_ALL_CELLS})

    assert answer.status_code == 200
    assert "Vào ngày 01/01/1901 chưa có chi bộ nào mà bạn được xem" in answer.content.decode()
    assert f'href="{reverse("organisations")}' in answer.content.decode()


def test_cell_that_does_not_exist_yet_is_still_not_found(committee_officer, client_of, cell):
    asked = {"on": BEFORE_ALL_CELLS, "cell": cell.pk}

    answer = client_of(committee_officer).get(reverse("members"), asked)

    assert answer.status_code == 404


def test_cell_of_somebody_else_is_not_found(stranger, client_of, cell):
    answer = client_of(stranger).get(reverse("members"), {"cell": cell.pk})

    assert answer.status_code == 404
