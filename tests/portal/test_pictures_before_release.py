"""What an article's pictures lack is told picture by picture, in words."""

import pytest

from ketnap.portal.editorial.gate import ReleaseRefused, require_releasable
from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.release import Lack, missing_with_pictures
from ketnap.portal.pictures.services import say_who_is_shown


@pytest.fixture
def draft(together):
    """The article as its newest version has it: the main picture and three in a gallery."""
    return together.get_latest_revision_as_object()


def lacks(draft, *, standing=()):
    found = missing_with_pictures(draft, standing=standing)
    return [(one.number, one.lack) for one in found]


def test_article_with_all_its_words_lacks_nothing(draft):
    assert lacks(draft) == []


def test_picture_without_caption_or_words_in_its_place_is_named_by_its_place(draft):
    draft.picture_caption = " "
    draft.body[2].value["figures"][1]["picture"].contextual_alt_text = ""

    found = missing_with_pictures(draft, standing=())

    assert [(one.place, one.says) for one in found] == [
        ("Ảnh 1", "chưa có chú thích"),
        ("Ảnh 3", "chưa có lời mô tả thay ảnh"),
    ]


def test_picture_is_not_released_before_somebody_said_who_is_in_it(draft):
    Picture.objects.filter(pk=draft.picture.pk).update(people_checked=False)

    assert lacks(draft) == [(1, Lack.PEOPLE)]


def test_picture_of_a_person_needs_a_consent_that_stands(draft):
    say_who_is_shown(draft.picture, {"c-an": "Nguyễn Văn An"})

    assert lacks(draft, standing=("c-an", "c-binh")) == []
    assert lacks(draft, standing=("c-binh",)) == [(1, Lack.CONSENT)]


def test_place_that_waits_for_its_picture_is_told(draft):
    empty = {"picture": {"image": None, "alt_text": "", "decorative": False}, "caption": ""}
    draft.body = [*draft.body.get_prep_value(), {"type": "figure", "value": empty}]

    (missing,) = missing_with_pictures(draft, standing=())

    assert (missing.place, missing.says) == ("Chỗ đặt ảnh trong bài", "còn trống")
    with pytest.raises(ReleaseRefused):
        require_releasable(draft)
