from itertools import pairwise

import pytest

from ketnap.domain.intake.columns import LAYOUTS, REFUSED, Layout, column_of
from ketnap.domain.intake.headings import find_headings, headings_at, key_of


def sheet(*rows: list[str | None]) -> list[tuple[int, dict[int, str]]]:
    return [
        (number, {place: cell for place, cell in enumerate(row, start=1) if cell is not None})
        for number, row in enumerate(rows, start=1)
    ]


def headings_of(*rows):
    headings = find_headings(sheet(*rows), Layout.MEMBERS, {})
    assert headings is not None
    return headings


def codes(rows, layout=Layout.MEMBERS, remembered=None):
    found = find_headings(rows, layout, remembered or {})
    assert found is not None
    return {heading.column: heading.known.code for heading in found.found if heading.known}


def test_headings_are_found_below_a_title():
    rows = sheet(
        ["ĐẢNG BỘ CƠ QUAN"],
        ["DANH SÁCH ĐẢNG VIÊN"],
        [],
        ["STT", "Họ và tên", "Ngày sinh", "Nữ", "Dân tộc", "Ngày kết nạp", "Ngày chính thức"],
        ["1", "Nguyễn Văn An", "19/05/1990", None, "Kinh", "03/02/2015", "03/02/2016"],
    )

    found = find_headings(rows, Layout.MEMBERS, {})

    assert found is not None
    assert (found.first_row, found.last_row) == (4, 4)
    assert codes(rows) == {
        2: "full_name", 3: "born_on", 4: "female", 5: "ethnicity", 6: "admitted_on", 7: "official_on",
    }  # fmt: skip


def test_headings_in_two_rows_are_read_together():
    rows = sheet(
        ["TT", "Họ và tên", "Năm sinh", "Năm sinh", "Ngày vào Đảng", "Ngày vào Đảng"],
        [None, None, "Nam", "Nữ", "Dự bị", "Chính thức"],
    )

    assert codes(rows) == {
        2: "full_name", 3: "born_on_male", 4: "born_on_female", 5: "admitted_on", 6: "official_on",
    }  # fmt: skip


def test_an_identity_number_is_recognised_and_refused_even_if_it_was_remembered_otherwise():
    rows = sheet(["Họ tên", "Ngày sinh", "Số CCCD/CMND", "Nơi ở hiện nay"])

    found = find_headings(rows, Layout.MEMBERS, {"so cccd cmnd": "workplace"})

    assert found is not None
    refused = {heading.column: heading.refused.code for heading in found.found if heading.refused}
    assert refused == {3: "identity_number", 4: "contact"}


@pytest.mark.parametrize("heading", ["Sè CCCD", "Soá CCCD", "Sè CMND", "Soá BHXH"])
def test_an_identity_number_in_an_old_font_is_refused_though_its_heading_could_be_unicode(heading):
    found = find_headings(sheet(["Họ và tên", "Ngày sinh", heading]), Layout.MEMBERS, {})

    assert [each.refused is not None for each in found.found] == [False, False, True]


@pytest.mark.parametrize("heading", ["Ngày BHXH", "Có CCCD", "Nơi CCCD"])
def test_what_is_said_of_an_identity_card_is_not_told_as_its_number(heading):
    found = find_headings(sheet(["Họ và tên", "Ngày sinh", heading]), Layout.MEMBERS, {})

    assert [each.refused for each in found.found] == [None, None, None]


def test_a_name_as_on_the_identity_card_is_a_name():
    assert codes(sheet(["Họ và tên theo CCCD", "Ngày sinh"]))[1] == "full_name"


def test_what_a_heading_meant_before_is_remembered():
    rows = sheet(["Họ tên", "Ngày sinh", "Khối", "Nam/Nữ"])

    assert codes(rows, remembered={"khoi": "workplace"})[3] == "workplace"
    assert 2 not in codes(rows, remembered={"ngay sinh": ""})


def test_a_column_is_found_once():
    rows = sheet(["Họ tên", "Họ và tên", "Ngày sinh"])

    assert codes(rows) == {1: "full_name", 3: "born_on"}


def test_no_headings_are_found_where_there_are_none():
    assert find_headings(sheet(["một", "hai"], ["ba", "bốn"]), Layout.MEMBERS, {}) is None


def test_no_heading_means_two_columns_and_all_are_written_as_they_are_compared():
    for columns in LAYOUTS.values():
        headings = [heading for column in columns for heading in column.headings]
        assert len(headings) == len(set(headings))
        assert headings == [key_of(heading) for heading in headings]
        refused = {heading for column in REFUSED for heading in column.headings}
        assert refused.isdisjoint(headings)


