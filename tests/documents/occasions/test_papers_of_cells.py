"""The lists and the report of a cell, the slips of its cases, and the index with its chapters."""

from datetime import date

from django.utils import timezone

from admitting import LISTED_ON, Admitting, approved, listed
from casefiles.papers import step
from conftest import BEGINNING
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import Figure, indicators
from ketnap.documents.drafts import drafts_for_case, drafts_for_cell
from ketnap.documents.making import make
from ketnap.documents.occasion_drafts import drafts_for_course
from ketnap.documents.papers.services import Signer, draw_up, mark_filed, mark_signed
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.paperwork.filling import Filled
from ketnap.occasions.courses.models import CourseKind
from ketnap.occasions.courses.services import PlannedCourse, plan_course, propose_participants

START, END = date(2023, 1, 1), date(2024, 12, 31)
CEREMONY_ON = date(2024, 4, 3)


def of_cell(admitting: Admitting, code: str, *, on: date = END) -> Filled:
    (draft,) = drafts_for_cell(admitting.cell, sheet_of(code), on=on, start=START, end=END)
    return make(draft).filled


def admitted(admitting: Admitting, full_name: str) -> Casefile:
    mentor = {"name": "Lê Thị Chi", "official_on": BEGINNING.isoformat()}
    ceremony = step("ceremony_held", CEREMONY_ON, place="Hội trường", mentor=mentor)
    return admitting.case(full_name, *approved(), ceremony)


def test_a_report_counts_what_the_figures_count_year_by_year(admitting: Admitting):
    admitting.case("Vũ Thu Hà", listed())
    admitted(admitting, "Đỗ Quang Minh")

    filled = of_cell(admitting, "BC-NK")

    counted = indicators(admitting.cell.pk, START, END)
    by_year = filled.rows["figures_by_year"]
    assert (counted[Figure.LISTED], counted[Figure.ADMITTED]) == (2, 1)
    assert filled.texts["period_listed"] == "02"
    assert filled.texts["period_admitted"] == "01"
    assert [(row["year"], row["listed"], row["admitted"]) for row in by_year] == [
        ("2023", "02", "00"),
        ("2024", "00", "01"),
    ]


def test_a_report_on_days_of_one_year_has_no_figures_year_by_year(admitting: Admitting):
    sheet, start = sheet_of("BC-NK"), date(2024, 10, 1)
    (draft,) = drafts_for_cell(admitting.cell, sheet, on=END, start=start, end=END)

    assert make(draft).filled.rows["figures_by_year"] == ()


def test_whoever_is_admitted_leaves_the_list_of_sympathisers_for_that_of_probation(
    admitting: Admitting,
):
    admitting.case("Vũ Thu Hà", listed())
    admitted(admitting, "Đỗ Quang Minh")

    (sympathiser,) = of_cell(admitting, "DS-CT").rows["sympathisers"]
    (probationer,) = of_cell(admitting, "DS-DB").rows["probationers"]

    assert (sympathiser["name"], sympathiser["listed_on"]) == ("Vũ Thu Hà", "06/02/2023")
    assert (probationer["name"], probationer["ends_on"]) == ("Đỗ Quang Minh", "03/4/2025")


def test_a_list_is_that_of_its_day(admitting: Admitting):
    admitting.case("Vũ Thu Hà", listed())
    admitted(admitting, "Đỗ Quang Minh")

    rows = of_cell(admitting, "DS-CT", on=LISTED_ON).rows["sympathisers"]

    assert [row["name"] for row in rows] == ["Vũ Thu Hà", "Đỗ Quang Minh"]


def test_a_case_asked_for_the_report_of_its_cell_gets_the_year_up_to_the_day(
    admitting: Admitting,
):
    case = admitting.case("Vũ Thu Hà", listed())

    (draft,) = drafts_for_case(case, sheet_of("BC-NK"), on=date(2023, 6, 1))

    texts = make(draft).filled.texts
    assert (texts["period_from"], texts["period_to"]) == ("01/01/2023", "01/6/2023")


def test_a_slip_goes_to_each_organisation_the_person_belongs_to(admitting: Admitting):
    slip = sheet_of("PYK-TC")
    in_both = admitting.case(
        "Vũ Thu Hà", listed(), youth_union_member=True, trade_union_member=True
    )
    in_none = admitting.case("Đỗ Quang Minh", listed())

    to_both = [draft.material.addressed_to for draft in drafts_for_case(in_both, slip, on=END)]
    to_none = [draft.material.addressed_to for draft in drafts_for_case(in_none, slip, on=END)]

    assert len(set(to_both)) == 2
    assert all(to_both)
    assert to_none == [""]


