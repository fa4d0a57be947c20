"""Pictures of a body change places, come and go; the rest of the body stays."""

from ketnap.portal.pictures.bodies import (
    Shown,
    shown_in,
    with_more,
    with_shown,
    without_picture,
    without_place,
)

WORDS = {"type": "paragraph", "value": "<p>Sau nghi thức chào cờ.</p>", "id": "w"}


def figure(number):
    kept = {"image": number, "alt_text": f"mô tả {number}", "decorative": False}
    return {"picture": kept, "caption": f"chú thích {number}"}


def alone(number):
    return {"type": "figure", "value": figure(number), "id": f"f{number}"}


def gallery(*numbers):
    items = [{"type": "item", "value": figure(one), "id": f"i{one}"} for one in numbers]
    return {"type": "gallery", "value": {"figures": items}, "id": "g"}


def numbers(body):
    return [one.picture_id for one in shown_in(body)]


def test_pictures_are_read_in_the_order_of_reading():
    assert shown_in([WORDS, alone(1), gallery(2, 3)])[:2] == [
        Shown(1, "mô tả 1", "chú thích 1"),
        Shown(2, "mô tả 2", "chú thích 2"),
    ]


def test_empty_place_of_a_draft_is_no_picture():
    empty = {"type": "figure", "value": {"picture": {"image": None}, "caption": ""}}

    assert shown_in([empty]) == []
    assert with_shown([empty, alone(1)], [Shown(9, "", "")])[0] == empty


def test_pictures_change_places_with_their_words():
    body = [alone(1), WORDS, gallery(2, 3)]

    changed = with_shown(body, reversed(shown_in(body)))

    assert shown_in(changed) == list(reversed(shown_in(body)))
    assert [piece["id"] for piece in changed] == ["f1", "w", "g"]


def test_more_pictures_join_the_last_gallery():
    assert numbers(with_more([gallery(1, 2), WORDS], [Shown(3, "", "")])) == [1, 2, 3]


def test_first_pictures_make_a_gallery_and_one_alone_stands_alone():
    one = with_more([WORDS], [Shown(1, "", "")])
    two = with_more(one, [Shown(2, "", "")])

    assert [piece["type"] for piece in one] == ["paragraph", "figure"]
    assert [piece["type"] for piece in two] == ["paragraph", "gallery"]
    assert numbers(two) == [1, 2]


def test_picture_in_one_place_goes_and_the_same_picture_elsewhere_stays():
    body = [alone(1), gallery(1, 2, 3)]

    assert numbers(without_place(body, 0)) == [1, 2, 3]
    assert numbers(without_place(body, 1)) == [1, 2, 3]
    assert without_place(body, 1)[0]["id"] == "f1"
    assert numbers(without_picture(body, 1)) == [2, 3]


def test_last_picture_of_a_gallery_stands_alone():
    (left,) = without_place([gallery(1, 2)], 0)

    assert (left["type"], left["value"]) == ("figure", figure(2))
