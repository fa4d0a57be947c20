"""A checked sheet is written as a whole, by the rights of who imports, and goes again as a whole."""

import os
from dataclasses import replace
from datetime import date

import pytest

from casefiles.papers import listed, mentor_assigned, nominated, reviewed, voided
from conftest import BEGINNING, today_actor
from intake.conftest import COMMON
from intake.messy import AN, BINH, CHI, HEADINGS, workbook
from ketnap.accounts.models import User
from ketnap.audit.models import AccessEntry
from ketnap.casefiles import most_cases
from ketnap.casefiles.models import Casefile, CaseStanding, LogEntry
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.queries.figures import CountBy, indicators
from ketnap.casefiles.searching import folded_numbers, search_text_of
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.casefiles.verification import verify
from ketnap.domain.access import NotAllowed, Role
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.intake.columns import Layout
from ketnap.intake import files
from ketnap.intake.models import ImportState, SheetImport
from ketnap.intake.refusals import BuiltUpon, OutOfPlace, RowsNotSound
from ketnap.intake.services import (
    Choices,
    begin_import,
    check_sheet,
    import_sheet,
    match_columns,
    put_away,
    read_rows,
    undo_import,
)
from ketnap.intake.services.checking import problems_of
from ketnap.intake.sheet import proposed
from ketnap.jobs.chores import chores_of_all_rooms
from ketnap.people.models import Membership, MemberStatus, Person
from ketnap.people.services import change_membership, correct_person
from ketnap.reminders.services import raise_reminders
from table_digests import table_digests

pytestmark = pytest.mark.django_db

WAY = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào danh sách", "Số nghị quyết",
       "Ngày quyết định kết nạp", "Số quyết định kết nạp", "Ngày kết nạp"]  # fmt: skip
HANH = [
    "Bùi Hồng Hạnh",
    "02/09/1995",
    "Nữ",
    "03/02/2016",
    "05-NQ/CB",
    "03/07/2017",
    "57-QĐ/ĐU",
    "20/07/2017",
]
KHOA = ["Vũ Anh Khoa", "15/10/1996", "Nam", "04/05/2024", "12-NQ/CB", None, None, None]
STEPS = ["Họ và tên", "Ngày sinh", "Việc", "Ngày", "Số văn bản", "Nơi hoặc người liên quan"]


@pytest.fixture
def applicants(checked, actor):
    """Two applicants, imported; the history of one begins late."""

    def run() -> SheetImport:
        record = checked(workbook(WAY, HANH, KHOA), layout=Layout.APPLICANTS)
        import_sheet(record, Choices(), by=actor)
        record.refresh_from_db()
        return record

    return run


def test_members_come_with_their_standing(checked, actor, cell):
    not_recognised = [*CHI[:-1], None]
    record = checked(workbook(HEADINGS, AN, BINH, not_recognised))

    import_sheet(record, Choices(), by=actor)

    record.refresh_from_db()
    rows = Membership.objects.filter(person_id__in=record.persons.values("person"))
    standings = rows.order_by("pk").values_list(
        "person__full_name", "status", "valid_from", "valid_until"
    )
    assert list(standings) == [
        ("Nguyễn Văn An", "probationary", date(2005, 2, 3), date(2006, 2, 2)),
        ("Nguyễn Văn An", "official", date(2006, 2, 3), None),
        ("Trần Thị Bình", "probationary", date(2010, 5, 19), date(2011, 5, 18)),
        ("Trần Thị Bình", "official", date(2011, 5, 19), None),
        ("Lê Minh Chi", "probationary", date(2024, 2, 3), None),
    ]
    assert Person.objects.get(full_name="Trần Thị Bình").ethnicity == "Tày"
    assert record.outcome == {"persons": 3, "members": 3, "left_out": 0, "rows": 3}


def test_rows_of_signatures_are_still_told_when_the_file_is_gone(checked, actor):
    record = checked(workbook(HEADINGS, AN, [None, "Người lập biểu", None, "TM. CHI ỦY"]))

    import_sheet(record, Choices(), by=actor)

    record.refresh_from_db()
    assert record.outcome == {
        "persons": 1, "members": 1, "left_out": 0, "rows": 1, "signatures": 1, "signed": [3],
    }  # fmt: skip


