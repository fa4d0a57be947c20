"""An article exported before a consent fell: editors are told whom to tell, until they have."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from newsroom import (
    AN,
    AN_NAMED,
    AN_SHOWN,
    address_of,
    editor_of,
    published,
    signed_in,
    ticket,
)
from wagtail.log_actions import log

from ketnap.domain.press.package import NamedPerson, PublicPurpose
from ketnap.domain.press.ticket import EditorRole, SectionRole
from ketnap.portal.editorial.drafts import allow
from ketnap.portal.editorial.log_actions import CONSENT_WITHDRAWN
from ketnap.portal.editorial.withdrawals import withdraw
from ketnap.portal.editorial.work import Work
from ketnap.portal.news.models import ArticlePage, SectionPage
from ketnap.portal.pictures.services import say_who_is_shown

pytestmark = pytest.mark.django_db

WORDS = "sau khi bài được xuất thành tệp ZIP"
BY_WHOM = re.compile(r"Lê Thu Giang xuất lúc \d\d:\d\d \d\d/\d\d/\d{4}")


@pytest.fixture
def editor():
    return signed_in(EditorRole.EDITOR)


@pytest.fixture
def article():
    return published()


def export(client, article):
    assert client.get(f"/bien-tap/xuat/{article.pk}/").status_code == 200


def due(client):
    return [(one.article_id, len(one.exports)) for one in Work(editor_of(client)).handed_on]


def shown_withdrawal(client, article):
    page = BeautifulSoup(client.get(f"/bien-tap/bai/{article.pk}/").content, "lxml")
    return page.find("input", {"name": "withdrawal"})["value"]


def tell(client, article, withdrawal=None):
    withdrawal = withdrawal or shown_withdrawal(client, article)
    client.post(f"/bien-tap/bai/{article.pk}/da-bao/", {"withdrawal": withdrawal})


def test_editors_read_when_and_by_whom_the_article_was_exported(editor, article):
    export(editor, article)

    withdraw(AN_NAMED)

    assert due(editor) == [(article.pk, 1)]
    for path in ("/bien-tap/viec-cua-toi/", f"/bien-tap/bai/{article.pk}/"):
        page = editor.get(path).content.decode()
        assert WORDS in page
        assert BY_WHOM.search(page)


def test_article_that_was_never_exported_asks_nobody_to_be_told(editor, article):
    withdraw(AN_NAMED)

    assert due(editor) == []
    assert WORDS not in editor.get(f"/bien-tap/bai/{article.pk}/").content.decode()


def test_picture_that_had_to_go_asks_for_it_too(editor, together):
    export(editor, together)
    say_who_is_shown(together.picture, {AN_SHOWN: AN})

    withdraw(AN_SHOWN)

    assert due(editor) == [(together.pk, 1)]


def test_receivers_told_the_task_is_done_and_the_history_tells(editor, article):
    export(editor, article)
    withdraw(AN_NAMED)

    tell(editor, article)

    assert due(editor) == []
    assert "Nơi đã nhận tệp ZIP được báo" in (
        editor.get(f"/bien-tap/pages/{article.pk}/history/").content.decode()
    )


def test_withdrawal_that_came_after_the_page_was_drawn_stays_to_be_told(editor, article):
    export(editor, article)
    withdraw(AN_NAMED)
    shown = shown_withdrawal(editor, article)
    log(instance=article, action=CONSENT_WITHDRAWN)

    tell(editor, article, shown)

    assert due(editor) == [(article.pk, 1)]
    tell(editor, article)
    assert due(editor) == []


def test_article_deleted_since_stays_to_be_told_of_by_its_title(editor, article):
    export(editor, article)
    article.delete()

    withdraw(AN_NAMED)

    assert due(editor) == [(article.pk, 1)]
    page = BeautifulSoup(editor.get("/bien-tap/viec-cua-toi/").content, "lxml")
    told = page.find("form", action=f"/bien-tap/bai-da-xoa/{article.pk}/da-bao/")
    assert told
    assert article.title in told.parent.get_text()
    withdrawal = {"withdrawal": told.find("input", {"name": "withdrawal"})["value"]}
    away = (SectionRole(EditorRole.EDITOR, ("doan-the",)),)
    stranger = Client()
    stranger.get(address_of(ticket(roles=away)))
    assert stranger.post(told["action"], withdrawal).status_code == 404
    assert editor.post(told["action"], withdrawal).status_code == 302
    assert due(editor) == []


def test_article_moved_since_is_a_task_of_its_new_section_alone(editor, article):
    export(editor, article)
    home = article.get_parent().get_parent()
    other = home.add_child(instance=SectionPage(title="Đoàn thể", slug="doan-the-khac"))
    article.move(other, pos="last-child")
    there = Client()
    there.get(address_of(ticket(roles=(SectionRole(EditorRole.EDITOR, (other.slug,)),))))

    withdraw(AN_NAMED)

    assert (due(editor), due(there)) == ([], [(article.pk, 1)])


def test_picture_left_out_since_asks_for_it_all_the_same(editor, together):
    allow(together.press_source, [NamedPerson(AN_SHOWN, PublicPurpose.PORTAL_PICTURE, AN)])
    say_who_is_shown(together.picture, {AN_SHOWN: AN})
    export(editor, together)
    ArticlePage.objects.filter(pk=together.pk).update(picture=None, picture_caption="")

    withdraw(AN_SHOWN)

    assert due(editor) == [(together.pk, 1)]


def test_article_whose_export_held_nobody_asks_for_nobody(editor, together):
    export(editor, together)
    say_who_is_shown(together.picture, {AN_SHOWN: AN})
    ArticlePage.objects.filter(pk=together.pk).update(picture=None, picture_caption="")

    withdraw(AN_SHOWN)

    assert due(editor) == []
