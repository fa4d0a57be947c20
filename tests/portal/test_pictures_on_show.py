"""Files of pictures: for everybody while an article shows them, and otherwise for editors alone."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.images import ImageFile
from newsroom import AN_NAMED, drafted, fresh, rewrite, signed_in
from test_cells_of_one_portal import OTHER, OWN, secretary_of
from wagtail.models import PageViewRestriction

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.demo.drawings import draw
from ketnap.portal.editorial.withdrawals import withdraw
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.bodies import Shown, with_more
from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.sizes import LARGE, SHARED, sizes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def trees() -> Picture:
    """A picture that stands in no article yet."""
    file = ImageFile(BytesIO(draw("trees")), name="cay.png")
    kept: Picture = Picture.objects.create(
        title="Ảnh", description="Hàng cây", file=file, people_checked=True
    )
    return kept


@pytest.fixture
def shown(trees) -> ArticlePage:
    """A published article that names An and has the picture on top."""
    article = drafted()
    rewrite(article, picture=trees, picture_caption="Hàng cây mới trồng.")
    fresh(article).get_latest_revision().publish()
    return fresh(article)


def addresses_of(picture):
    return [size.url for size in sizes_of(picture, [LARGE, SHARED])]


def answers(client, picture):
    return {client.get(address).status_code for address in addresses_of(picture)}


def test_picture_on_the_page_is_for_everybody_and_caches_may_keep_it(trees, shown, visitor):
    assert answers(visitor, trees) == {200}
    assert visitor.get(addresses_of(trees)[0])["Cache-Control"] == "public, max-age=60"


def test_picture_of_a_draft_is_for_editors_only(trees, visitor):
    rewrite(drafted(), picture=trees, picture_caption="Hàng cây mới trồng.")
    editor = signed_in(EditorRole.EDITOR)

    assert answers(visitor, trees) == {404}
    assert answers(editor, trees) == {200}
    assert editor.get(addresses_of(trees)[0])["Cache-Control"] == "private, no-store"


def test_picture_of_a_draft_of_another_cell_is_for_whoever_sees_the_draft(trees):
    article = drafted(cell=OWN)
    rewrite(article, picture=trees, picture_caption="Hàng cây mới trồng.")
    trees.taken_for = article
    trees.save()

    readers = (secretary_of(OTHER), secretary_of(OWN), signed_in(EditorRole.EDITOR))

    assert [answers(reader, trees) for reader in readers] == [{404}, {200}, {200}]


def test_session_that_is_nobodys_opens_no_picture_of_a_draft(trees, visitor):
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "khong-cua-ai"

    assert answers(visitor, trees) == {404}


def test_picture_of_an_article_that_a_name_took_off_the_page_is_gone_with_it(trees, shown, visitor):
    assert answers(visitor, trees) == {200}

    withdraw(AN_NAMED)

    assert not fresh(shown).live
    assert answers(visitor, trees) == {404}
    assert answers(signed_in(EditorRole.EDITOR), trees) == {200}


def test_picture_that_another_article_shows_in_its_text_stays(trees, shown, visitor, together):
    more = [Shown(trees.pk, alt="Hàng cây", caption="Hàng cây mới trồng.")]
    together.body = with_more(together.body.get_prep_value(), more)
    together.save_revision().publish()

    withdraw(AN_NAMED)

    assert answers(visitor, trees) == {200}


def test_picture_of_an_article_locked_by_an_editor_is_gone_with_it(trees, shown, visitor):
    PageViewRestriction.objects.create(page=shown, restriction_type="login")

    assert answers(visitor, trees) == {404}


def test_picture_that_a_later_version_leaves_out_is_gone_with_its_release(trees, shown, visitor):
    rewrite(shown, picture=None, picture_alt="", picture_caption="")
    assert answers(visitor, trees) == {200}

    fresh(shown).get_latest_revision().publish()

    assert answers(visitor, trees) == {404}
