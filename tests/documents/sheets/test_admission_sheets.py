"""What the forms of the admission file say in which regime, and on what in the record."""

from dataclasses import replace
from datetime import date

import pytest

from domain.casefile.build import AN, BINH, CELL, YOUTH_UNION, step
from domain.paperwork.materials import BODIES, ON, material_of
from ketnap.documents.layout import load_layout
from ketnap.documents.sheets.load import load_sheets
from ketnap.domain.casefile.steps import Casefile
from ketnap.domain.paperwork.filling import BlanksMissing, fill_sheet
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.setting import printed_lines, set_blocks
from ketnap.rules.load import load_rulebook

BODIES_ABOVE = replace(BODIES, grassroots="Đảng ủy Cục", deciding="Ban Thường vụ Đảng ủy Bộ")
LISTED = step("listed_as_sympathiser", "2011-01-10")


def lines_of(code: str, material: Material, **typed: str) -> list[str]:
    sheet = load_sheets()[code]
    version = sheet.on(material.on)
    return list(printed_lines(set_blocks(version, fill_sheet(sheet, version, material, typed))))


def about(given, on: date = ON, **changes) -> Material:
    return material_of(LISTED, given, about=given, on=on, **({"bodies": BODIES_ABOVE} | changes))


def says(code: str, material: Material, words: str) -> bool:
    return any(words in line for line in lines_of(code, material))


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2025, 9, 28), "01. Họ và tên đang dùng", "26. Cam đoan"),
        (date(2025, 9, 29), "1. Họ và tên khai sinh", "26. Chứng nhận"),
    ],
)
def test_the_cv_is_numbered_as_its_regime_numbers_it(on: date, first: str, last: str):
    declared = step("cv_declared", on)

    lines = lines_of("2-KNĐ", about(declared, on))

    assert any(line.startswith(first) for line in lines)
    assert any(line.startswith(last) for line in lines)


def test_the_cv_asks_for_a_spouse_only_of_the_married():
    declared = step("cv_declared", ON)
    married = Casefile(person=replace(AN, married=True), cell=CELL, steps=())

    assert says("2-KNĐ", about(declared, case=married), "GIA ĐÌNH CỦA VỢ HOẶC CHỒNG")
    assert not says("2-KNĐ", about(declared), "GIA ĐÌNH CỦA VỢ HOẶC CHỒNG")


@pytest.mark.parametrize("on", [ON, date(2025, 9, 28)])
@pytest.mark.parametrize(
    ("code", "kind"), [("2-KNĐ", "cv_declared"), ("1-HSĐV", "member_record_filed")]
)
@pytest.mark.parametrize("married", [True, False])
def test_children_are_asked_for_whether_married_or_not(
    code: str, kind: str, on: date, married: bool
):
    case = Casefile(person=replace(AN, married=married), cell=CELL, steps=())

    lines = lines_of(
        code,
        material_of(step("ceremony_held", "2011-01-10"), about=step(kind, on), on=on, case=case),
    )

    assert sum(line.startswith("Con:") for line in lines) == 2
    assert ("II. CÁC CON (nếu có)" in lines) is not married


@pytest.mark.parametrize("code", ["2-KNĐ", "1-HSĐV"])
def test_a_booklet_has_a_size_of_its_own(code: str):
    version = load_sheets()[code].on(ON)

    page = load_layout().page(version.page, landscape=version.landscape)

    assert (page.width, page.height) == (145, 205)


@pytest.mark.parametrize("code", ["1-KNĐ", "2-KNĐ"])
def test_what_is_written_by_hand_is_a_guide_unless_typed_papers_are_taken(code: str):
    application = step("application_filed", ON)

    guide = about(application)
    typed = about(application, typed_allowed=True)

    assert says(code, guide, "BẢN HƯỚNG DẪN ĐỂ CHÉP TAY")
    assert not says(code, typed, "BẢN HƯỚNG DẪN ĐỂ CHÉP TAY")


def test_an_application_needs_the_day_of_the_listing():
    with pytest.raises(BlanksMissing) as refused:
        lines_of("1-KNĐ", material_of(step("application_filed", ON)))

    assert refused.value.names == ("listed_on",)


@pytest.mark.parametrize(("on", "apart"), [(date(2025, 9, 28), False), (date(2025, 9, 29), True)])
def test_posts_of_an_introducer_stand_apart_since_2025(on: date, apart: bool):
    introduced = step("introduced", on, by=BINH)

    lines = lines_of("3-KNĐ", about(introduced, on))

    assert any(line.startswith("Chức vụ chính quyền:") for line in lines) is apart