def test_names_below_signatures_are_left_out_only_if_somebody_agrees(checked, actor):
    record = checked(
        workbook(
            HEADINGS,
            AN,
            [None, "Người lập biểu", None, "BÍ THƯ"],
            [None, "Trần Văn Bình", None, "Lê Chi"],
        )
    )

    with pytest.raises(RowsNotSound):
        import_sheet(record, Choices(), by=actor)
    import_sheet(record, Choices(leave_out_faulty=True), by=actor)

    record.refresh_from_db()
    assert (record.outcome["members"], record.outcome["left_out"]) == (1, 1)


def test_samples_are_those_of_a_person_not_the_numbers_below_the_headings(checked):
    record = checked(workbook(HEADINGS, [f"({number})" for number in range(1, 8)], AN))

    assert proposed(record).samples[2] == "Nguyễn Văn An"


def test_a_long_sample_says_that_it_goes_on(checked):
    longest = [*AN[:1], "Nguyễn Phúc Hoàng Thị Quỳnh Trường Thọ Tôn Nữ", *AN[2:]]
    record = checked(workbook(HEADINGS, longest))

    assert proposed(record).samples[2] == "Nguyễn Phúc Hoàng Thị Quỳnh Trường Thọ …"


def test_an_imported_history_counts_and_its_gaps_are_told(applicants, cell):
    applicants()

    counted = indicators(cell.pk, date(2017, 1, 1), date(2017, 12, 31), count_by=CountBy.DECISION)
    assert {figure.value: count for figure, count in counted.items()}["admitted"] == 1
    hanh = Casefile.objects.get(person__full_name="Bùi Hồng Hạnh")
    assert hanh.stage_spans.order_by("-from_on").first().stage == Stage.RECOGNITION_DUE
    kinds = LogEntry.objects.filter(casefile=hanh).order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["listed_as_sympathiser", "decided", "ceremony_held"]
    assert verify() == []


def test_what_steps_tell_is_worked_out_once_for_all_who_took_them_and_each_has_his_own_age(
    checked, actor
):
    minh = ["Trần Đức Minh", "02/09/1978", "Nam", *HANH[3:]]
    record = checked(workbook(WAY, HANH, minh), layout=Layout.APPLICANTS)

    import_sheet(record, Choices(), by=actor)

    hanh, minh = (Casefile.objects.get(person__full_name=row[0]) for row in (HANH, minh))
    assert sorted(hanh.counted_facts.values_list("code", "age")) == [
        ("admission_decided", 21),
        ("ceremony_held", 21),
        ("listed", 20),
    ]
    assert sorted(minh.counted_facts.values_list("age", flat=True)) == [37, 38, 38]
    assert [minh.standing.search_text[:13], hanh.standing.search_text[:13]] == [
        "tran duc minh",
        "bui hong hanh",
    ]
    salts = LogEntry.objects.values_list("salt", flat=True)
    assert len(set(salts)) == len(salts) == 6
    assert verify() == []


def test_steps_go_on_with_the_cases_they_belong_to(checked, actor, cell, people):
    case = open_casefile(
        people.person(cell, "Đỗ Quang Minh", born_on=date(1990, 1, 2)), cell, by=actor
    )
    record_steps(case.pk, [nominated(date(2024, 1, 8))], by=actor, seen_seq=0)
    minh = ["Đỗ Quang Minh", "02/01/1990"]

    record = checked(
        workbook(
            STEPS,
            [*minh, "Cấp giấy chứng nhận", "04/05/2024", "123/GCN", "Trung tâm Chính trị"],
            [*minh, "Đưa vào danh sách cảm tình Đảng", "03/02/2024", "05-NQ/CB", None],
            [*minh, "Giới thiệu quần chúng ưu tú", "08/01/2024", None, "Phòng Tổng hợp"],
            [*minh, "Được giới thiệu", "09/01/2024", None, "Phòng Tổng hợp"],
            [*minh, "Giới thiệu", "09/01/2024", None, "Phòng Tổng hợp"],
            [*minh, "đi chơi", "08/01/2024", None, None],
            ["Ai Đó", "02/01/1990", "Viết đơn", "08/01/2024", None, None],
        ),
        layout=Layout.STEPS,
        common={},
    )
    found = [(each.row, each.code.value) for each in problems_of(record)]
    assert found == [
        (4, "step_recorded"),
        (6, "step_repeated"),
        (7, "step_unknown"),
        (8, "person_unknown"),
    ]
    import_sheet(record, Choices(leave_out_faulty=True), by=actor)

    kinds = LogEntry.objects.filter(casefile=case).order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["nominated", "nominated", "listed_as_sympathiser", "course_certified"]
    assert verify() == []


