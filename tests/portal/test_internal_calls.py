"""Calls of the staff zone: signed, fresh, once, of known content, and never kept by a cache."""

import time
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from newsroom import AN, AN_NAMED, package, post, reference, send, signed

from ketnap.domain.press.calls import (
    ArticleState,
    ArticleTold,
    Call,
    FiguresNow,
    FiguresTaken,
    StatesAsked,
    StatesTold,
    Withdrawal,
    from_text,
    to_text,
)
from ketnap.domain.press.package import package_to_text
from ketnap.domain.press.shape import MOST_BYTES
from ketnap.portal.editorial.models import PressSource, TextFigure
from ketnap.portal.news.models import ArticlePage

pytestmark = pytest.mark.django_db


def told(answer):
    return from_text(ArticleTold, answer.content.decode())


def article_of(one):
    return ArticlePage.objects.get(press_source__reference=one.reference)


def test_package_becomes_a_draft_in_its_section():
    sent = package()

    answer = post(signed(Call.PACKAGE, package_to_text(sent)))

    article = article_of(sent)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert told(answer).state is ArticleState.DRAFT
    assert told(answer).editor == f"/bien-tap/pages/{article.pk}/edit/"
    assert article.get_parent().slug == sent.section
    assert (article.title, article.lead, article.live) == (sent.title, sent.lead.text, False)
    assert [str(piece.value) for piece in article.body] == [
        f"<p>{paragraph.text}</p>" for paragraph in sent.paragraphs
    ]


def test_draft_is_seen_by_no_visitor(visitor):
    sent = package(title="Chi bộ tổ chức lễ kết nạp ngày hai mươi tháng mười một")
    post(signed(Call.PACKAGE, package_to_text(sent)))
    article = article_of(sent)

    assert visitor.get(f"/{sent.section}/{article.slug}/").status_code == 404
    assert sent.title not in visitor.get("/").content.decode()


def test_package_sent_twice_is_one_draft_and_the_editors_words_stay():
    sent = package()
    post(signed(Call.PACKAGE, package_to_text(sent)))
    article = article_of(sent)
    article.title = "Tiêu đề của biên tập viên"
    article.save_revision()

    answer = post(signed(Call.PACKAGE, package_to_text(sent)))

    assert answer.status_code == 200
    assert PressSource.objects.filter(reference=sent.reference).count() == 1
    assert told(answer).title == "Tiêu đề của biên tập viên"


def test_two_packages_of_one_title_stand_at_two_addresses():
    first, second = package(), package()
    for one in (first, second):
        assert post(signed(Call.PACKAGE, package_to_text(one))).status_code == 200

    assert article_of(first).slug != article_of(second).slug


def test_text_of_a_package_is_text_and_no_markup():
    sent = package()
    bold = replace(sent.paragraphs[0], text="Lễ <b>kết nạp</b> & tuyên thệ")

    post(signed(Call.PACKAGE, package_to_text(replace(sent, paragraphs=(bold,)))))

    article = article_of(sent)
    assert str(article.body[0].value) == "<p>Lễ &lt;b&gt;kết nạp&lt;/b&gt; &amp; tuyên thệ</p>"


def test_package_for_a_section_there_is_not_is_refused_in_words():
    answer = post(signed(Call.PACKAGE, package_to_text(package(section="chuyen-muc-khac"))))

    assert answer.status_code == 422
    assert "không có chuyên mục này" in answer.content.decode()


def test_package_with_a_withdrawn_consent_is_refused():
    send(Call.WITHDRAWAL, Withdrawal(AN_NAMED))

    answer = post(signed(Call.PACKAGE, package_to_text(package())))

    assert answer.status_code == 422
    assert not PressSource.objects.exclude(reference__startswith="demo-").exists()


def test_call_comes_once():
    call = signed(Call.STATES, to_text(StatesAsked(())))

    assert [post(call).status_code, post(call).status_code] == [200, 403]


@pytest.mark.parametrize("seconds", [-62, 62])
def test_call_of_another_minute_is_refused(seconds):
    call = signed(Call.STATES, to_text(StatesAsked(())), at=int(time.time()) + seconds)

    assert post(call).status_code == 403


def test_call_signed_with_another_key_is_refused():
    call = signed(Call.PACKAGE, package_to_text(package()), key="k" * 48)

    assert post(call).status_code == 403
    assert not PressSource.objects.exclude(reference__startswith="demo-").exists()


def test_call_for_one_address_is_refused_at_another():
    call = replace(signed(Call.STATES, to_text(Withdrawal(AN_NAMED))), path=Call.WITHDRAWAL)

    assert post(call).status_code == 403


def test_call_with_another_body_is_refused():
    call = replace(signed(Call.STATES, to_text(StatesAsked(()))), body=b"{}")

    assert post(call).status_code == 403


@pytest.mark.parametrize("body", ["", "{}", "[]", '{"format": "ketnap.press/1", "thua": 1}', "…"])
def test_body_that_is_something_else_is_refused_in_words(body):
    answer = post(signed(Call.PACKAGE, body))

    assert answer.status_code == 400
    assert "reason" in answer.json()


def test_body_that_is_too_long_is_refused_before_it_is_read():
    assert post(signed(Call.PACKAGE, "x" * (MOST_BYTES + 1))).status_code == 413


@pytest.mark.parametrize("call", list(Call))
def test_unsigned_call_is_refused(call):
    assert Client(enforce_csrf_checks=True).post(call, b"{}", "application/json").status_code == 403
    assert Client().get(call).status_code == 405


def test_figures_that_differ_are_kept_and_named():
    sent = package()
    post(signed(Call.PACKAGE, package_to_text(sent)))
    now = replace(sent.figures[0], value=6, as_of=date(2026, 11, 25))

    answer = send(Call.FIGURES, FiguresNow(sent.reference, (now,)))

    assert from_text(FiguresTaken, answer.content.decode()).differing == ("admitted",)
    figure = TextFigure.objects.get(source__reference=sent.reference)
    assert (figure.written, figure.now, figure.now_as_of) == (5, 6, now.as_of)


def test_figures_for_no_article_are_refused_in_words():
    assert send(Call.FIGURES, FiguresNow(reference(), ())).status_code == 422


def test_states_name_known_articles_and_all_sections():
    sent = package()
    post(signed(Call.PACKAGE, package_to_text(sent)))

    answer = send(Call.STATES, StatesAsked((sent.reference, reference())))

    all_told = from_text(StatesTold, answer.content.decode())
    assert [(one.reference, one.state) for one in all_told.articles] == [
        (sent.reference, ArticleState.DRAFT)
    ]
    assert {one.section for one in all_told.sections} >= {sent.section, "doan-the"}


def test_article_that_editors_deleted_is_told_as_deleted():
    sent = package()
    post(signed(Call.PACKAGE, package_to_text(sent)))
    article_of(sent).delete()

    answer = post(signed(Call.PACKAGE, package_to_text(sent)))

    assert told(answer).state is ArticleState.DELETED
    assert AN not in answer.content.decode()
