"""A section sent on the way of an article before only articles went it: an upgrade ends that way."""

from importlib import import_module

import pytest
from django.apps import apps
from newsroom import drafted, editor_of, fresh, hand_in, signed_in
from wagtail.models import TaskState, WorkflowState

from ketnap.domain.press.ticket import EditorRole

pytestmark = pytest.mark.django_db

UPGRADE = import_module("ketnap.portal.editorial.migrations.0008_no_way_for_other_pages")


@pytest.mark.parametrize("is_sent_back", [False, True])
def test_way_of_a_section_is_ended_and_that_of_an_article_goes_on(party_building, is_sent_back):
    article = drafted()
    hand_in(article, signed_in(EditorRole.EDITOR))
    party_building.save_revision()
    somebody = editor_of(signed_in(EditorRole.EDITOR))
    way = party_building.get_workflow().start(party_building, somebody)
    if is_sent_back:
        way.current_task_state.reject(user=somebody)

    UPGRADE.end_ways_of_other_pages(apps, None)

    assert party_building.current_workflow_state is None
    assert not TaskState.objects.filter(workflow_state=way, status="in_progress").exists()
    assert fresh(article).current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert fresh(article).current_workflow_task is not None
