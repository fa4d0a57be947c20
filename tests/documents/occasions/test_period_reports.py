"""The report of a committee: its figures are those of everything below it, and it names nobody."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casefiles.papers import listed, step
from conftest import today_actor
from documents.layout_checks import lines_of
from ketnap.casefiles.queries import CountBy
from ketnap.casefiles.services import choose_counting_day, open_casefile, record_steps
from ketnap.documents.period_reports import period_report
from ketnap.documents.sources.committees import Below
from ketnap.documents.sources.period_figures import Reported
from ketnap.domain.figures import Span
from ketnap.figures.rates import admission_rates
from ketnap.organisations.models import OrganisationKind
from ketnap.organisations.services import create_organisation
from ketnap.people.models import MemberStatus
from ketnap.people.services import admit_member
from ketnap.plans.models import PlannedFigure, PlanSpan
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan

pytestmark = pytest.mark.django_db

YEAR = Span(date(2024, 1, 1), date(2024, 12, 31))
NAMES = ("Đỗ Quang Minh", "Vũ Thu Hà")
APPROVED = (
    listed(date(2023, 6, 1)),
    step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
    step(
        "decided",
        date(2024, 3, 4),
        matter="admission",
        outcome="approved",
        decision="41-QĐ",
        body="Đảng ủy",
    ),
)


@pytest.fixture
def year_of_work(people, cell, other_cell, secretary, stranger):
    """One admitted by the cell, which plans two; the sister cell only listed somebody."""
    own, others = today_actor(secretary), today_actor(stranger)
    for name, place, actor, steps in (
        (NAMES[0], cell, own, APPROVED),
        (NAMES[1], other_cell, others, [listed(date(2024, 2, 1))]),
    ):
        case = open_casefile(people.person(place, name), place, by=actor)
        record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="bổ sung")
    roll = {"status": MemberStatus.OFFICIAL, "official_on": date(2015, 5, 5)}
    member = people.person(other_cell, "Hồ Thị Lan")
    admit_member(member, other_cell, since=date(2020, 1, 1), actor=others, **roll)
    order = PlanOrder(span=PlanSpan.YEAR, starts_on=YEAR.start, ends_on=YEAR.end)
    set_targets(set_up_plan(cell, order, by=own).pk, {(None, PlannedFigure.ADMITTED): 2}, by=own)


@pytest.fixture
def report(year_of_work, superior):
    return period_report(superior, YEAR, on=YEAR.end)


def test_the_figures_are_of_all_below(report):
    texts = report.filled.texts

    assert (texts["period_listed"], texts["period_admitted"]) == ("01", "01")
    assert (texts["admission_target"], texts["admission_target_share"]) == ("02", "50")
    assert (texts["cells_admitting"], texts["cells_with_source"]) == ("01", "02")
    assert (texts["sympathisers_at_end"], texts["on_probation_at_end"]) == ("02", "00")
    assert texts["period_name"] == "năm 2024"


def test_tables_by_organisation_of_plans_and_of_quiet_cells(report, cell, other_cell):
    rows = report.filled.rows

    parts = [(row["listed"], row["admitted"]) for row in rows["parts_below"]]
    assert parts == [("00", "01"), ("01", "00")]
    (plan,) = rows["plans_below"]
    assert (plan["target"], plan["reached"], plan["share"]) == ("02", "01", "50")
    (quiet,) = rows["quiet_cells"]
    assert (quiet["name"], quiet["last_on"]) == (rows["parts_below"][1]["name"], "chưa có")


def test_a_target_is_measured_by_the_cells_that_set_it_in_the_sentence_as_in_the_table(
    year_of_work, people, other_cell, stranger, superior
):
    actor = today_actor(stranger)
    for name in ("Lý Văn Sơn", "Bùi Xuân Nam"):
        case = open_casefile(people.person(other_cell, name), other_cell, by=actor)
        record_steps(case.pk, APPROVED, by=actor, seen_seq=0, override_reason="bổ sung")

    filled = period_report(superior, YEAR, on=YEAR.end).filled

    assert filled.texts["period_admitted"] == "03"
    names = ("admission_target", "admission_target_reached", "admission_target_share")
    (plan,) = filled.rows["plans_below"]
    assert [filled.texts[name] for name in names] == ["02", "01", "50"]
    assert [plan[name] for name in ("target", "reached", "share")] == ["02", "01", "50"]


def test_a_part_that_never_entered_its_members_has_no_number_of_them(
    year_of_work, superior, administrator
):
    create_organisation(
        OrganisationKind.CELL,
        "Chi bộ Mới",
        since=YEAR.start,
        parent=superior,
        actor=administrator,
    )

    filled = period_report(superior, YEAR, on=YEAR.end).filled

    members = {row["name"]: row["members"] for row in filled.rows["parts_below"]}
    assert members["Chi bộ Mới"] == "chưa có danh sách đảng viên"
    assert sorted(members.values())[:-1] == ["01", "02"]


def test_whoever_was_admitted_is_asked_for_once_for_all_plans(
    year_of_work, superior, other_cell, stranger
):
    actor = today_actor(stranger)
    order = PlanOrder(span=PlanSpan.YEAR, starts_on=YEAR.start, ends_on=YEAR.end)
    plan = set_up_plan(other_cell, order, by=actor)
    set_targets(plan.pk, {(None, PlannedFigure.ADMITTED): 1}, by=actor)
    below = Below(superior, Reported.usual(superior.path, YEAR))

    with CaptureQueriesContext(connection) as queries:
        reached = [row["reached"] for row in below._plans()]

    assert reached == ["01", "00"]
    # The facts, and of whom there may be several: for both plans, not for each.
    assert sum("casefiles_countedfact" in query["sql"] for query in queries) == 2


def test_the_word_file_says_by_which_day_it_counts_and_names_nobody(report):
    words = "\n".join(lines_of(report.word()))

    assert "kết quả công tác phát triển đảng viên năm 2024" in words
    assert "Số kết nạp tính theo ngày ban hành quyết định." in words
    assert not any(name in words for name in NAMES)


def test_the_installations_day_counts(year_of_work, superior, administrator):
    choose_counting_day(CountBy.CEREMONY, "Kết luận 12-KL/ĐU", by=administrator)

    report = period_report(superior, YEAR, on=YEAR.end)

    assert report.filled.texts["period_admitted"] == "00"
    assert "tổ chức lễ kết nạp" in report.filled.texts["counting_day"]


def test_a_cell_has_its_own_report(year_of_work, cell):
    made = period_report(cell, YEAR, on=YEAR.end)

    assert (made.draft.sheet.code, made.filled.texts["period_admitted"]) == ("BC-NK", "01")


@pytest.fixture
def roll(people, other_cell, stranger):
    """Lets somebody become a member of the sister cell on a day."""

    def entered(name, since):
        person = people.person(other_cell, name)
        own = {"status": MemberStatus.OFFICIAL, "official_on": date(2015, 5, 5)}
        return admit_member(person, other_cell, since=since, actor=today_actor(stranger), **own)

    return entered


def test_members_at_the_start_are_those_before_it_and_add_up_with_who_came_and_left(
    year_of_work, roll, other_cell, superior
):
    roll("Ngô Thị Sáu", YEAR.start)  # came with the first day
    roll("Ngô Thị Bảy", date(2023, 12, 31))  # and this one the day before

    own = period_report(other_cell, YEAR, on=YEAR.end).filled.texts
    total = period_report(superior, YEAR, on=YEAR.end).filled.texts

    names = ("members_at_start", "members_came", "members_left", "members_at_end")
    before, came, left, at_end = (int(own[name]) for name in names)
    assert (came, left, before + came - left) == (1, 0, at_end)
    assert int(total["members_at_end"]) - int(total["members_at_start"]) == 1


def test_the_rate_names_the_members_it_is_taken_of_and_is_the_one_of_the_page(
    year_of_work, roll, superior
):
    for number in range(5):
        roll(f"Ngô Thị {number + 1}", date(2022, 1, 1))
    span = Span(YEAR.start, date(2025, 6, 30))

    texts = period_report(superior, YEAR, on=YEAR.end).filled.texts
    longer = period_report(superior, span, on=span.end).filled.texts

    (rate, *_) = admission_rates(superior.path, YEAR, 1, term=None)
    assert texts["admission_rate"] == f"{rate.percent}".replace(".", ",")
    assert (texts["rate_members"], texts["rate_of"]) == (f"{rate.members:02}", "đầu năm 2024")
    assert (longer["rate_members"], longer["rate_of"]) == (f"{rate.members:02}", "đầu kỳ")


def test_a_period_of_more_than_a_year_is_not_compared_with_its_own_people(year_of_work, superior):
    span = Span(date(2023, 7, 1), date(2025, 6, 30))

    texts = period_report(superior, span, on=span.end).filled.texts

    assert (texts["period_admitted"], texts["admitted_before"]) == ("01", "00")
    assert texts["compared_period"] == "từ 01/7/2021 đến 30/6/2023"


def test_reports_of_several_organisations_and_periods_have_names_of_their_own(
    year_of_work, cell, other_cell, superior
):
    half = Span(YEAR.start, date(2024, 6, 30))
    asked = [(cell, YEAR), (other_cell, YEAR), (cell, half), (superior, YEAR)]

    stems = [period_report(body, span, on=YEAR.end).file_stem for body, span in asked]

    assert stems[0] == f"bc-nk-{cell.pk}-20240101-20241231-20241231"
    assert len(set(stems)) == len(stems)


def test_the_report_tells_whose_probation_ends_next_and_more_of_who_was_admitted(
    year_of_work, people, cell, secretary
):
    actor = today_actor(secretary)
    mentor = {"name": "Lê Thị Chi", "official_on": "2010-01-01"}
    held = step("ceremony_held", date(2024, 4, 1), place="Hội trường", mentor=mentor)
    case = open_casefile(people.person(cell, "Lê Thị Mai"), cell, by=actor)
    record_steps(case.pk, [*APPROVED, held], by=actor, seen_seq=0, override_reason="bổ sung")
    half = Span(YEAR.start, date(2024, 6, 30))

    of_year = period_report(cell, YEAR, on=YEAR.end).filled
    of_half = period_report(cell, half, on=half.end).filled

    names = ("due_next_from", "due_next_to", "due_next")
    assert [of_year.texts[name] for name in names] == ["01/01/2025", "31/12/2025", "01"]
    assert [of_half.texts[name] for name in names] == ["01/7/2024", "31/12/2024", "00"]
    assert of_year.texts["period_new_member_certified"] == "00"
    told = {row["fact"] for row in of_year.rows["admitted_by"]}
    assert {"Đoàn viên công đoàn", "Nghề nghiệp", "Trình độ học vấn"} <= told


def test_the_report_names_the_courses_of_each_kind_below_one_line_for_all(
    people, cell, secretary, superior
):
    actor = today_actor(secretary)
    spring, autumn = "Lớp nhận thức đợt I.2024", "Lớp nhận thức đợt II.2024"
    sent = step("sent_to_course", date(2024, 3, 4), course=spring)
    again = step("sent_to_course", date(2024, 9, 2), course=autumn)
    certificate = {"certificate": "0001/GCN", "issuer": "Trung tâm Chính trị"}
    certified = step("course_certified", date(2024, 9, 9), **certificate)
    for name, steps in ((NAMES[0], [sent]), (NAMES[1], [sent, again, certified])):
        case = open_casefile(people.person(cell, name), cell, by=actor)
        record_steps(case.pk, [listed(date(2023, 6, 1)), *steps], by=actor, seen_seq=0)

    reports = [period_report(body, YEAR, on=YEAR.end) for body in (cell, superior)]

    rows = [
        tuple(row[name] for name in ("name", "first_on", "enrolled", "certified", "share"))
        for row in reports[0].filled.rows["period_courses"]
    ]
    assert rows == [
        ("Lớp bồi dưỡng nhận thức về Đảng", "", "02", "01", "50"),
        (f"– {spring}", "04/3/2024", "02", "00", "0"),
        (f"– {autumn}", "02/9/2024", "01", "01", "100"),
    ]
    assert reports[1].filled.rows["period_courses"] == reports[0].filled.rows["period_courses"]


def test_a_report_without_courses_prints_no_table_of_them(report):
    assert report.filled.rows["period_courses"] == ()
    assert "Lớp bồi dưỡng trong kỳ" not in "\n".join(lines_of(report.word()))
