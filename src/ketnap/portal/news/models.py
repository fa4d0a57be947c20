"""The pages of the portal: a home, its sections, their articles."""

import json
from collections.abc import Sequence
from hashlib import sha256
from http import HTTPStatus
from typing import Any, ClassVar

from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import CommentPanel, FieldPanel, HelpPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail.url_routing import RouteResult

from ketnap.portal.news.blocks import BodyBlock
from ketnap.portal.news.caching import PAGE_SECONDS
from ketnap.portal.news.editions import Edition
from ketnap.portal.news.forms import ArticleForm
from ketnap.portal.news.holding import hold
from ketnap.portal.news.left_addresses import LeftAddress, left_address, mark_moved
from ketnap.portal.news.rights import ArticleRights, FrameRights
from ketnap.portal.news.signals import releasing
from ketnap.portal.news.words import address_of, search_words

__all__ = [
    "EDITORIAL_BOARD",
    "ArticlePage",
    "Edition",
    "HomePage",
    "LeftAddress",
    "SectionPage",
    "Subject",
]

EDITORIAL_BOARD = _("Ban Biên tập")
_SHOWN = (
    "pk",
    "title",
    "slug",
    "published_at",
    "lead",
    "picture_id",
    "picture_alt",
    "picture_caption",
    "author",
    "source",
)


