"""Which step the words of a row mean, and whether the numbers of a vote add up."""

from datetime import date

import pytest

from ketnap.domain.casefile.codes import CommitteeLevel, ExclusionGround, Matter, VoteMethod
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted, DeadlineExtended, Excluded
from ketnap.domain.intake.columns import Layout, column_of
from ketnap.domain.intake.days import DayReading
from ketnap.domain.intake.headings import find_headings
from ketnap.domain.intake.named_steps import step_key, step_of_row
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.rows import Passed, Place, Sheet, Tally, read_rows
from ketnap.domain.intake.rows_of_steps import with_steps
from ketnap.domain.intake.step_guesses import guessed_step
from ketnap.domain.intake.values import Reading
from ketnap.rules.load import load_rulebook

WHO = {"full_name": "Vũ Anh Khoa", "born_on": "15/10/1996", "on": "10/02/2021"}
VOTE = {
    "step": "Chi bộ họp xét kết nạp",
    "number": "08-NQ/CB",
    "entitled": 26,
    "present": "22",
    "agree": "20 đ/c",
    "disagree": 1,
    "invalid": "1 phiếu",
    "method": "Phiếu kín",
}
COMMITTEE = {
    "step": "Đảng ủy xét kết nạp",
    "party": "Đảng ủy Sở",
    "entitled": 15,
    "agree": 15,
}


def read(row, *, steps=None, tally=None):
    """The entries of one row, with its columns in the order in which it names them."""
    told = {**WHO, **row}
    sheet = Sheet(
        layout=Layout.STEPS,
        places={
            number: Place(column_of(Layout.STEPS, code), f"Cột {code}")
            for number, code in enumerate(told, start=1)
        },
        reading=Reading(days=DayReading(today=date(2026, 11, 25))),
        rulebook=load_rulebook(),
        steps=steps or {},
    )
    tally = tally or Tally()
    rows = [(2, dict(enumerate(told.values(), start=1)))]
    return list(with_steps(read_rows(rows, sheet, after=1, tally=tally), sheet, tally=tally))


def problems(row):
    (entry,) = read(row)
    return [(problem.code, problem.heading, problem.fact) for problem in entry.problems]


def test_a_vote_of_the_cell_is_told_with_its_counts():
    (entry,) = read({**VOTE, "excluded_exempt_from_work_and_activity": 2})

    assert entry.problems == ()
    assert step_of_row(entry) == CellVoted(
        on=date(2021, 2, 10),
        matter=Matter.ADMISSION,
        official_members=26,
        excluded=(Excluded(count=2, ground=ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY),),
        present_official=22,
        agree=20,
        disagree=1,
        invalid=1,
        method=VoteMethod.SECRET_BALLOT,
        resolution="08-NQ/CB",
    )


def test_a_vote_of_a_committee_and_a_longer_deadline_are_told():
    (vote,), (extended,) = (
        read(COMMITTEE),
        read({"step": "Gia hạn kết nạp", "working_days": "10 ngày", "reason": "chờ xác minh"}),
    )

    assert step_of_row(vote) == CommitteeVoted(
        on=date(2021, 2, 10),
        matter=Matter.ADMISSION,
        body="Đảng ủy Sở",
        level=CommitteeLevel.GRASSROOTS,
        members=15,
        agree=15,
        disagree=0,
    )
    step = step_of_row(extended)
    assert isinstance(step, DeadlineExtended)
    assert (step.deadline, step.working_days) == ("decide_admission", 10)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"present": 23}, (Code.BALLOTS_DISAGREE, "Cột agree", "20 + 1 + 1 + 0 = 22 ≠ 23")),
        ({"present": 27}, (Code.TOO_MANY_PRESENT, "Cột present", "27 > 26")),
        ({"disagree": None}, (Code.BALLOTS_DISAGREE, "Cột agree", "20 + 0 + 1 + 0 = 21 ≠ 22")),
        ({"agree": None}, (Code.DETAIL_MISSING, "Cột agree", "chi bộ biểu quyết kết nạp")),
        ({"agree": "đa số"}, (Code.COUNT_UNREADABLE, "Cột agree", "đa số")),
        ({"agree": -20}, (Code.COUNT_UNREADABLE, "Cột agree", "-20")),
        ({"method": "vỗ tay"}, (Code.METHOD_UNKNOWN, "Cột method", "vỗ tay")),
        (
            {"excluded_suspended_from_activity": 27},
            (Code.TOO_MANY_EXCLUDED, "Cột entitled", "27 > 26"),
        ),
    ],
)
def test_what_is_missing_or_does_not_add_up_is_told_at_its_column(changes, told):
    assert problems({**VOTE, **changes}) == [told]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({**VOTE, **dict.fromkeys(("entitled", "present", "agree", "disagree", "invalid"), 0)}, "entitled"),
        ({**COMMITTEE, "entitled": 0, "agree": 0}, "entitled"),
        ({"step": "Gia hạn kết nạp", "working_days": 0, "reason": "chờ"}, "working_days"),
    ],
)  # fmt: skip
def test_a_vote_of_nobody_and_an_extension_of_no_day_are_no_step(row, code):
    assert problems(row) == [(Code.COUNT_TOO_SMALL, f"Cột {code}", "0")]


