"""Names that no package brings: nothing is released with one before an approver answers for it."""

import pytest
from newsroom import AN, BINH, act, drafted, editor_of, fresh, hand_in, rewrite, signed_in
from wagtail.models import PageLogEntry

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.answering import NothingToAnswerFor, answer_for, take_back
from ketnap.portal.editorial.gate import ReleaseRefused, require_releasable, words_to_answer_for
from ketnap.portal.editorial.models import AnsweredWords, Rewriting
from ketnap.portal.editorial.releases import NotAnApprover, take_down
from ketnap.portal.editorial.withdrawals import withdraw
from ketnap.portal.news.models import ArticlePage

pytestmark = pytest.mark.django_db

OFFICIAL = "Lê Quang Khánh"
GROUND = "Thứ trưởng dự lễ theo nhiệm vụ, chương trình đã công bố."


@pytest.fixture
def article():
    written = drafted()
    rewrite(written, lead=f"Dự lễ có đồng chí {OFFICIAL}.")
    return written


@pytest.fixture
def approver():
    return signed_in(EditorRole.APPROVER, name="Phan Đức Dũng")


@pytest.fixture
def waiting(article):
    """The article, led to its last step."""
    hand_in(article, signed_in(EditorRole.EDITOR))
    for role in (EditorRole.SECRETARY, EditorRole.EDITOR):
        act(article, signed_in(role))
    return article


def answer(article, by, name=OFFICIAL, ground=GROUND):
    return by.post(f"/bien-tap/bai/{article.pk}/ten/", {"words": name, "ground": ground})


def test_name_that_nobody_answers_for_keeps_an_article_back(waiting, approver):
    refused = act(waiting, approver)

    assert refused.status_code == 409
    assert OFFICIAL in refused.content.decode()
    assert not fresh(waiting).live


def test_name_an_approver_answers_for_is_released_and_the_ground_is_kept(waiting, approver):
    assert OFFICIAL in approver.get(f"/bien-tap/bai/{waiting.pk}/").content.decode()

    answer(waiting, approver)
    act(waiting, approver)

    assert fresh(waiting).live
    entry = PageLogEntry.objects.get(page=waiting.pk, action="ketnap.name_answered_for")
    assert (entry.user, entry.data) == (editor_of(approver), {"name": OFFICIAL, "ground": GROUND})
    history = approver.get(f"/bien-tap/pages/{waiting.pk}/history/").content.decode()
    assert GROUND in history


@pytest.mark.parametrize("ground", ["", "   ", "a" * 301])
def test_name_without_a_ground_in_words_is_not_answered_for(article, approver, ground):
    answer(article, approver, ground=ground)

    assert not AnsweredWords.objects.exists()


def test_only_an_approver_answers_for_a_name(article):
    editor = signed_in(EditorRole.EDITOR, EditorRole.SECRETARY)

    assert answer(article, editor).status_code == 404
    with pytest.raises(NotAnApprover):
        answer_for(article, OFFICIAL, ground=GROUND, actor=editor_of(editor))
    assert "Ghi căn cứ" not in editor.get(f"/bien-tap/bai/{article.pk}/").content.decode()


def test_withheld_name_cannot_be_answered_for(article, approver):
    rewrite(article, lead=f"Dự lễ có đồng chí {BINH}.")

    assert answer(article, approver, name=BINH).status_code == 404
    AnsweredWords.objects.create(article=article, words=BINH, ground=GROUND)
    with pytest.raises(ReleaseRefused):
        require_releasable(fresh(article).get_latest_revision_as_object())


def test_answer_counts_for_the_name_as_written_and_for_no_longer_one(article, approver):
    answer(article, approver)

    rewrite(article, lead="Dự lễ có đồng chí Lê Quảng Khanh và đồng chí Lê Quang Khánh Linh.")

    asked = words_to_answer_for(fresh(article).get_latest_revision_as_object())
    assert asked == ("Lê Quảng Khanh", "Lê Quang Khánh Linh")


def test_answer_for_an_age_counts_for_its_place_only_and_lets_nobody_be_called_so(
    article, approver
):
    first = "Buổi lễ ghi lại 30 tuổi, gửi cả Khánh"
    rewrite(article, lead=f"{first}.")
    answer(article, approver, name=first)
    require_releasable(fresh(article).get_latest_revision_as_object())

    rewrite(article, lead=f"{first}. Ở 30 tuổi vẫn đi học. Có đồng chí Khánh.")

    asked = words_to_answer_for(fresh(article).get_latest_revision_as_object())
    assert asked == ("Ở 30 tuổi vẫn đi học", "Khánh")
    history = approver.get(f"/bien-tap/pages/{article.pk}/history/").content.decode()
    assert f"Căn cứ cho “{first}”: " in history


