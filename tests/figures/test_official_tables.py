"""The official tables as delivered, a site's own, and the workbook made of them."""

import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from counted import people, person
from ketnap.domain.figures import Bridge, Traits
from ketnap.domain.figures.official import Counts, Of, filled
from ketnap.figures.official import OWN_FOLDER, TableBroken, load_tables, read_table
from ketnap.figures.official.filling import FilledTable, members_counted
from ketnap.figures.official.outside import tables_outside
from ketnap.figures.settings import load_age_bands
from ketnap.figures.workbook import HEAD, Heading, control_of, formula_of, workbook_of

HEADING = Heading(
    superior="=1+1",
    organisation="Đảng ủy Bộ",
    period="Năm 2024",
    columns=("Tiêu chí", "Kỳ này", "Cùng kỳ năm trước", "%"),
    control="Kiểm tra",
)
SOME = [
    *people(5, sex="male", occupation="Công nhân", age=25, schooling="vocational"),
    *people(3, occupation="", age=70, schooling="doctor"),
    person(age=17, schooling="none", ethnicity="Tày"),
]
BRIDGE = Bridge(40, {"admitted": 3, "came": 2}, {"left": 4}, 41)


def filled_tables(found=SOME, bridges=(BRIDGE, BRIDGE)):
    counted = {
        table.code: bridges if table.of is Of.CHANGES else (found, found[:4])
        for table in load_tables().values()
    }
    return [
        FilledTable(table, filled(table, *counted[table.code]), counted[table.code])
        for table in load_tables().values()
    ]


def outside(tables):
    return tables_outside(tables, load_age_bands(), least=3)


def told_outside(found, code="2-BTCTW"):
    """The numbers of this period by row in a copy for outside."""
    tables = filled_tables(found, bridges=(Bridge(40, {}, {}, 40),) * 2)
    (shown,) = (each for each in outside(tables) if each.table.code == code)
    return {each.row.vi: each.this for each in shown.rows}


def sheet(code):
    book = load_workbook(io.BytesIO(workbook_of(filled_tables(), HEADING, language="vi")))
    return book[code]


def worked_out(cells, cell):
    """The value of a cell: a number, or a sum or difference of others."""
    value = cells[cell].value
    if not isinstance(value, str) or not value.startswith("="):
        return value or 0
    parts = re.findall(r"([+-]?)([BC]\d+)", value)
    return sum(
        -worked_out(cells, at) if sign == "-" else worked_out(cells, at) for sign, at in parts
    )


@pytest.mark.parametrize("code", ["2-BTCTW", "3-BTCTW"])
def test_rows_of_every_group_add_up_to_everybody(code):
    (table,) = (each for each in filled_tables() if each.table.code == code)
    groups = {}
    for each in table.rows:
        if each.row.group and each.row.counts is not Counts.SUM:
            groups[each.row.group] = groups.get(each.row.group, 0) + each.this

    assert set(groups) == {"occupation", "age", "general", "profession"}
    assert set(groups.values()) == {len(SOME)}


@pytest.mark.parametrize("code", ["2-BTCTW", "3-BTCTW"])
def test_the_workbook_gives_no_share_of_a_mean(code):
    cells = sheet(code)
    (table,) = (each for each in filled_tables() if each.table.code == code)

    shares = {
        each.row.counts: cells.cell(line, 4).value
        for line, each in enumerate(table.rows, start=HEAD + 1)
    }

    assert shares[Counts.MEAN_AGE] is None
    assert shares[Counts.PEOPLE].startswith("=")


def test_a_mean_that_is_whole_is_shown_with_its_decimal_like_the_other_beside_it():
    cells = sheet("3-BTCTW")
    (line,) = (row[0].row for row in cells.iter_rows() if row[0].value == "Tuổi bình quân")

    assert {cells.cell(line, column).number_format for column in (2, 3)} == {"0.0"}


@pytest.mark.parametrize("code", ["1-BTCTW", "2-BTCTW", "3-BTCTW"])
def test_formulas_of_the_workbook_come_to_what_was_counted(code):
    cells = sheet(code)
    (table,) = (each for each in filled_tables() if each.table.code == code)

    for line, each in enumerate(table.rows, start=HEAD + 1):
        if isinstance(each.this, int):
            assert worked_out(cells, f"B{line}") == each.this, each.row.vi
            assert worked_out(cells, f"C{line}") == each.before, each.row.vi


