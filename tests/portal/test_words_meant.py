"""One word of a withdrawn name: it means its bearer in articles of his cell, and of no other."""

import pytest
from newsroom import AN, AN_NAMED, drafted, fresh, reference, rewrite, send

from ketnap.domain.press.calls import Call, Withdrawal
from ketnap.domain.press.package import Paragraph
from ketnap.domain.press.release import Trouble
from ketnap.domain.press.withheld import withhold
from ketnap.portal.editorial.gate import findings_in
from ketnap.portal.editorial.models import Rewriting
from ketnap.portal.editorial.withdrawals import withdraw

pytestmark = pytest.mark.django_db

OWN, OTHER = "cell-of-mai-0123456789", "cell-of-lan-0123456789"
ASKED = {Trouble.WITHHELD_NAME, Trouble.LIKE_WITHHELD}


def of_cell(cell: str):
    """An article of a cell in which nobody is named, and nobody is withheld."""
    nobody = withhold([], salt=reference())
    lead = Paragraph("Chi bộ họp.")
    return drafted(people=(), title="Bài khác", lead=lead, captions=(), cell=cell, withheld=nobody)


def troubles(article, lead: str) -> list[Trouble]:
    """What the gate finds of withheld names where an article begins so."""
    article = fresh(article)
    article.lead = lead
    return [one.trouble for one in findings_in(article) if one.trouble in ASKED]


@pytest.fixture
def articles():
    """What stands in the same cell as An, in another one, and in none."""
    drafted(cell=OWN)
    return [of_cell(cell) for cell in (OWN, OTHER, "")]


@pytest.mark.parametrize("brought", [True, False])
def test_one_word_counts_in_the_cell_and_the_whole_name_everywhere(articles, brought):
    if brought:
        withdraw(AN_NAMED)
    else:
        told = Withdrawal(reference(), withhold([AN], salt=reference()), cell=OWN)
        assert send(Call.WITHDRAWAL, told).status_code == 200

    asked = [troubles(one, "Đồng chí An cũng dự.") for one in articles]
    refused = [troubles(one, f"Đồng chí {AN} cũng dự.") for one in articles]

    assert asked == [[Trouble.LIKE_WITHHELD], [], []]
    assert all(Trouble.WITHHELD_NAME in one for one in refused)


def test_article_that_held_the_name_is_asked_about_though_it_is_of_another_cell(articles):
    rewrite(articles[1], lead=f"Có {AN} dự.")

    withdraw(AN_NAMED)

    assert troubles(articles[1], "Đồng chí An cũng dự.") == [Trouble.LIKE_WITHHELD]


def test_call_in_an_article_of_another_cell_is_no_work_for_anybody(articles):
    for one in articles:
        rewrite(one, lead="Chúc mừng đồng chí An.")

    withdraw(AN_NAMED)

    likenesses = Rewriting.objects.filter(cause=Rewriting.Cause.LIKENESS)
    assert {one.article_id for one in likenesses} == {articles[0].pk, articles[2].pk}
    assert troubles(articles[2], "Đồng chí An cũng dự.") == [Trouble.LIKE_WITHHELD]


def test_withdrawal_that_names_no_cell_counts_everywhere(articles):
    told = Withdrawal(reference(), withhold([AN], salt=reference()))
    send(Call.WITHDRAWAL, told)

    asked = [troubles(one, "Đồng chí An cũng dự.") for one in articles]

    assert asked == [[Trouble.LIKE_WITHHELD]] * 3