def test_a_step_of_another_matter_or_one_that_was_voided_is_not_recorded_already(
    checked, actor, cell, people
):
    case = open_casefile(people.person(cell, "Đỗ Minh", born_on=date(1990, 1, 2)), cell, by=actor)
    for step in (listed(date(2024, 1, 8)), voided(1, date(2024, 1, 9))):
        seen = LogEntry.objects.filter(casefile=case).count()
        record_steps(case.pk, [step], by=actor, seen_seq=seen, override_reason="bổ sung")
    rows = [
        ["Đỗ Minh", "02/01/1990", "Vào danh sách", "08/01/2024", "05-NQ/CB", None],
        ["Đỗ Minh", "02/01/1990", "Giới thiệu", "08/01/2024", None, "Đoàn Thanh niên"],
        ["Đỗ Minh", "02/01/1990", "Giới thiệu", "08/01/2024", None, "Công đoàn cơ quan"],
        ["Đỗ Minh", "02/01/1990", "Giới thiệu", "08/01/2024", None, "Công đoàn  cơ quan"],
    ]

    record = checked(workbook(STEPS, *rows), layout=Layout.STEPS, common={})
    import_sheet(record, Choices(), by=actor)

    assert record.outcome["left_out"] == 1
    kinds = LogEntry.objects.filter(casefile=case, seq__gt=2).values_list("kind", flat=True)
    assert sorted(kinds) == ["listed_as_sympathiser", "nominated", "nominated"]


@pytest.mark.parametrize(
    ("layout", "few_are_many"),
    [
        (Layout.MEMBERS, False),
        (Layout.APPLICANTS, False),
        (Layout.APPLICANTS, True),
        (Layout.STEPS, False),
    ],
)
def test_undo_restores_every_table(layout, few_are_many, checked, actor, cell, people, monkeypatch):
    """Also where the indexes of its tables are laid aside, as for many cases."""
    if few_are_many:
        monkeypatch.setattr(most_cases, "MANY_CASES", 1)
    case = open_casefile(
        people.person(cell, "Bùi Hồng Hạnh", born_on=date(1990, 9, 2)), cell, by=actor
    )
    record_steps(case.pk, [nominated(date(2015, 1, 8))], by=actor, seen_seq=0)
    sheets = {
        Layout.MEMBERS: workbook(HEADINGS, AN, BINH, CHI),
        Layout.APPLICANTS: workbook(WAY, HANH, KHOA),
        Layout.STEPS: workbook(
            STEPS, ["Bùi Hồng Hạnh", "02/09/1990", "Viết đơn", "03/02/2016", None, None]
        ),
    }
    record = checked(sheets[layout], layout=layout)
    before = table_digests()
    import_sheet(record, Choices(), by=actor)
    assert table_digests() != before

    undo_import(record, by=actor)

    assert table_digests() == before
    assert record.state == ImportState.UNDONE
    assert verify() == []


def test_undo_takes_reminders_along(applicants, actor):
    before = {name: digest for name, digest in table_digests().items() if "remind" not in name}
    record = applicants()
    raise_reminders(on=date(2017, 8, 1))

    undo_import(record, by=actor)

    after = {name: digest for name, digest in table_digests().items() if "remind" not in name}
    assert after == before


def test_a_mentor_who_was_imported_is_known_as_one_until_the_undo(checked, actor, cell, people):
    case = open_casefile(people.person(cell, "Đỗ Quang Minh"), cell, by=actor)
    day = date(2024, 1, 8)
    steps = [listed(day), mentor_assigned(day, name="Trần Thị Bình", official_on=date(2011, 5, 19))]
    record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="bổ sung")
    assert CaseStanding.objects.get(casefile=case).mentor_person is None
    record = checked(workbook(HEADINGS, BINH))

    import_sheet(record, Choices(), by=actor)
    assert CaseStanding.objects.get(casefile=case).mentor_person.full_name == "Trần Thị Bình"
    undo_import(record, by=actor)

    assert CaseStanding.objects.get(casefile=case).mentor_person is None