@pytest.mark.parametrize(
    ("heading", "layout", "code"),
    [
        (
            "Ngày quyết định công nhận của Đảng ủy",
            Layout.APPLICANTS,
            "recognition_decided_on",
        ),
        ("Số quyết định công nhận của Đảng ủy", Layout.APPLICANTS, "recognition_decision"),
        ("Trình độ lý luận chính trị", Layout.MEMBERS, None),
        ("Trinh do ly luan chinh tri", Layout.MEMBERS, None),
        ("Nơi công tác của vợ hoặc chồng", Layout.MEMBERS, None),
        ("Họ tên bố đẻ", Layout.MEMBERS, None),
        ("Số thẻ đảng viên", Layout.MEMBERS, None),
        ("Họ tên, chức vụ đảng viên giúp đỡ", Layout.MEMBERS, None),
        ("Họ tên, chức vụ đảng viên giúp đỡ", Layout.APPLICANTS, "mentor_name"),
        ("Ngày ký quyết định kết nạp", Layout.APPLICANTS, None),
        ("Nơi công tác của cán bộ", Layout.MEMBERS, "workplace"),
    ],
)
def test_a_longer_heading_is_guessed_by_the_most_it_says_or_not_at_all(heading, layout, code):
    found = find_headings(sheet(["Họ và tên", "Ngày sinh", heading]), layout, {})

    assert found is not None
    last = found.found[-1]
    assert (last.known.code if last.known else None) == code
    assert last.guessed is (code is not None)
    assert not found.found[0].guessed


AN_ADMITTED = ["Trần Thị An", "17/05/1990", "x", "ĐH", "01/06/2020", "đã học lớp bồi dưỡng"]
WAY = ["Họ và tên", "Ngày sinh", "Nữ", "Trình độ", "Ngày quyết định kết nạp", "Ghi chú"]


def rows_of(found):
    assert found is not None
    return found.first_row, found.last_row


def test_a_person_below_the_headings_is_no_second_row_of_them():
    rows = sheet(WAY, AN_ADMITTED)

    assert rows_of(find_headings(rows, Layout.APPLICANTS, {})) == (1, 1)


def test_a_column_left_out_before_does_not_take_the_first_person_for_a_heading():
    rows = sheet([*WAY[:4], "Ngày QĐ kết nạp Đảng viên"], [*AN_ADMITTED[:4], "01/06/2020"])

    found = find_headings(rows, Layout.APPLICANTS, {"ngay qd ket nap dang vien": ""})

    assert rows_of(found) == (1, 1)


@pytest.mark.parametrize(
    ("below", "value"),
    [("Ngày sinh", "17/5/90"), ("Nữ", "x"), ("Trình độ", "Đại học"), ("Năm sinh", "1985")],
)
def test_words_that_make_a_heading_are_none_beside_what_a_column_is_filled_with(below, value):
    rows = sheet(["Họ và tên", below, "Ngày vào Đảng"], ["Trần An", value, "Chính thức"])

    assert rows_of(find_headings(rows, Layout.MEMBERS, {})) == (1, 1)


def test_a_sex_below_its_heading_is_a_heading_of_its_own_column():
    rows = sheet(["Họ và tên", "Ngày sinh", "Giới tính", "Giới tính"], [None, None, "Nam", "Nữ"])

    assert rows_of(find_headings(rows, Layout.MEMBERS, {})) == (1, 2)
    assert codes(rows) == {1: "full_name", 2: "born_on", 3: "male", 4: "female"}


def test_what_stands_in_brackets_tells_two_days_apart():
    rows = sheet(
        ["Họ và tên", "Ngày vào Đảng\n(chính thức)", "Ngày vào Đảng\n(dự bị)"],
        ["Nguyễn Văn An", "03/02/2016", "03/02/2015"],
    )

    assert codes(rows) == {1: "full_name", 2: "official_on", 3: "admitted_on"}


def test_a_heading_that_stands_twice_names_the_column_that_says_the_same():
    rows = [(1, {1: "Họ và tên", 2: "Ngày sinh", 3: "Dân tộc", 4: "Họ và tên", 5: "Ghi chú"})]

    found = find_headings(rows, Layout.MEMBERS, {})

    assert [each.repeats for each in found.found] == [0, 0, 0, 1, 0]
    assert found.found[3].known is None


@pytest.mark.parametrize("second", [
    ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng"],
    ["TT", "Họ và tên đảng viên", "Năm sinh", "Ngày vào Đảng"],
])  # fmt: skip
def test_a_second_table_is_known_by_what_its_headings_mean(second):
    headings = headings_of(["STT", "Họ tên", "Ngày sinh", *second])

    assert [each.known.code for each in headings.found if each.known] == ["full_name", "born_on"]


def test_a_second_table_with_the_surname_apart_is_known():
    table = ["Họ", "Tên", "Ngày sinh"]

    headings = headings_of([*table, *table, "Ngày vào Đảng"])

    assert [each.beside for each in headings.found] == [0, 0, 0, 4, 4, 4, 4]


