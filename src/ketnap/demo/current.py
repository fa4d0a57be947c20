"""What is happening around today: every stage, deadlines that fall due, and the turns of life."""

from datetime import date

from ketnap.demo.almanac import Almanac
from ketnap.demo.milestones import (
    PROBATION_TO_VOTE,
    VOTE_TO_RECOGNITION,
    Milestones,
    around_ceremony,
    around_decision,
    around_vote,
)
from ketnap.demo.people import MENTOR
from ketnap.demo.places import GRASSROOTS_COMMITTEE
from ketnap.demo.tales import Part, Tale
from ketnap.domain.access import Role
from ketnap.domain.calendar import add_months
from ketnap.domain.casefile.codes import Matter, StepKind, TransferDirection
from ketnap.domain.casefile.steps import (
    Corrected,
    Paused,
    RemovedFromList,
    Returned,
    Transferred,
    Withdrawn,
)


def tales_of_today(almanac: Almanac) -> list[Tale]:
    """Cases that are open today or have ended in the last year."""
    return [
        *_not_yet_in_the_file(almanac),
        *_filing(almanac),
        *_filing_with_a_turn(almanac),
        *_proposed_by_the_cell(almanac),
        *_approved(almanac),
        *_on_probation(almanac),
        *_recognition_due(almanac),
        *_recognition_proposed(almanac),
        *_official(almanac),
        *_ended(almanac),
    ]


def tales_of_the_sister_cell(almanac: Almanac) -> list[Tale]:
    """A few cases that the cell of the demo must not see."""
    plans = {"Sầm Thị Hoài Thu": 18, "Phó Đức Nhuận": 9, "Từ Thị Lam Giang": 2}
    return [
        *_planned_votes(almanac, plans),
        Tale(name="Uông Thành Nam", days=around_ceremony(almanac, almanac.in_months(-6))),
    ]


def _planned_votes(almanac: Almanac, plans: dict[str, int]) -> list[Tale]:
    """Ways whose vote is planned in so many months."""
    return [
        Tale(name=name, days=around_vote(almanac, almanac.in_months(months)))
        for name, months in plans.items()
    ]


# ---- before the vote ----


def _not_yet_in_the_file(almanac: Almanac) -> list[Tale]:
    nominated = {"Vũ Thị Linh Đan": 23, "Trịnh Thị Diễm My": 23}
    listed = {
        "Lê Thượng Khoa": 20,
        "Đặng Trường Giang Sơn": 18,
        "Hoàng Thị Tố Uyên": 16,
    }
    trained = {
        "Nguyễn Hà Phương Thảo": 13,
        "Nông Thế Vinh": 12,
        "Dương Tuấn Vũ": 11,
        "Phan Tấn Tài": 9,
        "Triệu Thị Mùi Hương": 8,
    }
    return [
        *_planned_votes(almanac, {**nominated, **listed, **trained}),
        _reviewed_by_the_mentor(almanac),
        _just_sent_to_the_course(almanac),
    ]


def _reviewed_by_the_mentor(almanac: Almanac) -> Tale:
    return Tale(
        name="Đỗ Thị Thiên Thanh",
        mentor=MENTOR,
        days=around_vote(almanac, almanac.in_months(19)),
        parts=(Part(until=almanac.in_days(-33)), Part(until=almanac.today, by=Role.MENTOR)),
    )


def _just_sent_to_the_course(almanac: Almanac) -> Tale:
    days = around_vote(almanac, almanac.in_months(14))
    return Tale(name="Kim Thị Sa Ry", days=days.moved(course=almanac.in_days(-6)))


def _filing(almanac: Almanac) -> list[Tale]:
    return [
        *_planned_votes(almanac, {"Ngô Tường Vân": 1, "Đinh Thị Tường Lam": 3}),
        _waiting_for_a_verification(almanac),
    ]


def _waiting_for_a_verification(almanac: Almanac) -> Tale:
    asked = almanac.start("verification_reply_home_deadline", due=almanac.in_days(9))
    days = around_vote(almanac, almanac.in_months(5))
    return Tale(
        name="Phạm Nguyên Vũ",
        days=days.moved(opened=almanac.earlier(asked, 12)),
        without=frozenset({StepKind.VERIFICATION_ANSWERED, StepKind.CV_CERTIFIED}),
    )


def _filing_with_a_turn(almanac: Almanac) -> list[Tale]:
    return [
        _paused(almanac),
        _certificate_about_to_lapse(almanac),
        _papers_going_stale(almanac),
        _cv_day_put_right(almanac),
    ]


def _paused(almanac: Almanac) -> Tale:
    day = almanac.in_days(-30)
    return Tale(
        name="Trần Minh Khuê",
        days=around_vote(almanac, almanac.in_months(2)),
        until=almanac.earlier(day, 1),
        then=(Paused(on=day, reason="Nghỉ thai sản theo chế độ"),),
    )


