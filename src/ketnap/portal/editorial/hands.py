"""Whose text an article is, and who may pass it on: nobody his own where somebody else can."""

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editors.models import Editor
from ketnap.portal.editors.queries import editors_who
from ketnap.portal.news.models import ArticlePage


def section_id_of(article: ArticlePage) -> int:
    """Return the section an article stands in."""
    section: int = article.get_parent().pk
    return section


def may_pass(article: ArticlePage, editor: Editor, role: EditorRole) -> bool:
    """Say whether somebody may pass an article on: never his own, unless nobody else can."""
    others = editors_who(role, section_id_of(article)).exclude(pk=editor.pk)
    return not _is_own(article, editor, role) or not others.exists()


def _is_own(article: ArticlePage, editor: Editor, role: EditorRole) -> bool:
    way = article.current_workflow_state
    if editor.pk in {article.owner_id, way.requested_by_id if way else None}:
        return True
    # Whoever approves last sees what nobody sees after him, so he may not have typed it.
    latest = article.get_latest_revision()
    return role is EditorRole.APPROVER and latest is not None and latest.user_id == editor.pk