def test_undo_is_refused_where_steps_were_recorded_on_top_and_names_them(applicants, actor):
    record = applicants()
    case = Casefile.objects.get(person__full_name="Vũ Anh Khoa")
    record_steps(
        case.pk, [reviewed(date(2024, 9, 9))], by=actor, seen_seq=1, override_reason="bổ sung"
    )

    with pytest.raises(BuiltUpon) as refusal:
        undo_import(record, by=actor)

    assert [(each.who, each.what) for each in refusal.value.standing] == [
        ("Vũ Anh Khoa", "bước 2, Nhận xét định kỳ của người giúp đỡ, ngày 09/09/2024")
    ]
    assert Casefile.objects.count() == 2


def test_undo_is_refused_where_a_person_was_corrected_or_referred_to(checked, actor, people, cell):
    record = checked(workbook(HEADINGS, AN, BINH))
    import_sheet(record, Choices(), by=actor)
    an, binh = (each.person for each in record.persons.order_by("row").select_related("person"))
    correct_person(an, reason="theo giấy khai sinh", born_on=date(1980, 5, 20), actor=actor)
    people.user("binh", Role.OFFICIAL_MEMBER, cell, binh)

    with pytest.raises(BuiltUpon) as refusal:
        undo_import(record, by=actor)

    assert [each.who for each in refusal.value.standing] == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_whoever_is_known_already_is_left_out_unless_he_is_somebody_else(
    checked, actor, people, cell
):
    people.member(cell, "Nguyễn Văn An", born_on=date(1980, 5, 19))
    people.person(cell, "Trần Thị Bình", born_on=date(1979, 1, 1))
    sheet = workbook(HEADINGS, AN, BINH)

    record = checked(sheet)
    assert [(each.row, each.code.value) for each in problems_of(record)] == [
        (2, "same_person"), (3, "same_name"),
    ]  # fmt: skip
    import_sheet(record, Choices(), by=actor)
    again = checked(sheet)
    import_sheet(again, Choices(other_people=frozenset({2})), by=actor)

    assert [row.row for row in record.persons.all()] == [3]
    assert [row.row for row in again.persons.all()] == [2]


@pytest.fixture
def admitted(actor, cell, people):
    """Bình, who has a case and is not on the roll of members."""
    person = people.person(cell, "Trần Thị Bình", born_on=date(1985, 9, 2))
    case = open_casefile(person, cell, by=actor)
    steps = [listed(date(2009, 1, 8))]
    record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="bổ sung")
    return person


def test_whoever_has_a_record_already_is_entered_on_the_roll_if_a_person_agrees(
    checked, actor, admitted
):
    record = checked(workbook(HEADINGS, AN, BINH))
    assert [(each.row, each.code.value) for each in problems_of(record)] == [(3, "not_on_the_roll")]
    assert record.outcome["not_on_the_roll"] == 1
    before = table_digests()

    import_sheet(record, Choices(enrol_known=True), by=actor)

    memberships = admitted.memberships.order_by("pk").values_list("status", "valid_from")
    assert list(memberships) == [
        ("probationary", date(2010, 5, 19)),
        ("official", date(2011, 5, 19)),
    ]
    assert record.outcome["left_out"] == 0
    assert (record.outcome["members"], record.outcome["enrolled"]) == (1, 1)
    assert Person.objects.filter(full_name="Trần Thị Bình").count() == 1
    again = checked(workbook(HEADINGS, BINH))
    assert [each.code.value for each in problems_of(again)] == ["same_person"]

    undo_import(record, by=actor)
    assert table_digests() == before


def test_whoever_has_a_record_already_is_left_out_or_somebody_else(checked, actor, admitted):
    sheet = workbook(HEADINGS, BINH)
    left_out, other = checked(sheet), checked(sheet)

    import_sheet(left_out, Choices(), by=actor)
    import_sheet(other, Choices(enrol_known=True, other_people=frozenset({2})), by=actor)

    assert left_out.outcome["left_out"] == 1
    assert not admitted.memberships.exists()
    assert [row.row for row in other.persons.all()] == [2]


