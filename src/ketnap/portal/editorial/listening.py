"""What the news ask of the editorial work: the gate of a release, what follows it, who may write."""

from typing import Any

from django.utils import timezone
from wagtail.signals import page_published

from ketnap.portal.editorial.gate import require_releasable
from ketnap.portal.editorial.hands import may_write
from ketnap.portal.editorial.models import Rewriting
from ketnap.portal.editorial.sight import is_taken_for_unseen
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.left_addresses import mark_back
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.news.signals import asking_to_see, asking_to_write, releasing


def listen() -> None:
    """Stand at the gate of every release, and before what another cell sent."""
    releasing.connect(_before_release, sender=ArticlePage, dispatch_uid="editorial_gate")
    page_published.connect(_after_release, sender=ArticlePage, dispatch_uid="editorial_after")
    asking_to_write.connect(_leave_to_its_own_cell, dispatch_uid="editorial_hands")
    asking_to_see.connect(_hide_from_other_cells, dispatch_uid="editorial_sight")


def _before_release(sender: Any, article: ArticlePage, **kwargs: Any) -> None:
    require_releasable(article)


def _leave_to_its_own_cell(sender: Any, article: ArticlePage, editor: Any, **kwargs: Any) -> bool:
    return not isinstance(editor, Editor) or may_write(article, editor)


def _hide_from_other_cells(sender: Any, picture_id: int, editor: Any, **kwargs: Any) -> bool:
    return not isinstance(editor, Editor) or not is_taken_for_unseen(editor, picture_id)


def _after_release(sender: Any, instance: ArticlePage, **kwargs: Any) -> None:
    if instance.live:
        mark_back(instance.get_parent().slug, instance.slug)
        Rewriting.objects.filter(article=instance, done_at=None).update(done_at=timezone.now())
