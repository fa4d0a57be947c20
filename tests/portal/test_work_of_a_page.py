"""What making an article anew costs: a bound on its queries, and nothing written while reading."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import TOGETHER
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.models import Picture

pytestmark = pytest.mark.django_db

MOST_QUERIES = 9
"""Raise it knowingly: each costs every reader of a page that is made anew."""
MOST_AFTER_A_CHANGE = 3
"""The edition, the article and its neighbours: as many as a bare page of Wagtail asks."""


def test_article_made_anew_asks_no_more_than_it_did(visitor):
    visitor.get(TOGETHER)
    caches["pages"].clear()

    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(TOGETHER).status_code == 200

    assert len(asked) <= MOST_QUERIES, [one["sql"][:90] for one in asked]


def test_article_after_a_change_that_does_not_touch_it_is_only_looked_up(visitor, together):
    first = visitor.get(TOGETHER)
    elsewhere = ArticlePage.objects.exclude(pk__in=together.get_siblings()).first()
    elsewhere.lead = "Sapo viết lại."
    elsewhere.save()

    with CaptureQueriesContext(connection) as asked:
        again = visitor.get(TOGETHER)

    assert again.content == first.content
    assert len(asked) <= MOST_AFTER_A_CHANGE, [one["sql"][:90] for one in asked]


def test_reader_with_other_colours_gets_the_parts_that_are_made_already(visitor):
    first = visitor.get(TOGETHER).content.decode()
    visitor.cookies["portal_theme"] = "dark"

    with CaptureQueriesContext(connection) as asked:
        again = visitor.get(TOGETHER).content.decode()

    assert again.partition('class="pt-text"')[2].partition("pt-tools")[0] in first
    assert 'data-bs-theme="dark"' in again
    assert len(asked) <= MOST_AFTER_A_CHANGE, [one["sql"][:90] for one in asked]


def test_sizes_of_pictures_read_from_the_cache_are_not_written_back(together, monkeypatch):
    sizes = ("width-480|format-webp", "width-960|format-webp")
    together.picture.get_renditions(*sizes)
    again = Picture.objects.get(pk=together.picture_id)
    written = {}
    monkeypatch.setattr(caches["default"], "set_many", written.update)

    found = again.get_renditions(*sizes)

    assert set(found) == set(sizes)
    assert written == {}
