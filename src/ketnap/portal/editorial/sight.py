"""What of the news an editor sees: a secretary only what his own cells sent, or nobody's."""

from django.db.models import Q, QuerySet
from wagtail.models import Page

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editors.models import Duty, Editor, SpokenFor
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.models import Picture

_READS_ALL = (EditorRole.EDITOR, EditorRole.APPROVER)


def unseen_by(editor: Editor) -> "QuerySet[ArticlePage]":
    """Return the articles of other cells in sections where somebody is a secretary at most."""
    own_cells = SpokenFor.objects.filter(editor=editor).values("cell")
    unseen: QuerySet[ArticlePage] = ArticlePage.objects.filter(press_source__cell__gt="").exclude(
        press_source__cell__in=own_cells
    )
    for path in _paths_read_whole(editor):
        unseen = unseen.exclude(path__startswith=path)
    return unseen


def is_unseen(editor: Editor, page_id: int) -> bool:
    """Say whether a page is an article that somebody does not see."""
    return unseen_by(editor).filter(pk=page_id).exists()


def seen_among(pages: "QuerySet[Page]", editor: Editor) -> "QuerySet[Page]":
    """Return the pages that somebody sees."""
    return pages.exclude(pk__in=unseen_by(editor).values("pk"))


def pictures_seen_by(editor: Editor) -> "QuerySet[Picture]":
    """Return the pictures taken in for articles that somebody sees.

    Those of no article are for whoever edits or approves, and for whoever uploaded them.
    """
    held = Duty.objects.filter(group__in=editor.groups.all())
    of_sections = Q(pk=None)
    for path in held.values_list("section__path", flat=True):
        of_sections |= Q(taken_for__path__startswith=path)
    seen = of_sections & ~Q(taken_for__in=unseen_by(editor).values("pk"))
    of_no_article = Q(taken_for=None)
    if not _paths_read_whole(editor):
        of_no_article &= Q(uploaded_by_user=editor)
    found: QuerySet[Picture] = Picture.objects.filter(seen | of_no_article)
    return found


def is_taken_for_unseen(editor: Editor, picture_id: int) -> bool:
    """Say whether a picture was taken in for an article that somebody does not see.

    One of no article, or of another section, may stand in a draft that he does see.
    """
    hidden = Picture.objects.filter(taken_for__in=unseen_by(editor).values("pk"))
    return bool(hidden.filter(pk=picture_id).exists())


def _paths_read_whole(editor: Editor) -> list[str]:
    held = Duty.objects.filter(group__in=editor.groups.all(), role__in=_READS_ALL)
    return list(held.values_list("section__path", flat=True).distinct())
