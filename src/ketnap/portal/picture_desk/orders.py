"""What an editor asks of the picture desk: a new order, new words, who is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from ketnap.domain.text import nfc
from ketnap.portal.pictures.bodies import Shown

LONGEST_ALT = 255
LONGEST_CAPTION = 300


class OrderUnclear(Exception):
    """What was posted does not fit the article; its words say what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How one picture is to be shown; `people` nothing where nobody has said who is in it."""

    shown: Shown
    people: frozenset[str] | None


def wishes_in(data: QueryDict, pictures: Sequence[Shown]) -> list[Wish]:
    """Return the wishes for all pictures in the order asked for; raises `OrderUnclear`."""
    places = data.getlist("place")
    if sorted(places) != sorted(map(str, range(len(pictures)))):
        raise OrderUnclear(_("Danh sách ảnh đã thay đổi. Hãy xem lại rồi lưu lần nữa."))
    wishes = [_wish(data, pictures[int(place)], place) for place in places]
    return _moved(wishes, places, up=data.get("up"), down=data.get("down"))


def _wish(data: QueryDict, now: Shown, place: str) -> Wish:
    alt = _words(data.get(f"alt-{place}", ""), LONGEST_ALT)
    caption = _words(data.get(f"caption-{place}", ""), LONGEST_CAPTION)
    return Wish(Shown(now.picture_id, alt, caption), _people(data, place))


def _people(data: QueryDict, place: str) -> frozenset[str] | None:
    people = frozenset(data.getlist(f"people-{place}"))
    says_nobody = f"nobody-{place}" in data
    if people and says_nobody:
        raise OrderUnclear(
            _("Ảnh %(number)s: đã chọn tên thì bỏ dấu ở “Không nhận ra được ai”.")
            % {"number": int(place) + 1}
        )
    return people if people or says_nobody else None


def _words(text: str, longest: int) -> str:
    return nfc(" ".join(text.split()))[:longest]


def _moved(
    wishes: list[Wish], places: list[str], *, up: str | None, down: str | None
) -> list[Wish]:
    """Return the wishes with one of them moved by one place; at an end it stays."""
    if up in places:
        here = places.index(up)
        there = max(here - 1, 0)
    elif down in places:
        here = places.index(down)
        there = min(here + 1, len(places) - 1)
    else:
        return wishes
    wishes.insert(there, wishes.pop(here))
    return wishes
