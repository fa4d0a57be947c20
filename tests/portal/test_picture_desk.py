"""The pictures of an article: taken in each alone, put in order, given words and people."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from newsroom import AN, AN_SHOWN, act, drafted, editor_of, fresh, hand_in, signed_in
from picture_files import REFUSED, picture, saved
from wagtail.models import PageLogEntry

from conftest import read, words
from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.withdrawals import withdraw
from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.queries import pictures_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return signed_in(EditorRole.EDITOR)


@pytest.fixture
def draft():
    return drafted()


def good(name="hoi-truong.jpg"):
    return SimpleUploadedFile(name, saved(picture((320, 200)), "JPEG"), "image/jpeg")


def bad(name="hong.jpg"):
    return SimpleUploadedFile(name, REFUSED["I03 cut in half"][1](), "image/jpeg")


def add(client, article, *files, **how):
    return client.post(f"/bien-tap/anh/{article.pk}/them/", {"pictures": files}, **how)


def shown(article):
    return pictures_in(fresh(article).get_latest_revision_as_object())


def titles(article):
    return [Picture.objects.get(pk=one.picture_id).title for one in shown(article)]


def arrange(client, article, *places, follow=True, **wishes):
    """Post the form of the desk with the pictures in this order."""
    data = {"place": places, "version": fresh(article).latest_revision_id} | wishes
    return client.post(f"/bien-tap/anh/{article.pk}/", data, follow=follow)


def messages_of(answer):
    page = BeautifulSoup(answer.content, "lxml")
    return " ".join(words(page, ".messages li"))


@pytest.fixture
def with_three(writer, draft):
    """A draft with a main picture and a gallery of two."""
    add(writer, draft, good("mot.jpg"), good("hai.jpg"), good("ba.jpg"))
    return draft


def test_each_file_is_judged_alone_and_told_by_its_name(writer, draft):
    answer = add(writer, draft, good("mot.jpg"), bad("Ảnh hỏng.jpg"), good("hai.jpg"), follow=True)

    assert titles(draft) == ["mot", "hai"]
    assert "Không nhận “Ảnh hỏng.jpg”. Tệp hỏng hoặc thiếu một phần." in messages_of(answer)
    assert "Đã nhận 2 ảnh." in messages_of(answer)


def test_script_is_told_what_was_refused_and_why(writer, draft):
    answer = add(writer, draft, bad(), headers={"accept": "application/json"})

    (refused,) = answer.json()["refused"]
    assert refused["name"] == "hong.jpg"
    assert refused["reason"].startswith("Tệp hỏng")


def test_name_of_a_file_is_shown_as_plain_words(writer, draft):
    answer = add(writer, draft, bad("<img src=x>\u202egnp.jpg"), follow=True)

    assert "<img src=x>" not in answer.content.decode()
    assert "\u202e" not in answer.content.decode()


def test_readers_see_the_old_article_until_the_new_version_is_released(writer, together, visitor):
    before = visitor.get(together.url).content

    add(writer, together, good())

    assert len(shown(together)) == 5
    assert visitor.get(together.url).content == before


def test_pictures_change_places_and_keep_their_words(writer, with_three):
    arrange(writer, with_three, "2", "0", "1", **{"caption-2": "Chú thích ba", "alt-2": "Mô tả ba"})

    first, *others = shown(with_three)
    assert titles(with_three) == ["ba", "mot", "hai"]
    assert (first.caption, first.alt) == ("Chú thích ba", "Mô tả ba")
    assert [one.caption for one in others] == ["", ""]


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ({"up": "2"}, ["mot", "ba", "hai"]),
        ({"down": "0"}, ["hai", "mot", "ba"]),
        ({"up": "0"}, ["mot", "hai", "ba"]),
        ({"down": "2"}, ["mot", "hai", "ba"]),
        ({"leave_out": "0"}, ["hai", "ba"]),
        ({"leave_out": "2"}, ["mot", "hai"]),
    ],
)
def test_buttons_work_without_scripts_and_keep_what_was_typed(writer, with_three, button, expected):
    arrange(writer, with_three, "0", "1", "2", **button, **{"caption-1": "Chú thích hai"})

    assert titles(with_three) == expected
    assert "Chú thích hai" in [one.caption for one in shown(with_three)]


def test_saved_order_tells_of_an_article_on_show_only_where_one_is(writer, with_three, together):
    of_draft = arrange(writer, with_three, *"012")
    of_shown = arrange(writer, together, *"0123")

    assert messages_of(of_draft).endswith("Đã lưu bản nháp.")
    assert "Bài đang hiện chưa đổi." in messages_of(of_shown)


def test_order_of_an_older_version_is_not_kept(writer, with_three):
    answer = arrange(writer, with_three, "2", "1", "0", version="1")

    assert "bản mới hơn" in messages_of(answer)
    assert titles(with_three) == ["mot", "hai", "ba"]


def test_order_that_is_none_is_not_kept(writer, with_three):
    answer = arrange(writer, with_three, "0", "0", "1")

    assert "Danh sách ảnh đã thay đổi" in messages_of(answer)
    assert titles(with_three) == ["mot", "hai", "ba"]


def test_editor_says_who_is_shown_by_the_consents_of_the_package(writer, with_three):
    page = BeautifulSoup(writer.get(f"/bien-tap/anh/{with_three.pk}/").content, "lxml")
    offered = page.select("[name=people-0]")
    assert [(one["value"], one.parent.get_text().strip()) for one in offered] == [(AN_SHOWN, AN)]

    arrange(
        writer,
        with_three,
        *"012",
        **{"people-0": [AN_SHOWN], "nobody-1": "on", "people-2": ["of-somebody-else"]},
    )

    main, second, third = (Picture.objects.get(pk=one.picture_id) for one in shown(with_three))
    assert [person.name for person in main.people.all()] == [AN]
    assert (second.people_checked, second.people.count()) == (True, 0)
    assert third.people.count() == 0


def test_people_in_a_picture_that_readers_see_cannot_be_taken_back(writer, with_three):
    arrange(writer, with_three, *"012", **{"people-0": [AN_SHOWN], "caption-0": "Quang cảnh lễ"})
    (seen, *_others) = shown(with_three)
    type(with_three).objects.filter(pk=with_three.pk).update(
        live=True, picture=seen.picture_id, picture_caption="Quang cảnh lễ"
    )

    answer = arrange(writer, with_three, *"012", **{"nobody-0": "on"})

    assert "Ảnh 1 đang hiện trên trang tin" in messages_of(answer)
    picture = Picture.objects.get(pk=seen.picture_id)
    assert [person.consent_reference for person in picture.people.all()] == [AN_SHOWN]


def test_history_tells_that_people_were_said_and_never_who(writer, with_three):
    arrange(writer, with_three, *"012", **{"people-1": [AN_SHOWN]})
    arrange(writer, with_three, *"012", **{"people-1": [AN_SHOWN]})

    said = PageLogEntry.objects.filter(page=with_three, action="ketnap.people_said")
    assert [(entry.data, entry.message) for entry in said] == [
        ({"picture": 2}, "Xác định lại người trong ảnh 2")
    ]


def test_naming_somebody_and_nobody_at_once_is_asked_back(writer, with_three):
    answer = arrange(writer, with_three, *"012", **{"people-1": [AN_SHOWN], "nobody-1": "on"})

    assert "Ảnh 2: đã chọn tên thì bỏ dấu" in messages_of(answer)
    assert not Picture.objects.filter(title="hai", people_checked=True).exists()


def test_article_is_released_when_every_picture_has_its_words_and_people(writer, draft, visitor):
    add(writer, draft, good())
    secretary, approver = signed_in(EditorRole.SECRETARY), signed_in(EditorRole.APPROVER)
    hand_in(draft, writer)
    act(draft, secretary)
    act(draft, signed_in(EditorRole.EDITOR))
    act(draft, approver)
    assert not fresh(draft).live

    arrange(
        approver,
        draft,
        "0",
        **{"caption-0": "Quang cảnh lễ", "alt-0": "Hội trường", "people-0": [AN_SHOWN]},
    )
    act(draft, signed_in(EditorRole.APPROVER))

    page = read(visitor, fresh(draft).url)
    assert page.select_one("figure.pt-figure img")["alt"] == "Hội trường"
    assert words(page, "figure.pt-figure figcaption") == ["Quang cảnh lễ"]


def test_person_whose_consent_was_withdrawn_is_offered_no_more(writer, draft):
    withdraw(AN_SHOWN)

    add(writer, draft, good())
    answer = arrange(writer, draft, "0", **{"people-0": [AN_SHOWN]})

    assert AN not in answer.content.decode()
    assert Picture.objects.get(title="hoi-truong").people.count() == 0


def test_desk_is_closed_to_whoever_does_not_edit_the_article(visitor, with_three):
    other = signed_in(EditorRole.EDITOR)
    editor_of(other).groups.clear()

    for path in (f"/bien-tap/anh/{with_three.pk}/", f"/bien-tap/anh/{with_three.pk}/them/"):
        assert visitor.post(path).status_code in {302, 403}
        assert other.post(path).status_code in {302, 403, 404}
    assert signed_in(EditorRole.EDITOR).get("/bien-tap/anh/999999/").status_code == 404
    assert titles(with_three) == ["mot", "hai", "ba"]


def test_desk_is_closed_while_the_article_is_with_somebody_else(writer, with_three):
    hand_in(with_three, writer)

    assert writer.get(f"/bien-tap/anh/{with_three.pk}/").status_code == 404
    page = writer.get(f"/bien-tap/pages/{with_three.pk}/edit/").content.decode()
    assert f"/bien-tap/anh/{with_three.pk}/" not in page
    secretary = signed_in(EditorRole.SECRETARY)
    assert secretary.get(f"/bien-tap/anh/{with_three.pk}/").status_code == 200


def test_way_to_the_desk_stands_on_the_articles_page(writer, draft):
    page = writer.get(f"/bien-tap/pages/{draft.pk}/edit/").content.decode()

    assert f"/bien-tap/anh/{draft.pk}/" in page
