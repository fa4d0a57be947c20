"""The way every article goes, laid out once for the whole portal."""

from django.db import transaction
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.models import RoleTask
from ketnap.portal.news.models import HomePage

_WAY_NAME = "Đường đi của một bài viết"
_STEP_NAMES = {
    EditorRole.SECRETARY: "Bí thư chi bộ xem",
    EditorRole.EDITOR: "Biên tập",
    EditorRole.APPROVER: "Duyệt",
}


@transaction.atomic
def lay_out_way(home: HomePage) -> None:
    """Let articles go from the secretary to an editor to an approver; what stands is left."""
    if WorkflowPage.objects.filter(page=home.page_ptr).exists():
        return
    way = Workflow.objects.create(name=_WAY_NAME)
    for place, role in enumerate(EditorRole):
        step = RoleTask.objects.create(name=_STEP_NAMES[role], role=role)
        WorkflowTask.objects.create(workflow=way, task=step, sort_order=place)
    WorkflowPage.objects.create(workflow=way, page=home.page_ptr)
