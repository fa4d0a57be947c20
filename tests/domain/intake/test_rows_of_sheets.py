from dataclasses import replace
from datetime import date

import pytest

from ketnap.domain.casefile.codes import NominatorKind, Schooling, Sex
from ketnap.domain.casefile.steps import CeremonyHeld, Decided, ListedAsSympathiser
from ketnap.domain.intake.cells import Unread, Unreadable
from ketnap.domain.intake.columns import Layout, column_of
from ketnap.domain.intake.days import DayReading
from ketnap.domain.intake.named_steps import NAMED_STEPS, named_step, step_of_row
from ketnap.domain.intake.problems import Code, Problem
from ketnap.domain.intake.rows import Passed, Place, Sheet, Tally, read_rows
from ketnap.domain.intake.values import Reading
from ketnap.domain.intake.way import NOT_IN_THE_SHEET, nominator, steps_of_way
from ketnap.domain.intake.wording import message_of, place_of
from ketnap.rules.load import load_rulebook

READING = Reading(days=DayReading(today=date(2026, 11, 25)))
COMMON = {
    "ethnicity": "Kinh", "religion": "không", "schooling": "đại học",
    "occupation": "viên chức", "workplace": "Phòng Hành chính",
}  # fmt: skip


def entries(codes, *rows, layout=Layout.MEMBERS, common=COMMON, tally=None):
    places = {
        number: Place(column_of(layout, code), column_of(layout, code).title_vi)
        for number, code in enumerate(codes, start=1)
    }
    sheet = Sheet(
        layout=layout, places=places, reading=READING, rulebook=load_rulebook(), common=common
    )
    numbered = [(number, dict(enumerate(row, start=1))) for number, row in enumerate(rows, start=2)]
    return list(read_rows(numbered, sheet, after=1, tally=tally or Tally()))


def troubles(*args, **kwargs):
    return [(p.code, p.column) for entry in entries(*args, **kwargs) for p in entry.problems]


MEMBER = ("full_name", "born_on", "female", "admitted_on", "official_on")


def test_a_member_is_read():
    (entry,) = entries(MEMBER, ["NGUYỄN THỊ AN", "19/05/1990", "x", "03/02/2015", "03/02/2016"])

    assert entry.is_sound
    assert entry.values["full_name"] == "Nguyễn Thị An"
    assert entry.values["sex"] is Sex.FEMALE
    assert entry.values["schooling"] is Schooling.UNIVERSITY


def test_a_blank_under_women_is_a_man():
    (entry,) = entries(MEMBER, ["Nguyễn Văn An", "19/05/1990", None, "03/02/2026", None])

    assert entry.values["sex"] is Sex.MALE


def test_every_problem_of_a_row_is_told_with_its_cell():
    found = troubles(
        MEMBER, [None, "1990", "??", Unread(Unreadable.FORMULA), Unread(Unreadable.ERROR, "#REF!")]
    )

    assert found == [
        (Code.DAY_INCOMPLETE, "B"), (Code.YES_NO_UNKNOWN, "C"), (Code.FORMULA, "D"),
        (Code.ERROR, "E"), (Code.MISSING, "A"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ([None, "  ", None, None, None], Passed.BLANK),
        (["Tổng cộng: 12 đồng chí", 12, None, None, None], Passed.TOTAL),
        (["Họ và tên", "Ngày sinh", "Nữ (đánh dấu)", "Ngày kết nạp", None], Passed.HEADING),
        (["(1)", "(2)", "(3)", "(4)", "(5)"], Passed.HEADING),
        (["I. PHÒNG HÀNH CHÍNH", None, None, None, None], Passed.REMARK),
    ],
)
def test_rows_that_are_nobody_are_passed_over_and_counted(row, why):
    tally = Tally()

    assert entries(MEMBER, row, tally=tally) == []
    assert tally.passed == {why: 1}


