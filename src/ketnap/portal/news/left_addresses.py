"""Addresses at which an article stood: they lead to where it stands now, or say that it was taken down."""

from hashlib import sha256
from typing import Any, ClassVar

from django.db import models
from wagtail.signals import post_page_move


class LeftAddress(models.Model):
    """An address that an article has left (địa chỉ đã rời), as a digest: it may have held a name.

    It answers 301 while its `article` may be read elsewhere; 410 while it may not, and for ever
    once no article is kept: it was deleted, or a name was taken out of it.
    """

    digest = models.CharField(max_length=64, unique=True)
    article = models.ForeignKey(
        "news.ArticlePage", null=True, on_delete=models.SET_NULL, related_name="left_addresses"
    )
    left_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["LeftAddress"]] = models.Manager()


def mark_gone(section_slug: str, slug: str) -> None:
    """Let an address say that its article was taken down."""
    _leave(section_slug, slug, article_id=None)


def mark_moved(section_slug: str, slug: str, article_id: int) -> None:
    """Let an address lead to where its article stands now."""
    _leave(section_slug, slug, article_id=article_id)


def mark_back(section_slug: str, slug: str) -> None:
    """Let an address be that of an article again."""
    LeftAddress.objects.filter(digest=_digest(section_slug, slug)).delete()


def lead_no_further(article_id: int) -> None:
    """Let no earlier address lead to an article: one of them may hold the name that had to go."""
    LeftAddress.objects.filter(article=article_id).update(article=None)


def left_address(section_slug: str, slug: str) -> LeftAddress | None:
    """Return an address if an article stood there."""
    left = LeftAddress.objects.filter(digest=_digest(section_slug, slug))
    return left.select_related("article").first()


def leads_to_another(section_slug: str, slug: str, own_id: int | None) -> bool:
    """Say whether links to an address lead to another article than one's own."""
    leading = LeftAddress.objects.filter(article__isnull=False).exclude(article=own_id)
    return leading.filter(digest=_digest(section_slug, slug)).exists()


def listen() -> None:
    """Follow articles that go to another section."""
    post_page_move.connect(_follow_move, dispatch_uid="news_left_addresses")


def _follow_move(
    sender: Any, instance: Any, parent_page_before: Any, parent_page_after: Any, **_signal: Any
) -> None:
    if instance.live and parent_page_before.pk != parent_page_after.pk:
        mark_moved(parent_page_before.slug, instance.slug, instance.pk)
        mark_back(parent_page_after.slug, instance.slug)


def _leave(section_slug: str, slug: str, *, article_id: int | None) -> None:
    LeftAddress.objects.update_or_create(
        digest=_digest(section_slug, slug), defaults={"article_id": article_id}
    )


def _digest(section_slug: str, slug: str) -> str:
    return sha256(f"{section_slug}/{slug}".encode()).hexdigest()
