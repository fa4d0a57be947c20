"""A picture that must go is gone: file, sizes, and its places in articles and their history."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.images import ImageFile
from django.db import IntegrityError

from conftest import TOGETHER, read
from ketnap.portal.demo.drawings import draw
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.bodies import Shown, with_more
from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.queries import pictures_of
from ketnap.portal.pictures.services import destroy, say_who_is_shown


@pytest.fixture
def decision(db) -> Picture:
    """A picture of the gallery, in which An can be recognised."""
    picture = Picture.objects.get(title__contains="bìa quyết định")
    say_who_is_shown(picture, {"c-an": "Nguyễn Văn An"})
    return picture


def test_pictures_of_a_consent_are_found_by_its_reference_only(decision):
    other = Picture.objects.exclude(pk=decision.pk).first()
    say_who_is_shown(other, {"c-binh": "Trần Thị Bình"})

    assert list(pictures_of("c-an")) == [decision]
    assert list(pictures_of("c-chi")) == []


def test_saying_again_who_is_shown_replaces_what_was_said(decision):
    say_who_is_shown(decision, {})

    assert list(pictures_of("c-an")) == []
    assert Picture.objects.get(pk=decision.pk).people_checked


def test_a_picture_names_nobody_without_a_consent(decision):
    with pytest.raises(IntegrityError):
        say_who_is_shown(decision, {"": "Lê Văn Chi"})


@pytest.fixture
def added(together) -> Picture:
    """A picture at the end of the article's gallery, with files that no other test needs."""
    picture = Picture.objects.create(
        title="Ảnh",
        file=ImageFile(BytesIO(draw("trees")), name="cay.png"),
        people_checked=True,
    )
    shown = Shown(picture.pk, alt="Hàng cây", caption="Hàng cây mới trồng")
    together.body = with_more(together.body.get_prep_value(), [shown])
    together.save_revision().publish()
    return picture


def test_destroyed_picture_leaves_the_gallery_its_history_and_its_addresses(
    added, visitor, together, django_capture_on_commit_callbacks
):
    page = BeautifulSoup(visitor.get(TOGETHER).content, "lxml")
    (address,) = (one["src"] for one in page.select(".pt-gallery img[alt='Hàng cây']"))
    assert visitor.get(address).status_code == 200
    name = added.file.name

    with django_capture_on_commit_callbacks(execute=True):
        destroy(added)

    after = read(visitor, TOGETHER)
    assert len(after.select(".pt-gallery > figure")) == 3
    assert "Hàng cây mới trồng" not in after.get_text()
    assert visitor.get(address).status_code == 404
    assert not Path(settings.MEDIA_ROOT, name).exists()
    history = [json.loads(revision.content["body"]) for revision in together.revisions.all()]
    assert history
    assert "Hàng cây mới trồng" not in str(history)


def test_gallery_with_one_picture_left_becomes_that_picture(decision, visitor, together):
    destroy(decision)
    destroy(Picture.objects.get(title__contains="bàn họp"))

    page = read(visitor, TOGETHER)

    assert page.select(".pt-gallery") == []
    assert len(page.select("figure.pt-figure")) == 2


def test_destroyed_main_picture_leaves_its_article_without_one(visitor, together):
    main = together.picture

    destroy(main)

    article = ArticlePage.objects.get(pk=together.pk)
    assert (article.picture, article.picture_caption) == (None, "")
    assert article.revisions.latest("created_at").content["picture"] is None
    assert len(read(visitor, TOGETHER).select("figure.pt-figure")) == 3


def test_name_of_the_kept_file_tells_nothing(db):
    picture = Picture.objects.create(
        title="Ảnh", file=ImageFile(BytesIO(draw("trees")), name="nguyen-van-an-012345678901.PNG")
    )

    assert "nguyen" not in picture.file.name
    assert picture.file.name.endswith(".png")
