"""Pictures of an article, asked for at once by their numbers."""

from conftest import TOGETHER
from ketnap.portal.news.blocks import ChosenPictureBlock
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.news.serving import _made
from ketnap.portal.pictures.by_number import pictures_by_number
from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.services import destroy

_NOBODYS = 10**6


def test_pictures_are_found_by_their_numbers_in_one_question(together, django_assert_num_queries):
    known = list(Picture.objects.order_by("pk")[:3])

    with django_assert_num_queries(1):
        found = pictures_by_number([*(one.pk for one in reversed(known)), known[0].pk, _NOBODYS])

    assert found == {one.pk: one for one in known}
    assert [found[one.pk].known_sizes for one in known] == [one.known_sizes for one in known]


def test_no_numbers_are_no_question(together, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert pictures_by_number([]) == {}


def test_each_place_of_one_picture_bears_words_of_its_own(together):
    number = together.picture_id

    first, nobodys, waiting, again = ChosenPictureBlock().bulk_to_python(
        [number, _NOBODYS, None, number]
    )

    assert (first, nobodys, waiting, again) == (together.picture, None, None, together.picture)
    assert first is not again


def test_article_whose_picture_is_destroyed_while_it_is_read_is_shown_without_it(together, rf):
    read = ArticlePage.objects.get(pk=together.pk)
    file = together.picture.get_rendition("format-jpeg|width-480").url
    destroy(together.picture)

    page = _made(rf.get(TOGETHER), read).render().content.decode()

    assert read.lead in page
    assert file not in page
