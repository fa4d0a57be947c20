"""The kinds of step that rows tell are written, counted and taken out again; the template explains them."""

import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from intake.messy import workbook
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.verification import verify
from ketnap.domain.casefile.codes import DecisionOutcome, Matter, Stage, TransferDirection
from ketnap.domain.casefile.steps import Decided, Paused, Resumed, Submitted, Transferred
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.named_steps import NAMED_STEPS, step_key
from ketnap.intake import comparing, step_words
from ketnap.intake.blank_sheets import blank_sheet
from ketnap.intake.comparing import stand_of
from ketnap.intake.files import kept_words, remove
from ketnap.intake.queries import remembered_steps_in
from ketnap.intake.services import Choices, import_sheet, undo_import
from ketnap.intake.sheet import Matching
from ketnap.intake.step_words import StepWords, unknown_step_words
from table_digests import table_digests

APPLICANTS = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào danh sách", "Số nghị quyết"]
KHOA = ["Vũ Anh Khoa", "15/10/1996", "Nam", "04/05/2020", "12-NQ/CB"]
STEPS = [
    "Họ và tên",
    "Ngày sinh",
    "Việc",
    "Ngày",
    "Số văn bản",
    "Nơi hoặc người liên quan",
    "Lý do",
]


def rows_about_khoa(*rows):
    return workbook(STEPS, *(["Vũ Anh Khoa", "15/10/1996", *row] for row in rows))


@pytest.mark.django_db
def test_a_case_taken_out_after_the_cell_was_read_does_no_harm(checked, actor, monkeypatch):
    import_sheet(checked(workbook(APPLICANTS, KHOA), layout=Layout.APPLICANTS), Choices(), by=actor)
    content = rows_about_khoa(["Tạm dừng", "05/06/2020", None, None, "đi học xa"])
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(comparing, "logs_in", lambda _cell: {})
        record = checked(content, layout=Layout.STEPS, common={})
        import_sheet(record, Choices(), by=actor)

    record.refresh_from_db()
    assert record.outcome["steps"] == 1
    assert list(verify()) == []


@pytest.mark.django_db
def test_steps_of_the_later_way_are_written_and_taken_out_again(checked, actor):
    import_sheet(checked(workbook(APPLICANTS, KHOA), layout=Layout.APPLICANTS), Choices(), by=actor)
    before = table_digests()
    content = rows_about_khoa(
        ["Tạm dừng", "05/06/2020", None, None, "đi học xa"],
        ["Tiếp tục", "05/01/2021", None, None, "đã về"],
        ["Gửi hồ sơ đề nghị kết nạp", "10/02/2021", None, "Đảng ủy Sở", None],
        ["Quyết định không kết nạp", "10/03/2021", "12-QĐ/ĐU", "Đảng ủy Sở", None],
        ["Chuyển đi", "01/04/2021", None, "Chi bộ Khác", "chuyển công tác"],
    )

    record = checked(content, layout=Layout.STEPS, common={})
    assert record.outcome["problems"] == []
    import_sheet(record, Choices(), by=actor)

    case = Casefile.objects.get(person__full_name="Vũ Anh Khoa")
    steps = domain_casefile(case, LogEntry.objects.filter(casefile=case).order_by("seq")).steps
    assert [type(step) for step in steps[1:]] == [Paused, Resumed, Submitted, Decided, Transferred]
    submitted, decided, transferred = steps[3:]
    assert (submitted.matter, submitted.to) == (Matter.ADMISSION, "Đảng ủy Sở")
    assert (decided.outcome, decided.decision) == (DecisionOutcome.REFUSED, "12-QĐ/ĐU")
    assert (transferred.direction, transferred.on) == (TransferDirection.OUT, date(2021, 4, 1))
    assert list(verify()) == []

    record.refresh_from_db()
    undo_import(record, by=actor)
    assert table_digests() == before


@pytest.mark.django_db
def test_the_stand_of_a_cell_is_another_once_a_person_or_a_step_is_recorded(checked, actor, people):
    record = checked(workbook(APPLICANTS, KHOA), layout=Layout.APPLICANTS)
    import_sheet(record, Choices(), by=actor)
    stands = [stand_of(record.cell, Layout.STEPS)]
    assert stand_of(record.cell, Layout.STEPS) == stands[0]

    content = rows_about_khoa(["Tạm dừng", "05/06/2020", None, None, "đi học xa"])
    import_sheet(checked(content, layout=Layout.STEPS, common={}), Choices(), by=actor)
    stands.append(stand_of(record.cell, Layout.STEPS))
    people.person(record.cell, "Bùi Hồng Hạnh")

    assert stand_of(record.cell, Layout.STEPS) not in stands
    assert stands[0] != stands[1]


