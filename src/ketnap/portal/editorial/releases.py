"""Releasing articles: at the last step, at their hour, and taking them off the page again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Revision, WorkflowState

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.gate import ReleaseRefused
from ketnap.portal.editorial.hands import section_id_of
from ketnap.portal.editorial.log_actions import RELEASE_REFUSED, TAKEN_DOWN
from ketnap.portal.editorial.models import Rewriting
from ketnap.portal.editors.models import Editor
from ketnap.portal.editors.queries import editors_who
from ketnap.portal.news.gone import mark_gone
from ketnap.portal.news.models import ArticlePage


class NotAnApprover(Exception):
    """Only an approver of the section takes an article off the page."""


@transaction.atomic
def release_after(way: WorkflowState, editor: Editor | None) -> None:
    """Publish or schedule an article that has passed every step; the gate may refuse."""
    article: ArticlePage = way.content_object.specific
    revision = article.get_latest_revision()
    draft: ArticlePage = revision.as_object()
    if article.first_published_at is None and draft.published_at < timezone.now():
        # A draft bears the hour it was begun; readers are told when it appeared.
        draft.published_at = timezone.now()
        # The gate, not the form, tells what is still missing.
        revision = draft.save_revision(user=editor, clean=False)
    revision.publish(user=editor, skip_permission_checks=True)


def publish_due(*, now: datetime) -> int:
    """Publish what is due and return how much; whatever the gate refuses is held back and told."""
    due = Revision.page_revisions.filter(approved_go_live_at__lte=now)
    return sum(_publish_one(revision) for revision in due.order_by("approved_go_live_at"))


@transaction.atomic
def _publish_one(revision: Revision) -> bool:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ReleaseRefused as refused:
        _hold_back(revision, refused)
        return False
    return True


def _hold_back(revision: Revision, refused: ReleaseRefused) -> None:
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(instance=refused.article, action=RELEASE_REFUSED, revision=revision)
    ask_for_rewriting(refused.article, Rewriting.Cause.REFUSED)


@transaction.atomic
def take_down(article: ArticlePage, *, actor: Editor, reason: str) -> None:
    """Take an article off the page, or off the list of those that wait for their hour."""
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
