"""What an article's pictures still lack before they may be released."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.bodies import Shown, has_empty_place
from ketnap.portal.pictures.models import Picture, PicturedPerson
from ketnap.portal.pictures.queries import pictures_in


class Lack(StrEnum):
    """What a picture can lack."""

    ALT = "alt"
    CAPTION = "caption"
    PEOPLE = "people"
    CONSENT = "consent"
    PICTURE = "picture"


_SAYS: dict[Lack, Promise] = {
    Lack.ALT: gettext_lazy("chưa có lời mô tả thay ảnh"),
    Lack.CAPTION: gettext_lazy("chưa có chú thích"),
    Lack.PEOPLE: gettext_lazy("chưa xác định ai ở trong ảnh"),
    Lack.CONSENT: gettext_lazy("có người chưa đồng ý hoặc đã rút lại sự đồng ý"),
    Lack.PICTURE: gettext_lazy("còn trống"),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing missing with one picture, counted in the order of reading from 1.

    A place that waits for its picture has no number.
    """

    number: int | None
    lack: Lack

    @property
    def place(self) -> str:
        if self.number is None:
            return gettext("Chỗ đặt ảnh trong bài")
        return gettext("Ảnh %(number)s") % {"number": self.number}

    @property
    def says(self) -> str:
        return str(_SAYS[self.lack])


def missing_with_pictures(
    article: ArticlePage, *, standing: Collection[str]
) -> tuple[Missing, ...]:
    """Return what the pictures of an article lack: words, or somebody's consent.

    The article as it stands in memory, so that a draft can be asked about too; `standing` are the
    references of the consents in force. Whether the words say anything true is for people to see.
    """
    lacking = tuple(_missing(pictures_in(article), standing))
    if has_empty_place(article.body.get_prep_value()):
        return (*lacking, Missing(None, Lack.PICTURE))
    return lacking


def _missing(pictures: list[Shown], standing: Collection[str]) -> Iterator[Missing]:
    ids = {one.picture_id for one in pictures}
    checked = set(
        Picture.objects.filter(pk__in=ids, people_checked=True).values_list("pk", flat=True)
    )
    shown = PicturedPerson.objects.filter(picture__in=ids)
    unwilling = set(shown.exclude(consent_reference__in=standing).values_list("picture", flat=True))
    for number, one in enumerate(pictures, start=1):
        lacks = (
            (Lack.ALT, not one.alt.strip()),
            (Lack.CAPTION, not one.caption.strip()),
            (Lack.PEOPLE, one.picture_id not in checked),
            (Lack.CONSENT, one.picture_id in unwilling),
        )
        yield from (Missing(number, lack) for lack, is_so in lacks if is_so)
