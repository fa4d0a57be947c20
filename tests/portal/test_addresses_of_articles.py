"""The address of an article that editors begin: of plain letters, made where none is written."""

import pytest

from conftest import TOGETHER
from ketnap.portal.news.models import ArticlePage

pytestmark = pytest.mark.django_db

TITLE = "Gặp mặt đảng viên trẻ, Đợt 2"
NOTHING_ELSE = {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}


def address_after(section, article, **written: str) -> tuple[str, bool]:
    """What becomes of an address that an editor has written, and whether it is refused."""
    form_class = ArticlePage.get_edit_handler().get_form_class()
    form = form_class(
        {**NOTHING_ELSE, **written}, instance=article, parent_page=section, for_user=None
    )
    form.is_valid()
    return form.cleaned_data.get("slug", ""), "slug" in form.errors


@pytest.mark.parametrize(
    ("slug", "address"),
    [
        ("", "gap-mat-dang-vien-tre-dot-2"),
        ("gặp-mặt-đảng-viên", "gap-mat-dang-vien"),
        (TOGETHER.split("/")[2], f"{TOGETHER.split('/')[2]}-2"),
    ],
)
def test_a_new_article_gets_an_address_of_plain_letters(party_building, slug, address):
    written = address_after(party_building, ArticlePage(), title=TITLE, slug=slug)

    assert written == (address, False)


def test_an_address_that_stands_is_left_as_it_is(party_building, together):
    ArticlePage.objects.filter(pk=together.pk).update(slug="đã-đăng-từ-trước")
    together.refresh_from_db()

    kept = address_after(party_building, together, title=TITLE, slug="đã-đăng-từ-trước")

    assert kept == ("đã-đăng-từ-trước", False)
