"""The way of an article: secretary, editor, approver, page; each only who must, nobody his own text."""

from datetime import timedelta

import pytest
from django.utils import timezone
from newsroom import (
    AN_NAMED,
    BINH,
    SECTION,
    act,
    drafted,
    editor_of,
    fresh,
    hand_in,
    published,
    rewrite,
    signed_in,
)
from wagtail.models import PageLogEntry, TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from ketnap.domain.press.calls import ArticleState
from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.clock import look
from ketnap.portal.editorial.models import Rewriting
from ketnap.portal.editorial.releases import publish_due
from ketnap.portal.editorial.states import state_of
from ketnap.portal.editorial.withdrawals import withdraw
from ketnap.portal.editorial.work import Work

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return signed_in(EditorRole.SECRETARY, name="Vũ Minh Sơn")


@pytest.fixture
def editor():
    return signed_in(EditorRole.EDITOR, name="Lê Thu Giang")


@pytest.fixture
def other_editor():
    return signed_in(EditorRole.EDITOR, name="Hồ Bảo Ngân")


@pytest.fixture
def approver():
    return signed_in(EditorRole.APPROVER, name="Phan Đức Dũng")


def path_of(article):
    return f"/{SECTION}/{article.slug}/"


def waiting_for(client):
    return [state.workflow_state.object_id for state in Work(editor_of(client)).steps]


def test_article_goes_from_hand_to_hand_to_the_page(
    secretary, editor, other_editor, approver, visitor
):
    article = drafted()
    states = [state_of(article)]
    hand_in(article, editor)
    for one in (secretary, other_editor, approver):
        states.append(state_of(fresh(article)))
        assert act(article, one).status_code == 302
    states.append(state_of(fresh(article)))

    assert states == [
        ArticleState.DRAFT,
        ArticleState.WITH_SECRETARY,
        ArticleState.WITH_EDITOR,
        ArticleState.WITH_APPROVER,
        ArticleState.PUBLISHED,
    ]
    assert visitor.get(path_of(article)).status_code == 200


def test_only_who_must_act_is_told(secretary, editor, other_editor, approver):
    article = drafted()
    hand_in(article, editor)

    assert waiting_for(secretary) == [str(article.pk)]
    assert waiting_for(other_editor) == waiting_for(approver) == []
    act(article, secretary)
    assert waiting_for(secretary) == waiting_for(approver) == []
    assert waiting_for(other_editor) == [str(article.pk)]


def test_step_of_another_role_cannot_be_taken(secretary, editor, approver):
    article = drafted()
    hand_in(article, editor)

    act(article, approver)

    assert state_of(fresh(article)) is ArticleState.WITH_SECRETARY


def test_article_sent_back_returns_to_who_handed_it_in(secretary, editor, other_editor):
    article = drafted()
    hand_in(article, editor)

    act(article, secretary, "reject", comment="Thiếu lời phát biểu.")

    assert [way.object_id for way in Work(editor_of(editor)).returned] == [str(article.pk)]
    assert Work(editor_of(other_editor)).returned == []
    page = editor.get("/bien-tap/viec-cua-toi/").content.decode()
    assert "Thiếu lời phát biểu." in page


def test_nobody_passes_his_own_text_where_somebody_else_can(secretary, editor, other_editor):
    article = drafted()
    hand_in(article, editor)
    act(article, secretary)

    own = act(article, editor)

    assert own.status_code != 302 or state_of(fresh(article)) is ArticleState.WITH_EDITOR
    act(article, other_editor)
    assert state_of(fresh(article)) is ArticleState.WITH_APPROVER


def test_who_is_alone_in_a_role_may_pass_his_own_text(secretary, editor):
    article = drafted()
    hand_in(article, editor)
    act(article, secretary)

    act(article, editor)

    assert state_of(fresh(article)) is ArticleState.WITH_APPROVER


def test_approver_who_typed_last_leaves_the_release_to_another(
    secretary, editor, other_editor, approver
):
    signed_in(EditorRole.APPROVER, name="Đặng Hải Yến")
    article = drafted()
    hand_in(article, editor)
    act(article, secretary)
    act(article, other_editor)
    rewrite(article, by=approver, title="Một tiêu đề khác")

    act(article, approver)

    assert state_of(fresh(article)) is ArticleState.WITH_APPROVER
    assert not fresh(article).live