def _certificate_about_to_lapse(almanac: Almanac) -> Tale:
    lapses = almanac.in_days(24)
    certified = almanac.start("awareness_certificate_valid_months", due=lapses)
    course = almanac.earlier(certified, 12)
    return Tale(
        name="Tô Văn Hiển",
        days=around_vote(almanac, almanac.in_days(40)).moved(
            nominated=almanac.months_later(course, -6),
            listed=almanac.meeting(add_months(course, -4)),
            course=course,
        ),
    )


def _papers_going_stale(almanac: Almanac) -> Tale:
    papers = almanac.start("dossier_papers_valid_months", due=almanac.in_days(19))
    return Tale(
        name="Giáp Thị Nguyệt Minh",
        days=around_vote(almanac, almanac.in_days(14)).moved(
            opened=almanac.months_later(papers, -3), papers=papers
        ),
    )


def _cv_day_put_right(almanac: Almanac) -> Tale:
    noticed = Corrected(
        on=almanac.in_days(-12), corrects=1, reason="Ghi nhầm ngày khai lý lịch sang ngày nộp đơn"
    )
    return Tale(
        name="Lý A Sình",
        days=around_vote(almanac, almanac.in_months(4)),
        slip=noticed,
    )


# ---- between the vote and the ceremony ----


def _proposed_by_the_cell(almanac: Almanac) -> list[Tale]:
    return [
        Tale(name="Lương Thị Mộc Miên", days=_decision_due(almanac, 5)),
        Tale(name="Lưu Đức Thành An", days=_decision_due(almanac, 16)),
        _returned(almanac),
        _voted_twice(almanac),
    ]


def _decision_due(almanac: Almanac, in_days: int) -> Milestones:
    vote = almanac.start("admission_decision_deadline", due=almanac.in_days(in_days))
    return around_vote(almanac, vote).moved(decided=almanac.later(almanac.today, 3))


def _returned(almanac: Almanac) -> Tale:
    days = _decision_due(almanac, 27)
    day = almanac.in_days(-6)
    return Tale(
        name="Hồ Thị Ánh Dương",
        days=days,
        until=almanac.earlier(day, 1),
        then=(
            Returned(
                on=day,
                matter=Matter.ADMISSION,
                by=GRASSROOTS_COMMITTEE,
                reason="Bổ sung xác nhận của nơi cư trú trong bản tổng hợp ý kiến",
            ),
        ),
        parts=(Part(until=almanac.earlier(day, 1)), Part(until=day, by=Role.COMMITTEE_OFFICER)),
    )


def _voted_twice(almanac: Almanac) -> Tale:
    days = _decision_due(almanac, 22)
    first = almanac.months_later(days.vote, -2)
    return Tale(
        name="Viên Đình Hưng",
        days=days.moved(
            opened=almanac.months_later(first, -6), papers=almanac.months_later(first, -1)
        ),
        failed_vote=(Matter.ADMISSION, first),
    )


def _approved(almanac: Almanac) -> list[Tale]:
    return [
        Tale(name="Trần Lê Quốc Khánh", days=_ceremony_due(almanac, 8)),
        Tale(name="Bùi Thị Tú Quyên", days=_ceremony_due(almanac, 25)),
    ]


def _ceremony_due(almanac: Almanac, in_days: int) -> Milestones:
    decided = almanac.start("ceremony_deadline", due=almanac.in_days(in_days))
    return around_decision(almanac, decided).moved(ceremony=almanac.later(almanac.today, 4))


# ---- probation ----


def _on_probation(almanac: Almanac) -> list[Tale]:
    record_due = almanac.start("member_cv_deadline", due=almanac.in_days(12))
    ends_soon = almanac.start("probation_months", due=almanac.in_days(14))
    return [
        Tale(
            name="Vương Chấn Phong",
            days=around_ceremony(almanac, record_due),
            without=frozenset({StepKind.MEMBER_RECORD_FILED}),
        ),
        Tale(name="Cao Hoàng Long Vân", days=around_ceremony(almanac, almanac.in_months(-4))),
        Tale(name="Phạm Thị Yến Chi", days=around_ceremony(almanac, almanac.in_months(-7))),
        _decided_late(almanac),
        Tale(name="Mạc Thiên Ân", days=around_ceremony(almanac, ends_soon)),
    ]


def _decided_late(almanac: Almanac) -> Tale:
    planned = around_ceremony(almanac, almanac.in_months(-9))
    due = almanac.earlier(planned.decided, 6)
    vote = almanac.start("admission_decision_deadline", due=due)
    days = around_vote(almanac, vote).moved(
        decided=planned.decided,
        ceremony=planned.ceremony,
        recognition_vote=planned.recognition_vote,
        recognised=planned.recognised,
    )
    reason = "Ban Thường vụ kiện toàn nhân sự, đã có văn bản báo lùi ngày họp xét"
    return Tale(
        name="Lê Thị Hà Giang",
        days=days,
        parts=(Part(until=due), Part(until=days.decided, reason=reason)),
    )