def test_the_same_person_twice_names_the_first_row():
    row = ["Nguyễn Văn An", "19/05/1990", None, "03/02/2026", None]

    first, second = entries(MEMBER, row, ["NGUYỄN VĂN AN", *row[1:]])

    assert first.is_sound
    assert [(p.code, p.fact) for p in second.problems] == [(Code.REPEATED_ROW, "2")]


def test_days_must_follow_each_other():
    assert troubles(MEMBER, ["Lê An", "19/05/1990", None, "03/02/1989", None]) == [
        (Code.DAYS_OUT_OF_ORDER, "D")
    ]
    assert troubles(MEMBER, ["Lê An", "19/05/1990", None, "03/02/2015", "02/02/2015"]) == [
        (Code.DAYS_OUT_OF_ORDER, "E")
    ]
    assert troubles(MEMBER, ["Lê An", "19/05/2020", None, "02/02/2015", "01/02/2015"]) == [
        (Code.DAYS_OUT_OF_ORDER, "D"),
        (Code.DAYS_OUT_OF_ORDER, "E"),
    ]
    assert troubles(MEMBER, ["Lê An", "19/05/1990", None, "26/11/2026", None]) == [
        (Code.DAY_IN_FUTURE, "D")
    ]


def test_a_name_in_two_columns_is_joined():
    (entry,) = entries(
        ("surname", "given_name", "born_on", "sex", "admitted_on"),
        ["Trần Thị", "Bình", date(1991, 1, 2), "Nữ", date(2016, 3, 4)],
    )

    assert entry.values["full_name"] == "Trần Thị Bình"


def test_columns_of_both_sexes_must_agree():
    codes = ("full_name", "born_on_male", "born_on_female", "admitted_on")

    good, bad = entries(
        codes,
        ["Trần Bình", None, "02/01/1991", "04/03/2026"],
        ["Trần Chi", "02/01/1991", "02/01/1991", "04/03/2026"],
    )

    assert good.values["sex"] is Sex.FEMALE
    assert [p.code for p in bad.problems][:1] == [Code.SEX_CONTRADICTED]


def test_long_numbers_keep_their_digits_or_say_that_they_lost_them():
    codes = ("full_name", "born_on", "sex", "certified_on", "certificate")
    person = ["Trần Bình", "02/01/1991", "Nam", "04/03/2026"]

    kept, spoilt, cut = entries(
        codes,
        [*person, 120000000123],
        ["Trần Chi", *person[1:], "1.2E+11"],
        ["Trần Dung", *person[1:], 1234567890123456],
        layout=Layout.APPLICANTS,
    )

    assert kept.values["certificate"] == "120000000123"
    assert [p.code for p in spoilt.problems] == [Code.DIGITS_LOST]
    assert [p.code for p in cut.problems] == [Code.DIGITS_LOST]


def test_a_way_that_begins_late_is_told_as_far_as_it_is_known():
    codes = ("full_name", "born_on", "sex", "admitted_on", "admission_decided_on", "listed_on")

    (entry,) = entries(
        codes,
        ["Trần Bình", "02/01/1991", "Nam", "20/07/2017", "03/07/2017", "05/01/2016"],
        layout=Layout.APPLICANTS,
    )

    steps = steps_of_way(entry)
    assert [type(step) for step in steps] == [ListedAsSympathiser, Decided, CeremonyHeld]
    assert steps[0].resolution == NOT_IN_THE_SHEET


@pytest.mark.parametrize("named", NAMED_STEPS, ids=lambda named: named.words[0])
def test_every_named_step_is_made_from_a_row(named):
    texts = {
        "number": "05-NQ/CB",
        "party": "Chi bộ",
        "reason": "lý do",
        "method": "phiếu kín",
        "own_side_member": "có",
        "spouse_side_member": "không",
        "shared_since": "04/05/2010",
    }
    counts = [code for code in named.takes if code not in texts]
    told = {**texts, **{code: 51 + place for place, code in enumerate(counts)}}

    (entry,) = entries(
        ("full_name", "born_on", "step", "on", *told),
        ["Trần Bình", "02/01/1991", named.words[0], "20/07/2017", *told.values()],
        layout=Layout.STEPS,
        common={},
    )

    step = step_of_row(entry)
    assert (step.kind, step.on) == (named.kind, date(2017, 7, 20))
    found = {code for code in told if str(told[code]) in repr(step)}
    # Who did not vote is told by the other numbers; a committee's attendance is only checked.
    unkept = {"abstain", "method"} | ({"present"} if step.kind == "committee_voted" else set())
    in_other_words = {"own_side_member", "spouse_side_member", "shared_since"}
    assert found - in_other_words == set(named.takes) - unkept - in_other_words


