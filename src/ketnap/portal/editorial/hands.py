"""Whose text an article is, and who may pass it on: nobody his own where somebody else can."""

from django.db.models import QuerySet

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editors.models import Duty, Editor, SpokenFor
from ketnap.portal.editors.queries import editors_who
from ketnap.portal.news.models import ArticlePage


def section_id_of(article: ArticlePage) -> int:
    """Return the section an article stands in."""
    section: int = article.get_parent().pk
    return section


def cell_of(article: ArticlePage) -> str:
    """Return the cell whose package an article was drafted from; nothing for any other article."""
    # Wagtail hands over pages that know nothing of packages yet.
    cells = ArticlePage.objects.filter(pk=article.pk).values_list("press_source__cell", flat=True)
    return cells.first() or ""


def hands_for(article: ArticlePage, role: EditorRole) -> "QuerySet[Editor]":
    """Return who takes a step of an article: of the secretaries only those of its own cell."""
    hands = editors_who(role, section_id_of(article))
    cell = cell_of(article)
    if role is EditorRole.SECRETARY and cell:
        return hands.filter(cells__cell=cell)
    return hands


def may_write(article: ArticlePage, editor: Editor) -> bool:
    """Say whether somebody may write in an article: a secretary only in what his own cells sent."""
    cell = cell_of(article)
    if not cell:
        return True
    writes = Duty.objects.filter(
        section=section_id_of(article),
        group__in=editor.groups.all(),
        role__in=[EditorRole.EDITOR, EditorRole.APPROVER],
    )
    is_own = SpokenFor.objects.filter(editor=editor, cell=cell)
    return writes.exists() or is_own.exists()


def may_pass(article: ArticlePage, editor: Editor, role: EditorRole) -> bool:
    """Say whether somebody may pass an article on: never his own, unless nobody else can."""
    others = hands_for(article, role).exclude(pk=editor.pk)
    is_own = owners_of(article, role).filter(pk=editor.pk).exists()
    return not is_own or not others.exists()


def owners_of(article: ArticlePage, role: EditorRole) -> "QuerySet[Editor]":
    """Return those whose text an article is for whoever takes a step of it."""
    way = article.current_workflow_state
    owners = {article.owner_id, way.requested_by_id if way else None}
    # Whoever approves last sees what nobody sees after him, so he may not have typed it.
    latest = article.get_latest_revision()
    if role is EditorRole.APPROVER and latest is not None:
        owners.add(latest.user_id)
    return Editor.objects.filter(pk__in=owners - {None})
