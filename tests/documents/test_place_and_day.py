"""The line of place and day breaks before the day, or not at all."""

import pytest
from PIL import ImageFont

from documents.invented_values import invented
from documents.layout_checks import lines_of
from ketnap.documents.layout import load_layout
from ketnap.documents.pdf.rendering import FONTS
from ketnap.documents.place_and_day import on_lines
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.word.rendering import word_file
from ketnap.domain.paperwork.filling import Filled

DAY = "ngày 26 tháng 11 năm 2026"


@pytest.fixture
def room_in_head() -> float:
    layout = load_layout()
    return layout.page("a4", landscape=False).room(layout.head, "right")


@pytest.mark.parametrize("place", ["Hà Nội", "Đà Nẵng", "Xã Ia H'Drai", "TP. Hồ Chí Minh"])
def test_place_and_day_stand_on_one_line_where_they_fit(place, room_in_head):
    assert on_lines(f"{place}, {DAY}", room_in_head) == f"{place}, {DAY}"


@pytest.mark.parametrize(
    "place", ["Thành phố Hồ Chí Minh", "Phường Phong Nha, tỉnh Quảng Trị", "Huyện ủy ngày cũ" * 9]
)
def test_the_day_begins_a_line_after_a_long_place(place, room_in_head):
    assert on_lines(f"{place}, {DAY}", room_in_head) == f"{place},\n{DAY}"


def test_a_line_is_left_alone_where_the_day_would_part_anyhow():
    line = "……………, ngày …… tháng …… năm ………"

    assert on_lines(line, 50) == line


def test_the_day_in_a_word_file_keeps_its_plain_spaces_after_a_place_with_markup():
    sheet = sheet_of("13-KNĐ")
    usual = invented(sheet, sheet.versions[0], "usual")
    place = "Khu <Công nghệ> & Đổi mới sáng tạo"
    filled = Filled({**usual.texts, "seat": place}, usual.rows, frozenset())

    lines = lines_of(word_file(sheet, sheet.versions[0], filled))

    assert f"{place},\n{usual.texts['paper_day_in_words']}" in lines


def test_italics_are_as_wide_as_the_layout_says():
    em = 2048
    type_ = ImageFont.truetype(FONTS / "LiberationSerif-Italic.ttf", em)

    told = load_layout().italics.widths

    assert {one: round(width * em) for one, width in told.items()} == {
        one: round(type_.getlength(one)) for one in told
    }
