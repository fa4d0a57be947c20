"""What people paste: parted their way, with or without a heading, right or wrong."""

from datetime import date

import pytest

from ketnap.domain.course import Problem, ResultRow, read_results

BEGAN, TODAY = date(2024, 3, 4), date(2024, 3, 29)
GIVEN_ON = date(2024, 3, 15)
AN = ResultRow(1, "Nguyễn Thị An", "0123/GCN", "15/03/2024", GIVEN_ON)


def read(text: str) -> tuple[ResultRow, ...]:
    return read_results(text, course_began_on=BEGAN, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị An\t0123/GCN\t15/03/2024",
        "Nguyễn Thị An;0123/GCN;15/03/2024",
        "Nguyễn Thị An,0123/GCN,15/03/2024",
        '"Nguyễn Thị An","0123/GCN","15/03/2024"',
        "  Nguyễn  Thị An \t 0123/GCN\t15/03/2024\t\t",
        "1\tNguyễn Thị An\t0123/GCN\t15/03/2024",
        "1.;Nguyễn Thị An;0123/GCN;15/03/2024",
        "\n\nNguyễn Thị An\t0123/GCN\t15/03/2024\n"[2:],
    ],
)
def test_row_is_read_however_its_columns_are_parted(text):
    assert read(text) == (AN,)


@pytest.mark.parametrize(
    "written", ["15/03/2024", "15/3/2024", "15-03-2024", "15.3.2024", "2024-03-15"]
)
def test_day_is_read_as_people_write_it(written):
    [row] = read(f"Nguyễn Thị An;0123/GCN;{written}")

    assert (row.on, row.problems) == (GIVEN_ON, ())


def test_heading_and_empty_lines_are_no_rows():
    text = "Họ và tên;Số giấy chứng nhận;Ngày cấp\n\nNguyễn Thị An;0123/GCN;15/03/2024\n"

    [row] = read(text)

    assert (row.line, row.name) == (3, "Nguyễn Thị An")


def test_heading_after_a_running_number_is_no_row():
    text = "TT\tHọ và tên\tSố\tNgày\n1\tNguyễn Thị An\t0123/GCN\t15/03/2024"

    assert [row.name for row in read(text)] == ["Nguyễn Thị An"]


def test_letters_are_brought_into_one_form():
    [row] = read("Nguye\u0302\u0303n Thi\u0323 An;0123/GCN;15/03/2024")

    assert row.name == "Nguyễn Thị An"


def test_separator_of_most_lines_counts_so_that_a_comma_may_stand_inside():
    [row, _other] = read("Nguyễn Thị An;0123/GCN, quyển 2;15/03/2024\nBình;0124/GCN;15/03/2024")

    assert row.certificate == "0123/GCN, quyển 2"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Nguyễn Thị An", (Problem.TOO_FEW_COLUMNS,)),
        ("Nguyễn Thị An;0123/GCN", (Problem.TOO_FEW_COLUMNS,)),
        ("Nguyễn Thị An;0123/GCN;15/03/2024;giỏi", (Problem.TOO_MANY_COLUMNS,)),
        (";0123/GCN;15/03/2024", (Problem.NAME_MISSING,)),
        ("Nguyễn Thị An;;15/03/2024", (Problem.CERTIFICATE_MISSING,)),
        ("Nguyễn Thị An;0123/GCN;", (Problem.DAY_MISSING,)),
        ("Nguyễn Thị An;0123/GCN;giữa tháng 3", (Problem.DAY_UNREADABLE,)),
        ("Nguyễn Thị An;0123/GCN;31/02/2024", (Problem.DAY_UNREADABLE,)),
        ("Nguyễn Thị An;;", (Problem.CERTIFICATE_MISSING, Problem.DAY_MISSING)),
        ("Nguyễn Thị\u202e An;0123/GCN;15/03/2024", (Problem.FORBIDDEN_CHARACTERS,)),
        (f"Nguyễn Thị An;{'9' * 201};15/03/2024", (Problem.TOO_LONG,)),
    ],
)
def test_row_that_cannot_be_recorded_names_every_trouble(text, problems):
    [row] = read(text)

    assert row.problems == problems


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ("03/03/2024", (Problem.DAY_BEFORE_COURSE,)),
        ("04/03/2024", ()),
        ("29/03/2024", ()),
        ("30/03/2024", (Problem.DAY_IN_FUTURE,)),
    ],
)
def test_day_lies_between_the_beginning_of_the_course_and_today(written, problems):
    [row] = read(f"Nguyễn Thị An;0123/GCN;{written}")

    assert row.problems == problems


def test_number_that_stands_twice_is_named_in_both_rows():
    rows = read("An;0123/GCN;15/03/2024\nBình;0123/gcn;15/03/2024\nChi;0125/GCN;15/03/2024")

    assert [row.problems for row in rows] == [
        (Problem.CERTIFICATE_REPEATED,),
        (Problem.CERTIFICATE_REPEATED,),
        (),
    ]


def test_nothing_pasted_gives_no_row():
    assert read(" \n\t\n") == ()