def test_no_words_mean_two_kinds_of_step():
    assert [named_step(words) for named in NAMED_STEPS for words in named.words] == [
        named for named in NAMED_STEPS for _ in named.words
    ]


@pytest.mark.parametrize(
    ("words", "usual"),
    [
        ("Vào danh sách cảm tình", "đưa vào danh sách cảm tình Đảng"),
        ("Lớp đảng viên mới", "cấp giấy chứng nhận đảng viên mới"),
        ("Chuyển chính thức", "quyết định công nhận chính thức"),
        ("Học lớp cảm tình Đảng", "cử đi học lớp nhận thức về Đảng"),
        ("Xoá tên.", "quyết định xóa tên"),
        ("- Thẩm định: đồng ý kết nạp", "thẩm định, đồng ý kết nạp"),
        ("không đồng ý kết nạp", "quyết định không kết nạp"),
    ],
)
def test_usual_words_are_understood(words, usual):
    assert named_step(words) is named_step(usual) is not None


def test_a_problem_says_where_it_is_and_what_to_do():
    (entry,) = entries(MEMBER, ["Lê An", "1990", None, "03/02/2026", None])

    (problem,) = entry.problems
    assert place_of(problem, "vi") == "Dòng 2, cột B (Ngày sinh)"
    assert "1990" in message_of(problem, "vi")
    assert place_of(problem, "en") == "Row 2, column B (Ngày sinh)"


def test_every_problem_has_words_in_both_languages():
    (entry,) = entries(MEMBER, ["Lê An", "1990", None, "03/02/2026", None])
    (sample,) = entry.problems

    for code in Code:
        problem = type(sample)(2, code, fact="đó")
        assert message_of(problem, "vi")
        assert message_of(problem, "en")


@pytest.mark.parametrize(
    ("codes", "row"),
    [
        (("surname", "given_name"), ["Nguyễn Văn", "Công"]),
        (("surname", "given_name"), ["Tống", "Hà"]),
        (("full_name", "workplace"), ["Công Tằng Tôn Nữ Thị Hoa", "Văn phòng"]),
        (("full_name", "workplace"), ["Cộng", None]),
        (("full_name", "workplace"), ["Cong", 12]),
    ],
)
def test_people_whose_names_look_like_the_word_of_a_total_are_people(codes, row):
    tally = Tally()

    found = entries(
        (*codes, "born_on", "sex", "admitted_on"),
        [*row, "19/05/1990", "Nữ", "03/02/2026"],
        tally=tally,
    )

    assert len(found) == 1
    assert tally.passed == {}


@pytest.mark.parametrize(
    "row",
    [
        ["Tổng cộng", None, 2, None, None],
        ["Cộng: 12", None, "2", None, None],
        ["Tổng số", "12 đồng chí", None, None, None],
        ["TỔNG SỐ ĐẢNG VIÊN", 12, 4, None, None],
        ["Tong cong", 12, 4, None, None],
        ["Tổng cộng: 05 đồng chí", None, "3 nam, 2 nữ", None, None],
    ],
)
def test_totals_stand_beside_counts_alone(row):
    tally = Tally()

    assert entries(MEMBER, row, tally=tally) == []
    assert tally.passed == {Passed.TOTAL: 1}


