"""The edition (số bản): numbers that grow with whatever changes what visitors see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.db.models import F
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from wagtail.signals import post_page_move

from ketnap.portal.news.standing import StandingQuestion

_THE_ONE = 1
_KNOWN = "edition"
_ANYTHING = "number"
_FRAME = "frame_number"
_PICTURES = "picture_number"
_SUBJECTS = "subject_number"
_PICTURE = "pictures.picture"
_OF_EDITORS = {"people_checked"}
_SEEN: Mapping[str, str | None] = {
    "news.articlepage": None,
    "news.articlesubject": _SUBJECTS,
    "news.leftaddress": None,
    "news.homepage": _FRAME,
    "news.sectionpage": _FRAME,
    "news.subject": _SUBJECTS,
    _PICTURE: _PICTURES,
    "wagtailcore.page": _FRAME,
    "wagtailcore.pageviewrestriction": _FRAME,
    "wagtailcore.site": _FRAME,
}
"""What visitors see of, and which number it counts on beside that of anything."""


class Edition(models.Model):
    """The one row that says which edition is out."""

    number = models.PositiveBigIntegerField(default=0)
    frame_number = models.PositiveBigIntegerField(default=0)
    picture_number = models.PositiveBigIntegerField(default=0)
    subject_number = models.PositiveBigIntegerField(default=0)

    objects: ClassVar[models.Manager["Edition"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=_THE_ONE), name="one_edition_is_out")
        ]


@dataclass(frozen=True, slots=True)
class Numbers:
    """How far each is: everything, what stands around all pages, the pictures, the subjects."""

    everything: int = 0
    frame: int = 0
    pictures: int = 0
    subjects: int = 0


_CURRENT = StandingQuestion(
    lambda: Edition.objects.values_list(_ANYTHING, _FRAME, _PICTURES, _SUBJECTS)
)


def current_edition() -> Numbers:
    """Return the numbers of the edition that is out."""
    rows = _CURRENT.rows()
    return Numbers(*rows[0]) if rows else Numbers()


def edition_for(request: HttpRequest) -> Numbers:
    """Return the edition a request is answered with: the one that was out when it was first asked.

    To be asked before anything else is read that is then kept under it.
    """
    known: Numbers | None = getattr(request, _KNOWN, None)
    if known is None:
        known = current_edition()
        setattr(request, _KNOWN, known)
    return known


def new_edition(also: str | None = None, **_signal: Any) -> None:
    """Count on, in the transaction of the change itself: readers see both or neither."""
    grown = [_ANYTHING, also] if also else [_ANYTHING]
    if not Edition.objects.filter(pk=_THE_ONE).update(**{name: F(name) + 1 for name in grown}):
        Edition.objects.create(pk=_THE_ONE, **dict.fromkeys(grown, 1))


def listen() -> None:
    """Count on with every change that visitors may see."""
    post_save.connect(_changed, dispatch_uid="edition_saved")
    post_delete.connect(_changed, dispatch_uid="edition_deleted")
    post_page_move.connect(_moved, dispatch_uid="edition_moved")


def _changed(sender: type[models.Model], **signal: Any) -> None:
    label = sender._meta.label_lower
    # Migrations write rows too, by models of their own, before there are tables to count in.
    if label in _SEEN and apps.get_model(label) is sender and not _is_unseen(label, signal):
        new_edition(_SEEN[label])


def _is_unseen(label: str, signal: Mapping[str, Any]) -> bool:
    """Whether it is work on a picture that no page shows: taken in, or said who is in it."""
    if label != _PICTURE:
        return False
    return bool(signal.get("created")) or set(signal.get("update_fields") or ()) == _OF_EDITORS


def _moved(**_signal: Any) -> None:
    new_edition(_FRAME)
