"""Every write of the picture desk: each makes a new version of the article, never a live page."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.picture_desk.log_actions import PEOPLE_SAID
from ketnap.portal.picture_desk.orders import OrderUnclear, Wish
from ketnap.portal.picture_desk.queries import consents_for, editable_article
from ketnap.portal.pictures.bodies import Shown, with_more, with_shown, without_place
from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.queries import is_on_show
from ketnap.portal.pictures.services import (
    leave_open_who_is_shown,
    say_who_is_shown,
    take_picture,
)


def add_picture(article_id: int, upload: "UploadedFile[Any]", *, by: Editor) -> Picture:
    """Take a picture in and put it at the end of an article; the first becomes its main picture.

    Raises `PictureRefused`; the article then stays as it is.
    """
    article = editable_article(by, article_id)
    picture = take_picture(upload, by=by, taken_for=article)
    with transaction.atomic():
        article = _held(article_id, by)
        if article.picture is None:
            article.picture = picture
        else:
            more = [Shown(picture.pk, alt="", caption="")]
            article.body = with_more(article.body.get_prep_value(), more)
        _keep(article, by)
    return picture


@transaction.atomic
def arrange(article_id: int, wishes: Sequence[Wish], *, by: Editor) -> None:
    """Show an article's pictures in another order, with other words; keep who is in them.

    Raises `OrderUnclear`; nothing is then kept.
    """
    article = _held(article_id, by)
    body = [wish.shown for wish in wishes]
    if article.picture:
        main, *body = body
        _show_first(article, main)
    article.body = with_shown(article.body.get_prep_value(), body)
    names = consents_for(article)
    for place, wish in enumerate(wishes, start=1):
        picture = Picture.objects.get(pk=wish.shown.picture_id)
        _require_people_kept(picture, wish, place)
        if _say_who(picture, wish.people, names):
            log(instance=article, action=PEOPLE_SAID, user=by, data={"picture": place})
    _keep(article, by)


@transaction.atomic
def leave_out(article_id: int, place: int, *, by: Editor) -> None:
    """Take the picture in one place out of an article; other versions still have it."""
    article = _held(article_id, by)
    has_main = article.picture is not None
    if has_main and place == 0:
        article.picture, article.picture_alt, article.picture_caption = None, "", ""
    else:
        article.body = without_place(article.body.get_prep_value(), place - has_main)
    _keep(article, by)


def _held(article_id: int, by: Editor) -> ArticlePage:
    """Return the newest version, while nobody else can make one."""
    ArticlePage.objects.select_for_update().get(pk=article_id)
    return editable_article(by, article_id)


def _keep(article: ArticlePage, by: Editor) -> None:
    """Keep a draft, whose words may still be missing: the gate asks for them before release."""
    article.save_revision(user=by, clean=False, log_action=True)


def _show_first(article: ArticlePage, main: Shown) -> None:
    article.picture = Picture.objects.get(pk=main.picture_id)
    article.picture_alt = main.alt
    article.picture_caption = main.caption


def _require_people_kept(picture: Picture, wish: Wish, place: int) -> None:
    """Refuse to forget who is in a picture that readers see: a withdrawal would not find it."""
    known = {person.consent_reference for person in picture.people.all()}
    if not known <= (wish.people or frozenset()) and is_on_show(picture):
        raise OrderUnclear(
            _(
                "Ảnh %(number)s đang hiện trên trang tin: không bỏ được người đã ghi trong ảnh. "
                "Chưa lưu gì; hãy thay bằng ảnh khác, hoặc gỡ bài trước."
            )
            % {"number": place}
        )


def _say_who(picture: Picture, people: frozenset[str] | None, names: dict[str, str]) -> bool:
    """Keep who is in a picture, and return whether that is something new.

    Somebody said earlier stays, also without a consent that stands.
    """
    known = {person.consent_reference: person.name for person in picture.people.all()}
    before = frozenset(known) if picture.people_checked else None
    if people is None:
        leave_open_who_is_shown(picture)
        return before is not None
    allowed = known | names
    said = {one: allowed[one] for one in people if one in allowed}
    say_who_is_shown(picture, said)
    return before != frozenset(said)
