"""Which addresses of the editor are open, and which page each is about; every other one is closed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from ketnap.portal.editorial.sight import pictures_seen_by, unseen_by
from ketnap.portal.editors.models import Editor

_PICTURE, _NOTHING = "image_id", ""
LONGEST_NUMBER = 18
"""No record has a number of more figures, and no database takes one."""

_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "page_id": (
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:preview_on_edit",
        "wagtailadmin_pages:view_draft",
        "wagtailadmin_pages:usage",
        "wagtailadmin_pages:delete",
        "wagtailadmin_pages:workflow_action",
        "wagtailadmin_pages:collect_workflow_action_data",
        "wagtailadmin_pages:confirm_workflow_cancellation",
        "wagtailadmin_pages:workflow_preview",
        "wagtailadmin_pages:revisions_index",
        "wagtailadmin_pages:revisions_view",
        "wagtailadmin_pages:revisions_revert",
        "wagtailadmin_pages:revisions_unschedule",
        "wagtailadmin_pages:workflow_history",
        "wagtailadmin_pages:workflow_history_detail",
        "wagtailadmin_pages:history",
        "wagtailadmin_pages:history_results",
    ),
    "page_to_move_id": ("wagtailadmin_pages:move", "wagtailadmin_pages:move_confirm"),
    "parent_page_id": (
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        "wagtailadmin_pages:add",
        "wagtailadmin_pages:preview_on_add",
        "wagtailadmin_pages:add_subpage",
        "wagtailadmin_choose_page_child",
    ),
    "pk": ("wagtailadmin_pages:revisions_compare", "wagtailadmin_api:pages:detail"),
    "object_id": ("wagtailadmin_editing_sessions:ping",),
    "article_id": (
        "editorial_beside",
        "editorial_take_off",
        "editorial_likeness",
        "editorial_receivers_told",
        "editorial_answer",
        "editorial_answer_no_longer",
        "editorial_agree_figure",
        "picture_desk",
        "add_pictures",
        "export_article",
    ),
    _PICTURE: (
        "remove_picture",
        "wagtailimages:edit",
        "wagtailimages:edit_multiple",
        "wagtailimages:delete_multiple",
        "wagtailimages:image_usage",
        "wagtailimages_chooser:select_format",
    ),
    _NOTHING: (
        "editor_door",
        "editor_script_texts",
        "editor_account",
        "editor_any_subjects",
        "editor_subjects",
        "editorial_work",
        "editorial_receivers_of_deleted_told",
        "editorial_home_words",
        "editorial_section_words",
        "editorial_new_section",
        "editorial_move_section",
        "editorial_close_section",
        "editorial_reopen_section",
        "wagtailadmin_home",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_dismissibles",
        "wagtailadmin_block_preview",
        "wagtailadmin_editing_sessions:release",
        "wagtailadmin_explore_root",
        "wagtailadmin_api:pages:listing",
        "wagtailadmin_pages:search",
        "wagtailadmin_pages:search_results",
        "wagtail_bulk_action",
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_search",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_results",
        "wagtailadmin_reports:workflow_tasks",
        "wagtailadmin_reports:workflow_tasks_results",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:site_history_results",
        "wagtailimages:index",
        "wagtailimages:index_results",
        "wagtailimages:add",
        "wagtailimages:add_multiple",
        "wagtailimages_chooser:choose",
        "wagtailimages_chooser:choose_results",
        "wagtailimages_chooser:chosen",
        "wagtailimages_chooser:chosen_multiple",
        "wagtailimages_chooser:create",
    ),
}
OPEN: Mapping[str, str] = {
    name: argument for argument, names in _NAMED_BY.items() for name in names
}
"""The open addresses by name, with the argument that names the page or the picture.

What a later Wagtail brings stays closed until somebody has decided who may see it.
"""


class ClosedDoors:
    """Answers 404 at a closed address of the editor, and about what somebody does not see."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        """Refuse before the view is asked."""
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name not in OPEN:
            raise Http404
        if isinstance(request.user, Editor) and not _sees(request.user, request, name, kwargs):
            raise Http404


def _sees(editor: Editor, request: HttpRequest, name: str, kwargs: Mapping[str, Any]) -> bool:
    if name == "wagtail_bulk_action":
        ticked = request.GET.getlist("id")
        if any(len(one) > LONGEST_NUMBER for one in ticked):
            return False
        is_of_pages = kwargs["app_label"] == "wagtailcore"
        return _sees_pages(editor, ticked) if is_of_pages else _sees_pictures(editor, ticked)
    argument = OPEN[name]
    if argument == _PICTURE:
        return _sees_pictures(editor, [str(kwargs[_PICTURE])])
    return _sees_pages(editor, [str(kwargs[argument])] if argument in kwargs else [])


def _sees_pages(editor: Editor, ids: Iterable[str]) -> bool:
    """Say whether none is unseen; all at once only where nothing is."""
    unseen = unseen_by(editor)
    return not any((unseen.filter(pk=one) if one.isdecimal() else unseen).exists() for one in ids)


def _sees_pictures(editor: Editor, ids: Iterable[str]) -> bool:
    """Say whether each is seen; of all at once Wagtail takes only those that are."""
    numbers = {int(one) for one in ids if one.isdecimal()}
    return pictures_seen_by(editor).filter(pk__in=numbers).count() == len(numbers)
