"""The drafts: the words in full, the figures marked, and nothing of anybody's file."""

from dataclasses import replace
from datetime import date

import pytest

from ketnap.domain.press.package import FigureMark, Paragraph
from ketnap.domain.press.release import Piece, PieceKind, Trouble, check_release
from ketnap.domain.press.telling import (
    CeremonyFacts,
    CourseFacts,
    DecisionFacts,
    Draft,
    MeetingFacts,
    PeriodFacts,
    PlanFacts,
    TargetFacts,
    tell_ceremony,
    tell_course,
    tell_meeting,
    tell_plan,
)
from ketnap.domain.press.telling.draft import day, marked_again, number
from ketnap.domain.press.telling.guests import tell_guest

PERIOD = PeriodFacts("nhiệm kỳ 2015-2020", 23, 5)
CEREMONY = CeremonyFacts(
    held_on=date(2018, 7, 28),
    place="Hội trường tầng 5",
    cell="Chi bộ Cục A",
    superior="Đảng bộ Bộ B",
    new_members=2,
    names=(),
    decisions=(
        DecisionFacts("216-QĐ/ĐU", date(2018, 7, 12), "Đảng ủy Bộ B"),
        DecisionFacts("215-QĐ/ĐU", date(2018, 7, 12), "Đảng ủy Bộ B"),
    ),
    guests=("đại diện Đảng ủy Bộ B", "đại diện lãnh đạo Cục A"),
    mentors=2,
    period=PERIOD,
)
COURSE = CourseFacts(
    starts_on=date(2018, 9, 5),
    ends_on=date(2018, 9, 9),
    title="Lớp bồi dưỡng nhận thức về Đảng khóa I",
    issuer="Trung tâm bồi dưỡng chính trị",
    place="Hà Nội",
    cell="Chi bộ Cục A",
    is_for_members=False,
    participants=4,
    certified=3,
    period=PERIOD,
)
MEETING = MeetingFacts(
    date(2018, 2, 5),
    "Phòng họp 1",
    "Chi bộ Cục A",
    "",
    ("Kiểm điểm công tác tháng 01.", "KH quý I"),
)
PLAN = PlanFacts(
    "năm 2018",
    "Chi bộ Cục A",
    "Nghị quyết số 05-NQ/CB",
    date(2018, 6, 30),
    (
        TargetFacts("sent_to_course", "cử", "quần chúng ưu tú đi học", 6, 4),
        TargetFacts("admitted", "kết nạp", "đảng viên", 3, 0),
    ),
)


def words_of(draft: Draft) -> str:
    return "\n".join((draft.title, draft.lead.text, *(one.text for one in draft.paragraphs)))


def figures_in(paragraph: Paragraph) -> dict[str, str]:
    return {
        mark.figure: paragraph.text[mark.start : mark.start + mark.length]
        for mark in paragraph.figures
    }


def test_the_lead_of_a_ceremony_says_day_place_cell_and_how_many() -> None:
    lead = tell_ceremony(CEREMONY).lead

    assert lead.text == (
        "Ngày 28/7/2018, tại Hội trường tầng 5, Chi bộ Cục A (trực thuộc Đảng bộ Bộ B) tổ chức "
        "Lễ kết nạp đảng viên mới cho 02 quần chúng ưu tú."
    )
    assert figures_in(lead) == {"new_members": "02"}


def test_new_members_who_all_agree_are_named_in_the_lead() -> None:
    draft = tell_ceremony(replace(CEREMONY, names=("Trần Bình", "Lê Chi")))

    assert draft.lead.text.endswith("quần chúng ưu tú: đồng chí Trần Bình và đồng chí Lê Chi.")


def test_a_ceremony_is_told_in_its_order() -> None:
    told = [one.text for one in tell_ceremony(CEREMONY).paragraphs]

    assert told[0] == (
        "Dự buổi lễ có đại diện Đảng ủy Bộ B; đại diện lãnh đạo Cục A, cùng toàn thể đảng viên của chi bộ."
    )
    assert told[1].startswith(
        "Căn cứ các Quyết định số 215-QĐ/ĐU và số 216-QĐ/ĐU ngày 12/7/2018 của Đảng ủy Bộ B về việc"
    )
    assert "02 đảng viên mới lần lượt đọc lời tuyên thệ" in told[2]
    assert "phân công 02 đảng viên chính thức giúp đỡ" in told[3]
    assert told[5] == (
        "Từ đầu nhiệm kỳ 2015-2020 đến nay, chi bộ đã cử 23 quần chúng ưu tú tham gia lớp bồi dưỡng "
        "nhận thức về Đảng và kết nạp 05 đảng viên."
    )


def test_the_figures_of_the_period_are_marked_where_they_stand() -> None:
    assert figures_in(tell_ceremony(CEREMONY).paragraphs[5]) == {
        "sent_to_course": "23",
        "admitted": "05",
    }