def test_a_case_is_opened_for_whoever_has_a_record_already_if_a_person_agrees(
    checked, actor, people, cell
):
    hanh = people.person(cell, HANH[0], born_on=date(1995, 9, 2), workplace="Phòng Kỹ thuật")
    sheet = workbook(WAY, HANH, KHOA)
    left_out, record = (checked(sheet, layout=Layout.APPLICANTS) for _ in range(2))
    assert [each.code.value for each in problems_of(record)] == ["without_a_case"]
    assert record.outcome["without_a_case"] == 1
    before = table_digests()

    import_sheet(record, Choices(open_for_known=True), by=actor)

    case = Casefile.objects.get(person=hanh)
    assert domain_casefile(case).person.workplace == "Phòng Kỹ thuật"
    assert case.entries.exists()
    assert case.standing.search_text == search_text_of(
        domain_casefile(case).person, folded_numbers(domain_casefile(case).steps)
    )
    assert (record.outcome["persons"], record.outcome["cases"]) == (1, 2)
    assert Person.objects.filter(full_name=hanh.full_name).count() == 1
    again = checked(sheet, layout=Layout.APPLICANTS)
    assert [each.code.value for each in problems_of(again)] == ["same_person"] * 2
    put_away(again, by=actor)

    undo_import(record, by=actor)
    assert table_digests() == before
    import_sheet(left_out, Choices(), by=actor)
    assert not Casefile.objects.filter(person=hanh).exists()


def test_an_enrolment_changed_since_is_not_undone(checked, actor, admitted):
    record = checked(workbook(HEADINGS, BINH))
    import_sheet(record, Choices(enrol_known=True), by=actor)
    membership = admitted.memberships.get(valid_until__isnull=True)
    change_membership(membership, on=date(2020, 1, 1), actor=actor, exempt=True)

    with pytest.raises(BuiltUpon) as refusal:
        undo_import(record, by=actor)

    assert [each.who for each in refusal.value.standing] == ["Trần Thị Bình"]


def test_an_import_of_people_who_were_enrolled_by_another_is_not_undone(applicants, checked, actor):
    first = applicants()
    hanh = [1, "Bùi Hồng Hạnh", "02/09/1995", *BINH[3:5], "20/07/2017", None]
    second = checked(workbook(HEADINGS, hanh))
    import_sheet(second, Choices(enrol_known=True), by=actor)
    assert second.enrolled.count() == 1

    with pytest.raises(BuiltUpon):
        undo_import(first, by=actor)


def test_the_same_file_at_the_same_time_is_written_once(checked, actor):
    sheet = workbook(HEADINGS, AN, BINH)
    first, second = checked(sheet), checked(sheet)

    import_sheet(first, Choices(), by=actor)
    import_sheet(second, Choices(), by=actor)

    second.refresh_from_db()
    assert Person.objects.filter(full_name="Nguyễn Văn An").count() == 1
    assert second.outcome["left_out"] == 2


def test_an_import_matched_anew_meanwhile_is_not_written(checked, actor):
    record = checked(workbook(HEADINGS, AN))
    SheetImport.objects.filter(pk=record.pk).update(matching={**record.matching, "columns": {}})

    with pytest.raises(OutOfPlace):
        import_sheet(record, Choices(), by=actor)


def test_steps_go_to_whoever_bears_the_name_with_its_marks(checked, actor, cell, people):
    born = date(1990, 1, 2)
    cases = [
        open_casefile(people.person(cell, name, born_on=born), cell, by=actor)
        for name in ("Trần Hùng", "Trần Hưng")
    ]
    row = ["02/01/1990", "Viết đơn", "08/01/2024", None, None]

    record = checked(
        workbook(STEPS, ["Trần Hưng", *row], ["Tran Hung", *row], ["Trần Hửng", *row]),
        layout=Layout.STEPS,
        common={},
    )
    assert [(each.row, each.code.value) for each in problems_of(record)] == [
        (3, "person_not_one"), (4, "person_unknown"),
    ]  # fmt: skip
    import_sheet(record, Choices(leave_out_faulty=True), by=actor)

    assert [LogEntry.objects.filter(casefile=case).count() for case in cases] == [0, 1]


