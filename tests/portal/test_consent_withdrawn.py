"""A consent withdrawn at the portal: gone with the same call, from everywhere, for good."""

from io import BytesIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.images import ImageFile
from django.db.models import CharField, JSONField, TextField
from django.utils import timezone
from django.utils.http import urlencode
from newsroom import (
    AN,
    AN_NAMED,
    AN_SHOWN,
    BINH,
    SECTION,
    drafted,
    editor_of,
    fresh,
    hand_in,
    let_be_named,
    package,
    published,
    reference,
    rewrite,
    send,
    signed_in,
)
from wagtail.admin.models import FormState
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Collection, Comment, CommentReply, PageLogEntry

from conftest import TOGETHER
from ketnap.domain.press.calls import Call, Withdrawal, WithdrawalDone, from_text
from ketnap.domain.press.package import NamedPerson, Paragraph, PublicPurpose
from ketnap.domain.press.ticket import EditorRole
from ketnap.domain.press.withheld import withhold
from ketnap.portal.demo.drawings import draw
from ketnap.portal.editorial.drafts import take_package
from ketnap.portal.editorial.gate import ReleaseRefused, require_releasable
from ketnap.portal.editorial.log_actions import NAME_NO_LONGER_ANSWERED_FOR, TAKEN_DOWN
from ketnap.portal.editorial.models import AllowedName, AnsweredWords, Rewriting, WithheldName
from ketnap.portal.editorial.names import LEFT_OUT, holds, means
from ketnap.portal.editorial.versions import content_holds
from ketnap.portal.editorial.withdrawals import NEUTRAL_WORDS, withdraw
from ketnap.portal.editorial.work import Work
from ketnap.portal.news.models import ArticlePage, HomePage, SectionPage
from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.services import say_who_is_shown

pytestmark = pytest.mark.django_db

LISTS = ("/", f"/{SECTION}/", "/rss.xml", f"/rss/{SECTION}.xml", "/sitemap.xml", "/luu-tru/")


@pytest.fixture
def article():
    return published()


def page_of(consent):
    return ArticlePage.objects.get(press_source__names__consent_reference=consent)


