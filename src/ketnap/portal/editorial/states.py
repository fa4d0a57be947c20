"""How far articles have come."""

from django.urls import reverse

from ketnap.domain.press.calls import ArticleState, ArticleTold
from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.models import PressSource, Rewriting
from ketnap.portal.news.models import ArticlePage

_WITH = {
    EditorRole.SECRETARY: ArticleState.WITH_SECRETARY,
    EditorRole.EDITOR: ArticleState.WITH_EDITOR,
    EditorRole.APPROVER: ArticleState.WITH_APPROVER,
}


def state_of(article: ArticlePage) -> ArticleState:
    """Return how far an article has come; what readers see comes first."""
    if article.live:
        return ArticleState.PUBLISHED
    if article.scheduled_revision:
        return ArticleState.SCHEDULED
    step = step_of(article)
    if step:
        return step
    if article.rewritings.filter(done_at=None).exclude(cause=Rewriting.Cause.LIKENESS).exists():
        return ArticleState.TAKEN_DOWN
    return ArticleState.DRAFT


def step_of(article: ArticlePage) -> ArticleState | None:
    """Return whose step an article waits for, also as a change of what readers see already."""
    task = article.current_workflow_task
    return _WITH[EditorRole(task.role)] if task else None


def told_of(source: PressSource) -> ArticleTold:
    """Return what the staff zone may know of its article."""
    article = source.article
    if article is None:
        return ArticleTold(source.reference, ArticleState.DELETED, editor="")
    return ArticleTold(
        source.reference,
        state_of(article),
        editor=reverse("wagtailadmin_pages:edit", args=[article.pk]),
        public=article.get_url() or "" if article.live else "",
        title=article.draft_title,
        changed_at=article.latest_revision_created_at,
    )
