"""Wagtail's own pages take no picture that was not drawn anew."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from picture_files import CANARY, CLEANED, REFUSED
from PIL import Image

from ketnap.portal.pictures.models import Picture


@pytest.fixture
def editor(db, django_user_model) -> Client:
    signed_in = Client()
    signed_in.force_login(django_user_model.objects.create_superuser("bien-tap", password=None))
    return signed_in


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


def test_file_of_a_picture_is_replaced_by_a_clean_one_only(editor, together):
    picture = together.picture

    answer = editor.post(
        f"/bien-tap/images/{picture.pk}/",
        {
            "title": picture.title,
            "file": SimpleUploadedFile("anh.png", REFUSED["I03 cut in half"][1]()),
        },
    )

    assert "Tệp hỏng" in answer.content.decode()
    assert Picture.objects.get(pk=picture.pk).file.name == picture.file.name