@pytest.mark.parametrize("name", [AN, "Lê Thị Không Có"])
def test_name_that_needs_no_answer_is_not_answered_for(article, approver, name):
    rewrite(article, lead=f"Dự lễ có đồng chí {OFFICIAL} và đồng chí {AN}.")

    with pytest.raises(NothingToAnswerFor):
        answer_for(article, name, ground=GROUND, actor=editor_of(approver))


def test_answer_counts_for_its_own_article_only(article, approver):
    other = drafted(title="Chi bộ họp thường kỳ")
    rewrite(other, lead=f"Dự họp có đồng chí {OFFICIAL}.")
    answer(article, approver)

    require_releasable(fresh(article).get_latest_revision_as_object())
    with pytest.raises(ReleaseRefused):
        require_releasable(fresh(other).get_latest_revision_as_object())


def test_answer_taken_back_takes_the_article_off_the_page(waiting, approver, visitor):
    answer(waiting, approver)
    act(waiting, approver)
    path = fresh(waiting).get_url()
    assert visitor.get(path).status_code == 200

    answered = AnsweredWords.objects.get()
    approver.post(f"/bien-tap/bai/{waiting.pk}/ten/{answered.pk}/bo/")

    assert visitor.get(path).status_code == 410
    assert Rewriting.objects.get(article=waiting).cause == Rewriting.Cause.TAKEN_DOWN
    with pytest.raises(ReleaseRefused):
        require_releasable(fresh(waiting).get_latest_revision_as_object())
    entry = PageLogEntry.objects.get(action="ketnap.name_no_longer_answered_for")
    assert entry.data == {"name": OFFICIAL, "ground": GROUND}


def test_answer_taken_back_while_its_article_is_released_takes_it_off_all_the_same(
    waiting, approver
):
    answer(waiting, approver)
    read_before = AnsweredWords.objects.select_related("article").get()
    act(waiting, approver)
    assert fresh(waiting).live

    take_back(read_before, actor=editor_of(approver))

    assert not fresh(waiting).live


def test_article_released_in_the_meantime_is_taken_down(waiting, approver):
    answer(waiting, approver)
    read_before = fresh(waiting)
    act(waiting, approver)

    take_down(read_before, actor=editor_of(approver), reason="Cần xem lại.")

    assert not fresh(waiting).live


def test_name_that_has_gone_in_the_meantime_is_not_answered_for(article, approver):
    read_before = ArticlePage.objects.select_related("latest_revision").get(pk=article.pk)
    rewrite(article, lead="Dự lễ có nhiều đồng chí.")

    with pytest.raises(NothingToAnswerFor):
        answer_for(read_before, OFFICIAL, ground=GROUND, actor=editor_of(approver))


def test_answer_that_a_withdrawal_took_first_is_not_taken_back_again(article, approver):
    answer(article, approver)
    read_before = AnsweredWords.objects.get()
    AnsweredWords.objects.all().delete()

    with pytest.raises(NothingToAnswerFor):
        take_back(read_before, actor=editor_of(approver))

    assert not PageLogEntry.objects.filter(action="ketnap.name_no_longer_answered_for").exists()


def test_only_an_approver_takes_an_answer_back(article, approver):
    answer(article, approver)
    answered = AnsweredWords.objects.get()

    address = f"/bien-tap/bai/{article.pk}/ten/{answered.pk}/bo/"

    assert signed_in(EditorRole.EDITOR).post(address).status_code == 404
    assert AnsweredWords.objects.exists()


def test_withdrawn_name_is_left_in_no_answer_and_no_ground(article, approver):
    other = drafted(people=(), title="Chi bộ họp thường kỳ")
    rewrite(other, lead=f"Dự họp có đồng chí {AN} và đồng chí {OFFICIAL}.")
    for name, ground in ((AN, GROUND), (OFFICIAL, f"Đi cùng đồng chí {AN}")):
        answer(other, approver, name=name, ground=ground)
    assert AnsweredWords.objects.filter(article=other).count() == 2

    withdraw("an-named-0123456789")

    left = AnsweredWords.objects.get()
    assert left.words == OFFICIAL
    assert AN not in left.ground
    assert not any(AN in str(data) for data in PageLogEntry.objects.values_list("data", flat=True))
