"""What the portal tells of articles that wait: enough for the staff zone to know who must act."""

from dataclasses import replace

import pytest
from newsroom import (
    act,
    drafted,
    editor_of,
    fresh,
    hand_in,
    package,
    published,
    rewrite,
    send,
    signed_in,
)

from ketnap.domain.press.calls import (
    ArticleWaits,
    Call,
    FiguresNow,
    StatesAsked,
    StatesTold,
    Wait,
    from_text,
)
from ketnap.domain.press.package import Paragraph
from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.drafts import agree_with_record, take_package
from ketnap.portal.editorial.models import TextFigure
from ketnap.portal.editorial.releases import take_down
from ketnap.portal.editorial.withdrawals import withdraw
from ketnap.portal.editorial.work import Work
from ketnap.portal.news.models import ArticlePage, SectionPage

pytestmark = pytest.mark.django_db


def told() -> list[ArticleWaits]:
    answer = send(Call.STATES, StatesAsked(()))
    return list(from_text(StatesTold, answer.content.decode()).waiting)


def waits() -> list[tuple[int, Wait]]:
    return [(one.article, one.wait) for one in told()]


def test_each_step_of_the_way_waits_for_its_role():
    article = drafted()
    seen = [waits()]
    hand_in(article, signed_in(EditorRole.EDITOR))
    for role in EditorRole:
        seen.append(waits())
        act(article, signed_in(role))
    seen.append(waits())

    steps = (Wait.DRAFT, Wait.SECRETARY, Wait.EDITOR, Wait.APPROVER)
    assert seen == [*([(article.pk, wait)] for wait in steps), []]


def test_draft_is_told_with_its_package_and_its_section():
    sent = package()
    take_package(sent)
    article = ArticlePage.objects.get(press_source__reference=sent.reference)

    [one] = told()

    assert one == ArticleWaits(
        article=article.pk,
        wait=Wait.DRAFT,
        section="xay-dung-dang",
        title=sent.title,
        editor=f"/bien-tap/pages/{article.pk}/edit/",
        since=article.press_source.received_at,
        reference=sent.reference,
    )


def test_article_sent_back_waits_for_who_handed_it_in():
    article, author = drafted(), signed_in(EditorRole.EDITOR)
    hand_in(article, author)
    act(article, signed_in(EditorRole.SECRETARY), "reject", comment="Thiếu ảnh.")

    returned = next(one for one in told() if one.wait is Wait.RETURNED)

    assert returned.account == editor_of(author).username


def test_whose_text_it_is_is_told_by_account_and_never_by_name():
    article, author = drafted(), signed_in(EditorRole.EDITOR, name="Lê Thu Giang")
    hand_in(article, author)
    act(article, signed_in(EditorRole.SECRETARY))

    answer = send(Call.STATES, StatesAsked(())).content.decode()

    [one] = from_text(StatesTold, answer).waiting
    assert one.own == (editor_of(author).username,)
    assert "Giang" not in answer


def test_article_taken_down_and_one_with_a_likeness_wait_for_editors():
    article = published()
    take_down(article, actor=editor_of(signed_in(EditorRole.APPROVER)), reason="Nhầm ngày.")
    other = drafted(people=(), title="Hội thao", lead=Paragraph("Chi bộ dự hội thao."))
    rewrite(other, lead="Loi chao cua nguyen thi hoai an")
    fresh(other).get_latest_revision().publish()

    withdraw("an-named-0123456789")

    assert {(article.pk, Wait.REWRITING), (other.pk, Wait.LIKENESS)} <= set(waits())


def test_article_whose_figures_differ_waits_for_editors_until_it_agrees():
    article = published()
    [known] = package().figures
    reference = article.press_source.reference

    for value in (6, 6):
        send(Call.FIGURES, FiguresNow(reference, (replace(known, value=value),)))
    first = next(one for one in told() if one.wait is Wait.FIGURES)
    again = next(one for one in told() if one.wait is Wait.FIGURES)
    send(Call.FIGURES, FiguresNow(reference, (replace(known, value=7),)))
    changed = next(one for one in told() if one.wait is Wait.FIGURES)
    agree_with_record(TextFigure.objects.get(source__article=article))

    assert (first.article, first.reference) == (article.pk, reference)
    assert first.since == again.since < changed.since
    assert (article.pk, Wait.FIGURES) not in waits()


def test_no_section_goes_the_way_of_an_article(party_building):
    before = (party_building.title, party_building.revisions.count())
    editor = signed_in(EditorRole.EDITOR)
    address = f"/bien-tap/pages/{party_building.pk}/edit/"

    editor.get(address)
    answer = editor.post(
        address, {"title": "Tên khác", "slug": "ten-khac", "action-submit": "1"}, follow=True
    )

    kept = SectionPage.objects.get(pk=party_building.pk)
    assert "Gửi duyệt" not in answer.content.decode()
    assert (kept.title, kept.revisions.count()) == before
    assert kept.workflow_states.count() == 0


def test_a_section_on_the_way_of_an_article_hides_none_that_waits(party_building):
    article = drafted()
    hand_in(article, signed_in(EditorRole.EDITOR))
    workflow = party_building.get_workflow()
    party_building.save_revision()
    workflow.start(party_building, editor_of(signed_in(EditorRole.EDITOR)))

    assert waits() == [(article.pk, Wait.SECRETARY)]
    assert len(Work(editor_of(signed_in(EditorRole.SECRETARY))).steps) == 1