@pytest.mark.parametrize(("first", "second"), [
    (["Họ và tên"], ["Họ", "Tên"]),
    (["Họ", "Tên"], ["Họ và tên"]),
])  # fmt: skip
def test_a_second_table_that_writes_names_in_another_way_is_known(first, second):
    headings = headings_of([*first, "Ngày sinh", *second, "Năm sinh", "Ngày vào Đảng"])

    begins = len(first) + 2
    assert [each.beside for each in headings.found if each.column < begins] == [0] * (begins - 1)
    assert {each.beside for each in headings.found if each.column >= begins} == {begins}


def test_the_whole_name_beside_its_two_parts_is_one_table():
    headings = headings_of(["Họ và tên", "Họ", "Tên", "Ngày sinh", "Ngày vào Đảng"])

    assert not any(each.beside for each in headings.found)


def test_the_whole_name_and_the_given_name_are_one_table():
    headings = headings_of(["Họ và tên", "Tên", "Ngày sinh", "Ngày vào Đảng"])

    assert not any(each.beside for each in headings.found)


def test_a_second_table_set_beside_the_first_gives_nothing_to_its_people():
    headings = headings_of(
        ["STT", "Họ tên", "Ngày sinh", "Ngày chính thức", None,
         "STT", "Họ tên", "Ngày sinh", "Ngày vào Đảng"],
    )  # fmt: skip

    codes = {each.column: each.known.code for each in headings.found if each.known}
    assert codes == {2: "full_name", 3: "born_on", 4: "official_on"}
    assert {each.column for each in headings.found if each.beside == 6} == {6, 7, 8, 9}


def test_one_name_more_is_no_second_table():
    headings = headings_of(["Họ tên", "Ngày sinh", "Họ tên", "Ngày vào Đảng"])

    assert not any(each.beside for each in headings.found)


def test_upper_words_of_a_text_file_reach_over_the_blank_cells_beside_them():
    headings = headings_of(
        ["STT", "Họ và tên", "Ngày sinh", None, "Nơi công tác", None, "Ngày vào Đảng", None],
        [None, None, "Nam", "Nữ", None, "Nữ", "Dự bị", "Chính thức"],
    )

    codes = {each.column: each.known.code for each in headings.found if each.known}
    assert codes == {
        2: "full_name", 3: "born_on_male", 4: "born_on_female", 5: "workplace", 6: "female",
        7: "admitted_on", 8: "official_on",
    }  # fmt: skip


@pytest.mark.parametrize("spread", [True, False], ids=["merged cells", "a text file"])
@pytest.mark.parametrize(("upper", "lower", "expected"), [
    (
        [None, None, "Ngày sinh", "", None, "Ngày vào Đảng", "", None],
        ["STT", "Họ và tên", "Nam", "Nữ", "Dân tộc", "Dự bị", "Chính thức", "Tôn giáo"],
        ["full_name", "born_on_male", "born_on_female", "ethnicity", "admitted_on", "official_on",
         "religion"],
    ),
    (
        [None, None, "Ngày vào Đảng", "", None, None],
        ["STT", "Họ và tên", "Dự bị", "Chính thức", "Ngày sinh", "Giới tính"],
        ["full_name", "admitted_on", "official_on", "born_on", "sex"],
    ),
    (
        ["STT", "Họ và tên", "Ngày sinh", "", None, "Ngày vào Đảng"],
        [None, None, "Nam", "Nữ", "Dân tộc", None],
        ["full_name", "born_on_male", "born_on_female", "ethnicity", "admitted_on"],
    ),
    (
        [None, "Ngày vào Đảng", "", None, "Ngày sinh", "", None],
        ["STT", "Dự bị", "Chính thức", "Họ và tên", "Nam", "Nữ", "Dân tộc"],
        ["admitted_on", "official_on", "full_name", "born_on_male", "born_on_female", "ethnicity"],
    ),
])  # fmt: skip
def test_the_title_of_a_group_says_nothing_of_the_columns_beside_the_group(
    spread, upper, lower, expected
):
    """An empty text is a cell that a merged one covers; a text file has nothing there."""
    titles = [
        (before if spread else None) if title == "" else title
        for before, title in pairwise([None, *upper])
    ]

    headings = headings_of(titles, lower)

    assert [each.known.code for each in headings.found if each.known] == expected
    assert all(each.is_exact for each in headings.found if each.known)


@pytest.mark.parametrize("spread", [True, False], ids=["merged cells", "a text file"])
def test_a_year_is_no_column_of_men(spread):
    titles = [None, None, "Ngày sinh", "Ngày sinh" if spread else None, None]

    headings = headings_of(titles, ["STT", "Họ và tên", "Ngày, tháng", "Năm", "Dân tộc"])

    assert {each.known.code for each in headings.found if each.is_exact} == {
        "full_name", "ethnicity",
    }  # fmt: skip