def _recognition_due(almanac: Almanac) -> list[Tale]:
    in_time = _consideration_due(almanac, 10)
    return [
        Tale(
            name="Đặng Hải Đăng",
            days=in_time.moved(recognition_papers=almanac.earlier(almanac.today, 1)),
        ),
        Tale(
            name="Cù Thị Thanh Trúc",
            days=_consideration_due(almanac, -6),
            without=frozenset({StepKind.MENTOR_ASSESSED, StepKind.PROBATION_OPINIONS_SUMMARISED}),
        ),
    ]


def _consideration_due(almanac: Almanac, in_days: int) -> Milestones:
    """Probation is over, and the vote is still to come."""
    ended = almanac.start("recognition_consideration_deadline", due=almanac.in_days(in_days))
    ceremony = almanac.start("probation_months", due=ended)
    vote = almanac.later(almanac.today, 4)
    return around_ceremony(almanac, ceremony).moved(
        recognition_vote=vote, recognised=almanac.later(vote, VOTE_TO_RECOGNITION)
    )


# ---- recognition ----


def _recognition_proposed(almanac: Almanac) -> list[Tale]:
    rule = "recognition_decision_deadline"
    once = almanac.start(rule, due=almanac.in_days(13))
    again = almanac.start(rule, due=almanac.in_days(22))
    failed = almanac.earlier(again, 35)
    soon = almanac.later(almanac.today, 2)
    return [
        Tale(name="Ngô Thiện Chí", days=_recognised(almanac, once).moved(recognised=soon)),
        Tale(
            name="Đỗ Thị Quế Lâm",
            days=_recognised(almanac, failed).moved(recognition_vote=again, recognised=soon),
            failed_vote=(Matter.RECOGNITION, failed),
        ),
    ]


def _recognised(almanac: Almanac, vote: date) -> Milestones:
    ended = almanac.earlier(vote, PROBATION_TO_VOTE)
    days = around_ceremony(almanac, almanac.start("probation_months", due=ended))
    return days.moved(recognition_vote=vote, recognised=almanac.later(vote, VOTE_TO_RECOGNITION))


def _official(almanac: Almanac) -> list[Tale]:
    ago = {"Nguyễn Khắc Huy Hoàng": -10, "Bùi Thị Thảo Nguyên": -125, "Hà Trung Chính": -270}
    return [
        Tale(
            name=name,
            days=_recognised(almanac, almanac.earlier(almanac.in_days(days), VOTE_TO_RECOGNITION)),
        )
        for name, days in ago.items()
    ]


# ---- ended ----


def _ended(almanac: Almanac) -> list[Tale]:
    return [
        _withdrawn(almanac),
        _removed(almanac),
        _moved_out(almanac),
        _refused(almanac),
        _struck_off(almanac),
    ]


def _withdrawn(almanac: Almanac) -> Tale:
    day = almanac.in_days(-50)
    return Tale(
        name="Hoàng Nhật Minh Đức",
        days=around_vote(almanac, almanac.in_months(1)),
        until=almanac.earlier(day, 1),
        then=(Withdrawn(on=day, reason="Xin thôi để tập trung chăm sóc gia đình"),),
    )


def _removed(almanac: Almanac) -> Tale:
    day = almanac.in_days(-35)
    return Tale(
        name="Mai Thị Thùy Linh",
        days=around_vote(almanac, almanac.in_months(15)),
        until=almanac.earlier(day, 1),
        then=(RemovedFromList(on=day, reason="Thôi việc tại cơ quan theo nguyện vọng"),),
    )


def _moved_out(almanac: Almanac) -> Tale:
    day = almanac.in_days(-18)
    moved = Transferred(
        on=day,
        direction=TransferDirection.OUT,
        other="Chi bộ Viện Quy hoạch Dữ liệu",
        reason="Chuyển công tác",
    )
    return Tale(
        name="Phùng Gia Thịnh",
        days=around_vote(almanac, almanac.in_months(2)),
        until=almanac.earlier(day, 1),
        then=(moved,),
    )


def _refused(almanac: Almanac) -> Tale:
    days = around_decision(almanac, almanac.in_days(-80))
    return Tale(name="Vũ Đình Phong Nhã", days=days, until=days.decided, refused=True)


def _struck_off(almanac: Almanac) -> Tale:
    decided = almanac.in_days(-28)
    vote = almanac.earlier(decided, VOTE_TO_RECOGNITION)
    return Tale(
        name="Tạ Thị Bảo Ngọc",
        days=around_ceremony(almanac, almanac.in_months(-8)),
        until=decided,
        struck_off=(vote, decided),
    )
