"""Two versions beside each other: hours as people write them."""

from datetime import datetime, timedelta

import pytest
from django.utils.timezone import get_current_timezone
from wagtail.admin.compare import comparison_class_registry

from ketnap.portal.news.models import ArticlePage

pytestmark = pytest.mark.django_db

FIELD = ArticlePage._meta.get_field("published_at")


@pytest.mark.parametrize(
    ("later", "shown"),
    [
        (timedelta(seconds=14), "19:49, 26/11/2026"),
        (
            timedelta(minutes=1),
            '<span class="deletion">19:49, 26/11/2026</span>'
            '<span class="addition">19:50, 26/11/2026</span>',
        ),
    ],
)
def test_hours_are_compared_to_the_minute_in_the_words_of_the_page(later, shown):
    at = datetime(2026, 11, 26, 19, 49, 1, 888, tzinfo=get_current_timezone())
    compare = comparison_class_registry.get(FIELD)

    told = compare(FIELD, ArticlePage(published_at=at), ArticlePage(published_at=at + later))

    assert told.htmldiff() == shown
    assert told.has_changed() == ("addition" in shown)
