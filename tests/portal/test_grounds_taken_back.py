"""A stated ground taken back: the article of its own package hides the name, and nothing else changes."""

import pytest
from newsroom import fresh, let_be_named, package, published, reference, rewrite, send

from ketnap.domain.press.calls import Call, Withdrawal, WithdrawalDone, from_text
from ketnap.domain.press.package import NamedPerson, Paragraph, PublicPurpose
from ketnap.domain.press.withheld import withhold
from ketnap.portal.editorial.gate import words_to_answer_for
from ketnap.portal.editorial.models import (
    AllowedName,
    AnsweredWords,
    PressSource,
    Rewriting,
    WithheldName,
)
from ketnap.portal.editorial.versions import content_holds

pytestmark = pytest.mark.django_db

OFFICIAL = "Lê Quang Khánh"
LEAD = Paragraph(f"Dự lễ có đồng chí {OFFICIAL}.")


@pytest.fixture
def ground():
    return reference()


def on(*references):
    """Whom a package names on grounds."""
    return {
        "lead": LEAD,
        "people": tuple(
            NamedPerson(one, PublicPurpose.PORTAL_NAME, OFFICIAL) for one in references
        ),
        "captions": (f"Đồng chí {OFFICIAL} phát biểu.",),
    }


@pytest.fixture
def stated(ground):
    """An article that is out and names an official on the ground."""
    return published(**on(ground))


def take_back(ground):
    answer = send(Call.WITHDRAWAL, Withdrawal(ground, is_ground=True))
    return from_text(WithdrawalDone, answer.content.decode()).articles


def is_named_in(article):
    versions = fresh(article).revisions.values_list("content", flat=True)
    return any(content_holds(content, OFFICIAL) for content in versions)


def test_its_own_article_goes_off_the_page_without_the_name(stated, ground, visitor):
    path = stated.get_url()
    assert OFFICIAL in visitor.get(path).content.decode()

    assert take_back(ground) == 1
    assert take_back(ground) == 1

    assert visitor.get(path).status_code == 410
    assert not is_named_in(stated)
    assert OFFICIAL not in str(PressSource.objects.get(article=stated).captions)
    assert not AllowedName.objects.filter(name=OFFICIAL).exists()
    assert Rewriting.objects.get(article=stated).cause == Rewriting.Cause.CONSENT


def test_articles_that_name_him_on_other_grounds_stay_out(stated, ground, visitor):
    answered = published(OFFICIAL, **on(), title="Chi bộ họp thường kỳ")
    elsewhere = published(**on(reference()), title="Chi bộ sinh hoạt chuyên đề")

    take_back(ground)

    for article in (answered, elsewhere):
        assert OFFICIAL in visitor.get(article.get_url()).content.decode()
        assert is_named_in(article)
    assert AnsweredWords.objects.filter(article=answered, words=OFFICIAL).exists()
    assert not Rewriting.objects.filter(article__in=[answered, elsewhere]).exists()


def test_name_may_be_answered_for_again(stated, ground):
    before = WithheldName.objects.count()

    take_back(ground)

    assert WithheldName.objects.count() == before
    rewrite(stated, lead=LEAD.text)
    assert OFFICIAL in words_to_answer_for(fresh(stated).get_latest_revision_as_object())
    let_be_named(stated, OFFICIAL)


def test_article_in_which_a_consent_for_the_name_stands_stays(ground, visitor):
    article = published(**on(ground, reference()))

    assert take_back(ground) == 0

    assert OFFICIAL in visitor.get(article.get_url()).content.decode()


def test_article_in_which_an_approver_answers_for_the_name_stays(stated, ground, visitor):
    AnsweredWords.objects.create(article=stated, words=OFFICIAL, ground="Khách mời công vụ.")

    assert take_back(ground) == 0

    assert OFFICIAL in visitor.get(stated.get_url()).content.decode()


def test_package_that_arrives_after_its_ground_is_refused(ground):
    assert take_back(ground) == 0

    assert send(Call.PACKAGE, package(**on(ground))).status_code == 422


def test_consent_withdrawn_counts_everywhere_as_before(stated, ground):
    answer = send(Call.WITHDRAWAL, Withdrawal(ground, withhold([OFFICIAL], salt=reference())))

    assert answer.status_code == 200
    assert WithheldName.objects.filter(source=None).exists()
    assert not is_named_in(stated)