@pytest.mark.parametrize(("on", "pooled"), [(date(2012, 5, 16), True), (date(2012, 5, 17), False)])
def test_opinions_were_counted_as_one_before_2012(on: date, pooled: bool):
    summary = step(
        "opinions_summarised",
        on,
        organisations={"asked": 6, "agree": 4},
        residence={"asked": 3, "agree": 3},
    )

    lines = "\n".join(lines_of("5-KNĐ", about(summary, on)))

    assert ("07 trong tổng số 09" in lines) is pooled
    assert ("04 trong tổng số 06" in lines) is not pooled


def test_a_waived_opinion_of_the_residence_is_said_with_its_reason():
    waived = step(
        "opinions_summarised",
        ON,
        organisations={"asked": 6, "agree": 6},
        residence={"waived": "đang công tác dài ngày"},
    )

    lines = "\n".join(lines_of("5-KNĐ", about(waived)))

    assert "không lấy ý kiến; lý do: đang công tác dài ngày." in lines
    assert "Chi ủy nơi cư trú tán thành" not in lines


@pytest.mark.parametrize(
    ("agree", "words"),
    [
        (6, "đề nghị Đảng ủy Cục xét, kết nạp quần chúng Nguyễn Thị An vào Đảng."),
        (5, "Số tán thành chưa đạt tỷ lệ quy định."),
    ],
)
def test_a_resolution_proposes_only_what_reached_the_share(agree: int, words: str):
    vote = step("cell_voted", ON, agree=agree, disagree=9 - agree)

    assert says("6-KNĐ", about(vote), words)


def test_a_resolution_says_the_base_where_somebody_is_left_out():
    left_out = [{"count": 2, "ground": "exempt_from_work_and_activity"}]
    all_count = step("cell_voted", ON)
    two_do_not = step("cell_voted", ON, present_official=7, agree=7, excluded=left_out)

    assert not says("6-KNĐ", about(all_count), "dùng để tính tỷ lệ")
    assert says("6-KNĐ", about(two_do_not), "là 07 đồng chí, không tính: 02 đồng chí được miễn")


def test_a_letter_asks_for_an_answer_only_where_a_rule_says_in_how_many_days():
    letter = about(step("verification_requested", ON))
    without_rule = replace(letter, rules=load_rulebook().on(date(2013, 5, 6)))

    assert says("20-KNĐ", letter, "trong thời hạn 30 ngày làm việc")
    assert not says("20-KNĐ", without_rule, "trong thời hạn")


def test_a_decision_names_who_decides_and_the_day_of_the_ceremony():
    resolved = step("cell_voted", "2025-11-03", resolution="11-NQ/CB")
    decided = step("decided", ON)
    held = step("ceremony_held", "2026-02-03")
    material = material_of(LISTED, resolved, decided, held, about=decided, bodies=BODIES_ABOVE)

    lines = lines_of("9-KNĐ", material)

    assert "BAN THƯỜNG VỤ ĐẢNG ỦY BỘ QUYẾT ĐỊNH" in lines
    assert "T/M BAN THƯỜNG VỤ" in lines
    assert any("nghị quyết số 11-NQ/CB ngày 03 tháng 11 năm 2025" in line for line in lines)
    assert any(line.endswith("ngày 03/02/2026.") for line in lines)


def test_an_appraisal_is_refused_where_there_is_no_sectional_committee():
    resolved = step("cell_voted", "2025-11-03")

    with pytest.raises(BlanksMissing) as refused:
        lines_of("7-KNĐ", about(resolved))

    assert refused.value.names == ("sectional_name",)


def test_a_member_is_not_certified_as_an_applicant_who_moves_away():
    with pytest.raises(BlanksMissing) as refused:
        lines_of("GCN-CT", material_of(LISTED, step("ceremony_held", "2012-01-10")))

    assert "Ngày chuyển đi, trước lễ kết nạp" in refused.value.vi


def test_the_index_of_the_file_is_signed_by_the_committee_that_keeps_it():
    paper = [
        {
            "chapter": "",
            "number": "1",
            "title": "Đơn xin vào Đảng",
            "form": "1-KNĐ",
            "on": "",
            "kept_at": "",
        }
    ]

    lines = lines_of("MLHS", about(LISTED, lists={"file_papers": tuple(paper)}))

    assert "ĐẢNG ỦY CỤC" in lines
    assert "T/M ĐẢNG ỦY" in lines
    assert "(Ký tên, đóng dấu)" in lines
    assert "T/M CHI BỘ" not in lines


