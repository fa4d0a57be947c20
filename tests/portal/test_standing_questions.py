"""Questions put into SQL once: answered as Django answers them, and never asked by half."""

import pytest

from ketnap.portal.news.models import ArticlePage, Subject
from ketnap.portal.news.standing import Asked, StandingQuestion


@pytest.fixture
def by_slug() -> StandingQuestion:
    asked = ArticlePage.objects.filter(slug=Asked("slug"))
    return StandingQuestion(lambda: asked.values_list("pk", "title", "published_at", "live"))


def test_standing_question_is_answered_as_django_answers_it(db, together, by_slug):
    asked = ArticlePage.objects.filter(slug=together.slug)

    first, again = by_slug.rows(slug=together.slug), by_slug.rows(slug=together.slug)

    assert first == again == list(asked.values_list("pk", "title", "published_at", "live"))
    assert by_slug.rows(slug="khong-co") == []


def test_object_found_by_a_standing_question_is_the_one_that_is_kept(db, together):
    question = StandingQuestion(
        lambda: ArticlePage.objects.filter(slug=Asked("slug")).only("title", "body")
    )

    found = question.one_of(ArticlePage, slug=together.slug)

    assert (found, found.title, list(found.body.raw_data)) == (
        together,
        together.title,
        list(together.body.raw_data),
    )
    assert question.one_of(ArticlePage, slug="khong-co") is None


@pytest.mark.parametrize("asked", [{}, {"name": "An"}, {"slug": "a", "name": "An"}])
def test_standing_question_asked_about_something_else_is_refused(db, by_slug, asked):
    with pytest.raises(LookupError):
        by_slug.rows(**asked)


def test_text_in_a_place_stays_a_text_whatever_it_holds(db):
    Subject.objects.create(name="100% 'đúng'", slug="dung")
    question = StandingQuestion(
        lambda: Subject.objects.filter(name=Asked("name")).values_list("slug")
    )

    assert question.rows(name="100% 'đúng'") == [("dung",)]
    assert question.rows(name="' OR 1=1 --") == []