def test_gate_refuses_the_release_and_says_where(secretary, editor, other_editor, approver):
    article = drafted()
    rewrite(article, lead=f"Đồng chí {BINH} phát biểu cảm ơn.")
    hand_in(article, editor)
    act(article, secretary)
    act(article, other_editor)

    refused = act(article, approver)

    assert refused.status_code == 409
    page = refused.content.decode()
    assert "Sapo" in page
    assert BINH in page
    assert not fresh(article).live
    assert state_of(fresh(article)) is ArticleState.WITH_APPROVER


def test_release_of_an_article_that_lacks_something_says_what(
    secretary, editor, other_editor, approver
):
    article = drafted()
    draft = article.get_latest_revision_as_object()
    draft.author = ""
    draft.save_revision(clean=False)
    hand_in(article, editor)
    act(article, secretary)
    act(article, other_editor)

    refused = act(article, approver)

    assert refused.status_code == 409
    assert "Người viết: Mục này không được để trống." in refused.content.decode()
    assert state_of(fresh(article)) is ArticleState.WITH_APPROVER


def test_later_change_of_a_published_article_goes_the_same_way(visitor, approver):
    article = published()
    rewrite(article, title="Đoạn sửa sau khi đăng")

    assert "Đoạn sửa sau khi đăng" not in visitor.get(path_of(article)).content.decode()
    hand_in(article, signed_in(EditorRole.EDITOR))
    assert state_of(fresh(article)) is ArticleState.PUBLISHED
    assert "Đoạn sửa sau khi đăng" not in visitor.get(path_of(article)).content.decode()


def test_wagtails_own_way_to_publish_is_closed():
    article = drafted()
    everything = signed_in(*EditorRole)
    typed = typed_of(article)

    answer = everything.post(f"/bien-tap/pages/{article.pk}/edit/", typed | {"action-publish": "1"})

    assert answer.status_code == 302
    assert fresh(article).draft_title == "Tiêu đề mới"
    assert not fresh(article).live


@pytest.mark.parametrize(
    ("step", "says"),
    [("approve", "Bài đang chờ biên tập."), ("reject", "Bài đã trả lại để sửa.")],
)
def test_who_takes_a_step_is_told_where_the_article_stands(secretary, editor, step, says):
    article = drafted()
    hand_in(article, editor)
    chosen = {"action-workflow-action": "true", "workflow-action-name": step}

    page = secretary.post(
        f"/bien-tap/pages/{article.pk}/edit/", typed_of(article) | chosen, follow=True
    )

    assert says in page.content.decode()


def typed_of(article):
    """What the form of an article sends, with another title."""
    return nested_form_data(
        {
            "title": "Tiêu đề mới",
            "slug": article.slug,
            "lead": "Sapo mới.",
            "picture": "",
            "picture_caption": "",
            "body": streamfield([("heading", "Đề mục")]),
            "author": article.author,
            "source": "",
            "published_at": "2026-11-20 08:00",
            "tags": "",
            "comments": inline_formset([]),
        }
    )


def test_new_article_bears_the_hour_it_appeared():
    before = timezone.now()

    article = published()

    assert article.published_at >= before


