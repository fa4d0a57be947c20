"""Reminders go to whoever must act, once for each point, and to nobody else."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from casefiles.papers import step
from conftest import BEGINNING, today_actor
from ketnap.accounts.models import RoleHeld
from ketnap.accounts.services import close_account, end_role
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import Role
from ketnap.organisations.models import ChainRole, OrganisationKind
from ketnap.organisations.queries import name_on
from ketnap.organisations.services import create_organisation, rename, set_chain
from ketnap.reminders.models import Reminder
from ketnap.reminders.queries import (
    due_reminders,
    latest_reminders,
    reminders_of,
    unread_count,
)
from ketnap.reminders.services import mark_read, raise_reminders
from ketnap.rules.load import load_calendar
from reminders.conftest import ANSWER_DUE_ON, CERTIFIED, answered, asked, decided, proposed

FIRST_DAY = date(2024, 5, 7)
ONE_DAY = timedelta(days=1)


def raised() -> list[tuple[str, str, date]]:
    """Who was reminded, why, and on which day."""
    rows = Reminder.objects.order_by("raised_on", "user__username")
    return [(row.user.username, row.occasion, row.raised_on) for row in rows]


def test_only_whoever_must_act_is_reminded(waiting, secretary, committee_officer, stranger):
    raise_reminders(on=FIRST_DAY)

    assert raised() == [("binh", "started", FIRST_DAY)]


def test_the_cell_owes_a_ceremony_so_its_secretary_is_reminded(
    cases, clerk, secretary, founder, administrator
):
    cases.open("Đỗ Quang Minh", CERTIFIED, decided(date(2024, 5, 6)))

    raise_reminders(on=FIRST_DAY)

    assert {who for who, _why, _on in raised()} == {"an", "quan-tri"}  # both hold the role


def test_where_nobody_keeps_the_files_the_secretary_is_reminded(cases, secretary, founder):
    cases.open("Đỗ Quang Minh", asked())

    raise_reminders(on=FIRST_DAY)

    assert {who for who, _why, _on in raised()} == {"an", "quan-tri"}


def test_a_body_that_uses_the_system_is_reminded_itself(
    people, cases, clerk, superior, committee_officer
):
    case, voted_on = proposed(cases, "Đỗ Quang Minh")
    following = load_calendar().nth_working_day_after(voted_on, 1)

    raise_reminders(on=following)

    [decision] = Reminder.objects.filter(code="decide_admission")
    assert (decision.user, decision.occasion) == (committee_officer, "started")
    assert reminders_of(today_actor(committee_officer)).get().casefile == case


def test_a_body_is_reminded_of_a_file_that_lies_there_after_its_name_and_the_chain_changed(
    cases, clerk, cell, superior, committee_officer
):
    case, voted_on = proposed(cases, "Đỗ Quang Minh")
    following = load_calendar().nth_working_day_after(voted_on, 1)
    sent = step("submitted", voted_on, matter="admission", to=name_on(superior.pk, voted_on))
    seen = case.entries.count()
    record_steps(case.pk, [sent], by=cases.actor, seen_seq=seen, override_reason="đã trình")
    by = acting_on_organisations(OPERATOR)
    kind = OrganisationKind.STANDING_COMMITTEE
    another = create_organisation(kind, "Ban Thường vụ", since=BEGINNING, actor=by)
    rename(superior, "Đảng ủy Viện Khảo cứu", on=following, actor=by)
    set_chain(cell, [(another, ChainRole.DECIDE)], since=following, actor=by)

    raise_reminders(on=following)

    [decision] = Reminder.objects.filter(code="decide_admission")
    assert decision.user == committee_officer


def test_a_body_that_decides_no_more_is_not_reminded_of_a_file_the_cell_has_not_sent(
    cases, clerk, cell, committee_officer
):
    _, voted_on = proposed(cases, "Đỗ Quang Minh")
    by = acting_on_organisations(OPERATOR)
    kind = OrganisationKind.STANDING_COMMITTEE
    another = create_organisation(kind, "Ban Thường vụ", since=BEGINNING, actor=by)
    following = load_calendar().nth_working_day_after(voted_on, 1)
    set_chain(cell, [(another, ChainRole.DECIDE)], since=following, actor=by)

    raise_reminders(on=following)

    users = set(Reminder.objects.filter(code="decide_admission").values_list("user", flat=True))
    assert users
    assert committee_officer.pk not in users


def test_a_second_run_on_the_same_day_adds_nothing(waiting):
    raise_reminders(on=FIRST_DAY)

    again = raise_reminders(on=FIRST_DAY)

    assert again == []
    assert len(raised()) == 1


def test_the_next_day_without_a_point_adds_nothing(waiting):
    raise_reminders(on=FIRST_DAY)

    raise_reminders(on=FIRST_DAY + ONE_DAY)

    assert len(raised()) == 1


def test_days_on_which_nobody_ran_it_are_made_up_for_once(waiting):
    raise_reminders(on=ANSWER_DUE_ON - ONE_DAY)

    assert raised() == [("binh", "ahead", ANSWER_DUE_ON - ONE_DAY)]


def test_the_database_refuses_a_reminder_twice(waiting):
    raise_reminders(on=FIRST_DAY)
    twice = Reminder.objects.get()
    twice.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        twice.save()


def test_an_answered_deadline_is_not_recalled(waiting, cases):
    record_steps(waiting.pk, [answered(date(2024, 5, 21))], by=cases.actor, seen_seq=1)

    assert due_reminders(on=date(2024, 5, 27)) == []


def test_a_closed_account_is_not_reminded(waiting, clerk, administrator, secretary):
    close_account(clerk, actor=administrator)

    raise_reminders(on=FIRST_DAY)

    assert "binh" not in {who for who, _why, _on in raised()}


def test_two_places_that_owe_an_answer_are_recalled_each(cases, clerk):
    cases.open("Đỗ Quang Minh", asked(), asked(place="Đảng ủy phường Hòa Bình"))

    raise_reminders(on=FIRST_DAY)

    assert [row.seq for row in Reminder.objects.order_by("seq")] == [1, 2]


def test_a_dry_look_stores_nothing(waiting):
    [due] = due_reminders(on=FIRST_DAY)

    assert due.duty.full_name == "Đỗ Quang Minh"
    assert Reminder.objects.count() == 0


# ---- what a user reads ----


def test_a_user_reads_only_his_own_reminders(waiting, binh, secretary, stranger):
    raise_reminders(on=FIRST_DAY)

    assert reminders_of(binh).count() == 1
    assert reminders_of(today_actor(secretary)).count() == 0
    assert reminders_of(today_actor(stranger)).count() == 0
    assert reminders_of(None).count() == 0


def test_whoever_may_no_longer_see_a_case_reads_no_reminder_of_it(waiting, clerk, administrator):
    raise_reminders(on=FIRST_DAY)
    held = RoleHeld.objects.get(user=clerk)
    end_role(held, on=BEGINNING + ONE_DAY, actor=administrator)

    assert reminders_of(today_actor(clerk)).count() == 0
    assert Reminder.objects.count() == 1


def test_the_bell_counts_running_deadlines_once_until_they_are_read(waiting, binh):
    raise_reminders(on=FIRST_DAY)
    raise_reminders(on=date(2024, 5, 27))

    before = unread_count(binh, on=date(2024, 5, 27))
    mark_read(actor=binh)

    assert before == 1
    assert unread_count(binh, on=date(2024, 5, 27)) == 0


def test_the_bell_forgets_what_is_done(waiting, cases, binh):
    raise_reminders(on=FIRST_DAY)
    record_steps(waiting.pk, [answered(date(2024, 5, 21))], by=cases.actor, seen_seq=1)

    running, over = latest_reminders(binh, on=date(2024, 5, 22))

    assert unread_count(binh, on=date(2024, 5, 22)) == 0
    assert (running, [each.occasion for each in over]) == ([], ["started"])


def test_nobody_marks_the_reminders_of_another_as_read(waiting, binh, secretary):
    raise_reminders(on=FIRST_DAY)
    ids = list(Reminder.objects.values_list("pk", flat=True))

    assert mark_read(ids, actor=today_actor(secretary)) == 0
    assert Reminder.objects.filter(read_at__isnull=True).count() == 1


def test_the_new_member_is_reminded_himself_where_he_has_an_account(people, cases, cell, clerk):
    mentor = {"name": "Lê Thị Chi", "official_on": BEGINNING.isoformat()}
    held = step("ceremony_held", date(2024, 5, 6), place="Hội trường", mentor=mentor)
    case = cases.open("Đỗ Quang Minh", CERTIFIED, decided(date(2024, 4, 8)), held)
    people.user("minh", Role.APPLICANT, cell, case.person)

    raise_reminders(on=FIRST_DAY)

    assert ("minh", "started", FIRST_DAY) in raised()