@pytest.mark.parametrize("men", ["Nam", "NAM", "nam", "Nam (năm sinh)"])
def test_a_column_of_men_is_known_however_it_is_written(men):
    rows = sheet(["Họ và tên", men, "Nữ"])

    assert codes(rows) == {1: "full_name", 2: "male", 3: "female"}


def test_words_below_the_title_of_a_group_that_names_no_column_stand_alone():
    rows = sheet(
        [None, "Ngày sinh", "Ngày sinh", None, None],
        ["Họ và tên", "Dương lịch", "Âm lịch", "Nữ", "Dân tộc"],
    )

    assert codes(rows, Layout.APPLICANTS) == {1: "full_name", 4: "female", 5: "ethnicity"}


def test_a_heading_merged_over_two_rows_makes_both_of_them_headings():
    headings = headings_of(
        ["STT", "Họ và tên", "Quyết định kết nạp", "Quyết định kết nạp", "Ngày sinh"],
        [None, "Họ và tên", "Số", "Ngày", "Ngày sinh"],
        [1, "Nguyễn Văn An", "12-QĐ/ĐU", "03/02/2005", "19/05/1980"],
    )

    assert (headings.first_row, headings.last_row) == (1, 2)
    assert [each.text for each in headings.found][2:4] == [
        "Quyết định kết nạp Số",
        "Quyết định kết nạp Ngày",
    ]


@pytest.mark.parametrize(
    ("heading", "layout", "code"),
    [
        ("Họ tên khai sinh", Layout.MEMBERS, "full_name"),
        ("Đoàn TNCS Hồ Chí Minh", Layout.MEMBERS, "youth_union_member"),
        ("Đoàn viên TNCS HCM", Layout.MEMBERS, "youth_union_member"),
        ("Đoàn viên CĐ", Layout.MEMBERS, "trade_union_member"),
        ("Cơ quan, đơn vị công tác", Layout.MEMBERS, "workplace"),
        ("Ngày chuyển đảng chính thức", Layout.MEMBERS, "official_on"),
        ("Ngày công nhận đảng viên chính thức", Layout.MEMBERS, "official_on"),
        ("Là đảng viên của chi bộ từ ngày", Layout.MEMBERS, "here_since"),
        ("Người vào Đảng", Layout.APPLICANTS, "full_name"),
        ("Tên người hoặc tổ chức giới thiệu", Layout.APPLICANTS, "nominated_by"),
        ("Ngày đưa vào danh sách cảm tình Đảng", Layout.APPLICANTS, "listed_on"),
        ("Ngày được công nhận cảm tình", Layout.APPLICANTS, "listed_on"),
        ("Ngày vào danh sách cảm tình", Layout.APPLICANTS, "listed_on"),
        ("Họ và tên người giúp đỡ", Layout.APPLICANTS, "mentor_name"),
        ("Lớp bồi dưỡng nhận thức về Đảng", Layout.APPLICANTS, "course"),
        ("Nơi mở lớp, cấp giấy chứng nhận", Layout.APPLICANTS, "certificate_issuer"),
        ("Ngày đơn xin vào Đảng", Layout.APPLICANTS, "applied_on"),
        ("Quyết định kết nạp", Layout.APPLICANTS, "admission_decision"),
        ("Ngày đưa ra khỏi danh sách cảm tình Đảng", Layout.APPLICANTS, "removed_on"),
        ("Số và ký hiệu", Layout.STEPS, "number"),
        (
            "Được miễn công tác và sinh hoạt đảng",
            Layout.STEPS,
            "excluded_exempt_from_work_and_activity",
        ),
        ("Sinh hoạt đảng tạm thời", Layout.STEPS, "excluded_on_temporary_activity_elsewhere"),
        ("Bên bản thân có người thân là đảng viên", Layout.STEPS, "own_side_member"),
        ("Số tổ chức được hỏi", Layout.STEPS, "organisations_asked"),
        ("Cùng công tác, sinh hoạt từ ngày", Layout.STEPS, "shared_since"),
        ("Thêm bao nhiêu ngày làm việc", Layout.STEPS, "working_days"),
    ],
)
def test_words_of_the_glossary_and_of_our_screens_are_known_as_headings(heading, layout, code):
    headings = headings_at([(1, {1: heading})], (1, 1), layout, {})

    assert headings.exact == {1: column_of(layout, code)}


@pytest.mark.parametrize("layout", Layout)
def test_no_words_name_two_columns_of_a_layout(layout):
    words = [word for column in LAYOUTS[layout] for word in set(column.headings)]

    assert len(words) == len(set(words))
