"""The edition (số bản): a number that grows with whatever changes what visitors see."""

from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.db.models import F
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from wagtail.signals import post_page_move

_THE_ONE = 1
_KNOWN = "edition"
_SEEN = {
    "news.articlepage",
    "news.articlesubject",
    "news.goneaddress",
    "news.homepage",
    "news.sectionpage",
    "news.subject",
    "pictures.picture",
    "wagtailcore.page",
    "wagtailcore.pageviewrestriction",
    "wagtailcore.site",
}


class Edition(models.Model):
    """The one row that says which edition is out."""

    number = models.PositiveBigIntegerField(default=0)

    objects: ClassVar[models.Manager["Edition"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=_THE_ONE), name="one_edition_is_out")
        ]


def current_edition() -> int:
    """Return the number of the edition that is out."""
    return Edition.objects.values_list("number", flat=True).first() or 0


def edition_for(request: HttpRequest) -> int:
    """Return the edition a request is answered with: the one that was out when it was first asked."""
    known: int | None = getattr(request, _KNOWN, None)
    if known is None:
        known = current_edition()
        setattr(request, _KNOWN, known)
    return known


def new_edition(**_signal: Any) -> None:
    """Count on, in the transaction of the change itself: readers see both or neither."""
    if not Edition.objects.filter(pk=_THE_ONE).update(number=F("number") + 1):
        Edition.objects.create(pk=_THE_ONE, number=1)


def listen() -> None:
    """Count on with every change that visitors may see."""
    post_save.connect(_changed, dispatch_uid="edition_saved")
    post_delete.connect(_changed, dispatch_uid="edition_deleted")
    post_page_move.connect(new_edition, dispatch_uid="edition_moved")


def _changed(sender: type[models.Model], **_signal: Any) -> None:
    label = sender._meta.label_lower
    # Migrations write rows too, by models of their own, before there are tables to count in.
    if label in _SEEN and apps.get_model(label) is sender:
        new_edition()
