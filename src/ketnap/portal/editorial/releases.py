"""Releasing articles: at the last step, at their hour, and taking them off the page again."""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Revision, WorkflowState

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.gate import ReleaseRefused
from ketnap.portal.editorial.hands import section_id_of
from ketnap.portal.editorial.log_actions import LIKENESS_LOOKED_AT, RELEASE_REFUSED, TAKEN_DOWN
from ketnap.portal.editorial.models import Rewriting
from ketnap.portal.editorial.refusal import StepRefused
from ketnap.portal.editors.models import Editor
from ketnap.portal.editors.queries import editors_who
from ketnap.portal.news.holding import hold
from ketnap.portal.news.left_addresses import mark_gone
from ketnap.portal.news.models import ArticlePage

logger = logging.getLogger(__name__)


class NotAnApprover(Exception):
    """Only an approver of the section takes an article off the page."""


class Incomplete(StepRefused):
    """An article lacks something without which it cannot be kept as a page."""

    template = "editorial/incomplete.html"

    def __init__(self, article: ArticlePage, error: ValidationError) -> None:
        super().__init__(article)
        self.lacks = tuple(_lacks_of(article, error))


def held(article_id: int) -> ArticlePage:
    """Return an article as it is by now, while nobody else can release, withdraw or change it."""
    hold([article_id])
    article: ArticlePage = ArticlePage.objects.get(pk=article_id)
    return article


@transaction.atomic
def release_after(way: WorkflowState, editor: Editor | None) -> None:
    """Publish or schedule an article that has passed every step; the gate may refuse."""
    article = held(int(way.object_id))
    revision = article.get_latest_revision()
    draft: ArticlePage = revision.as_object()
    if article.first_published_at is None and draft.published_at < timezone.now():
        # A draft bears the hour it was begun; readers are told when it appeared.
        draft.published_at = timezone.now()
        # The gate, not the form, tells what is still missing.
        revision = draft.save_revision(user=editor, clean=False)
    _publish(revision, user=editor, skip_permission_checks=True)


def publish_due(*, now: datetime) -> int:
    """Publish what is due and return how much; whatever is refused is held back and told."""
    due = Revision.page_revisions.filter(approved_go_live_at__lte=now)
    return sum(_try_one(revision) for revision in list(due.order_by("approved_go_live_at")))


def _try_one(revision: Revision) -> bool:
    try:
        return _publish_one(revision)
    except Exception:
        # One article in trouble, whatever it is, must not keep the others from their hour.
        logger.exception("article %s could not be published at its hour", revision.object_id)
        return False


@transaction.atomic
def _publish_one(due: Revision) -> bool:
    hold([int(due.object_id)])
    # Somebody may have taken it off the list since the list was read.
    revision = Revision.objects.filter(pk=due.pk, approved_go_live_at__isnull=False).first()
    if revision is None:
        return False
    try:
        with transaction.atomic():
            _publish(revision, log_action="wagtail.publish.scheduled")
    except (ReleaseRefused, Incomplete) as refused:
        _hold_back(revision, refused)
        return False
    return True


def _publish(revision: Revision, **how: Any) -> None:
    try:
        revision.publish(**how)
    except ValidationError as error:
        raise Incomplete(revision.content_object, error) from error


def _lacks_of(article: ArticlePage, error: ValidationError) -> Iterator[str]:
    """Yield what is missing, with the name of its field where it has one."""
    names = {field.name: capfirst(field.verbose_name) for field in article._meta.concrete_fields}
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for field, messages in by_field.items():
        for message in messages:
            yield f"{names[field]}: {message}" if field in names else message


def _hold_back(revision: Revision, refused: StepRefused) -> None:
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(instance=refused.article, action=RELEASE_REFUSED, revision=revision)
    ask_for_rewriting(refused.article, Rewriting.Cause.REFUSED)


@transaction.atomic
def take_down(article: ArticlePage, *, actor: Editor, reason: str) -> None:
    """Take an article off the page, or off the list of those that wait for their hour."""
    article = held(article.pk)
    if not may_take_down(article, actor):
        raise NotAnApprover
    if article.live:
        mark_gone(article.get_parent().slug, article.slug)
        # The right to take down goes with the role, not with Wagtail's right to publish.
        action = UnpublishPageAction(article, user=actor, log_action=False)
        action.execute(skip_permission_checks=True)
    article.revisions.update(approved_go_live_at=None)
    log(instance=article, action=TAKEN_DOWN, user=actor, data={"reason": reason})
    ask_for_rewriting(article, Rewriting.Cause.TAKEN_DOWN, reason=reason, asked_by=actor)


def may_take_down(article: ArticlePage, editor: Editor) -> bool:
    """Say whether somebody approves articles of that section."""
    return editors_who(EditorRole.APPROVER, section_id_of(article)).filter(pk=editor.pk).exists()


def is_out(article: ArticlePage) -> bool:
    """Say whether readers see an article, or will at its hour."""
    return bool(article.live or article.scheduled_revision)


@transaction.atomic
def settle_likeness(article: ArticlePage, *, actor: Editor) -> None:
    """Note that somebody looked for a withdrawn name in an article and that it is not there."""
    asked = Rewriting.objects.filter(article=article, cause=Rewriting.Cause.LIKENESS, done_at=None)
    if asked.update(done_at=timezone.now()):
        log(instance=article, action=LIKENESS_LOOKED_AT, user=actor)


def ask_for_rewriting(
    article: ArticlePage,
    cause: Rewriting.Cause,
    *,
    reason: str = "",
    asked_by: Editor | None = None,
) -> None:
    """Let the editors know what is to be done; asked twice, it is to be done once."""
    Rewriting.objects.update_or_create(
        article=article,
        cause=cause,
        done_at=None,
        defaults={"reason": reason, "asked_by": asked_by},
    )