def test_one_new_member_is_told_in_the_singular() -> None:
    facts = replace(CEREMONY, new_members=1, mentors=0, decisions=CEREMONY.decisions[:1], guests=())

    told = words_of(tell_ceremony(facts))

    assert "Căn cứ Quyết định số 216-QĐ/ĐU ngày" in told
    assert "lần lượt" not in told
    assert "phân công" not in told
    assert "Dự buổi lễ có toàn thể đảng viên của chi bộ." in told


def test_a_course_tells_numbers_only() -> None:
    told = words_of(tell_course(COURSE))

    assert (
        "Ngày 05/9/2018 tại Hà Nội, Trung tâm bồi dưỡng chính trị khai giảng lớp bồi dưỡng nhận thức "
        "về Đảng khóa I (kết thúc ngày 09/9/2018). Chi bộ Cục A có 04 quần chúng ưu tú tham gia."
    ) in told
    assert "03 học viên của chi bộ được cấp giấy chứng nhận" in told


def test_a_meeting_tells_its_topics() -> None:
    told = words_of(tell_meeting(MEETING))

    assert "Ngày 05/02/2018, tại Phòng họp 1" in told
    assert "các nội dung: kiểm điểm công tác tháng 01; KH quý I." in told


def test_names_of_bodies_and_countries_keep_their_capitals_among_topics() -> None:
    topics = ("Việt Nam và hội nhập", "Đảng ủy Bộ giao việc", "Bàn công tác Đảng", "KH quý I")

    told = words_of(tell_meeting(replace(MEETING, topics=topics)))

    assert "Việt Nam và hội nhập; Đảng ủy Bộ giao việc; bàn công tác Đảng; KH quý I." in told


@pytest.mark.parametrize(
    ("office", "told"),
    [
        ("Phó Bí thư Đảng ủy Bộ", "đồng chí Phó Bí thư Đảng ủy Bộ"),
        ("Cục trưởng Cục A", "đồng chí Cục trưởng Cục A"),
        ("Ủy viên Ban Thường vụ", "đồng chí Ủy viên Ban Thường vụ"),
        ("Đảng ủy Bộ", "đại diện Đảng ủy Bộ"),
        ("Tổng cục Thống kê", "đại diện Tổng cục Thống kê"),
        ("Ủy ban Kiểm tra", "đại diện Ủy ban Kiểm tra"),
        ("Đại diện Đảng ủy Bộ", "đại diện Đảng ủy Bộ"),
    ],
)
def test_an_office_is_somebodys_and_a_body_is_represented(office: str, told: str) -> None:
    assert tell_guest(office) == told


def test_a_plan_tells_targets_and_what_is_reached() -> None:
    draft = tell_plan(PLAN)

    assert draft.lead.text == (
        "Thực hiện Nghị quyết số 05-NQ/CB, Chi bộ Cục A đề ra chỉ tiêu năm 2018: "
        "cử 06 quần chúng ưu tú đi học và kết nạp 03 đảng viên."
    )
    assert draft.paragraphs[0].text == (
        "Tính đến ngày 30/6/2018, chi bộ đã cử 04 quần chúng ưu tú đi học."
    )
    assert figures_in(draft.lead) == {"target_sent_to_course": "06", "target_admitted": "03"}


@pytest.mark.parametrize(
    "draft", [tell_ceremony(CEREMONY), tell_course(COURSE), tell_meeting(MEETING), tell_plan(PLAN)]
)
def test_a_draft_has_nothing_to_be_stopped_for_but_the_places_to_fill(draft: Draft) -> None:
    pieces = [Piece(PieceKind.TEXT, "bài", text) for text in (words_of(draft), *draft.captions)]

    assert {finding.trouble for finding in check_release(pieces)} == {Trouble.PLACEHOLDER}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Chi bộ kết nạp 05 đảng viên.", (FigureMark("admitted", 15, 2),)),
        ("Ngày 05/9, chi bộ kết nạp 05 người.", (FigureMark("admitted", 26, 2),)),
        ("Quyết định 105 và 05-QĐ/ĐU; kết nạp 05.", (FigureMark("admitted", 36, 2),)),
        ("Chi bộ kết nạp năm đảng viên.", ()),
    ],
)
def test_a_figure_is_found_again_in_a_rewritten_paragraph(
    text: str, marks: tuple[FigureMark, ...]
) -> None:
    before = Paragraph("Kết nạp 05 đảng viên.", (FigureMark("admitted", 8, 2),))

    assert marked_again(text, before) == Paragraph(text, marks)


def test_days_and_numbers_are_written_as_official_texts_write_them() -> None:
    assert [day(date(2018, *one)) for one in ((7, 28), (2, 5), (12, 9))] == [
        "28/7/2018",
        "05/02/2018",
        "09/12/2018",
    ]
    assert [number(count) for count in (2, 12)] == ["02", "12"]
