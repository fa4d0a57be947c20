"""The pieces an article's body is built of."""

import copy
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from ketnap.portal.pictures.by_number import pictures_by_number
from ketnap.portal.pictures.models import Picture

INLINE = ["bold", "italic", "link"]
"""Nothing else: letters, sizes and colours belong to the page, not to an article."""


class ChosenPictureBlock(ImageChooserBlock):
    """Wagtail's choice of a picture; those of a whole body are asked for by one standing question."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Picture | None]:
        """Return a picture for each number; each place has its own, to bear the words of the place."""
        numbers = list(values)
        found = dict[int | None, Picture](pictures_by_number(filter(None, numbers)).items())
        waiting = dict(found)
        return [waiting.pop(one, None) or copy.copy(found.get(one)) for one in numbers]


class PictureBlock(ImageBlock):
    """Wagtail's picture, whose inner field has a name in our words instead of one in English."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chosen = ChosenPictureBlock(required=required, label=_("Ảnh"))
        chosen.set_name("image")
        self.child_blocks["image"] = chosen


class FigureBlock(blocks.StructBlock):
    """A picture with the words under it; what is read out in its place belongs to the picture."""

    picture = PictureBlock(label=_("Hình ảnh"))
    caption = blocks.CharBlock(label=_("Chú thích"), max_length=300)

    class Meta:
        icon = "image"
        label = _("Hình ảnh")
        template = "news/blocks/figure.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures shown together, which open one after the other."""

    figures = blocks.ListBlock(FigureBlock(), label=_("Hình ảnh"), min_num=2, max_num=40)

    class Meta:
        icon = "image"
        label = _("Chùm ảnh")
        template = "news/blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    """Words somebody said or a paper says."""

    words = blocks.TextBlock(label=_("Lời trích"))
    source = blocks.CharBlock(label=_("Người nói hoặc văn bản"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Trích dẫn")
        template = "news/blocks/quote.html"


class BodyBlock(blocks.StreamBlock):
    """The body of an article, piece by piece."""

    paragraph = blocks.RichTextBlock(label=_("Đoạn văn"), features=INLINE)
    heading = blocks.CharBlock(
        label=_("Đề mục"), max_length=200, icon="title", template="news/blocks/heading.html"
    )
    list = blocks.RichTextBlock(
        label=_("Danh sách"), features=[*INLINE, "ol", "ul"], icon="list-ul"
    )
    quote = QuoteBlock()
    figure = FigureBlock()
    gallery = GalleryBlock()