def test_a_repeated_row_is_somebody_else_if_a_person_says_so(checked, actor):
    record = checked(workbook(HEADINGS, AN, [2, *AN[1:]]))
    assert record.outcome["to_decide"] == 1

    import_sheet(record, Choices(other_people=frozenset({3})), by=actor)

    assert [row.row for row in record.persons.order_by("row")] == [2, 3]


def test_a_file_nobody_comes_back_for_goes_by_itself(checked):
    record = checked(workbook(HEADINGS, AN))
    old = files.upload_of(record.stored_name)
    os.utime(old, (0, 0))

    for chore in chores_of_all_rooms():
        if chore is files.sweep:
            chore()

    assert not old.exists()
    assert not files.rows_of(record.stored_name).exists()


def test_faulty_rows_are_left_out_only_if_somebody_says_so(checked, actor):
    record = checked(workbook(HEADINGS, AN, [*BINH[:2], "1985", *BINH[3:]]))

    with pytest.raises(RowsNotSound):
        import_sheet(record, Choices(), by=actor)
    assert not record.persons.exists()
    import_sheet(record, Choices(leave_out_faulty=True), by=actor)

    record.refresh_from_db()
    assert record.persons.count() == 1
    assert record.outcome["left_out"] == 1


def test_an_import_is_written_once_and_its_file_goes(
    checked, actor, django_capture_on_commit_callbacks
):
    record = checked(workbook(HEADINGS, AN))
    stored = record.stored_name
    assert files.upload_of(stored).exists()

    with django_capture_on_commit_callbacks(execute=True):
        import_sheet(record, Choices(), by=actor)
    with pytest.raises(OutOfPlace):
        import_sheet(record, Choices(), by=actor)

    assert not files.upload_of(stored).exists()
    assert not files.rows_of(stored).exists()
    assert record.persons.count() == 1


def test_an_import_given_up_leaves_nothing(checked, actor, django_capture_on_commit_callbacks):
    record = checked(workbook(HEADINGS, AN))
    stored = record.stored_name

    with django_capture_on_commit_callbacks(execute=True):
        put_away(record, by=actor)

    assert not files.upload_of(stored).exists()
    assert record.outcome == {}
    with pytest.raises(OutOfPlace):
        import_sheet(record, Choices(), by=actor)


def test_the_access_log_keeps_who_imported_and_who_took_it_out(checked, actor):
    record = checked(workbook(HEADINGS, AN))
    import_sheet(record, Choices(), by=actor)
    person_id = record.persons.get().person_id
    undo_import(record, by=actor)

    told = AccessEntry.objects.filter(object_kind="person", object_id=person_id).order_by("pk")
    assert [entry.detail for entry in told] == [
        f"lập bản ghi từ bảng tính, lần nhập {record.pk}",
        f"bỏ bản ghi: hoàn tác lần nhập {record.pk}",
    ]
    assert {entry.who_id for entry in told} == {actor.user_id}


@pytest.mark.parametrize(
    "role", [Role.DEPUTY_CELL_SECRETARY, Role.CELL_COMMITTEE_MEMBER, Role.MENTOR]
)
def test_nobody_but_the_secretary_imports(role, people, cell):
    user: User = people.user("khac", role, cell)

    with pytest.raises(NotAllowed):
        begin_import(cell, Layout.MEMBERS, file_name="a.xlsx", content=b"", by=today_actor(user))


def test_nobody_imports_his_own_case(checked, actor, secretary):
    person = secretary.person
    born = f"{person.born_on:%d/%m/%Y}"
    record = checked(
        workbook(WAY, [person.full_name, born, "Nữ", "03/02/2016", "05-NQ/CB", None, None, None]),
        layout=Layout.APPLICANTS,
    )

    import_sheet(record, Choices(), by=actor)

    assert not record.persons.exists()


