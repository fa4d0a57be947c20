"""What follows from an article's being released."""

from typing import Any

from django.utils import timezone
from wagtail.signals import page_published

from ketnap.portal.editorial.gate import require_releasable
from ketnap.portal.editorial.models import Rewriting
from ketnap.portal.news.gone import mark_back
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.news.signals import releasing


def listen() -> None:
    """Stand at the gate of every release."""
    releasing.connect(_before_release, sender=ArticlePage, dispatch_uid="editorial_gate")
    page_published.connect(_after_release, sender=ArticlePage, dispatch_uid="editorial_after")


def _before_release(sender: Any, article: ArticlePage, **kwargs: Any) -> None:
    require_releasable(article)


def _after_release(sender: Any, instance: ArticlePage, **kwargs: Any) -> None:
    if instance.live:
        mark_back(instance.get_parent().slug, instance.slug)
        Rewriting.objects.filter(article=instance, done_at=None).update(done_at=timezone.now())
