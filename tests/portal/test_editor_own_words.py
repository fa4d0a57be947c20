"""Pages of the editor that Wagtail makes name neither Wagtail nor nothing."""

import pytest
from bs4 import BeautifulSoup
from newsroom import signed_in

from ketnap.domain.press.ticket import EditorRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return signed_in(EditorRole.EDITOR)


def test_page_that_is_not_there_is_titled_as_ours(editor):
    answer = editor.get("/bien-tap/pages/999999/edit/")

    page = BeautifulSoup(answer.content, "lxml")
    assert answer.status_code == 404
    assert "Wagtail" not in page.get_text()
    assert page.title.get_text().endswith("Trang tin")


def test_search_says_how_many_pages_it_found(editor, settings):
    # The table of full texts is made by a migration, which these tests do not run.
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "wagtail.search.backends.database.fallback"}
    }

    page = BeautifulSoup(editor.get("/bien-tap/pages/search/?q=chi").content, "lxml")

    head = " ".join(page.select_one("th.title").get_text().split())
    assert "None" not in page.get_text()
    assert head.endswith(" trang")
