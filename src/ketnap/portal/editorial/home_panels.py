"""What Wagtail's first page recalls to an editor, without what he no longer sees."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.views.home import RecentEditsPanel, UserObjectsInWorkflowModerationPanel

from ketnap.portal.editorial.sight import unseen_by


class OwnRecentEdits(RecentEditsPanel):
    """The pages that somebody changed last."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return them without articles of a cell for which he speaks no more."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        unseen = set(unseen_by(parent_context["request"].user).values_list("pk", flat=True))
        kept = [(at, page) for at, page in context["last_edits"] if page.pk not in unseen]
        return {**context, "last_edits": kept}


class OwnOnTheirWay(UserObjectsInWorkflowModerationPanel):
    """The articles that somebody began or handed in."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return them without articles of a cell for which he speaks no more."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        unseen = set(unseen_by(parent_context["request"].user).values_list("pk", flat=True))
        states = context["workflow_states"]
        kept = [state for state in states if int(state.object_id) not in unseen]
        return {**context, "workflow_states": kept}


_IN_THE_PLACE_OF = {one.name: one for one in (OwnRecentEdits, OwnOnTheirWay)}
_NOT_OURS = {"locked_pages"}
"""Nobody here may lock a page."""


def put_in_place(panels: list[Any]) -> None:
    """Change the panels of Wagtail for these."""
    panels[:] = [
        _IN_THE_PLACE_OF[panel.name]() if panel.name in _IN_THE_PLACE_OF else panel
        for panel in panels
        if panel.name not in _NOT_OURS
    ]