def test_who_was_present_without_a_vote_makes_the_ballots_whole():
    assert problems({**VOTE, "present": 23, "abstain": 1}) == []


def test_a_column_that_the_sheet_lacks_is_named():
    without = {code: value for code, value in VOTE.items() if code != "present"}

    assert problems(without) == [
        (
            Code.DETAIL_MISSING,
            column_of(Layout.STEPS, "present").title_vi,
            "chi bộ biểu quyết kết nạp",
        )
    ]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"agree": 14}, [Code.DETAIL_MISSING]),
        ({"agree": 14, "disagree": 0}, []),
        ({"agree": 14, "disagree": 2}, [Code.TOO_MANY_PRESENT]),
        ({"agree": 14, "present": 14}, []),
    ],
)
def test_a_committee_may_leave_its_attendance_out(changes, codes):
    assert [code for code, _, _ in problems({**COMMITTEE, **changes})] == codes


def test_numbers_beside_another_step_are_nothing_to_it():
    assert problems({**VOTE, "step": "Tự kiểm điểm", "present": 99}) == []


def test_words_mean_what_was_chosen_or_are_left_out():
    words, tally = "Sinh hoạt chuyên đề", Tally()
    key = step_key(words)

    (unknown,) = read({"step": words})
    (chosen,) = read({"step": words}, steps={key: "tự kiểm điểm"})
    left_out = read({"step": words}, steps={key: ""}, tally=tally)

    assert [(each.code, each.column) for each in unknown.problems] == [(Code.STEP_UNKNOWN, "D")]
    assert chosen.values["step"] == "nộp bản tự kiểm điểm"
    assert (left_out, tally.passed) == ([], {Passed.NO_STEP: 1})


@pytest.mark.parametrize(
    ("words", "usual"),
    [
        ("Họp CB xét KN", "chi bộ biểu quyết kết nạp"),
        ("Họp chi bộ xét công nhận CT", "chi bộ biểu quyết công nhận chính thức"),
        ("BTV xét CN chính thức", "ban thường vụ biểu quyết công nhận chính thức"),
        ("QĐ CNCT", "quyết định công nhận chính thức"),
        ("Phan cong DV giup do", "phân công đảng viên giúp đỡ"),
        ("Họp chi bộ thường kỳ", None),
        ("lấy phiếu", None),
    ],
)
def test_words_of_nobody_are_guessed_only_where_one_step_is_near(words, usual):
    guess = guessed_step(words)

    assert (guess.words[0] if guess else None) == usual


@pytest.mark.parametrize(
    "words",
    [
        "Hoãn kết nạp", "Huỷ KN", "Huy ket nap", "Rút kết nạp", "Thu hồi quyết định kết nạp",
        "Hoãn công nhận chính thức", "CB họp hoãn xét kết nạp", "Thôi phân công giúp đỡ",
        "Bỏ học lớp cảm tình Đảng", "Không tán thành kết nạp", "Không đồng ý KN", "Dự kiến kết nạp",
    ],
)  # fmt: skip
def test_words_that_deny_put_off_or_undo_a_step_are_never_guessed(words):
    assert guessed_step(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "Xin xác nhận lý lịch", "Đề nghị cấp GCN", "Trả hồ sơ đề nghị kết nạp",
        "Họp xét chuyển chính thức", "Lễ kết nạp Đoàn",
    ],
)  # fmt: skip
def test_what_is_asked_for_or_said_in_a_word_of_no_step_is_not_guessed_as_done(words):
    assert guessed_step(words) is None


def test_headings_of_votes_are_known_as_people_write_them():
    texts = [
        "Họ và tên", "Ngày sinh", "Nội dung", "Ngày", "Số NQ, QĐ", "Được triệu tập", "Có mặt", "Số phiếu đồng ý",
        "Không tán thành", "Không có ý kiến", "Phiếu không hợp lệ", "Hình thức biểu quyết",
    ]  # fmt: skip
    found = find_headings([(1, dict(enumerate(texts, start=1)))], Layout.STEPS, {})

    assert [heading.known.code for heading in found.found] == [
        "full_name", "born_on", "step", "on", "number", "entitled", "present", "agree",
        "disagree", "abstain", "invalid", "method",
    ]  # fmt: skip
