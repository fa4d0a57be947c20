"""Lists of the screens as files: what stands on the page, and a line in the access log."""

import csv
import io
import json
from datetime import date

import pytest
from django.urls import reverse
from pyarrow.parquet import read_table

from conftest import BEGINNING, today_actor
from gathering import gathering_of
from ketnap.accounts.services import grant_role
from ketnap.audit.models import AccessEntry, Deed
from ketnap.domain.access import Actor, Role
from ketnap.occasions.courses.models import CourseKind
from ketnap.occasions.courses.services import PlannedCourse, plan_course
from ketnap.organisations.models import Organisation
from ketnap.plans.models import PlannedFigure, PlanSpan
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan
from ketnap.rules.load import load_calendar
from web.conftest import asked_for_verification, days_ago
from web.records_of_a_cell import register_ids

pytestmark = pytest.mark.django_db

THIS_YEAR = days_ago(0).year


def as_rows(browser, address) -> list[dict[str, object]]:
    return json.loads(browser.post(address, {"format": "json"}).content)


def noted(kind: str) -> list[str]:
    rows = AccessEntry.objects.filter(deed=Deed.EXPORTED, object_kind=kind)
    return list(rows.values_list("detail", flat=True))


def test_members_are_taken_out_and_each_is_noted(browser, people, cell):
    member = people.member(cell, "Trần Văn Bình", workplace="=Phòng Hạ tầng")
    assert reverse("export_members") in browser.get(reverse("members")).content.decode()

    answer = browser.post(reverse("export_members"), {"format": "csv"})

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert "'=Phòng Hạ tầng" in [row["Nơi công tác"] for row in rows]
    assert answer["Content-Disposition"].startswith('attachment; filename="dang-vien-')
    assert len(noted("member_list")) == 1
    entries = AccessEntry.objects.filter(deed=Deed.EXPORTED, object_kind="person")
    assert member.pk in set(entries.values_list("object_id", flat=True))


def test_a_plan_is_taken_out_with_targets_and_results(browser, cell, secretary):
    order = PlanOrder(
        span=PlanSpan.YEAR,
        starts_on=date(THIS_YEAR, 1, 1),
        ends_on=date(THIS_YEAR, 12, 31),
        resolution="01-NQ/CB",
    )
    plan = set_up_plan(cell, order, by=today_actor(secretary))
    set_targets(plan.pk, {(None, PlannedFigure.ADMITTED): 3}, by=today_actor(secretary))
    address = reverse("export_plan", args=[plan.pk])
    assert address in browser.get(reverse("plan", args=[plan.pk])).content.decode()

    whole = as_rows(browser, address)[0]
    table = read_table(io.BytesIO(browser.post(address, {"format": "parquet"}).content))

    assert table.to_pylist()[0] == whole
    assert (whole["unit"], whole["admitted_target"]) == ("Toàn chi bộ", 3)
    assert (whole["admitted_reached"], whole["recognised_target"]) == (0, None)
    assert len(noted("plan")) == 2


def test_a_register_is_taken_out_in_the_order_of_its_numbers(browser, cell, secretary):
    number = register_ids(cell, today_actor(secretary), "Hai")["register_id"]
    address = reverse("export_register", args=[number])
    assert address in browser.get(reverse("register", args=[number])).content.decode()

    rows = as_rows(browser, address)

    assert [row["summary"] for row in rows] == ["về việc Hai"]
    assert len(noted("register")) == 1


def _course(cell: Organisation, title: str, starts_on: date, *, by: Actor) -> None:
    order = PlannedCourse(
        kind=CourseKind.AWARENESS, title=title, issuer="Trung tâm", starts_on=starts_on
    )
    plan_course(cell, order, by=by)


def test_the_calendar_of_the_year_is_taken_out(browser, cell, secretary):
    _course(cell, "Lớp 1", days_ago(0), by=today_actor(secretary))
    assert reverse("export_calendar") in browser.get(reverse("calendar")).content.decode()

    rows = as_rows(browser, reverse("export_calendar"))

    assert [(row["title"], row["starts_on"]) for row in rows] == [("Lớp 1", f"{days_ago(0)}")]
    assert len(noted("calendar")) == 1


def test_the_calendar_is_taken_out_in_the_order_of_their_days(browser, cell, secretary):
    for title, month in [("Lớp tháng Mười", 10), ("Lớp tháng Hai", 2)]:
        _course(cell, title, date(THIS_YEAR, month, 1), by=today_actor(secretary))

    rows = as_rows(browser, reverse("export_calendar"))

    assert [row["title"] for row in rows] == ["Lớp tháng Hai", "Lớp tháng Mười"]


def test_the_calendar_is_taken_out_with_deadlines_and_each_person_is_noted(browser, cases):
    asked_on = date(THIS_YEAR - 1, 3, 3)
    case = cases.open("Đỗ Quang Minh", asked_for_verification(asked_on))
    due_on = load_calendar().nth_working_day_after(asked_on, 30)

    rows = as_rows(browser, f"{reverse('export_calendar')}?on={THIS_YEAR - 1}-03-10")

    [row] = [row for row in rows if row["person"] == "Đỗ Quang Minh"]
    assert (row["starts_on"], row["kind"]) == (f"{due_on}", "Thời hạn")
    assert "cell" not in row
    entries = AccessEntry.objects.filter(deed=Deed.EXPORTED, object_kind="person")
    assert list(entries.values_list("object_id", flat=True)) == [case.person_id]


def test_the_calendar_of_several_cells_names_each(
    browser, cell, secretary, stranger, other_cell, people
):
    _course(cell, "Lớp ở đây", days_ago(0), by=today_actor(secretary))
    _course(other_cell, "Lớp ở kia", days_ago(0), by=today_actor(stranger))
    alone = as_rows(browser, reverse("export_calendar"))
    people.also(secretary, Role.CELL_COMMITTEE_MEMBER, other_cell)

    both = as_rows(browser, reverse("export_calendar"))

    assert [(row["title"], "cell" in row) for row in alone] == [("Lớp ở đây", False)]
    assert [(row["title"], row["cell"]) for row in both] == [
        ("Lớp ở kia", "Chi bộ Kế hoạch"),
        ("Lớp ở đây", "Chi bộ Văn phòng"),
    ]


def test_what_the_calendar_shows_but_the_reader_may_not_take_out_stays(
    browser, people, secretary, stranger, other_cell, administrator
):
    officers = [people.member(other_cell, name) for name in ("Lê Thị Hạnh", "Hoàng Văn Kiên")]
    there = gathering_of(people, other_cell, today_actor(stranger), officers)
    meeting = there.meeting(days_ago(0))
    role = Role.OFFICIAL_MEMBER
    grant_role(secretary, other_cell, role, since=BEGINNING, actor=administrator)

    shown = browser.get(reverse("calendar")).content.decode()
    rows = as_rows(browser, reverse("export_calendar"))

    assert reverse("meeting", args=[meeting.pk]) in shown
    assert rows == []


def test_what_is_no_form_of_a_file_is_refused(browser):
    assert browser.post(reverse("export_members"), {"format": "exe"}).status_code == 422
