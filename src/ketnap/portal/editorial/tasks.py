"""The steps an article passes: the secretary reads it, an editor works on it, an approver releases it."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.hands import hands_for, may_pass
from ketnap.portal.editorial.refusal import OwnText
from ketnap.portal.editors.models import ROLE_NAMES, Editor
from ketnap.portal.news.holding import hold
from ketnap.portal.news.models import ArticlePage

_PASS_NAMES = {
    EditorRole.SECRETARY: _("Đồng ý, chuyển biên tập"),
    EditorRole.EDITOR: _("Biên tập xong, chuyển duyệt"),
    EditorRole.APPROVER: _("Duyệt đăng"),
}
_PASS_NAMES_WITH_WORDS = {
    EditorRole.SECRETARY: _("Đồng ý kèm ý kiến"),
    EditorRole.EDITOR: _("Chuyển duyệt kèm ý kiến"),
    EditorRole.APPROVER: _("Duyệt đăng kèm ý kiến"),
}


class RoleTask(Task):
    """A step that whoever holds a role in the article's section takes."""

    role = models.CharField(
        _("Vai trò"),
        max_length=20,
        choices=[(role.value, name) for role, name in ROLE_NAMES.items()],
    )

    admin_form_fields: ClassVar = [*Task.admin_form_fields, "role"]

    class Meta:
        verbose_name = _("Bước theo vai trò")

    def user_can_access_editor(self, obj: ArticlePage, user: Editor) -> bool:
        """Return whether the step is that person's."""
        return self._is_for(obj, user)

    def locked_for_user(self, obj: ArticlePage, user: Editor) -> bool:
        """Return whether others must leave the article alone while it is at this step."""
        return not self._is_for(obj, user)

    def get_actions(self, obj: ArticlePage, user: Editor) -> list[tuple[str, Any, bool]]:
        """Return what somebody may do here: send back, and pass on unless the text is his own."""
        if not self._is_for(obj, user):
            return []
        role = EditorRole(self.role)
        actions: list[tuple[str, Any, bool]] = [("reject", _("Trả lại để sửa"), True)]
        if may_pass(obj, user, role):
            actions.append(("approve", _PASS_NAMES[role], False))
            actions.append(("approve", _PASS_NAMES_WITH_WORDS[role], True))
        return actions

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: Editor, action_name: str, **kwargs: Any
    ) -> None:
        """Take the step; what was typed on the same page counts as one's own text."""
        hold([int(task_state.workflow_state.object_id)])
        task_state.refresh_from_db()
        article = task_state.workflow_state.content_object.specific
        if action_name == "approve" and not may_pass(article, user, EditorRole(self.role)):
            raise OwnText(article)
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(
        self, user: Editor, **kwargs: Any
    ) -> "QuerySet[TaskState]":
        """Return the articles that wait at this step for somebody."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        pages = ArticlePage.objects.filter(
            pk__in=[int(pk) for pk in waiting.values_list("workflow_state__object_id", flat=True)]
        )
        own = [str(page.pk) for page in pages if self._is_for(page, user)]
        found: QuerySet[TaskState] = waiting.filter(workflow_state__object_id__in=own)
        return found

    @classmethod
    def get_description(cls) -> str:
        """Return what the list of step types says of this one."""
        return str(_("Ai giữ vai trò trong chuyên mục của bài thì làm bước này"))

    def _is_for(self, article: ArticlePage, user: Editor) -> bool:
        return hands_for(article, EditorRole(self.role)).filter(pk=user.pk).exists()
