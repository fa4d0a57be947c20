"""What waits for somebody, as the staff zone is told of it: that zone knows people and their mail."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice

from django.db.models import F, Max, Q
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from ketnap.domain.press.calls import ArticleWaits, Wait
from ketnap.domain.press.ticket import EditorRole
from ketnap.domain.text import nfc
from ketnap.portal.editorial.hands import owners_of
from ketnap.portal.editorial.models import PressSource, Rewriting
from ketnap.portal.editorial.work import is_begun, ways_of_articles
from ketnap.portal.news.models import ArticlePage

_MOST_TOLD = 200
"""An answer has a bound, and nobody reads more."""


def waiting() -> tuple[ArticleWaits, ...]:
    """Return each article that waits, once for everything it waits for."""
    return tuple(
        islice(chain(_steps(), _returned(), _rewritings(), _drafts(), _figures()), _MOST_TOLD)
    )


def _steps() -> Iterator[ArticleWaits]:
    running = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__in=ways_of_articles()
    )
    for state in running.select_related("task", "workflow_state").order_by("started_at"):
        article = _article(state.workflow_state)
        role = EditorRole(state.task.specific.role)
        own = owners_of(article, role).values_list("username", flat=True)
        yield _told(article, Wait(role.value), state.started_at, own=tuple(own))


def _returned() -> Iterator[ArticleWaits]:
    sent_back = ways_of_articles().filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    for way in sent_back.select_related("requested_by", "current_task_state"):
        if way.requested_by:
            since = way.current_task_state.finished_at
            account = way.requested_by.get_username()
            yield _told(_article(way), Wait.RETURNED, since, account=account)


def _rewritings() -> Iterator[ArticleWaits]:
    for asked in Rewriting.objects.filter(done_at=None).select_related("article"):
        is_likeness = asked.cause == Rewriting.Cause.LIKENESS
        wait = Wait.LIKENESS if is_likeness else Wait.REWRITING
        yield _told(asked.article, wait, asked.asked_at)


def _drafts() -> Iterator[ArticleWaits]:
    sent = PressSource.objects.filter(article__live=False, article__first_published_at=None)
    for source in sent.select_related("article"):
        if source.article and is_begun(source):
            yield _told(source.article, Wait.DRAFT, source.received_at)


def _figures() -> Iterator[ArticleWaits]:
    """Yield the articles in which a figure differs from the record, anew with each change of one."""
    sources = PressSource.objects.filter(article__isnull=False).select_related("article")
    differing = ~Q(figures__written=F("figures__now"))
    changed = sources.annotate(changed_at=Max("figures__changed_at", filter=differing))
    for source in changed.exclude(changed_at=None).order_by("changed_at"):
        if source.article:
            yield _told(source.article, Wait.FIGURES, source.changed_at)


def _article(way: WorkflowState) -> ArticlePage:
    found: ArticlePage = ArticlePage.objects.get(pk=way.object_id)
    return found


def _told(
    article: ArticlePage,
    wait: Wait,
    since: datetime,
    *,
    account: str = "",
    own: tuple[str, ...] = (),
) -> ArticleWaits:
    source = getattr(article, "press_source", None)
    return ArticleWaits(
        article=article.pk,
        wait=wait,
        section=article.get_parent().slug,
        title=nfc(article.draft_title),
        editor=reverse("wagtailadmin_pages:edit", args=[article.pk]),
        since=since,
        reference=source.reference if source else "",
        account=account,
        own=own,
    )
