"""Sizes of pictures: the best format first, made before the first reader waits for them."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from picture_files import picture, saved

from conftest import TOGETHER, read
from ketnap.portal.pictures.models import Picture, Rendition
from ketnap.portal.pictures.services import take_picture
from ketnap.portal.pictures.sizes import make_every_size, sizes_of


@pytest.fixture
def taken(db, django_user_model) -> Picture:
    """A picture as large as those of a camera, sent by an editor."""
    editor = django_user_model.objects.create_user("bien-tap", password=None)
    upload = SimpleUploadedFile("Lễ kết nạp.jpg", saved(picture((1600, 1000)), "JPEG"))
    return take_picture(upload, by=editor)


def test_browser_is_offered_the_lightest_format_it_knows(visitor):
    for shown in read(visitor, TOGETHER).select("figure.pt-figure picture"):
        assert [one.get("type") for one in shown.select("source")] == ["image/avif", "image/webp"]
        assert shown.img["src"].endswith(".jpg")
        assert "1440w" in shown.img["srcset"] or "960w" in shown.img["srcset"]


def test_main_picture_comes_at_once_and_the_others_when_they_are_scrolled_to(visitor):
    main, *others = read(visitor, TOGETHER).select("figure.pt-figure img")

    assert (main.get("loading"), main.get("fetchpriority")) == (None, "high")
    assert others
    assert {one.get("loading") for one in others} == {"lazy"}


def test_no_size_is_made_while_a_reader_waits(taken, together, visitor):
    figure = {"picture": {"image": taken.pk, "alt_text": "Mô tả"}, "caption": "Chú thích"}
    together.body = [
        {"type": "figure", "value": figure},
        {"type": "gallery", "value": {"figures": [figure, figure]}},
    ]
    together.save()
    before = set(Rendition.objects.filter(image=taken).values_list("filter_spec", flat=True))

    shown = read(visitor, TOGETHER)

    assert len(shown.select("figure.pt-figure")) == 4
    after = set(Rendition.objects.filter(image=taken).values_list("filter_spec", flat=True))
    assert after == before


def test_title_of_a_picture_is_the_name_of_its_file_and_no_reader_sees_it(taken, together, visitor):
    together.picture, together.picture_alt = taken, ""
    together.save()

    page = read(visitor, TOGETHER)

    assert taken.title == "Lễ kết nạp"
    assert page.select_one("figure.pt-figure img")["alt"] == ""
    assert "ket" not in taken.file.name


def test_picture_that_came_by_another_door_gets_every_size_too(db):
    file = ImageFile(BytesIO(saved(picture(), "PNG")), name="anh.png")
    other = Picture.objects.create(title="Ảnh", file=file)

    make_every_size(other)

    specs = set(Rendition.objects.filter(image=other).values_list("filter_spec", flat=True))
    assert {"format-avif|width-960", "format-jpeg|fill-1200x750"} <= specs


def test_page_asks_nothing_about_sizes_that_are_known_beside_their_pictures(visitor, together):
    visitor.get(TOGETHER)
    caches["pages"].clear()
    caches["default"].clear()

    with CaptureQueriesContext(connection) as asked:
        shown = read(visitor, TOGETHER)

    assert len(shown.select("figure.pt-figure")) > 3
    assert "pictures_rendition" not in str(asked.captured_queries)


def test_sizes_that_were_just_made_are_known_to_the_process_that_made_them(db):
    file = ImageFile(BytesIO(saved(picture(), "PNG")), name="anh.png")
    made = Picture.objects.create(title="Ảnh", file=file)
    make_every_size(made)

    with CaptureQueriesContext(connection) as asked:
        make_every_size(Picture.objects.get(pk=made.pk))

    assert "pictures_rendition" not in str(asked.captured_queries)


def test_picture_cut_anew_is_shown_as_it_is_cut_now(taken):
    before = sizes_of(taken, ["format-webp|fill-480x320"])
    taken.focal_point_x, taken.focal_point_y = 300, 300
    taken.focal_point_width, taken.focal_point_height = 200, 200
    taken.save()

    after = sizes_of(Picture.objects.get(pk=taken.pk), ["format-webp|fill-480x320"])

    assert before[0].file != after[0].file
    assert after[0].file == taken.get_rendition("format-webp|fill-480x320").file.name


def test_size_that_was_deleted_is_made_again(taken):
    taken.renditions.filter(filter_spec="format-webp|width-480").delete()
    caches["default"].clear()

    (again,) = sizes_of(Picture.objects.get(pk=taken.pk), ["format-webp|width-480"])

    assert Path(settings.MEDIA_ROOT, again.file).exists()


def test_picture_whose_file_was_lost_breaks_no_page_and_is_not_known_as_lost(db, together, visitor):
    lost = Picture.objects.create(
        title="Ảnh", description="Sân trường", file="original_images/lost.png", width=10, height=10
    )
    together.picture, together.picture_alt = lost, "Sân trường"
    together.save()

    shown = read(visitor, TOGETHER).select_one("figure.pt-figure img")

    assert shown["alt"] == "Sân trường"
    assert Picture.objects.get(pk=lost.pk).known_sizes == {}