OCCUPATIONS = {
    "Công chức": "Cán bộ, công chức cơ quan nhà nước",
    "Cán bộ Mặt trận": "Cán bộ cơ quan đảng, Mặt trận, đoàn thể",
    "Công chức cấp xã": "Cán bộ, công chức cấp xã",
    "Trưởng thôn": "Người hoạt động không chuyên trách ở thôn, tổ dân phố",
    "Cán bộ không chuyên trách cấp xã": "Người hoạt động không chuyên trách ở thôn, tổ dân phố",
    "Giáo viên": "Viên chức đơn vị sự nghiệp công lập",
    "Giáo viên trường tư thục": "Đơn vị sự nghiệp ngoài công lập",
    "Quản đốc": "Doanh nghiệp: cán bộ quản lý",
    "Nhân viên bảo hộ công an toàn": "Doanh nghiệp: lao động gián tiếp",
    "Công nhân may": "Doanh nghiệp: công nhân, lao động trực tiếp",
    "Nông dân": "Nông dân",
    "Sĩ quan": "Sĩ quan, chiến sĩ lực lượng vũ trang",
    "Nghệ sĩ quan họ": "Nghề nghiệp khác, chưa rõ",
    "Sinh viên": "Sinh viên",
    "Học sinh": "Học sinh",
    "": "Nghề nghiệp khác, chưa rõ",
}


@pytest.mark.parametrize("code", ["2-BTCTW", "3-BTCTW"])
@pytest.mark.parametrize(("occupation", "row"), OCCUPATIONS.items())
def test_an_occupation_counts_in_one_row_by_whole_words(code, occupation, row):
    rows = filled(load_tables()[code], [person(occupation=occupation)], [])

    assert [each.row.vi for each in rows if each.row.group == "occupation" and each.this] == [
        "Theo nghề nghiệp",
        row,
    ]


def test_sums_are_formulas_so_that_what_is_written_by_hand_counts():
    rows = load_tables()["1-BTCTW"].rows
    closing = next(place for place, row in enumerate(rows) if row.change == ("closing",))
    came = next(place for place, row in enumerate(rows) if row.change == ("came",))

    assert (formula_of(closing, rows, "B"), control_of(rows, "B")) == ("", "=B7+B8-B14-B20")
    assert formula_of(came, rows, "B") == "=SUM(B9,B10,B11,B12,B13)"


def test_names_are_no_formulas():
    cells = sheet("2-BTCTW")

    assert (cells["A1"].value, cells["A1"].data_type) == ("'=1+1", "s")


def test_a_table_of_the_site_takes_the_place_of_ours(tmp_path, monkeypatch):
    own = (
        'code: "2-BTCTW"\nof: admitted\nvi: "Biểu của cơ quan"\nen: "Own"\n'
        'confidence: verified\nsource: "Công văn 1"\n'
        'rows:\n  - {vi: "Tổng số", en: "Total", counts: sum}\n'
    )
    (tmp_path / "bieu-2.yaml").write_text(own, encoding="utf-8")
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path))
    load_tables.cache_clear()

    tables = load_tables()
    load_tables.cache_clear()

    assert tables["2-BTCTW"].vi == "Biểu của cơ quan"
    assert "1-BTCTW" in tables


HEAD_OF_A_FILE = "code: x\nof: {of}\nvi: x\nen: x\nconfidence: design\nsource: x\n"
PEOPLE = '{vi: "a", en: "a", counts: people, where: [%s]}'


