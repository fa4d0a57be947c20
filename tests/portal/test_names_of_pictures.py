"""Names of uploaded files: shown as one plain line, and never the name of what is kept."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from picture_files import picture, saved

from ketnap.portal.pictures.services import cleaned_file, plain_name, take_picture


@pytest.fixture(scope="module")
def pixels():
    return saved(picture((80, 50)), "JPEG")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Lễ kết nạp.jpg", "Lễ kết nạp.jpg"),
        ("Le\u0302\u0303 ke\u0302\u0301t na\u0323p.jpg", "Lễ kết nạp.jpg"),
        ("anh\r\nSet-Cookie: x.jpg", "anhSet-Cookie: x.jpg"),
        ("\u202egnp.jpg", "gnp.jpg"),
        ("\u202e", ""),
        ("x" * 300 + ".jpg", "x" * 96 + ".jpg"),
    ],
)
def test_name_is_shown_as_one_plain_line(name, shown):
    assert plain_name(name) == shown


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.jpg", "anh.jpg.html", "CON.jpg", "<b>.jpg", "\u202e", ".jpg", "anh"]
)
def test_kept_file_has_a_name_of_its_own_and_the_ending_of_what_it_is(
    db, django_user_model, pixels, name
):
    editor = django_user_model.objects.create_user("bien-tap", password=None)

    kept = take_picture(SimpleUploadedFile(name, pixels), by=editor)

    assert re.fullmatch(r"original_images/[0-9a-f]{24}\.jpg", kept.file.name)
    assert kept.title


def test_ending_follows_what_a_file_is_and_not_its_name(pixels):
    assert cleaned_file(SimpleUploadedFile("anh.png", pixels)).name == "anh.jpg"