def test_a_course_gives_its_list_and_a_resolution_for_each_participant(admitting: Admitting):
    order = PlannedCourse(
        kind=CourseKind.AWARENESS,
        title="Lớp nhận thức về Đảng, đợt I năm 2024",
        issuer="Trung tâm Chính trị",
        starts_on=date(2024, 3, 4),
    )
    course = plan_course(admitting.cell, order, by=admitting.actor)
    cases = [admitting.case(name, listed()) for name in ("Vũ Thu Hà", "Đỗ Quang Minh")]
    day = date(2024, 2, 1)
    propose_participants(course.pk, [case.pk for case in cases], by=admitting.actor, on=day)

    (listing,) = drafts_for_course(course, sheet_of("DS-LOP"), on=day)
    resolutions = drafts_for_course(course, sheet_of("NQ-LOP"), on=day)

    names = [row["name"] for row in make(listing).filled.rows["course_participants"]]
    assert names == ["Vũ Thu Hà", "Đỗ Quang Minh"]
    assert [draft.material.case.person.full_name for draft in resolutions] == names


def test_a_course_named_in_the_case_alone_lists_the_person(admitting: Admitting):
    sent = step("sent_to_course", date(2024, 3, 4), course="Lớp nhận thức về Đảng")
    case = admitting.case("Vũ Thu Hà", listed(), sent)

    (draft,) = drafts_for_case(case, sheet_of("DS-LOP"), on=END)

    filled = make(draft).filled
    assert filled.texts["course_name"] == "Lớp nhận thức về Đảng"
    assert [row["name"] for row in filled.rows["course_participants"]] == ["Vũ Thu Hà"]


def test_a_replacement_says_whose_place_is_taken(admitting: Admitting):
    replaced = step(
        "mentor_assigned",
        date(2023, 9, 4),
        mentor={"name": "Lê Thị Chi"},
        resolution="07-NQ/CB",
        replaces="Hoàng Mạnh Dũng",
    )
    case = admitting.case("Vũ Thu Hà", listed(), replaced)

    (draft,) = drafts_for_case(case, sheet_of("NQ-PC"), on=END)

    texts = make(draft).filled.texts
    assert (texts["mentor_name"], texts["replaced_mentor"]) == ("Lê Thị Chi", "Hoàng Mạnh Dũng")
    assert texts["paper_number"] == "07-NQ/CB"


def test_the_index_opens_a_chapter_once_and_says_where_a_paper_is_kept(admitting: Admitting):
    on, today = date(2025, 10, 6), timezone.localdate()
    case = admitting.case("Vũ Thu Hà", listed(), step("application_filed", on))
    paper = draw_up(case, "1-KNĐ", date(2025, 9, 29), on, {}, by=admitting.actor)
    mark_signed(paper.pk, Signer("Vũ Thu Hà", "người làm đơn"), by=admitting.actor, on=today)
    mark_filed(paper.pk, "Tủ số 2", by=admitting.actor, on=today)

    (draft,) = drafts_for_case(case, sheet_of("MLHS"), on=today)

    rows = make(draft).filled.rows["file_papers"]
    chapters = [row["chapter"] for row in rows if row["chapter"]]
    kept = {row["form"]: row["kept_at"] for row in rows if row["kept_at"]}
    assert [chapter.split(".")[0] for chapter in chapters] == ["I", "II"]
    assert kept == {"1-KNĐ": "Tủ số 2"}


def test_a_report_says_who_was_admitted_and_what_that_is_a_share_of(admitting: Admitting):
    admitted(admitting, "Đỗ Quang Minh")

    filled = of_cell(admitting, "BC-NK")

    rows = {row["name"]: (row["number"], row["share"]) for row in filled.rows["admitted_by"]}
    assert rows["– Nữ"] == ("01", "100")
    assert rows["– Từ 36 đến 40 tuổi"] == ("01", "100")
    facts = [row["fact"] for row in filled.rows["admitted_by"]]
    assert facts[:2] == ["Giới tính", "Tuổi, vào ngày tính kết nạp"]
    assert "– Nam" not in rows
    assert filled.texts["admitted_before"] == "00"
    assert filled.texts["admitted_mean_age"] == "39"
    assert filled.texts["admission_target"] == ""


def test_a_report_of_a_period_without_admissions_prints_no_table_of_them(admitting: Admitting):
    admitting.case("Vũ Thu Hà", listed())

    filled = of_cell(admitting, "BC-NK")

    assert filled.rows["admitted_by"] == ()
