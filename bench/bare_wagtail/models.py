"""An article as Wagtail's tutorial builds one, with the pieces that the portal's articles have."""

from typing import ClassVar

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page


class FigureBlock(blocks.StructBlock):
    """A picture and the words under it."""

    picture = ImageBlock()
    caption = blocks.CharBlock()

    class Meta:
        template = "bare_wagtail/blocks/figure.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures."""

    figures = blocks.ListBlock(FigureBlock())

    class Meta:
        template = "bare_wagtail/blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    """Words somebody said."""

    words = blocks.TextBlock()
    source = blocks.CharBlock(required=False)

    class Meta:
        template = "bare_wagtail/blocks/quote.html"


class BodyBlock(blocks.StreamBlock):
    """The body of an article: what the portal keeps in one can be read as it is."""

    paragraph = blocks.RichTextBlock()
    heading = blocks.CharBlock(template="bare_wagtail/blocks/heading.html")
    list = blocks.RichTextBlock()
    quote = QuoteBlock()
    figure = FigureBlock()
    gallery = GalleryBlock()


class ArticleTag(TaggedItemBase):
    """That an article is found under a tag."""

    content_object = ParentalKey("ArticlePage", on_delete=models.CASCADE, related_name="tagged")


class ArticlePage(Page):
    """An article."""

    date = models.DateTimeField()
    intro = models.TextField()
    picture = models.ForeignKey(
        "wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    picture_caption = models.CharField(max_length=300)
    body = StreamField(BodyBlock())
    tags = ClusterTaggableManager(through=ArticleTag, blank=True)

    parent_page_types: ClassVar = ["wagtailcore.Page"]