@pytest.mark.parametrize(
    ("of", "row", "problem"),
    [
        ("admitted", '{vi: "a", en: "a", counts: all}', "counts: không có “all”"),
        ("admitted", '{vi: "a", counts: sum}', "rows[1]: thiếu khóa “en”"),
        ("admitted", '{vi: "a", en: "a", counts: rest}', "“rest” cần “group”"),
        ("admitted", '{vi: "a", en: "a", counts: change, change: [came]}', "không có “change”"),
        ("changes", '{vi: "a", en: "a", counts: people}', "counts: không có “people”"),
        ("changes", '{vi: "a", en: "a", counts: change}', "change: không có “”"),
        ("changes", '{vi: "a", en: "a", counts: change, change: [camee]}', "không có “camee”"),
        ("changes", '{vi: "a", en: "a", counts: change, change: [left, came]}', "không có “came”"),
        ("changes", '{vi: "a", en: "a", counts: change, change: [opening, x]}', "“opening, x”"),
        ("admitted", PEOPLE % "{fact: shoes, is: [1]}", "shoes"),
        ("admitted", PEOPLE % "{fact: age, above: [1]}", "above"),
        ("admitted", PEOPLE % "{fact: age, between: [18]}", "“between” cần hai số nguyên"),
        ("admitted", PEOPLE % "{fact: age, between: [30, 18]}", "“between” cần hai số nguyên"),
        ("admitted", PEOPLE % "{fact: unit, between: [1, 2]}", "“between” cần hai số nguyên"),
        ("admitted", PEOPLE % "{fact: age, contains: [1]}", "“contains” so theo chữ"),
        ("admitted", PEOPLE % "{fact: age, is: ['18']}", "giá trị “18” sai kiểu"),
        ("admitted", PEOPLE % "{fact: sex, is: [nu]}", "is: không có “nu”; chỉ có: female, male"),
        ("admitted", PEOPLE % "{fact: youth_union_member, is: ['có']}", "“có” sai kiểu"),
        ("admitted", PEOPLE % "{fact: occupation, contains: []}", "ít nhất một giá trị"),
    ],
)
def test_a_row_that_could_only_count_wrongly_is_refused_with_its_place(tmp_path, of, row, problem):
    path = tmp_path / "hong.yaml"
    path.write_text(f"{HEAD_OF_A_FILE.format(of=of)}rows: [{row}]\n", encoding="utf-8")

    with pytest.raises(TableBroken, match=re.escape(problem)) as refused:
        read_table(path)

    assert "hong.yaml: rows[1]" in refused.value.en