def test_what_a_heading_means_is_remembered_while_its_import_stands(checked, actor):
    columns = {2: "full_name", 3: "born_on", 4: "female", 5: "workplace", 6: "admitted_on"}
    odd = [*HEADINGS[:4], "Khối", *HEADINGS[5:6]]
    first = checked(workbook(odd, AN[:6]), columns=columns)
    assert "5" not in checked(workbook(odd, BINH[:6])).matching["columns"]

    import_sheet(first, Choices(), by=actor)
    assert checked(workbook(odd, BINH[:6])).matching["columns"]["5"] == "workplace"
    undo_import(first, by=actor)

    assert "5" not in checked(workbook(odd, BINH[:6])).matching["columns"]


def test_a_heading_of_two_tables_side_by_side_keeps_its_meaning(checked, actor):
    both = [*HEADINGS[:6], "STT", "Họ tên", "Ngày sinh"]
    first = checked(workbook(both, [*AN[:6], 1, *BINH[1:3]]))
    import_sheet(first, Choices(), by=actor)

    columns = checked(workbook(HEADINGS, BINH)).matching["columns"]

    assert {"full_name", "born_on"} <= set(columns.values())


def test_all_rows_that_lack_a_column_are_counted(checked):
    rows = [[number, f"Nguyễn Văn {'ABCDEGHIKL'[number % 10]}"] for number in range(1200)]
    record = checked(workbook(HEADINGS[:2], *rows), common={})

    assert record.outcome["lacking"]["born_on"] == 1200


def test_a_column_that_a_person_left_out_is_left_out_again(checked, actor):
    columns = {2: "full_name", 3: "born_on", 4: "female", 6: "admitted_on"}
    first = checked(workbook(HEADINGS, AN), columns=columns)

    import_sheet(first, Choices(), by=actor)

    assert "5" not in checked(workbook(HEADINGS, BINH)).matching["columns"]


def test_a_column_passed_over_at_the_machine_is_not_taken_for_left_out(cell, checked):
    record = begin_import(
        cell, Layout.MEMBERS, file_name="a.xlsx", content=workbook(HEADINGS, AN), by=OPERATOR
    )
    read_rows(record, by=OPERATOR)
    matching = proposed(record).matching(COMMON)
    columns = {number: code for number, code in matching.columns.items() if code != "ethnicity"}
    match_columns(record, replace(matching, columns=columns), by=OPERATOR)
    check_sheet(record, by=OPERATOR)

    import_sheet(record, Choices(), by=OPERATOR)

    again = checked(workbook(HEADINGS, BINH))
    assert again.matching["columns"]["5"] == "ethnicity"


def test_membership_begins_where_the_member_came_here(checked, actor):
    sheet = workbook([*HEADINGS, "Ngày về chi bộ"], [*AN, f"{BEGINNING:%d/%m/%Y}"])
    record = checked(sheet)

    import_sheet(record, Choices(), by=actor)

    membership = Membership.objects.get(person=record.persons.get().person)
    assert (membership.status, membership.valid_from) == (MemberStatus.OFFICIAL, BEGINNING)


def test_who_came_here_on_probation_is_on_probation_here_since(checked, actor):
    sheet = workbook([*HEADINGS, "Ngày về chi bộ"], [*AN, "01/08/2005"])
    record = checked(sheet)

    import_sheet(record, Choices(), by=actor)

    rows = Membership.objects.filter(person=record.persons.get().person).order_by("valid_from")
    assert list(rows.values_list("status", "valid_from")) == [
        ("probationary", date(2005, 8, 1)),
        ("official", date(2006, 2, 3)),
    ]


def test_more_rows_than_are_written_at_once_come_and_go(checked, actor):
    rows = "".join(
        f"Ngô Văn {'ABCDEFGHIJK'[number % 11]}{'abcdefghijkl'[number // 11 % 12]},"
        f"{number % 28 + 1:02}/{number // 28 % 12 + 1:02}/{1970 + number // 336},03/02/2016\n"
        for number in range(1100)
    )
    sheet = f"Họ và tên,Ngày sinh,Ngày vào danh sách\n{rows}".encode()
    record = checked(sheet, layout=Layout.APPLICANTS, name="nguon.csv")
    assert record.outcome["sound"] == 1100
    before = table_digests()

    import_sheet(record, Choices(), by=actor)
    assert LogEntry.objects.count() == Casefile.objects.count() == 1100
    undo_import(record, by=actor)

    assert {name for name, digest in table_digests().items() if digest != before[name]} == set()
