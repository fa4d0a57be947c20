"""Every write to the pictures: taking one in, who is in one, and its end."""

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.models import Revision

from ketnap.domain.text import nfc
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.bodies import without_picture
from ketnap.portal.pictures.cleaning.parent import LARGEST_FILE_BYTES, clean
from ketnap.portal.pictures.cleaning.troubles import Refused, Trouble
from ketnap.portal.pictures.models import Picture, PicturedPerson
from ketnap.portal.pictures.refusals import PictureRefused
from ketnap.portal.pictures.sizes import make_sizes

_LONGEST_TITLE = 100
_NAMELESS = "anh"


def cleaned_file(upload: "UploadedFile[Any]") -> "ContentFile[bytes]":
    """Return an uploaded picture drawn anew; raises `PictureRefused`."""
    name = plain_name(upload.name or "")
    if (upload.size or 0) > LARGEST_FILE_BYTES:
        raise PictureRefused(name, Trouble.TOO_MANY_BYTES)
    try:
        drawn = clean(upload.read())
    except Refused as refusal:
        raise PictureRefused(name, refusal.trouble) from refusal
    return ContentFile(drawn.data, name=f"{PurePath(name).stem or _NAMELESS}.{drawn.extension}")


def plain_name(name: str) -> str:
    """Return a file's name as it can be shown: one line, not too long."""
    return "".join(letter for letter in nfc(name) if letter.isprintable())[-_LONGEST_TITLE:]


def take_picture(
    upload: "UploadedFile[Any]", *, by: Editor, taken_for: ArticlePage | None = None
) -> Picture:
    """Keep an uploaded picture, drawn anew; raises `PictureRefused`."""
    file = cleaned_file(upload)
    taken: Picture = Picture.objects.create(
        title=PurePath(file.name or "").stem, file=file, uploaded_by_user=by, taken_for=taken_for
    )
    make_sizes(taken)
    return taken


@transaction.atomic
def say_who_is_shown(picture: Picture, people: Mapping[str, str]) -> None:
    """Keep who can be recognised in a picture: names as printed, by the references of consents.

    Nobody is an answer too; a picture of which nothing was said cannot be released.
    """
    picture.people.all().delete()
    PicturedPerson.objects.bulk_create(
        PicturedPerson(picture=picture, consent_reference=reference, name=name)
        for reference, name in people.items()
    )
    picture.people_checked = True
    picture.save(update_fields=["people_checked"])


@transaction.atomic
def leave_open_who_is_shown(picture: Picture) -> None:
    """Forget what was said of who is in a picture: it cannot be released until it is said again."""
    picture.people.all().delete()
    picture.people_checked = False
    picture.save(update_fields=["people_checked"])


@transaction.atomic
def destroy(picture: Picture) -> None:
    """Remove a picture, all its sizes, and its places in articles, live and in their history.

    The files go with the end of the transaction.
    """
    for article in ArticlePage.objects.all():
        _take_out_of_article(article, picture.pk)
    articles = ContentType.objects.get_for_model(ArticlePage)
    for revision in Revision.objects.filter(content_type=articles).iterator():
        _take_out_of_revision(revision, picture.pk)
    picture.delete()


def _take_out_of_article(article: ArticlePage, picture_id: int) -> None:
    before = article.body.get_prep_value()
    after = without_picture(before, picture_id)
    is_main = article.picture_id == picture_id
    if is_main:
        article.picture, article.picture_alt, article.picture_caption = None, "", ""
    if is_main or after != before:
        article.body = after
        article.save()


def _take_out_of_revision(revision: Revision, picture_id: int) -> None:
    before = json.loads(revision.content["body"])
    after = without_picture(before, picture_id)
    is_main = revision.content["picture"] == picture_id
    if is_main:
        revision.content |= {"picture": None, "picture_alt": "", "picture_caption": ""}
    if is_main or after != before:
        revision.content["body"] = json.dumps(after)
        revision.save(update_fields=["content"])