class HomePage(Page):
    """The first page: the newest article large, then every section with its newest ones."""

    tagline = models.CharField(
        _("Dòng dưới tên trang"), max_length=200, help_text=_("Tổ chức mà trang tin thuộc về.")
    )
    contact = models.EmailField(
        _("Thư điện tử liên hệ"), blank=True, help_text=_("Nơi nhận yêu cầu gỡ tên hoặc ảnh.")
    )

    template = "news/home.html"
    max_count = 1
    parent_page_types = ("wagtailcore.Page",)
    subpage_types = ("news.SectionPage",)
    content_panels = (*Page.content_panels, FieldPanel("tagline"), FieldPanel("contact"))

    class Meta:
        verbose_name = _("Trang chủ")

    def permissions_for_user(self, user: Any) -> FrameRights:
        """Return what somebody may do with the page itself, for every view of Wagtail."""
        return FrameRights(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Return who answers for an address below; only sections stand here."""
        if not path_components:
            return super().route(request, path_components)
        section = _child_of(self, SectionPage, path_components[0])
        return section.route(request, path_components[1:])


class SectionPage(Page):
    """A section (chuyên mục) with its articles."""

    introduction = models.CharField(_("Giới thiệu"), max_length=300, blank=True)
    closed_on = models.DateField(_("Đóng từ ngày"), null=True, blank=True, editable=False)

    template = "news/section.html"
    parent_page_types = ("news.HomePage",)
    subpage_types = ("news.ArticlePage",)
    content_panels = (*Page.content_panels, FieldPanel("introduction"))

    class Meta:
        verbose_name = _("Chuyên mục")

    def permissions_for_user(self, user: Any) -> FrameRights:
        """Return what somebody may do with the page itself, for every view of Wagtail."""
        return FrameRights(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Return who answers for an address below; the section itself for one that was left."""
        if not path_components:
            return super().route(request, path_components)
        try:
            article = _child_of(self, ArticlePage, path_components[0])
            return article.route(request, path_components[1:])
        except Http404:
            left = left_address(self.slug, path_components[0])
            if left is None:
                raise
            return RouteResult(self, kwargs={"left": left, "sheets": path_components[1:]})

    def serve(
        self,
        request: HttpRequest,
        *args: Any,
        left: LeftAddress | None = None,
        sheets: Sequence[str] = (),
        **kwargs: Any,
    ) -> HttpResponse:
        """Return the section, or what an address says that an article has left."""
        if left is not None:
            return self._elsewhere(request, left.article, sheets)
        answer: HttpResponse = super().serve(request, *args, **kwargs)
        return answer

    def _elsewhere(
        self, request: HttpRequest, article: "ArticlePage | None", sheets: Sequence[str]
    ) -> HttpResponse:
        if article is None or not article.is_for_everybody:
            return render(request, "news/gone.html", {"section": self}, status=HTTPStatus.GONE)
        parts = (article.get_parent().slug, article.slug, *sheets, "")
        moved = HttpResponsePermanentRedirect(reverse("wagtail_serve", args=("/".join(parts),)))
        # Browsers would keep it for ever, also after the article was taken down.
        patch_cache_control(moved, public=True, max_age=PAGE_SECONDS)
        return moved


class Subject(TagBase):
    """A subject (chủ đề) articles are found under."""

    free_tagging = True

    class Meta:
        verbose_name = _("Chủ đề")

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the address of a subject, without diacritics; a number parts those alike."""
        address = address_of(tag)
        return address if i is None else f"{address}-{i}"


class ArticleSubject(ItemBase):
    """That an article is found under a subject."""

    tag = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="articles")
    content_object = ParentalKey(
        "news.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class ArticlePage(RoutablePageMixin, Page):
    """One article (bài viết)."""

    published_at = models.DateTimeField(_("Ngày giờ đăng"), db_index=True)
    lead = models.TextField(_("Sapo"), max_length=600)
    picture = models.ForeignKey(
        "pictures.Picture",
        verbose_name=_("Ảnh chính"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("Mô tả thay ảnh chính"),
        max_length=255,
        blank=True,
        help_text=_("Đọc cho người không nhìn thấy ảnh. Để trống thì lấy mô tả của ảnh."),
    )
    picture_caption = models.CharField(_("Chú thích ảnh chính"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("Nội dung"))
    author = models.CharField(_("Người viết"), max_length=120, default=EDITORIAL_BOARD)
    source = models.CharField(
        _("Nguồn"), max_length=200, blank=True, help_text=_("Để trống nếu là bài của trang tin.")
    )
    tags = ClusterTaggableManager(through=ArticleSubject, verbose_name=_("Chủ đề"), blank=True)
    folded_words = models.TextField(editable=False, default="")

    base_form_class = ArticleForm
    template = "news/article.html"
    parent_page_types = ("news.SectionPage",)
    subpage_types = ()
    content_panels = (
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("picture_alt"),
        FieldPanel("picture_caption"),
        FieldPanel("body"),
        FieldPanel("author"),
        FieldPanel("source"),
        FieldPanel("published_at"),
        FieldPanel("tags"),
        HelpPanel(template="editorial/beside_the_article.html", heading=_("Trước khi đăng")),
    )
    promote_panels = (FieldPanel("slug"),)
    # Without Wagtail's own dates: an article goes live on the day and at the hour it bears.
    settings_panels: ClassVar = (CommentPanel(),)

    class Meta:
        verbose_name = _("Bài viết")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(picture=None) | ~models.Q(picture_caption=""),
                name="main_picture_has_a_caption",
                violation_error_code="main_picture_without_caption",
                violation_error_message=_("Hãy viết chú thích cho ảnh chính."),
            ),
        )

    @property
    def is_for_everybody(self) -> bool:
        """Return whether visitors may read the article."""
        return bool(self.live) and not self.get_view_restrictions().exists()

    @property
    def made_of(self) -> str:
        """Return a digest of everything that the article itself brings to its page."""
        own = [getattr(self, field) for field in _SHOWN]
        told = json.dumps([*own, list(self.body.raw_data)], default=str, ensure_ascii=False)
        return sha256(told.encode()).hexdigest()

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Return whether an article may be begun in a section: not in a closed one."""
        return bool(super().can_create_at(parent)) and _takes_articles(parent)

    def can_move_to(self, parent: Page) -> bool:
        """Return whether the article may go to a section: not to a closed one."""
        return bool(super().can_move_to(parent)) and _takes_articles(parent)

    def permissions_for_user(self, user: Any) -> ArticleRights:
        """Return what somebody may do with the article, for every view of Wagtail and of ours."""
        return ArticleRights(user, self)

    @path("")
    def read(self, request: HttpRequest) -> TemplateResponse:
        """The article as everybody reads it."""
        shown: TemplateResponse = self.render(request)
        return shown

    @path("in/", name="print")
    def print_sheet(self, request: HttpRequest) -> TemplateResponse:
        """The article alone, to be printed."""
        shown: TemplateResponse = self.render(request, template="news/article_print.html")
        return shown

    @transaction.atomic
    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish or schedule a version, unless somebody who is told of it refuses."""
        hold([self.pk])
        revision.refresh_from_db()
        releasing.send(sender=ArticlePage, article=revision.as_object())
        before = ArticlePage.objects.get(pk=self.pk)
        super().publish(revision, *args, **kwargs)
        if before.live and ArticlePage.objects.get(pk=self.pk).slug != before.slug:
            mark_moved(before.get_parent().slug, before.slug, self.pk)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Keep a version; once released, it waits for the day and hour it bears."""
        self.go_live_at = self.published_at
        if self.picture and not self.picture_alt:
            self.picture_alt = self.picture.description
        return super().save_revision(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep beside the article the words it is found by; a draft is not saved here."""
        self.folded_words = search_words(self.title, self.lead, self.body)
        super().save(*args, **kwargs)


def _child_of(parent: Page, kind: type[Page], slug: str) -> Any:
    """Return the page below another, in one query where Wagtail needs two; it knows its parent."""
    child = kind.objects.child_of(parent).filter(slug=slug).first()
    if child is None:
        raise Http404
    child._cached_parent_obj = parent  # treebeard's own place for it
    return child


def _takes_articles(parent: Page) -> bool:
    section = parent.specific
    return isinstance(section, SectionPage) and section.closed_on is None