def places_of(name):
    """Every field of every table in which a name stands."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, (CharField, TextField, JSONField, StreamField)):
                values = model._base_manager.values_list(field.attname, flat=True)
                yield from (
                    f"{field.model._meta.label}.{field.name}" for one in values if has(one, name)
                )


def has(value, name):
    match value:
        case StreamValue():
            return holds(list(value.get_prep_value()), name)
        case {"body": str()}:
            return content_holds(value, name)
        case _:
            return holds(value, name)


def path_of(article):
    return f"/{SECTION}/{article.slug}/"


def done(answer):
    return from_text(WithdrawalDone, answer.content.decode())


def test_article_that_prints_the_name_is_gone_with_the_call(article, visitor):
    assert AN in visitor.get(path_of(article)).content.decode()

    answer = send(Call.WITHDRAWAL, Withdrawal(AN_NAMED))

    assert (answer.status_code, done(answer)) == (200, WithdrawalDone(AN_NAMED, 1))
    gone = visitor.get(path_of(article))
    assert gone.status_code == 410
    assert AN not in gone.content.decode()
    assert visitor.get(f"{path_of(article)}in/").status_code == 410


@pytest.mark.parametrize("path", [*LISTS, "/tim-kiem/?q=hoai+an"])
def test_article_is_gone_from_every_list(article, visitor, path):
    assert article.slug in visitor.get(path).content.decode() or path == "/luu-tru/"

    withdraw(AN_NAMED)

    page = visitor.get(path).content.decode()
    assert article.slug not in page
    assert AN not in page


def test_copy_that_a_cache_asks_about_is_out_of_date(article, visitor):
    tag = visitor.get(path_of(article))["ETag"]
    tag_of_feed = visitor.get("/rss.xml")["ETag"]

    withdraw(AN_NAMED)

    assert visitor.get(path_of(article), headers={"If-None-Match": tag}).status_code == 410
    assert visitor.get("/rss.xml", headers={"If-None-Match": tag_of_feed}).status_code == 200


def test_name_is_left_nowhere_in_the_portal(article):
    rewrite(article, title=f"Chúc mừng {AN.upper()}", lead="Nguyen Thi Hoai An phát biểu.")
    Picture.objects.filter(title__contains="bìa quyết định").update(description=f"Ảnh {AN}")
    Comment.objects.create(
        page=article, user=editor_of(signed_in(EditorRole.EDITOR)), text=f"Hỏi lại {AN}"
    )

    deleted = drafted(title=f"Bài đã xóa về {AN}")
    deleted.delete()
    assert len(set(places_of(AN))) > 8

    withdraw(AN_NAMED)

    assert list(places_of(AN)) == []
    # The other consent, to be shown in pictures, stands.
    left = AllowedName.objects.filter(source__article=article).exclude(name="")
    assert set(left.values_list("purpose", "name")) == {
        (PublicPurpose.PORTAL_PICTURE, NEUTRAL_WORDS)
    }


def write_into_a_section(by):
    section = SectionPage.objects.get(slug=SECTION)
    section.introduction = f"Viết về {AN}."
    section.save_revision(user=by, log_action=True).publish()


def write_into_the_home(by):
    home = HomePage.objects.get()
    home.tagline = f"Trang của {AN}"
    home.save_revision(user=by).publish()


def write_into_a_picture(by):
    picture = Picture.objects.first()
    picture.title, picture.description = "nguyen-thi-hoai-an.jpg", f"{AN} trồng cây"
    picture.save()
    log(instance=picture, action="wagtail.edit", user=by)


def write_into_a_collection(by):
    added = Collection.get_first_root_node().add_child(name=f"Ảnh {AN}")
    log(instance=added, action="wagtail.create", user=by)


def write_into_a_subject(by):
    page = ArticlePage.objects.get(slug=TOGETHER.split("/")[2])
    page.tags.add(f"Gương {AN}")
    page.save()


def write_into_an_open_preview(by):
    FormState.objects.update_or_create_by_instance(
        SectionPage.objects.first(),
        user=by,
        defaults={"data": urlencode({"title": AN}), "last_updated_at": timezone.now()},
    )


def write_into_a_remark(by):
    said = Comment.objects.create(page=page_of(AN_NAMED), user=by, text="Ai đây?")
    CommentReply.objects.create(comment=said, user=by, text=f"Đó là {AN}.")


def write_into_the_way(by):
    page = page_of(AN_NAMED)
    page.get_workflow().start(page, by)
    step = page.current_workflow_task_state
    step.reject(user=by, comment=f"Hỏi lại {AN}.")


def write_into_a_ground(by):
    page = drafted(people=(), title="Bài khác", withheld=withhold([], salt=reference()))
    AnsweredWords.objects.create(article=page, words="Lê Quang Khánh", ground=f"Đi cùng {AN}")


def _draft_without_the_name():
    return drafted(people=(), title="Chi bộ họp", lead=Paragraph("Chi bộ họp."), captions=())


def write_into_a_ground_that_was_taken_back(by):
    page = _draft_without_the_name()
    told = {"name": "Lê Quang Khánh", "ground": f"Đi cùng {AN}"}
    log(instance=page, action=NAME_NO_LONGER_ANSWERED_FOR, user=by, data=told)


def write_into_a_reason_to_take_down(by):
    page = _draft_without_the_name()
    log(instance=page, action=TAKEN_DOWN, user=by, data={"reason": f"Đồng chí {AN} đề nghị."})


@pytest.mark.parametrize(
    "write",
    [
        write_into_a_section,
        write_into_the_home,
        write_into_a_picture,
        write_into_a_collection,
        write_into_a_subject,
        write_into_an_open_preview,
        write_into_a_remark,
        write_into_the_way,
        write_into_a_ground,
        write_into_a_ground_that_was_taken_back,
        write_into_a_reason_to_take_down,
    ],
)
def test_name_goes_from_each_place_where_somebody_wrote_it(write, visitor):
    drafted()
    before = set(places_of(AN))
    visitor.get("/")

    write(editor_of(signed_in(EditorRole.EDITOR, name="Hồ Bảo Ngân")))
    written = set(places_of(AN)) - before
    quoted = {one.data for one in FormState.objects.all()}
    assert written or quoted

    withdraw(AN_NAMED)

    assert list(places_of(AN)) == []
    assert not FormState.objects.exists()
    for path in ("/", f"/{SECTION}/", "/rss.xml"):
        assert AN not in visitor.get(path).content.decode()


def test_history_of_a_namesake_keeps_his_name():
    drafted()
    agreed = (NamedPerson(reference(), PublicPurpose.PORTAL_NAME, AN),)
    his = drafted(title=f"Gương {AN}", people=agreed, captions=())

    withdraw(AN_NAMED)

    assert AN in PageLogEntry.objects.filter(page=his.pk).first().label


def test_name_in_the_address_goes_and_the_address_still_answers(visitor):
    article = published(title=f"Kết nạp đồng chí {AN}")
    before = path_of(article)
    assert "hoai-an" in before

    withdraw(AN_NAMED)

    assert fresh(article).slug == f"bai-{article.pk}"
    assert visitor.get(before).status_code == 410


def test_editors_are_asked_to_write_the_article_anew(article):
    withdraw(AN_NAMED)

    editor = signed_in(EditorRole.EDITOR)
    assert [one.article_id for one in Work(editor_of(editor)).rewritings] == [article.pk]
    page = editor.get("/bien-tap/viec-cua-toi/").content.decode()
    assert "rút đồng ý" in page


def test_article_cannot_return_with_the_gap_or_with_the_name(article):
    withdraw(AN_NAMED)
    with_gap = fresh(article).get_latest_revision_as_object()
    with_name = fresh(article).get_latest_revision_as_object()
    with_name.lead = f"Đồng chí {AN} phát biểu."

    for one in (with_gap, with_name):
        with pytest.raises(ReleaseRefused):
            require_releasable(one)
    with_gap.lead = "Chi bộ tổ chức lễ kết nạp một đảng viên mới."
    require_releasable(with_gap)


def test_asked_again_nothing_happens_and_the_answer_is_the_same(article):
    first = done(send(Call.WITHDRAWAL, Withdrawal(AN_NAMED)))
    entries = PageLogEntry.objects.count()

    again = done(send(Call.WITHDRAWAL, Withdrawal(AN_NAMED)))

    assert first == again
    assert PageLogEntry.objects.count() == entries
    assert Rewriting.objects.filter(article=article).count() == 1


def test_unknown_consent_is_taken_and_concerns_nothing():
    assert done(send(Call.WITHDRAWAL, Withdrawal(reference()))).articles == 0


def test_name_in_another_article_goes_too(article, visitor):
    other = drafted(people=(), title="Một bài khác")
    rewrite(other, lead=f"Trao đổi với đồng chí {AN}.")
    let_be_named(other, AN)
    fresh(other).get_latest_revision().publish()

    withdraw(AN_NAMED)

    assert visitor.get(path_of(other)).status_code == 410


def test_namesake_who_agreed_stays_on_the_page(visitor):
    own = published(
        title="Bài của người trùng tên",
        people=(NamedPerson(reference(), PublicPurpose.PORTAL_NAME, AN),),
    )
    article = published()

    withdraw(AN_NAMED)

    assert visitor.get(path_of(article)).status_code == 410
    assert visitor.get(path_of(own)).status_code == 200


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>Nguyễn Thị Hoài</li><li>An</li></ul>",
        "<p>Nguyễn Thị<br/>Hoài An</p>",
        "<p>Người phát biểu: Nguyễn</p><p>Thị Hoài An</p>",
        "<p>Người phát biểu: N.T.H. An, đảng viên mới</p>",
        "<p>Chúc mừng<br/>Nguyễn Thị Hoài An</p><p>và cả lớp</p>",
        '<p>Xem <a href="https://bao.example/nguyen-thi-hoai-an.html">bài báo</a></p>',
        '<p>Xem <a href="/?q=Nguy%E1%BB%85n%20Th%E1%BB%8B%20Ho%C3%A0i%20An">đây</a></p>',
    ],
)
def test_name_parted_by_tags_or_within_one_takes_its_article_off_the_page(html, visitor):
    article = drafted(title="Danh sách", lead=Paragraph("Chi bộ họp."))
    rewrite(article, body=[{"type": "paragraph", "value": html}])
    fresh(article).get_latest_revision().publish()

    withdraw(AN_NAMED)

    assert visitor.get(path_of(article)).status_code == 410
    assert not content_holds(fresh(article).get_latest_revision().content, AN)


class TestOfANameThatMayBeOtherWords:
    """Vũ Trang is somebody; the forces that are `vũ trang` are not."""

    @pytest.fixture
    def consent(self):
        consent = reference()
        take_package(package(people=(NamedPerson(consent, PublicPurpose.PORTAL_NAME, "Vũ Trang"),)))
        return consent

    def other(self, *names, **texts):
        article = drafted(people=(), title="Ngày hội", lead=Paragraph("Chi bộ dự ngày hội."))
        rewrite(article, **texts)
        let_be_named(article, *names)
        fresh(article).get_latest_revision().publish()
        return article

    def test_words_without_capitals_are_no_name(self, consent, visitor):
        words = "Lực lượng vũ trang. Vũ trang toàn dân."
        article = self.other(lead=words)

        withdraw(consent)

        assert words in visitor.get(path_of(article)).content.decode()
        assert not Rewriting.objects.filter(article=article).exists()

    @pytest.mark.parametrize(
        ("lead", "names"), [("LỰC LƯỢNG VŨ TRANG", ["VŨ TRANG"]), ("Luc luong vu trang", [])]
    )
    def test_likeness_in_another_package_is_work_for_people(self, consent, visitor, lead, names):
        article = self.other(*names, lead=lead)

        withdraw(consent)

        assert lead in visitor.get(path_of(article)).content.decode()
        editor = signed_in(EditorRole.EDITOR)
        assert [one.article_id for one in Work(editor_of(editor)).likenesses] == [article.pk]
        settle = f"/bien-tap/bai/{article.pk}/da-xem/"
        assert settle in editor.get(f"/bien-tap/bai/{article.pk}/").content.decode()
        assert "cần xem lại" in editor.get("/bien-tap/viec-cua-toi/").content.decode()
        editor.post(settle)
        assert Work(editor_of(editor)).likenesses == []

    def test_name_as_it_is_written_goes_from_other_packages_too(self, consent, visitor):
        article = self.other("Vũ Trang", lead="Đồng chí Vũ Trang và lực lượng vũ trang.")

        withdraw(consent)

        assert visitor.get(path_of(article)).status_code == 410
        assert "lực lượng vũ trang" in fresh(article).lead


def test_address_cut_within_the_name_goes_too():
    article = drafted(title=f"Kết nạp đồng chí {AN}")
    article.slug = "ket-nap-dong-chi-nguyen-thi-ho"
    article.save()
    rewrite(article)
    rewrite(article, title="Kết nạp đảng viên mới")
    assert any("nguyen-thi-ho" in one.content["url_path"] for one in article.revisions.all())

    withdraw(AN_NAMED)

    assert fresh(article).slug == f"bai-{article.pk}"
    assert not [one for one in article.revisions.all() if "nguyen-thi-ho" in str(one.content)]


def test_address_of_a_long_title_ends_with_a_whole_word():
    article = drafted(title="Chi bộ " + "kết nạp đảng viên " * 5)

    assert len(article.slug) <= 80
    assert set(article.slug.split("-")) == {"chi", "bo", "ket", "nap", "dang", "vien"}


def called_by_one_word(**changes):
    """An article that has the whole name in none of its versions."""
    called = drafted(
        title="Lễ kết nạp", lead=Paragraph("Chi bộ họp."), captions=(), paragraphs=(), **changes
    )
    body = [{"type": "paragraph", "value": "<p>Chị An đọc lời <b>tuyên thệ</b>.</p>"}]
    rewrite(called, lead="Chúc mừng đồng chí Hoài An!", body=body)
    return called


def test_own_article_that_only_calls_the_person_goes_too(visitor):
    called = called_by_one_word()
    AnsweredWords.objects.create(article=called, words="An", ground="Trùng tên người khác.")
    fresh(called).get_latest_revision().publish()

    withdraw(AN_NAMED)

    left = fresh(called).get_latest_revision_as_object()
    assert visitor.get(path_of(called)).status_code == 410
    assert left.lead == f"Chúc mừng đồng chí {LEFT_OUT}!"
    assert str(left.body[0].value) == f"<p>Chị {LEFT_OUT} đọc lời <b>tuyên thệ</b>.</p>"
    assert not any(means(one.content, AN) for one in called.revisions.all())
    assert not AnsweredWords.objects.filter(article=called).exists()


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("CHÚC MỪNG ĐỒNG CHÍ AN NHẬN QUYẾT ĐỊNH", f"CHÚC MỪNG ĐỒNG CHÍ {LEFT_OUT} NHẬN QUYẾT ĐỊNH"),
        ("HOÀI AN PHÁT BIỂU", f"{LEFT_OUT} PHÁT BIỂU"),
    ],
)
def test_call_in_capitals_goes_from_the_own_article(title, left):
    called = drafted(title=title, lead=Paragraph("Chi bộ họp."), captions=(), paragraphs=())

    withdraw(AN_NAMED)

    assert fresh(called).get_latest_revision_as_object().title == left


def test_name_broken_over_two_paragraphs_goes_with_both():
    texts = ("Chúc mừng đồng chí Nguyễn Thị", "Hoài An đọc lời hứa.", "Chi bộ họp.")
    paragraphs = tuple(map(Paragraph, texts))
    broken = drafted(lead=Paragraph("Chi bộ họp."), captions=(), paragraphs=paragraphs)

    withdraw(AN_NAMED)

    body = fresh(broken).get_latest_revision_as_object().body
    assert [str(one.value) for one in body] == [LEFT_OUT, LEFT_OUT, "<p>Chi bộ họp.</p>"]


def test_name_broken_over_title_and_lead_leaves_nothing_in_titles_address_and_history():
    title = "Chúc mừng đồng chí Nguyễn Thị"
    broken = drafted(title=title, lead=Paragraph("Hoài An đọc lời hứa."), captions=())

    withdraw(AN_NAMED)

    left, version = fresh(broken), fresh(broken).get_latest_revision()
    kept = (left.title, left.draft_title, version.content["title"], version.content["draft_title"])
    assert {*kept, version.object_str} == {LEFT_OUT}
    assert left.slug == version.content["slug"] == f"bai-{left.pk}"
    assert title not in PageLogEntry.objects.filter(page=left).values_list("label", flat=True)


@pytest.mark.parametrize(("answered", "asked"), [([], 1), (["An"], 0)])
def test_such_a_call_in_another_article_is_work_for_people_unless_it_is_explained(answered, asked):
    drafted()
    other = called_by_one_word(people=(), withheld=withhold([], salt=reference()))
    let_be_named(other, *answered)

    withdraw(AN_NAMED)

    likenesses = Rewriting.objects.filter(article=other, cause=Rewriting.Cause.LIKENESS)
    assert likenesses.count() == asked
    assert fresh(other).get_latest_revision().content["lead"] == "Chúc mừng đồng chí Hoài An!"


def test_article_on_its_way_is_stopped(article):
    waiting = drafted(title="Bài đang chờ")
    hand_in(waiting, signed_in(EditorRole.EDITOR))

    withdraw(AN_NAMED)

    assert not fresh(waiting).workflow_in_progress
    assert not content_holds(fresh(waiting).get_latest_revision().content, AN)


def test_package_keeps_withheld_names_as_digests_only():
    take_package(package())

    assert not AllowedName.objects.filter(name=BINH).exists()


class TestOfAPicture:
    @pytest.fixture
    def picture(self):
        """An is in the main picture of an article, and agreed."""
        file = ImageFile(BytesIO(draw("decision")), name="an.png")
        kept = Picture.objects.create(title="Bìa đỏ", description="An nhận quyết định", file=file)
        say_who_is_shown(kept, {AN_SHOWN: AN})
        article = drafted(title="Bài có ảnh", lead=Paragraph("Chi bộ tổ chức lễ kết nạp."))
        rewrite(article, picture=kept, picture_caption="Trao quyết định.")
        fresh(article).get_latest_revision().publish()
        return kept

    def test_picture_is_gone_and_the_article_stays(
        self, picture, visitor, django_capture_on_commit_callbacks
    ):
        public = path_of(ArticlePage.objects.get(picture=picture))
        page = visitor.get(public).content.decode()
        addresses = [f"/anh/{one.file.name}" for one in picture.renditions.all()]
        kept = Path(settings.MEDIA_ROOT, picture.file.name)
        assert any(address in page for address in addresses)
        assert kept.exists()

        with django_capture_on_commit_callbacks(execute=True):
            answer = send(Call.WITHDRAWAL, Withdrawal(AN_SHOWN))

        assert done(answer).articles == 1
        page = visitor.get(public)
        assert page.status_code == 200
        assert picture.description not in page.content.decode()
        assert {visitor.get(address).status_code for address in addresses} == {404}
        assert not kept.exists()

    def test_picture_stays_without_the_name_when_only_the_name_is_withdrawn(self, picture):
        assert list(places_of(AN))

        withdraw(AN_NAMED)

        assert [person.name for person in picture.people.all()] == [NEUTRAL_WORDS]

    def test_name_stays_where_its_own_consent_stands(self, picture, visitor):
        named = published(title="Bài nêu tên An")

        withdraw(AN_SHOWN)

        assert visitor.get(path_of(named)).status_code == 200
        assert AN in ArticlePage.objects.get(pk=named.pk).lead


def test_withdrawn_names_share_one_salt_and_are_refused_in_every_article(together):
    for number, name in enumerate((AN, BINH)):
        consent = f"consent-of-somebody-{number}"
        take_package(package(people=(NamedPerson(consent, PublicPurpose.PORTAL_NAME, name),)))
        withdraw(consent)
    own = WithheldName.objects.filter(source=None)
    together.lead = f"Đồng chí {BINH} phát biểu."

    # Each with its diacritics, without, with initials, in the two orders of English, and called by
    # one word or two, or by the first and the last in English, with diacritics and without.
    assert own.count() == 2 * 9
    assert own.values("salt").distinct().count() == 1
    with pytest.raises(ReleaseRefused):
        require_releasable(together)
