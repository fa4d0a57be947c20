"""Cases of today after the ceremony: probation, recognition, and the newly official."""

from datetime import date

from ketnap.demo.almanac import Almanac
from ketnap.demo.milestones import (
    PROBATION_TO_VOTE,
    VOTE_TO_RECOGNITION,
    Milestones,
    around_ceremony,
    around_vote,
)
from ketnap.demo.tales import Part, Tale
from ketnap.domain.casefile.codes import Matter, StepKind


def tales_towards_recognition(almanac: Almanac) -> list[Tale]:
    """Cases at every stage from the ceremony on."""
    return [
        *_on_probation(almanac),
        *_recognition_due(almanac),
        *_recognition_proposed(almanac),
        *_official(almanac),
    ]


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
    soon = almanac.later(almanac.today, 4)
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
