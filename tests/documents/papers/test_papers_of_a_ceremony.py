"""A ceremony of which papers were drawn up is not forgotten with them."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from admitting import approved
from conftest import today_actor
from documents.papers.conftest import VALUES, VERSION
from ketnap.casefiles.services import record_steps
from ketnap.documents.papers.queries import papers_of
from ketnap.documents.papers.services import draw_up
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.services import PlannedCeremony, plan_ceremony

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def ceremony(case, cell, keeper) -> Ceremony:
    """A ceremony to come, for somebody whose admission was approved."""
    record_steps(case.pk, approved(), by=keeper, seen_seq=2, override_reason="ghi bổ sung")
    order = PlannedCeremony(
        held_on=TODAY + timedelta(days=9), starts_at=time(15), place="Hội trường"
    )
    return plan_ceremony(cell, order, [case.pk], by=keeper, today=TODAY)


def call_off(client_of, clerk, ceremony):
    address = reverse("call_off_ceremony", args=[ceremony.pk])
    return client_of(clerk).post(address, follow=True)


def test_ceremony_with_a_paper_stays_and_the_page_says_why(client_of, clerk, ceremony, keeper):
    paper = draw_up(ceremony, "CT-LE", VERSION, TODAY, VALUES, by=keeper)

    answer = call_off(client_of, clerk, ceremony)

    assert "Đã lập giấy tờ của lễ này, nên không bỏ lịch được" in answer.content.decode()
    assert [life.paper for life in papers_of(today_actor(clerk), ceremony)] == [paper]


def test_ceremony_without_a_paper_is_called_off(client_of, clerk, ceremony):
    answer = call_off(client_of, clerk, ceremony)

    assert "Đã bỏ lịch lễ kết nạp." in answer.content.decode()
    assert not Ceremony.objects.exists()