VOTES = [
    "Họ và tên", "Ngày sinh", "Nội dung", "Ngày", "Số nghị quyết của chi bộ", "Được triệu tập",
    "Có mặt", "Tán thành", "Không tán thành", "Lý do", "Số ngày gia hạn", "Nơi",
]  # fmt: skip


@pytest.mark.django_db
def test_votes_and_longer_deadlines_of_a_history_that_begins_late_come_in(checked, actor):
    import_sheet(checked(workbook(APPLICANTS, KHOA), layout=Layout.APPLICANTS), Choices(), by=actor)
    before = table_digests()
    about = ["Vũ Anh Khoa", "15/10/1996"]
    content = workbook(
        VOTES,
        [*about, "Họp CB xét KN", "10/02/2021", "08-NQ/CB", 26, 22, 20, 2],
        [
            *about,
            "Đảng ủy biểu quyết kết nạp",
            "01/03/2021",
            None,
            15,
            None,
            14,
            1,
            None,
            None,
            "ĐU",
        ],
        [*about, "Gia hạn kết nạp", "05/03/2021", *[None] * 5, "chờ xác minh", 10],
    )
    how = {"layout": Layout.STEPS, "common": {"method": "Phiếu kín"}}

    unknown = checked(content, **how)
    chosen = {step_key("Họp CB xét KN"): "chi bộ biểu quyết kết nạp"}
    record = checked(content, steps=chosen, **how)
    import_sheet(record, Choices(), by=actor)

    assert [each["code"] for each in unknown.outcome["problems"]] == ["step_unknown"]
    case = Casefile.objects.get(person__full_name="Vũ Anh Khoa")
    vote, of_committee, extended = domain_casefile(case).steps[1:]
    assert (vote.official_members, vote.present_official, vote.agree) == (26, 22, 20)
    assert (of_committee.body, of_committee.members, of_committee.agree) == ("ĐU", 15, 14)
    assert (extended.working_days, extended.reason) == (10, "chờ xác minh")
    assert case.stage_spans.order_by("-from_on").first().stage == Stage.CELL_PROPOSED
    assert list(verify()) == []
    again = checked(content, **how)
    assert [each["code"] for each in again.outcome["problems"]] == ["step_recorded"] * 3
    assert (again.outcome["sound"], again.outcome["recorded"]) == (0, 3)

    record.refresh_from_db()
    undo_import(record, by=actor)
    assert table_digests() == before
    assert remembered_steps_in(case.cell) == {}


@pytest.mark.django_db
def test_unknown_words_are_counted_while_the_sheet_is_read_and_once_more_where_it_is_read_otherwise(
    checked, monkeypatch
):
    content = rows_about_khoa(
        ["Họp CB", "10/02/2021"], ["họp  cb", "11/02/2021"], ["Nộp đơn", "12/02/2021"]
    )
    counted = []
    monkeypatch.setattr(
        step_words, "_written", lambda *told, of=step_words._written: counted.append(1) or of(*told)
    )

    record = checked(content, layout=Layout.STEPS, common={})
    matching, name = Matching.from_data(record.matching), record.stored_name
    words = unknown_step_words(record, matching)
    below = unknown_step_words(record, replace(matching, last_row=2))

    assert (words.words, words.different) == ((StepWords("hop cb", "Họp CB", 2),), 1)
    assert [each.rows for each in below.words] == [1]
    assert len(counted) == 2
    assert kept_words(name) is not None
    remove(name)
    assert kept_words(name) is None


def test_the_template_says_what_each_kind_of_step_needs():
    book = load_workbook(io.BytesIO(blank_sheet(Layout.STEPS, "vi")))

    needed = {row[0]: row[2] for row in book["Hướng dẫn"].iter_rows(values_only=True)}
    assert {named.words[0] for named in NAMED_STEPS} <= set(needed)
    assert needed["quyết định xóa tên"] == "Số văn bản, Nơi hoặc người liên quan"
    assert needed["xin rút"] == "Lý do, ghi chú"
    assert "Tán thành" in needed["chi bộ biểu quyết kết nạp"]
