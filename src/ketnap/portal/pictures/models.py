"""A picture, who is in it, and the sizes made of it."""

import secrets
from pathlib import PurePath
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

_NAME_BYTES = 12


class Picture(AbstractImage):
    """A picture (hình ảnh) of the news page; `description` is what is read out in its place."""

    people_checked = models.BooleanField(
        _("Đã xác định người trong ảnh"),
        default=False,
        help_text=_("Người nhận ra được trong ảnh đều đã được ghi, hoặc không có ai nhận ra được."),
    )

    taken_for = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("Nhận vào cho bài"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    known_sizes = models.JSONField(default=dict, editable=False)

    admin_form_fields = Image.admin_form_fields

    def get_upload_to(self, filename: str) -> str:
        """Return a name that tells nothing and that nobody can guess."""
        return (
            f"original_images/{secrets.token_hex(_NAME_BYTES)}{PurePath(filename).suffix.lower()}"
        )

    @property
    def default_alt_text(self) -> str:
        """Return the words in the picture's place; its title, often a file's name, is none."""
        return str(self.description)


class PicturedPerson(models.Model):
    """That somebody can be recognised in a picture, as an editor has said.

    The portal knows the reference of a consent (sự đồng ý) and the name as it is printed, no more.
    """

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="people")
    consent_reference = models.CharField(_("Mã sự đồng ý"), max_length=64, db_index=True)
    name = models.CharField(_("Tên như in trong bài"), max_length=120)

    objects: ClassVar[models.Manager["PicturedPerson"]] = models.Manager()

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("Người trong ảnh")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["picture", "consent_reference"], name="consent_once_in_a_picture"
            ),
            models.CheckConstraint(
                condition=~models.Q(consent_reference=""), name="pictured_person_has_a_consent"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Rendition(AbstractRendition):
    """One size of a picture, made when a page first asks for it."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    def __getstate__(self) -> dict[str, Any]:
        """Return what a cache keeps, marked so that Wagtail does not write it back at each reading."""
        return {**super().__getstate__(), "_from_cache": True}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_size"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["file"], name="rendition_of_a_file")]