def test_a_member_who_was_transferred_names_the_cell_of_admission_with_a_pen():
    admitted = step("ceremony_held", "2012-01-10")
    came = step("transferred", "2012-06-04", direction="in", other="Chi bộ Kế hoạch")
    reviewed = step("self_review_filed", ON)

    stayed = material_of(admitted, reviewed, about=reviewed)
    moved = material_of(admitted, came, reviewed, about=reviewed)

    assert says("10-KNĐ", stayed, "ngày 10/01/2012, tại Chi bộ Văn phòng")
    assert not says("10-KNĐ", moved, "10/01/2012, tại Chi bộ Văn phòng")
    assert says("10-KNĐ", moved, "sinh hoạt tại Chi bộ Văn phòng")


def test_a_resolution_of_the_youth_union_bears_the_head_of_its_regime():
    last_before, first_after = date(2025, 9, 28), date(2025, 9, 29)

    heads = {}
    for on in (last_before, first_after):
        introduced = step("introduced", on, by=YOUTH_UNION)
        heads[on] = lines_of(
            "4-KNĐ", about(introduced, on), board_superior="Đoàn Bộ", province_union="Đoàn Hà Nội"
        )

    assert heads[last_before][:2] == ["ĐOÀN HÀ NỘI", "BCH ĐOÀN CƠ QUAN"]
    assert heads[first_after][:2] == ["ĐOÀN BỘ", "BCH ĐOÀN CƠ QUAN"]
    assert "ĐOÀN TNCS HỒ CHÍ MINH" not in heads[last_before]
    assert "ĐOÀN TNCS HỒ CHÍ MINH" in heads[first_after]
    assert not any("*" in head for head in heads.values())


def papers_of_a_way() -> dict[str, Material]:
    """A paper of each resolution and of the decision, on the same way to the Party."""
    resolved = step("cell_voted", "2025-11-03", resolution="11-NQ/CB")
    committee = step("committee_voted", "2025-11-10", resolution="07-NQ/ĐU")
    decided = step("decided", "2025-11-17")
    held = step("ceremony_held", "2025-12-01")
    recognised = step("cell_voted", ON, matter="recognition")
    way = (LISTED, resolved, committee, decided, held, recognised)
    about_which = {"6-KNĐ": resolved, "8-KNĐ": committee, "9-KNĐ": decided, "13-KNĐ": recognised}
    return {
        code: material_of(*way, about=given, on=given.on, bodies=BODIES_ABOVE)
        for code, given in about_which.items()
    }


@pytest.mark.parametrize("code", ["6-KNĐ", "8-KNĐ", "9-KNĐ", "13-KNĐ"])
def test_a_readmission_is_called_one_where_somebody_says_so(code: str):
    material = papers_of_a_way()[code]

    first = "\n".join(lines_of(code, material))
    again = "\n".join(lines_of(code, material, again="lại"))

    assert "kết nạp lại" not in first
    assert "kết nạp lại" in again


@pytest.mark.parametrize("number", ["07-NQ/ĐU", None])
def test_a_decision_cites_the_resolution_of_the_committee_by_its_number(number: str | None):
    resolved = step("cell_voted", "2025-11-03", resolution="11-NQ/CB")
    committee = step("committee_voted", "2025-11-10", resolution=number)
    decided = step("decided", ON)
    material = material_of(LISTED, resolved, committee, decided, about=decided, bodies=BODIES_ABOVE)

    [line] = [line for line in lines_of("9-KNĐ", material) if "ngày 10 tháng 11 năm 2025" in line]

    said = f"nghị quyết số {number} ngày 10" if number else "nghị quyết ngày 10"
    assert said in line


def test_reasons_have_room_to_be_written_where_there_is_somebody_to_give_them():
    against = step("cell_voted", ON, official_members=9, present_official=8, agree=7, disagree=1)

    lines = lines_of("6-KNĐ", about(against))

    assert "Lý do vắng mặt: ……………………." in lines
    assert "Lý do không tán thành: ……………………." in lines


def test_no_reasons_are_asked_where_nobody_was_absent_or_against():
    full = step("cell_voted", ON, official_members=9, present_official=9, agree=9)

    lines = lines_of("6-KNĐ", about(full, probationary_members=0))

    assert not [line for line in lines if line.startswith("Lý do")]


def test_a_board_is_not_said_to_be_against_where_some_were_absent():
    introduced = step("introduced", ON, by=YOUTH_UNION | {"agree": 12, "total": 13})

    lines = lines_of("4-KNĐ", about(introduced))

    assert "Số ủy viên không tán thành: ……… đồng chí." in lines
