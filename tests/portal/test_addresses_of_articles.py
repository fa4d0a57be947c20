"""Addresses of articles: of plain letters, made where none is written; those that were left lead on."""

import pytest
from newsroom import AN_NAMED, fresh, published, rewrite, signed_in

from conftest import TOGETHER
from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.withdrawals import withdraw
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


@pytest.fixture
def moved(db) -> tuple[str, str]:
    """The address at which an article was published, and the one it was given later."""
    article = published()
    before = fresh(article).url
    rewrite(article, slug="dia-chi-moi")
    fresh(article).get_latest_revision().publish()
    return before, fresh(article).url


@pytest.mark.parametrize("language", ["", "/en"])
def test_address_that_was_left_leads_to_the_article_for_a_minute(moved, visitor, language):
    before, now = moved

    answer = visitor.get(f"{language}{before}")
    sheet = visitor.get(f"{language}{before}in/")

    assert (answer.status_code, answer["Location"]) == (301, f"{language}{now}")
    assert answer["Cache-Control"] == "public, max-age=60"
    assert sheet["Location"] == f"{language}{now}in/"


@pytest.mark.parametrize("language", ["", "/en"])
def test_no_address_tells_of_an_article_that_was_taken_down(moved, visitor, language):
    article = ArticlePage.objects.get(slug="dia-chi-moi")
    approver = signed_in(EditorRole.APPROVER)
    approver.post(f"/bien-tap/bai/{article.pk}/go/", {"reason": "Đăng nhầm"})

    answers = [visitor.get(f"{language}{path}") for path in moved]

    assert [one.status_code for one in answers] == [410, 410]
    assert not any(article.title in one.content.decode() for one in answers)
    assert "Location" not in answers[0]


def test_address_leads_no_further_once_a_name_was_taken_out_of_the_article(moved, visitor):
    article = ArticlePage.objects.get(slug="dia-chi-moi")
    withdraw(AN_NAMED)
    ArticlePage.objects.filter(pk=article.pk).update(live=True)

    assert [visitor.get(path).status_code for path in moved] == [410, 200]


def test_address_the_article_comes_back_to_is_its_own_again(moved, visitor):
    article = ArticlePage.objects.get(slug="dia-chi-moi")
    before, between = moved
    rewrite(article, slug=before.strip("/").split("/")[-1])
    fresh(article).get_latest_revision().publish()

    assert visitor.get(before).status_code == 200
    assert visitor.get(between)["Location"] == before


def test_no_new_article_takes_an_address_that_leads_to_another(party_building, moved):
    left = moved[0].strip("/").split("/")[-1]

    assert address_after(party_building, ArticlePage(), title=TITLE, slug=left)[0] == f"{left}-2"
