"""Wagtail's own pages take no picture that was not drawn anew."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from newsroom import signed_in
from picture_files import CANARY, CLEANED, REFUSED
from PIL import Image

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.models import Picture


@pytest.fixture
def editor(db) -> Client:
    return signed_in(EditorRole.EDITOR)


def sent(editor, data, name="anh.jpg", **more):
    return editor.post(
        "/bien-tap/images/add/",
        {"title": "Ảnh lễ kết nạp", "file": SimpleUploadedFile(name, data), **more},
    )


def test_picture_sent_by_wagtails_form_is_kept_without_what_it_carried(editor):
    answer = sent(editor, CLEANED["I14 place, owner, thumbnail"][1]())

    assert answer.status_code == 302, answer.content.decode()
    picture = Picture.objects.get(title="Ảnh lễ kết nạp")
    kept = picture.file.read()
    assert CANARY.encode() not in kept
    assert Image.open(io.BytesIO(kept)).size == (picture.width, picture.height) == (400, 640)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("I01 13,000 squared", "lớn hơn 25 triệu điểm ảnh"),
        ("I03 cut in half", "Tệp hỏng"),
        ("I07 SVG", "Không phải ảnh JPEG, PNG hay WebP"),
        ("I16 HEIC", "Ảnh HEIC của điện thoại"),
    ],
)
def test_hostile_picture_sent_by_wagtails_form_is_refused_with_a_reason(editor, name, words):
    count = Picture.objects.count()

    answer = sent(editor, REFUSED[name][1]())

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert Picture.objects.count() == count


def test_file_of_a_picture_there_is_cannot_be_replaced(editor, together):
    picture = together.picture
    data = CLEANED["I14 place, owner, thumbnail"][1]()

    answer = editor.post(
        f"/bien-tap/images/{picture.pk}/",
        {"title": "Tên mới", "file": SimpleUploadedFile("anh.jpg", data)},
    )

    assert answer.status_code == 302
    after = Picture.objects.get(pk=picture.pk)
    assert (after.title, after.file.name) == ("Tên mới", picture.file.name)
    assert b'type="file"' not in editor.get(f"/bien-tap/images/{picture.pk}/").content


@pytest.mark.parametrize("path", ["images/{pk}/delete/", "bulk/pictures/picture/delete/?id={pk}"])
def test_deleted_picture_leaves_no_version_that_asks_for_it(editor, together, path):
    sent(editor, CLEANED["I14 place, owner, thumbnail"][1]())
    picture = Picture.objects.get(title="Ảnh lễ kết nạp")
    together.picture, together.picture_caption = picture, "Quang cảnh lễ"
    together.save_revision()

    answer = editor.post("/bien-tap/" + path.format(pk=picture.pk))

    assert answer.status_code == 302
    assert not Picture.objects.filter(pk=picture.pk).exists()
    newest = ArticlePage.objects.get(pk=together.pk).get_latest_revision_as_object()
    assert newest.picture is None


@pytest.mark.parametrize("kind", ["pictures/picture", "wagtailcore/page"])
def test_number_that_no_record_can_have_is_not_found(editor, kind):
    answer = editor.get(f"/bien-tap/bulk/{kind}/delete/?id={'9' * 5000}")

    assert answer.status_code == 404