class TestAtItsHour:
    @pytest.fixture
    def article(self, secretary, editor, other_editor, approver):
        article = drafted()
        self.hour = timezone.now() + timedelta(hours=2)
        rewrite(article, published_at=self.hour)
        hand_in(article, editor)
        for one in (secretary, other_editor, approver):
            act(article, one)
        return fresh(article)

    def test_article_waits_unseen(self, article, visitor):
        assert state_of(article) is ArticleState.SCHEDULED
        assert publish_due(now=self.hour - timedelta(seconds=1)) == 0
        assert visitor.get(path_of(article)).status_code == 404

    def test_article_appears(self, article, visitor, monkeypatch):
        monkeypatch.setattr(timezone, "now", lambda: self.hour)

        assert publish_due(now=self.hour) == 1
        assert visitor.get(path_of(article)).status_code == 200
        assert publish_due(now=self.hour) == 0

    def test_gate_is_asked_again(self, article, visitor, monkeypatch, editor):
        monkeypatch.setattr(timezone, "now", lambda: self.hour)
        revision = article.scheduled_revision
        revision.content = revision.content | {"lead": f"Đồng chí {BINH} phát biểu."}
        revision.save()

        assert publish_due(now=self.hour) == 0
        assert visitor.get(path_of(article)).status_code == 404
        assert state_of(fresh(article)) is ArticleState.TAKEN_DOWN
        assert [one.cause for one in Work(editor_of(editor)).rewritings] == ["refused"]

    def test_article_that_lacks_something_is_held_back(self, article, monkeypatch, editor):
        monkeypatch.setattr(timezone, "now", lambda: self.hour)
        revision = article.scheduled_revision
        revision.content = revision.content | {"author": ""}
        revision.save()

        assert publish_due(now=self.hour) == 0
        assert state_of(fresh(article)) is ArticleState.TAKEN_DOWN
        assert [one.cause for one in Work(editor_of(editor)).rewritings] == ["refused"]

    def test_trouble_with_one_article_keeps_no_other_waiting(self, article, caplog):
        other = drafted()
        other.save_revision(approved_go_live_at=self.hour - timedelta(minutes=1))
        revision = other.get_latest_revision()
        revision.content = {"pk": other.pk}
        revision.save()

        published_now = publish_due(now=self.hour)

        assert published_now == 1
        assert f"article {other.pk} could not be published" in caplog.text

    def test_article_of_somebody_who_withdraws_before_does_not_appear(
        self, article, visitor, monkeypatch
    ):
        withdraw(AN_NAMED)
        monkeypatch.setattr(timezone, "now", lambda: self.hour)

        assert publish_due(now=self.hour) == 0
        assert visitor.get(path_of(article)).status_code == 404
        assert state_of(fresh(article)) is ArticleState.TAKEN_DOWN

    def test_approver_may_call_it_off(self, article, approver):
        approver.post(f"/bien-tap/bai/{article.pk}/go/", {"reason": "Chờ ảnh"})

        assert publish_due(now=self.hour) == 0
        assert not fresh(article).scheduled_revision


def test_approver_takes_an_article_down_and_its_address_says_so(visitor, approver):
    article = published()
    assert visitor.get(path_of(article)).status_code == 200

    answer = approver.post(f"/bien-tap/bai/{article.pk}/go/", {"reason": "Đăng nhầm"})

    assert answer.status_code == 302
    gone = visitor.get(path_of(article))
    assert gone.status_code == 410
    assert article.title not in gone.content.decode()
    assert visitor.get(f"/en{path_of(article)}").status_code == 410
    assert Rewriting.objects.get(article=article).reason == "Đăng nhầm"


def test_nobody_else_takes_an_article_down(visitor, editor):
    article = published()

    answer = editor.post(f"/bien-tap/bai/{article.pk}/go/", {"reason": "Đăng nhầm"})

    assert answer.status_code == 404
    assert visitor.get(path_of(article)).status_code == 200


def test_article_released_anew_answers_at_its_address_again(visitor, approver):
    article = published()
    approver.post(f"/bien-tap/bai/{article.pk}/go/", {"reason": "Đăng nhầm"})

    hand_in(article, signed_in(EditorRole.EDITOR))
    for role in EditorRole:
        act(article, signed_in(role))

    assert visitor.get(path_of(article)).status_code == 200
    assert not Rewriting.objects.filter(article=article, done_at=None).exists()


def test_history_tells_every_step_in_vietnamese(approver):
    article = published()
    approver.post(f"/bien-tap/bai/{article.pk}/go/", {"reason": "Đăng nhầm"})

    deeds = set(PageLogEntry.objects.filter(page=article).values_list("action", flat=True))
    history = approver.get(f"/bien-tap/pages/{article.pk}/history/").content.decode()

    assert deeds >= {
        "ketnap.package_taken",
        "wagtail.workflow.start",
        "wagtail.workflow.approve",
        "wagtail.publish",
        "ketnap.taken_down",
    }
    assert "Đã gỡ bài: Đăng nhầm" in history
    assert TaskState.objects.for_instance(article).count() == 3


def test_look_at_the_clock_publishes_what_is_due(
    secretary, editor, other_editor, approver, visitor
):
    article = drafted()
    rewrite(article, published_at=timezone.now() + timedelta(hours=2))
    hand_in(article, editor)
    for one in (secretary, other_editor, approver):
        act(article, one)
    revision = fresh(article).scheduled_revision
    revision.content = revision.content | {"go_live_at": None}
    revision.approved_go_live_at = timezone.now()
    revision.save()

    look()

    assert visitor.get(path_of(article)).status_code == 200