@pytest.mark.parametrize(
    ("condition", "usual", "counts"),
    [
        ("{fact: ethnicity, is: [Việt]}", "Kinh", True),
        ("{fact: ethnicity, is_not: ['dân tộc Tày']}", "Tày", False),
        ("{fact: ethnicity, is_not: ['dân tộc Tày']}", "Kinh", True),
        ("{fact: religion, is_not: ['không tôn giáo']}", "không", False),
        ("{fact: religion, contains: ['đạo Phật']}", "Phật giáo", True),
        ("{fact: religion, contains: ['đạo']}", "không", False),
        ("{fact: religion, contains_none_of: ['đạo Phật']}", "Phật giáo", False),
        ("{fact: occupation, is: [Việt]}", "Kinh", False),
    ],
)
def test_a_row_may_call_what_it_counts_by_any_of_its_names(tmp_path, condition, usual, counts):
    path = tmp_path / "rieng.yaml"
    row = PEOPLE % condition
    path.write_text(f"{HEAD_OF_A_FILE.format(of='admitted')}rows: [{row}]\n", encoding="utf-8")
    (only,) = read_table(path).rows[0].where

    assert only.holds_for(Traits(age=30, **{only.fact: usual})) is counts


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("code: [\n", "dòng 2: không đọc được YAML"),
        ("code: x\n", "thiếu khóa “rows”"),
        (
            HEAD_OF_A_FILE.format(of="admitted").replace("x", "B/9", 1) + "rows: []\n",
            "“code” chỉ gồm",
        ),
        (HEAD_OF_A_FILE.format(of="all") + "rows: []\n", "of: không có “all”"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_what_is_wrong(tmp_path, written, problem):
    path = tmp_path / "hong.yaml"
    path.write_text(written, encoding="utf-8")

    with pytest.raises(TableBroken, match=re.escape(problem)):
        read_table(path)


def test_two_own_tables_of_one_code_and_a_folder_that_is_not_there_are_refused(
    tmp_path, monkeypatch
):
    for name in ("a.yaml", "b.yaml"):
        table = f"{HEAD_OF_A_FILE.format(of='admitted')}rows: []\n"
        (tmp_path / name).write_text(table, encoding="utf-8")
    refused = []
    for folder in (tmp_path, tmp_path / "khong-co"):
        monkeypatch.setenv(OWN_FOLDER, str(folder))
        load_tables.cache_clear()
        with pytest.raises(TableBroken) as error:
            load_tables()
        refused.append(error.value.vi)
    load_tables.cache_clear()

    assert "b.yaml: một tệp khác cũng có mã “x”" in refused[0]
    assert OWN_FOLDER in refused[1]


@pytest.mark.django_db
def test_members_of_a_day_have_the_age_they_then_had(people, cell):
    people.member(cell, "Nguyễn Thị An", born_on=date(1980, 3, 2))

    (before,) = members_counted(cell.path, date(2020, 3, 1))
    (on_it,) = members_counted(cell.path, date(2020, 3, 2))

    assert (before.age, on_it.age) == (39, 40)
    assert members_counted(cell.path, date(2000, 1, 1)) == []


def test_members_at_the_end_are_as_counted_and_a_control_row_shows_a_gap():
    short = Bridge(40, {"admitted": 3, "came": 2}, {"left": 4}, 43)
    (table,) = (
        each for each in filled_tables(bridges=(short, BRIDGE)) if each.table.of is Of.CHANGES
    )

    book = load_workbook(io.BytesIO(workbook_of([table], HEADING, language="vi")))
    cells = book[table.table.code]

    last = HEAD + len(table.rows)
    assert cells[f"B{last}"].value == 43
    assert cells[f"A{last + 1}"].value == "Kiểm tra"
    assert (worked_out(cells, f"B{last + 1}"), worked_out(cells, f"C{last + 1}")) == (-2, 0)


def test_a_copy_for_outside_has_values_alone_and_none_that_tells():
    written = workbook_of(outside(filled_tables()), HEADING, language="vi", live=False)
    cells = load_workbook(io.BytesIO(written))["2-BTCTW"]

    told = {
        cells.cell(line, 1).value: cells.cell(line, 2).value for line in range(HEAD + 1, HEAD + 50)
    }
    assert told["Tổng số kết nạp trong kỳ"] == len(SOME)
    assert told["Trong đó dân tộc thiểu số"] is None
    assert not any(str(value).startswith("=") for value in told.values())


def test_the_stock_of_members_does_not_tell_the_end_that_its_bridge_leaves_out():
    before, this = Bridge(9, {}, {}, 9), Bridge(9, {"came": 1}, {}, 10)
    tables = filled_tables(people(10), bridges=(this, before))

    shown = {each.table.of: each.rows for each in outside(tables)}

    assert {row.this for row in (*shown[Of.CHANGES], *shown[Of.MEMBERS])} == {None}
    assert shown[Of.MEMBERS][0].before == 4
    assert shown[Of.ADMITTED][0].this == 10


def test_general_education_beside_training_does_not_tell_of_the_one_who_has_none():
    found = [*people(10, schooling="primary"), *people(20, schooling="university")]
    alone = person(schooling="upper_secondary")

    admitted, members = (told_outside([*found, alone], code) for code in ("2-BTCTW", "3-BTCTW"))
    without = told_outside(found)

    # 21 with upper secondary schooling or above less 20 of a university would be the one.
    assert (admitted["Trung học phổ thông trở lên"], admitted["Đại học"]) == (None, 20)
    assert (members["Trung học phổ thông trở lên"], members["Đại học"]) == (21, None)
    assert (without["Trung học phổ thông trở lên"], without["Đại học"]) == (20, 20)


def test_minorities_beside_the_breakdown_by_ethnicity_do_not_tell_of_whom_nothing_is_recorded():
    found = [*people(10, ethnicity="Kinh"), *people(4, ethnicity="Tày")]
    unknown = person(ethnicity="")

    # The page of results tells that 10 of 15 are Kinh, and leaves out the others.
    assert told_outside([*found, unknown])["Trong đó dân tộc thiểu số"] is None
    assert told_outside(found)["Trong đó dân tộc thiểu số"] == 4
    assert told_outside([*found, unknown], "3-BTCTW")["Trong đó dân tộc thiểu số"] == 4


def test_a_mean_age_of_two_alone_is_not_told_outside():
    found = [*people(8, age=-1), *people(2, age=30)]

    assert told_outside(found)["Tuổi bình quân"] is None
    assert told_outside([*found, person(age=33)])["Tuổi bình quân"] == 31
