"""Kept pages: sent again to everybody, until anything changes that visitors see."""

from django.conf import settings
from django.test import Client, RequestFactory
from wagtail.models import PageViewRestriction

from conftest import TOGETHER
from ketnap.portal.news.models import SectionPage
from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.services import destroy, say_who_is_shown


def test_kept_page_is_sent_again_after_one_look_at_the_edition(
    visitor, together, django_assert_num_queries
):
    first = visitor.get(TOGETHER)

    with django_assert_num_queries(1):
        again = visitor.get(TOGETHER)

    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())


def test_reader_who_has_the_page_is_told_so(visitor, together, django_assert_num_queries):
    tag = visitor.get(TOGETHER)["ETag"]

    with django_assert_num_queries(1):
        again = visitor.get(TOGETHER, headers={"If-None-Match": tag})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)


def test_change_anywhere_on_a_page_shows_at_once(visitor, together):
    before = visitor.get(TOGETHER).content.decode()
    section = SectionPage.objects.get(slug="doan-the")
    section.title = "Đoàn thể chính trị - xã hội"
    section.save()

    after = visitor.get(TOGETHER).content.decode()

    assert section.title not in before
    assert section.title in after


def test_change_of_the_article_itself_shows_at_once(visitor, together):
    visitor.get(TOGETHER)
    together.lead = "Sapo viết lại sau khi đăng."
    together.save()

    assert together.lead in visitor.get(TOGETHER).content.decode()


def test_subject_named_anew_shows_at_once(visitor, together):
    subject = together.tags.first()
    assert subject.name in visitor.get(TOGETHER).content.decode()
    before, subject.name = subject.name, "Chủ đề gọi tên khác"
    subject.save()

    after = visitor.get(TOGETHER).content.decode()

    assert subject.name in after
    assert f">{before}</a>" not in after


def test_article_locked_by_an_editor_is_gone_at_once(visitor, together):
    visitor.get(TOGETHER)
    neighbour = together.get_siblings(inclusive=False).order_by("articlepage__published_at").first()
    beside = f"/xay-dung-dang/{neighbour.slug}/"
    assert together.title in visitor.get(beside).content.decode()

    PageViewRestriction.objects.create(page=together, restriction_type="login")

    assert together.lead not in visitor.get(TOGETHER, follow=False).content.decode()
    assert together.title not in visitor.get(beside).content.decode()


def test_article_by_a_marked_link_is_the_kept_one_without_the_mark(
    visitor, together, django_assert_num_queries
):
    marked = visitor.get(f"{TOGETHER}?fbclid=ai-do")

    with django_assert_num_queries(1):
        plain = visitor.get(TOGETHER)

    assert plain.content == marked.content
    assert b"ai-do" not in plain.content


def test_leaf_of_a_list_is_not_taken_for_its_beginning(visitor, together):
    visitor.get("/xay-dung-dang/")

    leaf = visitor.get("/xay-dung-dang/?trang=2").content.decode()

    assert "?trang=2" in leaf
    assert leaf != visitor.get("/xay-dung-dang/").content.decode()


def test_destroyed_picture_is_gone_from_kept_pages_at_once(visitor, together):
    shown = together.picture.get_rendition("format-jpeg|width-480").url
    assert shown in visitor.get(TOGETHER).content.decode()

    destroy(together.picture)

    assert shown not in visitor.get(TOGETHER).content.decode()


def test_work_on_pictures_that_shows_nowhere_leaves_kept_pages_alone(
    visitor, together, django_assert_num_queries
):
    first = visitor.get(TOGETHER)
    say_who_is_shown(together.picture, {})
    Picture.objects.create(title="ảnh mới", file=together.picture.file.name, width=10, height=10)

    with django_assert_num_queries(1):
        assert visitor.get(TOGETHER).content == first.content


def test_each_choice_of_letters_and_colours_has_a_page_of_its_own(visitor, together):
    visitor.get(TOGETHER)
    reader = Client(headers={"cookie": "portal_text_size=large; portal_theme=dark"})

    page = reader.get(TOGETHER).content.decode()

    assert 'data-bs-theme="dark" data-text-size="large"' in page
    assert 'data-text-size="normal"' in visitor.get(TOGETHER).content.decode()


def test_packed_page_is_sent_only_to_who_can_unpack_it(visitor, together):
    packed = Client(headers={"accept-encoding": "gzip"}).get(TOGETHER)

    plain = visitor.get(TOGETHER)

    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert Client(headers={"accept-encoding": "gzip"}).get(TOGETHER).content == packed.content


def test_editor_gets_a_page_made_for_him_and_leaves_none_behind(
    visitor, together, django_user_model
):
    editor = Client()
    editor.force_login(django_user_model.objects.create_superuser("bien-tap", password=None))
    visitor.get(TOGETHER)

    own = editor.get(TOGETHER)

    assert "Sửa bài" in own.content.decode()
    assert own["Cache-Control"] == "private, no-store"
    assert "Sửa bài" not in visitor.get(TOGETHER).content.decode()


def test_what_is_searched_for_is_not_kept(visitor, together):
    visitor.get("/tim-kiem/?q=chi")

    assert "pt-rows" not in visitor.get("/tim-kiem/").content.decode()


def test_page_that_is_not_there_is_not_kept(visitor, together):
    assert visitor.get("/khong-co/").status_code == 404

    assert visitor.get("/khong-co/").status_code == 404


def test_host_that_is_not_ours_gets_no_page(visitor, together):
    visitor.get(TOGETHER)

    assert visitor.get(TOGETHER, headers={"host": "khac.example"}).status_code == 400


def _previewed(article):
    """The request by which Wagtail shows an article to its editor, answered."""
    asked = RequestFactory().get("/", HTTP_COOKIE=f"{settings.SESSION_COOKIE_NAME}=of-an-editor")
    return article.make_preview_request(original_request=asked)


def test_draft_seen_by_its_editor_leaves_no_part_for_visitors(visitor, together):
    together.lead = "Sapo chưa ai duyệt."
    previewed = _previewed(together)
    host = previewed._request.get_host()

    published = visitor.get(TOGETHER, headers={"host": host}).content.decode()

    assert together.lead in previewed.content.decode()
    assert together.lead not in published
    assert together.lead in _previewed(together).content.decode()


def test_draft_seen_by_its_editor_shows_the_subjects_it_is_to_have(visitor, together):
    together.tags.add("Chủ đề chưa ai duyệt")

    assert "Chủ đề chưa ai duyệt" in _previewed(together).content.decode()
    assert "Chủ đề chưa ai duyệt" not in visitor.get(TOGETHER).content.decode()
