"""Ends the ways on which sections and home pages were sent before only articles went one.

Nobody's list shows them any more, and a page on a way cannot be changed.
"""

from typing import ClassVar

from django.db import migrations
from django.utils import timezone

_UNDER_WAY = ("in_progress", "needs_changes")
_ENDED = "cancelled"


def end_ways_of_other_pages(apps, schema_editor):  # type: ignore[no-untyped-def]
    """Cancel each way of a page that is no article, and the step it stands at, as Wagtail does."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    articles = kinds.filter(app_label="news", model="articlepage")
    states = apps.get_model("wagtailcore", "WorkflowState").objects
    ways = states.filter(status__in=_UNDER_WAY).exclude(content_type__in=articles)
    steps = apps.get_model("wagtailcore", "TaskState").objects
    steps.filter(workflow_state__in=ways, status="in_progress").update(
        status=_ENDED, finished_at=timezone.now()
    )
    ways.update(status=_ENDED)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("editorial", "0007_figure_as_sent"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0083_workflowcontenttype"),
    ]

    operations: ClassVar = [
        migrations.RunPython(end_ways_of_other_pages, migrations.RunPython.noop),
    ]
