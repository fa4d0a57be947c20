"""Cells that share one portal: an article waits for the secretary of the cell that sent it."""

import pytest
from django.test import Client
from newsroom import (
    SECTION,
    act,
    address_of,
    drafted,
    editor_of,
    fresh,
    hand_in,
    reference,
    signed_in,
    ticket,
)

from ketnap.domain.press.calls import ArticleState
from ketnap.domain.press.ticket import EditorRole, SectionRole
from ketnap.portal.editorial.states import state_of
from ketnap.portal.editorial.work import Work
from ketnap.portal.news.models import ArticlePage, SectionPage

pytestmark = pytest.mark.django_db

OWN, OTHER = "cell-of-mai-0123456789", "cell-of-lan-0123456789"


def secretary_of(*cells: str, account: str = "") -> Client:
    """A secretary who has come in for cells."""
    held = (SectionRole(EditorRole.SECRETARY, cells=cells),)
    client = Client()
    client.get(address_of(ticket(roles=held, account=account or reference())))
    return client


@pytest.fixture
def waiting():
    """An article of one cell, with its secretary."""
    article = drafted(cell=OWN)
    hand_in(article, signed_in(EditorRole.EDITOR))
    return article


def waits_for(client):
    return [state.workflow_state.object_id for state in Work(editor_of(client)).steps]


def test_article_waits_for_the_secretary_of_its_cell_alone(waiting):
    own, other = secretary_of(OWN), secretary_of(OTHER)

    assert waits_for(own) == [str(waiting.pk)]
    assert waits_for(other) == []


def test_secretary_of_another_cell_cannot_pass_it_on(waiting):
    act(waiting, secretary_of(OTHER))
    assert state_of(fresh(waiting)) is ArticleState.WITH_SECRETARY

    act(waiting, secretary_of(OWN))
    assert state_of(fresh(waiting)) is ArticleState.WITH_EDITOR


@pytest.mark.parametrize("place", ["bai/{}/", "anh/{}/"])
def test_secretary_writes_only_in_what_his_own_cell_sent(place):
    address = f"/bien-tap/{place.format(drafted(cell=OWN).pk)}"

    assert secretary_of(OWN).get(address).status_code == 200
    assert secretary_of(OTHER).get(address).status_code == 404
    assert signed_in(EditorRole.EDITOR).get(address).status_code == 200


@pytest.mark.parametrize(
    "place",
    [
        "pages/{page}/edit/",
        "pages/{page}/delete/",
        "pages/{page}/move/",
        "pages/{page}/view_draft/",
        "pages/{page}/usage/",
        "pages/{page}/history/",
        "pages/{page}/workflow_history/",
        "pages/{page}/revisions/{version}/view/",
        "pages/{page}/revisions/{version}/revert/",
        "pages/{page}/revisions/compare/earliest...latest/",
    ],
)
def test_no_page_of_wagtail_opens_what_another_cell_sent(place):
    article = drafted(cell=OWN)
    address = "/bien-tap/" + place.format(page=article.pk, version=article.latest_revision_id)

    assert article.title in secretary_of(OWN).get(address).content.decode()
    assert article.title in signed_in(EditorRole.EDITOR).get(address).content.decode()
    assert secretary_of(OTHER).get(address).status_code == 404


def test_nobody_copies_an_article_out_of_its_package():
    article = drafted(cell=OWN)
    editor, count = signed_in(EditorRole.EDITOR), ArticlePage.objects.count()
    copied = {"new_title": "Bản chép", "new_slug": "ban-chep", "new_parent_page": 4}

    answer = editor.post(f"/bien-tap/pages/{article.pk}/copy/", copied)

    assert answer.status_code == 404
    assert ArticlePage.objects.count() == count
    assert "/copy/" not in editor.get(f"/bien-tap/pages/{article.pk}/edit/").content.decode()


def test_secretary_of_another_cell_deletes_and_moves_nothing():
    article, other = drafted(cell=OWN), SectionPage.objects.exclude(slug=SECTION).first()
    stranger, section = secretary_of(OTHER), article.get_parent()

    for place in (
        f"pages/{article.pk}/delete/",
        f"pages/{article.pk}/move/{other.pk}/confirm/",
        f"bulk/wagtailcore/page/delete/?id={article.pk}",
    ):
        stranger.post(f"/bien-tap/{place}")

    assert fresh(article).get_parent() == section
    secretary_of(OWN).post(f"/bien-tap/pages/{article.pk}/delete/")
    assert not ArticlePage.objects.filter(pk=article.pk).exists()


def test_secretary_of_two_cells_reads_both():
    both = secretary_of(OWN, OTHER)
    articles = [drafted(cell=cell) for cell in (OWN, OTHER)]
    for article in articles:
        hand_in(article, signed_in(EditorRole.EDITOR))

    assert set(waits_for(both)) == {str(article.pk) for article in articles}


def test_whoever_speaks_for_a_cell_no_longer_has_nothing_to_read(waiting):
    account = reference()
    secretary_of(OWN, account=account)

    assert waits_for(secretary_of(OTHER, account=account)) == []


def test_article_of_no_package_may_be_read_by_any_secretary():
    article = drafted()
    hand_in(article, signed_in(EditorRole.EDITOR))

    assert waits_for(secretary_of(OTHER)) == [str(article.pk)]


def test_own_text_is_passed_on_where_only_other_cells_have_secretaries():
    author = secretary_of(OWN)
    secretary_of(OTHER)
    article = drafted(cell=OWN)
    hand_in(article, author)

    assert act(article, author).status_code == 302
    assert state_of(fresh(article)) is ArticleState.WITH_EDITOR
