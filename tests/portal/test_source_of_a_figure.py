"""The source of a figure: a link for the secretary, whom the staff zone lets in, a line for others."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from newsroom import address_of, drafted, signed_in, ticket

from ketnap.domain.press.ticket import EditorRole, SectionRole
from ketnap.portal.editors.models import SpokenFor

pytestmark = pytest.mark.django_db

OWN, OTHER = "cell-of-mai-0123456789", "cell-of-lan-0123456789"
LINE = "Nguồn ở khu vực nội bộ, bí thư chi bộ xem được."
PAGES = ("/bien-tap/bai/{}/", "/bien-tap/pages/{}/edit/")


def somebody(*roles: EditorRole, cell: str = OWN) -> Client:
    """Somebody who comes in with roles, as a secretary for one cell."""
    held = tuple(
        SectionRole(role, cells=(cell,))
        if role is EditorRole.SECRETARY
        else SectionRole(role, ("xay-dung-dang",))
        for role in roles
    )
    client = Client()
    assert client.get(address_of(ticket(roles=held))).status_code == 302
    return client


@pytest.fixture
def article():
    """An article of a cell, with a figure that the record has otherwise by now."""
    draft = drafted(cell=OWN)
    draft.press_source.figures.update(now=6)
    return draft


def asked_of_cells(client, path):
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return sum(SpokenFor._meta.db_table in query["sql"] for query in asked)


def shown(client, path):
    page = BeautifulSoup(client.get(path).content, "lxml")
    links = [link["href"] for link in page.find_all("a", string="Xem nguồn")]
    return len(links), LINE in page.get_text()


@pytest.mark.parametrize("path", PAGES)
def test_secretary_of_the_cell_is_led_to_the_source(article, path):
    assert shown(somebody(EditorRole.SECRETARY), path.format(article.pk)) == (1, False)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("role", [EditorRole.EDITOR, EditorRole.APPROVER])
def test_others_read_who_sees_the_source(article, path, role):
    assert shown(somebody(role), path.format(article.pk)) == (0, True)


def test_secretary_of_another_cell_who_edits_reads_who_sees_the_source(article):
    both = somebody(EditorRole.SECRETARY, EditorRole.EDITOR, cell=OTHER)

    assert shown(both, PAGES[0].format(article.pk)) == (0, True)


def test_list_of_work_tells_editors_who_sees_the_source(article):
    assert shown(somebody(EditorRole.EDITOR), "/bien-tap/viec-cua-toi/") == (0, True)


def test_source_of_a_package_without_a_cell_is_open_to_secretaries():
    article = drafted()

    assert shown(signed_in(EditorRole.SECRETARY), PAGES[0].format(article.pk)) == (1, False)


def test_whose_secretary_somebody_is_is_asked_once_for_all_figures(article):
    reader, path = somebody(EditorRole.SECRETARY), PAGES[0].format(article.pk)
    with_one = asked_of_cells(reader, path)
    figure = article.press_source.figures.get()
    for key in ("official", "left"):
        figure.pk, figure.key = None, key
        figure.save()

    with_three = asked_of_cells(reader, path)

    assert shown(reader, path) == (3, False)
    assert with_three == with_one
