"""The setting of the day that counts, and where it is shown."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from ketnap.casefiles.queries import CountBy, counting_day
from ketnap.domain.access import Role

pytestmark = pytest.mark.django_db

BY_DECISION = "Kết nạp tính theo ngày ban hành quyết định."
BY_CEREMONY = "Kết nạp tính theo ngày tổ chức lễ kết nạp."
PAGES = ("figures", "figure_pictures", "official_tables")


def chosen(client):
    order = {"count_by": "ceremony", "basis": "Kết luận 12-KL/ĐU"}
    return client.post(reverse("choose_counting"), order, follow=True)


def test_the_day_that_is_chosen_stands_in_every_footer(client_of, founder, browser):
    before = [browser.get(reverse(page)).content.decode() for page in PAGES]

    answer = chosen(client_of(founder)).content.decode()

    assert BY_CEREMONY in answer
    after = [browser.get(reverse(page)).content.decode() for page in PAGES]
    assert [BY_DECISION in page for page in before] == [True] * 3
    assert [(BY_CEREMONY in page, BY_DECISION in page) for page in after] == [(True, False)] * 3
    drawing = browser.get(reverse("figure_file", args=["years", "svg"])).content.decode()
    book = load_workbook(io.BytesIO(browser.get(reverse("official_workbook")).content))
    texts = {str(cell.value) for row in book["2-BTCTW"].iter_rows() for cell in row}
    assert (BY_CEREMONY in drawing, BY_CEREMONY in texts) == (True, True)


def test_a_reader_still_asks_otherwise_for_once(client_of, founder, browser):
    chosen(client_of(founder))

    page = browser.get(reverse("figures"), {"count_by": "decision"}).content.decode()

    assert BY_DECISION in page
    assert counting_day() is CountBy.CEREMONY


def test_a_secretary_has_no_such_page(browser):
    assert browser.get(reverse("choose_counting")).status_code == 403


def test_whoever_keeps_a_branch_has_neither_page_nor_entry(client_of, people, cell, superior):
    kept = {
        place.kind: client_of(people.user(f"kept-{place.pk}", Role.SYSTEM_ADMINISTRATOR, place))
        for place in (cell, superior)
    }

    link = f'href="{reverse("choose_counting")}"'
    home = reverse("organisations")
    assert kept["cell"].get(reverse("choose_counting")).status_code == 403
    assert link not in kept["cell"].get(home).content.decode()
    assert link in kept[superior.kind].get(home).content.decode()
