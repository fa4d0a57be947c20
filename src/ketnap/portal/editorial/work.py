"""What waits for an editor: only what that person can do."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, QuerySet
from wagtail.models import TaskState, WorkflowState

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.handed_on import HandedOn, handed_on_in
from ketnap.portal.editorial.models import PressSource, Rewriting, TextFigure
from ketnap.portal.editorial.sight import unseen_by
from ketnap.portal.editorial.site_pages import may_set_up_home
from ketnap.portal.editors.models import Editor
from ketnap.portal.editors.queries import sections_of
from ketnap.portal.news.models import ArticlePage, HomePage


@dataclass
class Work:
    """The work of one editor, read when it is asked for."""

    editor: Editor

    @cached_property
    def steps(self) -> list[TaskState]:
        """Return the articles at a step that is this person's, the longest waiting first."""
        states = TaskState.objects.reviewable_by(self.editor)
        states = states.filter(workflow_state__in=ways_of_articles())
        return list(states.select_related("task", "workflow_state").order_by("started_at"))

    @cached_property
    def returned(self) -> list[WorkflowState]:
        """Return what this person handed in and somebody sent back."""
        returned = ways_of_articles().filter(
            requested_by=self.editor, status=WorkflowState.STATUS_NEEDS_CHANGES
        )
        unseen = [str(pk) for pk in unseen_by(self.editor).values_list("pk", flat=True)]
        return list(returned.exclude(object_id__in=unseen).order_by("created_at"))

    @cached_property
    def rewritings(self) -> list[Rewriting]:
        """Return the articles that were taken down or held back, and must be put in order."""
        return list(
            self._open_rewritings.exclude(cause=Rewriting.Cause.LIKENESS).select_related("article")
        )

    @cached_property
    def likenesses(self) -> list[Rewriting]:
        """Return the articles in which a withdrawn name may stand: people must look."""
        return list(
            self._open_rewritings.filter(cause=Rewriting.Cause.LIKENESS).select_related("article")
        )

    @cached_property
    def handed_on(self) -> list[HandedOn]:
        """Return the articles of whose exports somebody must be told, as a consent has fallen."""
        return handed_on_in(sections_of(self.editor, EditorRole.EDITOR))

    @cached_property
    def drafts(self) -> list[PressSource]:
        """Return the drafts from the staff zone that nobody has handed in yet."""
        sources = PressSource.objects.filter(
            article__in=self._own_articles, article__live=False, article__first_published_at=None
        ).select_related("article")
        return [source for source in sources.order_by("received_at") if is_begun(source)]

    @cached_property
    def figures(self) -> list[TextFigure]:
        """Return the figures of articles that the record has otherwise by now."""
        differing = TextFigure.objects.filter(source__article__in=self._own_articles)
        return list(differing.exclude(written=F("now")).select_related("source__article"))

    @cached_property
    def lacks_contact(self) -> bool:
        """Return whether the portal names nobody to turn to, and this person may change that."""
        return HomePage.objects.filter(contact="").exists() and may_set_up_home(self.editor)

    @property
    def count(self) -> int:
        """Return how many things wait."""
        asked = (self.steps, self.returned, self.rewritings, self.likenesses)
        waiting = sum(len(one) for one in (*asked, self.handed_on, self.drafts, self.figures))
        return waiting + self.lacks_contact

    @property
    def _open_rewritings(self) -> "QuerySet[Rewriting]":
        return Rewriting.objects.filter(article__in=self._own_articles, done_at=None)

    @cached_property
    def _own_articles(self) -> "QuerySet[ArticlePage]":
        """Return the articles that this person edits."""
        articles = ArticlePage.objects.none()
        for section in sections_of(self.editor, EditorRole.EDITOR):
            articles |= ArticlePage.objects.child_of(section)
        found: QuerySet[ArticlePage] = articles
        return found


def ways_of_articles() -> "QuerySet[WorkflowState]":
    """Return the ways through hands of articles: no other page goes one."""
    articles = ContentType.objects.get_for_model(ArticlePage)
    found: QuerySet[WorkflowState] = WorkflowState.objects.filter(content_type=articles)
    return found


def is_begun(source: PressSource) -> bool:
    """Say whether a draft of the staff zone waits to be handed in for the first time."""
    article = source.article
    return bool(
        article
        and not article.workflow_in_progress
        and not article.scheduled_revision
        and not article.rewritings.filter(done_at=None)
        .exclude(cause=Rewriting.Cause.LIKENESS)
        .exists()
    )
