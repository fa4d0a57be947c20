"""Saved reports come by mail once for each period that has ended, and name nobody."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core import mail

from conftest import today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.queries import CountBy, Figure
from ketnap.documents.registers.models import Term
from ketnap.domain.figures import Dimension, PeriodKind
from ketnap.figures.models import SavedReport
from ketnap.figures.services import ReportOrder, save_report
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on
from ketnap.reminders.models import MailAddress
from ketnap.reminders.services import mail_reports
from reminders.conftest import confirmed_address
from reminders.servers import REFUSED, RefusingBinh, Unreachable, mail_server

pytestmark = pytest.mark.django_db

ASKED = date(2024, 5, 6)
NEXT_MONTH = date(2024, 6, 1)


def mailed_report(cell: Organisation, owner: User, **asked) -> SavedReport:
    order = ReportOrder(
        name="Kết nạp của Đỗ Quang Minh",
        period=PeriodKind.YEAR,
        count_by=CountBy.DECISION,
        figure=Figure.ADMITTED,
        dimensions=[Dimension.SEX],
        months=12,
        is_known_only=False,
        is_for_outside=False,
        mailed_every=PeriodKind.MONTH,
        asked_on=ASKED,
    )
    return save_report(cell, replace(order, **asked), by=today_actor(owner))


@pytest.fixture
def report(cell: Organisation, secretary: User) -> SavedReport:
    return mailed_report(cell, secretary)


def test_a_report_is_mailed_once_when_its_month_has_ended(report, secretary, settings):
    settings.PUBLIC_ORIGIN = "https://ketnap.example"
    confirmed_address(secretary)

    sent = [mail_reports(on=day).sent for day in (ASKED, NEXT_MONTH, NEXT_MONTH)]

    assert sent == [0, 1, 0]
    [letter] = mail.outbox
    assert "01/01/2024 – 31/05/2024" in letter.subject  # the year so far, as the link shows it
    assert "https://ketnap.example/so-lieu/" in letter.body
    assert "period=year-2024-01-01" in letter.body
    assert "on=2024-05-31" in letter.body
    assert "Đỗ Quang Minh" not in letter.subject + letter.body


@pytest.mark.parametrize("names", [True, False])
def test_mail_says_of_which_body_a_report_is_unless_mails_name_nobody(
    report, secretary, cell, settings, names
):
    settings.MAIL_NAMES = names
    confirmed_address(secretary)

    mail_reports(on=NEXT_MONTH)

    assert (name_on(cell.pk, NEXT_MONTH) in mail.outbox[0].body) is names


def test_a_report_comes_when_a_half_year_has_ended(cell, secretary):
    mailed_report(cell, secretary, mailed_every=PeriodKind.HALF_YEAR)
    confirmed_address(secretary)

    sent = [mail_reports(on=day).sent for day in (date(2024, 6, 30), date(2024, 7, 1))]

    assert sent == [0, 1]
    assert "01/01/2024 – 30/06/2024" in mail.outbox[0].subject


def test_a_report_comes_once_when_the_term_of_the_body_or_of_the_one_above_has_ended(
    cell, superior, secretary
):
    of_term = {"mailed_every": PeriodKind.TERM, "period": PeriodKind.TERM}
    mailed_report(cell, secretary, **of_term, term_ended_on=date(2019, 8, 31))
    confirmed_address(secretary)
    before = mail_reports(on=date(2030, 1, 1)).sent
    for start, end in (
        (date(2014, 9, 1), date(2019, 8, 31)),
        (date(2019, 9, 1), date(2024, 8, 31)),
    ):
        Term.objects.create(
            organisation=superior, name=f"{start:%Y}", valid_from=start, valid_until=end
        )

    days = (date(2024, 8, 31), date(2024, 9, 1), date(2024, 9, 2))
    sent = [mail_reports(on=day).sent for day in days]

    assert (before, sent) == (0, [0, 1, 0])
    assert "01/09/2019 – 31/08/2024" in mail.outbox[0].subject
    assert "period=term" in mail.outbox[0].body
    assert "on=2024-08-31" in mail.outbox[0].body


def test_a_term_that_was_over_before_anybody_recorded_it_is_mailed_all_the_same(cell, secretary):
    of_term = {"mailed_every": PeriodKind.TERM, "period": PeriodKind.TERM}
    mailed_report(cell, secretary, **of_term, asked_on=date(2024, 9, 10))
    confirmed_address(secretary)
    days = {"valid_from": date(2019, 9, 1), "valid_until": date(2024, 8, 31)}
    Term.objects.create(organisation=cell, name="2019", **days)

    sent = [mail_reports(on=date(2024, 9, day)).sent for day in (15, 16)]

    assert sent == [1, 0]


def test_the_term_above_counts_for_a_cell_none_of_whose_terms_has_ended(cell, superior, secretary):
    mailed_report(cell, secretary, mailed_every=PeriodKind.TERM, period=PeriodKind.TERM)
    confirmed_address(secretary)
    Term.objects.create(organisation=cell, name="2024", valid_from=date(2024, 6, 1))
    Term.objects.create(
        organisation=superior,
        name="2019",
        valid_from=date(2019, 9, 1),
        valid_until=date(2024, 8, 31),
    )

    assert mail_reports(on=date(2024, 9, 1)).sent == 1
    assert "period=free" in mail.outbox[0].body
    assert "start=2019-09-01&end=2024-08-31&on=2024-08-31" in mail.outbox[0].body


def test_nobody_gets_a_report_without_a_confirmed_address_or_of_what_he_no_longer_sees(
    report, secretary, other_cell
):
    without_address = mail_reports(on=NEXT_MONTH).sent
    confirmed_address(secretary)
    SavedReport.objects.filter(pk=report.pk).update(organisation=other_cell)

    assert (without_address, mail_reports(on=NEXT_MONTH).sent, mail.outbox) == (0, 0, [])


def test_an_address_that_is_refused_holds_up_nobody_else_and_is_tried_again_in_an_hour(
    cell, clerk, secretary, settings
):
    for user in (clerk, secretary):
        mailed_report(cell, user)
        confirmed_address(user)
    mailed_report(cell, clerk, name="Báo cáo thứ hai")

    with mail_server(settings, RefusingBinh):
        first, soon = mail_reports(on=NEXT_MONTH), mail_reports(on=NEXT_MONTH)
    an_hour_ago = MailAddress.objects.get(user=clerk).failed_at - timedelta(hours=1)
    MailAddress.objects.filter(user=clerk).update(failed_at=an_hour_ago)
    later = mail_reports(on=NEXT_MONTH)

    assert (first.sent, first.failed) == (1, (f"binh: {REFUSED}",))
    assert (soon.sent, soon.failed) == (0, ())
    assert (later.sent, later.failed) == (2, ())
    assert MailAddress.objects.filter(failed_at__isnull=False).count() == 0


def test_a_server_that_hangs_up_is_left_alone_until_the_next_run(cell, clerk, secretary, settings):
    for user in (secretary, clerk):
        mailed_report(cell, user)
        confirmed_address(user)

    with mail_server(settings, Unreachable):
        runs = [mail_reports(on=NEXT_MONTH) for _minute in range(3)]

    assert [len(run.failed) for run in runs] == [1, 1, 0]
    assert MailAddress.objects.filter(failed_at__isnull=False).count() == 2
