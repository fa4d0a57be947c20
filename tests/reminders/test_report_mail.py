"""Saved reports come by mail once for each period that has ended, and name nobody."""

from datetime import date

import pytest
from django.core import mail

from conftest import today_actor
from ketnap.casefiles.queries import CountBy, Figure
from ketnap.domain.figures import Dimension, PeriodKind
from ketnap.figures.models import SavedReport
from ketnap.figures.services import ReportOrder, save_report
from ketnap.organisations.models import Organisation
from ketnap.reminders.services import mail_reports
from reminders.conftest import confirmed_address
from reminders.test_reminder_mail import Unreachable

pytestmark = pytest.mark.django_db

ASKED = date(2024, 5, 6)
NEXT_MONTH = date(2024, 6, 1)


@pytest.fixture
def report(cell: Organisation, secretary) -> SavedReport:
    order = ReportOrder(
        name="Kết nạp của Đỗ Quang Minh",
        period=PeriodKind.YEAR,
        count_by=CountBy.DECISION,
        figure=Figure.ADMITTED,
        dimensions=[Dimension.SEX],
        mailed_every=PeriodKind.MONTH,
        asked_on=ASKED,
    )
    return save_report(cell, order, by=today_actor(secretary))


def test_a_report_is_mailed_once_when_its_month_has_ended(report, secretary, settings):
    settings.PUBLIC_ORIGIN = "https://ketnap.example"
    confirmed_address(secretary)

    sent = [mail_reports(on=day).sent for day in (ASKED, NEXT_MONTH, NEXT_MONTH)]

    assert sent == [0, 1, 0]
    [letter] = mail.outbox
    assert "01/05/2024 – 31/05/2024" in letter.subject
    assert "https://ketnap.example/so-lieu/" in letter.body
    assert "period=year-2024-01-01" in letter.body
    assert "on=2024-05-31" in letter.body
    assert "Đỗ Quang Minh" not in letter.subject + letter.body


def test_nobody_gets_a_report_without_a_confirmed_address_or_of_what_he_no_longer_sees(
    report, secretary, other_cell
):
    without_address = mail_reports(on=NEXT_MONTH).sent
    confirmed_address(secretary)
    SavedReport.objects.filter(pk=report.pk).update(organisation=other_cell)

    assert (without_address, mail_reports(on=NEXT_MONTH).sent, mail.outbox) == (0, 0, [])


def test_what_a_mail_server_refuses_is_sent_with_the_next_run(report, secretary, settings):
    confirmed_address(secretary)
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{Unreachable.__module__}.{Unreachable.__name__}"
    refused = mail_reports(on=NEXT_MONTH)
    settings.EMAIL_BACKEND = working

    assert (refused.sent, len(refused.failed)) == (0, 1)
    assert mail_reports(on=NEXT_MONTH).sent == 1
