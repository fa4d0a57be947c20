"""Hostile files are refused with a reason, others come out as plain pixels."""

import io

import pytest
from picture_files import ACCEPTED, CANARY, CLEANED, REFUSED, cases, picture, saved
from PIL import Image

from ketnap.portal.pictures.cleaning.parent import clean
from ketnap.portal.pictures.cleaning.troubles import Refused

RED, GOLD = (184, 32, 31), (216, 161, 46)


@pytest.mark.parametrize(("name", "reason"), cases(REFUSED))
def test_harmful_or_foreign_file_is_refused(name, reason):
    with pytest.raises(Refused) as refusal:
        clean(REFUSED[name][1]())

    assert refusal.value.trouble == reason


@pytest.mark.parametrize(("name", "extension"), cases(CLEANED | ACCEPTED))
def test_picture_is_drawn_anew_without_anything_besides(name, extension):
    drawn = clean((CLEANED | ACCEPTED)[name][1]())

    opened = Image.open(io.BytesIO(drawn.data))
    assert drawn.extension == extension
    assert set(opened.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    assert not opened.getexif()
    assert b"<script" not in drawn.data
    assert CANARY.encode() not in drawn.data


def test_picture_is_turned_as_its_camera_wished():
    opened = Image.open(io.BytesIO(clean(CLEANED["I14 place, owner, thumbnail"][1]()).data))

    assert opened.size == (400, 640)
    assert close_to(opened.getpixel((200, 20)), RED)
    assert close_to(opened.getpixel((200, 620)), GOLD)


def test_colours_and_size_stay():
    opened = Image.open(io.BytesIO(clean(saved(picture(), "JPEG", quality=95)).data))

    assert opened.size == (640, 400)
    assert close_to(opened.getpixel((20, 200)), RED)
    assert close_to(opened.getpixel((620, 200)), GOLD)


def test_grey_of_sixteen_bits_keeps_its_light():
    opened = Image.open(io.BytesIO(clean(ACCEPTED["PNG of sixteen bits"][1]()).data))

    assert opened.getpixel((10, 10)) == (156, 156, 156)


def close_to(colour, expected):
    return all(abs(one - other) <= 6 for one, other in zip(colour, expected, strict=True))
