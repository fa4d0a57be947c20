"""A consent withdrawn of somebody whom no package named: the name is found by its digest."""

import pytest
from newsroom import AN, SECTION, fresh, package, published, reference, send

from ketnap.domain.press.calls import Call, Withdrawal, WithdrawalDone, from_text
from ketnap.domain.press.package import NamedPerson, Paragraph, PublicPurpose
from ketnap.domain.press.withheld import withhold
from ketnap.portal.editorial.drafts import take_package
from ketnap.portal.editorial.gate import findings_in

pytestmark = pytest.mark.django_db

LAN = "Vũ Lan"
SALT = "staff-zone-salt-0123456789"
LEAD = Paragraph("Trao đổi về việc học tập.")


def withdrawn(name: str = LAN):
    """What the portal answers to the withdrawal of somebody of whom it has heard nothing."""
    answer = send(Call.WITHDRAWAL, Withdrawal(reference(), withhold([name], salt=SALT)))
    return from_text(WithdrawalDone, answer.content.decode())


def test_article_in_which_editors_wrote_the_name_is_gone(visitor):
    article = published(
        LAN, people=(), lead=Paragraph(f"Trao đổi với đồng chí {LAN}."), captions=()
    )
    path = f"/{SECTION}/{article.slug}/"
    assert LAN in visitor.get(path).content.decode()

    assert withdrawn().articles == 1

    assert visitor.get(path).status_code == 410
    assert LAN not in fresh(article).lead


@pytest.mark.parametrize("title", ["Phan Thanh Long", "PHAN THANH LONG"])
def test_name_that_has_no_diacritics_is_found_where_it_stands_alone(visitor, title):
    article = published(title, people=(), title=title, lead=LEAD, captions=())
    path = f"/{SECTION}/{article.slug}/"
    assert title in visitor.get(path).content.decode()

    assert withdrawn("Phan Thanh Long").articles == 1

    assert visitor.get(path).status_code == 410
    assert title not in fresh(article).title


@pytest.mark.parametrize("name", ["Phan Thành Long", "Thành Long"])
def test_title_without_diacritics_stays_for_a_name_that_has_some(visitor, name):
    article = published(
        "Phan Thanh Long", people=(), title="Phan Thanh Long", lead=LEAD, captions=()
    )

    assert withdrawn(name).articles == 0

    assert visitor.get(f"/{SECTION}/{article.slug}/").status_code == 200


def test_words_that_sound_like_the_name_stay(visitor):
    article = published(people=(), lead=Paragraph("Vụ Lan tỏa và vũ lan."), captions=())

    assert withdrawn().articles == 0

    assert visitor.get(f"/{SECTION}/{article.slug}/").status_code == 200


def test_name_is_refused_from_then_on(together):
    withdrawn()
    together.lead = f"Đồng chí {LAN} phát biểu."

    assert LAN in {one.quoted for one in findings_in(together)}


def test_other_names_of_a_package_stay():
    consent = reference()
    take_package(package(people=(NamedPerson(consent, PublicPurpose.PORTAL_NAME, AN),)))

    assert withdrawn().articles == 0
