"""A picture and the sizes made of it."""

from typing import ClassVar

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """A picture (hình ảnh) of the news page; `description` is what is read out in its place."""

    admin_form_fields = Image.admin_form_fields


class Rendition(AbstractRendition):
    """One size of a picture, made when a page first asks for it."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_size"
            )
        ]
