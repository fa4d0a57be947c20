"""A step recorded in somebody's place says so for good."""

from datetime import date

import pytest
from django.utils import timezone

from casefiles.papers import nominated, reviewed
from conftest import today_actor
from ketnap.accounts.services import Span, delegate_role, end_role
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.services import record_steps
from ketnap.casefiles.verification import verify

pytestmark = pytest.mark.django_db

DAY = date(2024, 1, 8)


def test_log_keeps_in_whose_place_a_step_was_recorded(case, secretary, clerk):
    today = timezone.localdate()
    record_steps(case.pk, [nominated(DAY)], by=today_actor(clerk), seen_seq=0)
    acting = delegate_role(
        secretary.roles.get(), clerk, Span(today, today), actor=today_actor(secretary)
    )
    record_steps(case.pk, [reviewed(DAY)], by=today_actor(clerk), seen_seq=1)
    end_role(acting, on=today, actor=today_actor(secretary))
    record_steps(case.pk, [reviewed(DAY)], by=today_actor(clerk), seen_seq=2)

    names = LogEntry.objects.order_by("seq").values_list("recorded_by_name", flat=True)

    assert list(names) == [
        "Trần Văn Bình",
        "Trần Văn Bình (thay Nguyễn Thị An)",
        "Trần Văn Bình",
    ]
    assert list(verify()) == []
