"""Numbers and tables of figures in words; groups too small to be shown."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from ketnap.design.numbers import whole
from ketnap.domain.figures import Dimension
from ketnap.figures.names import row_name
from ketnap.web.figures import numbers
from ketnap.web.figures.charts import Bar, Chart, share_of
from ketnap.web.figures.drawing import csv_of, svg_of


def chart(label):
    return Chart(
        code="x",
        title="<Tên>",
        heads=["Nội dung", "Số"],
        bars=[Bar(label=label, share=50, cells=[{"text": "1"}])],
    )


@pytest.mark.parametrize(
    ("language", "written", "share"),
    [("vi", "1.250", "83,3\N{NO-BREAK SPACE}%"), ("en", "1,250", "83.3\N{NO-BREAK SPACE}%")],
)
def test_numbers_are_written_as_their_readers_write_them(language, written, share):
    with override(language):
        assert (whole(1250), numbers.percent(Decimal("83.3"))) == (written, share)


@pytest.mark.parametrize(
    ("later", "earlier", "share", "words"),
    [
        (3, 1, Decimal("200.0"), "+2 (+200\N{NO-BREAK SPACE}%)"),
        (1, 3, Decimal("-66.7"), "−2 (−66,7\N{NO-BREAK SPACE}%)"),
        (3, 3, Decimal("0.0"), "0"),
        (3, 0, None, "+3"),
    ],
)
def test_a_change_is_told_in_people_and_in_per_cent(later, earlier, share, words):
    assert numbers.change(later, earlier, share) == words


@pytest.mark.parametrize(
    ("dimension", "code", "name"),
    [
        (Dimension.AGE_BAND, "31-35", "31–35 tuổi"),
        (Dimension.AGE_BAND, "over_60", "trên 60 tuổi"),
        (Dimension.AGE_BAND, "under_18", "dưới 18 tuổi"),
        (Dimension.RELIGION, "unknown", "chưa có"),
        (Dimension.OCCUPATION, "viên chức", "viên chức"),
        (Dimension.PROFESSION, "none", "chưa qua đào tạo"),
    ],
)
def test_rows_have_names_people_use(dimension, code, name):
    assert row_name(dimension, code) == name


@pytest.mark.parametrize("label", ["=1+1", "+84", "-2", "@x"])
def test_no_cell_of_a_table_is_taken_for_a_formula(label):
    assert f"'{label}" in csv_of(chart(label))


def test_the_file_of_a_chart_has_numbers_without_separators_in_columns_of_their_own():
    cells = [
        {"text": "1.250 / 1.200", "values": (1250, 1200)},
        {"text": "104,2\N{NO-BREAK SPACE}%", "values": (Decimal("104.2"),)},
        {"text": "", "values": (None,)},
        {"text": "không nêu", "values": ("không nêu",)},
    ]
    drawn = Chart(
        code="plan",
        title="Kế hoạch",
        heads=["Nội dung", "Kết quả / chỉ tiêu", "Đạt", "Ngày", "Đã qua"],
        file_heads=["Nội dung", "Kết quả", "Chỉ tiêu", "Đạt (%)", "Ngày", "Đã qua"],
        bars=[Bar(label="Kết nạp", share=100, cells=cells)],
    )

    assert csv_of(drawn).lstrip("\ufeff").splitlines() == [
        "Nội dung,Kết quả,Chỉ tiêu,Đạt (%),Ngày,Đã qua",
        "Kết nạp,1250,1200,104.2,,không nêu",
    ]


def test_what_people_wrote_is_text_in_a_drawing():
    drawing = svg_of(chart("<script>"), about="& co")

    assert "<script>" not in drawing
    assert "&lt;Tên&gt;" in drawing


@pytest.mark.parametrize(
    ("number", "greatest", "share"), [(0, 9, 0), (1, 1000, 1), (9, 9, 100), (12, 9, 100), (0, 0, 0)]
)
def test_whoever_is_there_at_all_is_seen(number, greatest, share):
    assert share_of(number, greatest) == share
