"""Cases of today on the way to admission: from the nomination to the eve of the ceremony."""

from ketnap.demo.almanac import Almanac
from ketnap.demo.milestones import (
    COURSE_DAYS,
    OPENED_TO_VERIFICATION,
    Milestones,
    around_decision,
    around_vote,
)
from ketnap.demo.people import MENTOR
from ketnap.demo.places import GRASSROOTS_COMMITTEE
from ketnap.demo.tales import Part, Slip, Tale
from ketnap.domain.access import Role
from ketnap.domain.calendar import add_months
from ketnap.domain.casefile.codes import Matter, StepKind
from ketnap.domain.casefile.steps import Paused, Returned


def tales_towards_admission(almanac: Almanac) -> list[Tale]:
    """Cases at every stage before the ceremony, with the turns they take."""
    return [
        *_not_yet_in_the_file(almanac),
        *_filing(almanac),
        *_filing_with_a_turn(almanac),
        *_proposed_by_the_cell(almanac),
        *_approved(almanac),
    ]


def planned_votes(almanac: Almanac, plans: dict[str, int]) -> list[Tale]:
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
        *planned_votes(almanac, {**nominated, **listed, **trained}),
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
        *planned_votes(almanac, {"Ngô Tường Vân": 1, "Đinh Thị Tường Lam": 3}),
        _waiting_for_a_verification(almanac),
    ]


def _waiting_for_a_verification(almanac: Almanac) -> Tale:
    asked = almanac.start("verification_reply_home_deadline", due=almanac.in_days(9))
    days = around_vote(almanac, almanac.in_months(5))
    return Tale(
        name="Phạm Nguyên Vũ",
        days=days.moved(opened=almanac.earlier(asked, OPENED_TO_VERIFICATION)),
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
        then=(Paused(on=day, reason="Đi học tập trung theo kế hoạch của cơ quan"),),
    )


def _certificate_about_to_lapse(almanac: Almanac) -> Tale:
    lapses = almanac.in_days(24)
    certified = almanac.start("awareness_certificate_valid_months", due=lapses)
    course = almanac.earlier(certified, COURSE_DAYS)
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
    slip = Slip(
        noticed_on=almanac.in_days(-12), reason="Ghi nhầm ngày khai lý lịch sang ngày nộp đơn"
    )
    return Tale(
        name="Lý A Sình",
        days=around_vote(almanac, almanac.in_months(4)),
        slip=slip,
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
    # Before it is sent on to the body that decides.
    day = almanac.later(days.vote, 9)
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