def test_a_day_of_recognition_that_cannot_be_read_is_no_probation_without_end():
    found = troubles(
        MEMBER,
        ["Lê An", "19/05/1990", None, "03/02/2015", "2016"],
        ["Lê Bình", "19/05/1990", None, "03/02/2015", None],
    )

    assert found == [(Code.DAY_INCOMPLETE, "E"), (Code.PROBATION_OVER, "D")]


def test_a_blank_under_both_sexes_is_not_known():
    codes = ("full_name", "born_on", "male", "female", "admitted_on")
    person = ["Trần Bình", "02/01/1991"]

    blank, ticked = entries(
        codes,
        [*person, None, None, "04/03/2026"],
        ["Trần Chi", *person[1:], None, "x", "04/03/2026"],
    )

    assert [problem.code for problem in blank.problems] == [Code.MISSING]
    assert ticked.values["sex"] is Sex.FEMALE


def test_names_that_differ_in_marks_are_two_people_and_one_name_is_written_in_two_ways():
    rest = ["19/05/1990", None, "03/02/2026", None]

    found = entries(
        MEMBER, ["Trần Hùng", *rest], ["Trần Hưng", *rest], ["Lê Hòa", *rest], ["Lê Hoà", *rest]
    )

    assert [[problem.code for problem in entry.problems] for entry in found] == [
        [], [], [], [Code.REPEATED_ROW],
    ]  # fmt: skip


def test_a_number_that_has_become_a_day_is_not_taken_for_a_text():
    codes = ("full_name", "born_on", "sex", "certified_on", "certificate")

    (entry,) = entries(
        codes,
        ["Trần Bình", "02/01/1991", "Nam", "04/03/2026", date(2026, 3, 12)],
        layout=Layout.APPLICANTS,
    )

    assert [(p.code, p.fact) for p in entry.problems] == [(Code.TURNED_INTO_DAY, "12/03/2026")]


def test_a_counted_day_that_may_be_typed_digits_is_doubted():
    assert troubles(MEMBER, ["Lê An", 10590, None, "03/02/2026", None]) == [
        (Code.DAY_DOUBTFUL, "B")
    ]
    assert troubles(MEMBER, ["Lê An", 33012, None, "03/02/2026", None]) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Đoàn Luật sư", NominatorKind.UNIT),
        ("Đoàn khảo sát", NominatorKind.UNIT),
        ("đồng chí Đoàn Văn Hậu", NominatorKind.UNIT),
        ("dong chi Doan Van Hau", NominatorKind.UNIT),
        ("BCH Đoàn cơ sở", NominatorKind.YOUTH_UNION),
        ("Đoàn TNCS Hồ Chí Minh", NominatorKind.YOUTH_UNION),
        ("Đoàn", NominatorKind.YOUTH_UNION),
        ("Chi đoàn Văn phòng", NominatorKind.YOUTH_UNION),
        ("Ban Chấp hành Công đoàn cơ sở", NominatorKind.TRADE_UNION),
    ],
)
def test_who_puts_somebody_forward_is_told_by_the_whole_name(name, kind):
    assert nominator(name).kind is kind


def test_what_no_column_holds_is_named():
    (entry,) = entries(("full_name", "born_on"), ["Lê An", "19/05/1990"], common={})

    assert "Dòng 2, Dân tộc" in [place_of(problem, "vi") for problem in entry.problems]


def test_a_column_that_is_lacking_is_told_apart_from_an_empty_cell_and_an_empty_answer():
    lacking = Problem(3, Code.MISSING, heading="Ngày sinh", fact="born_on")
    common = replace(lacking, heading="Giới tính", fact="sex")
    cell, answer = replace(lacking, column="B"), Problem(0, Code.MISSING)

    said = [message_of(each, "vi") for each in (lacking, common, cell, answer)]

    assert said[0] == "Bảng không có cột này. Hãy thêm cột."
    assert said[1].endswith("hoặc cho một giá trị chung của mọi dòng.")
    assert said[2] == said[3]
    assert said[2].startswith("Ô trống.")
