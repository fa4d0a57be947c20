"""The education activities of the demo: so many days ago, about what, and how many took part."""

from ketnap.demo.almanac import Almanac
from ketnap.demo.people import CLERK, MENTOR, SECRETARY
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation
from ketnap.plans.models import ActivityKind
from ketnap.plans.services.activities import ActivityOrder, record_activity

_HALL = "Hội trường tầng 2"
_HELD = (
    (
        18,
        ActivityKind.TALK,
        "Chuyển đổi số và trách nhiệm của người trẻ",
        SECRETARY,
        _HALL,
        (28, 9, 31, 12),
    ),
    (
        47,
        ActivityKind.STUDY,
        "Tìm hiểu Điều lệ Đảng dành cho cảm tình Đảng",
        CLERK,
        _HALL,
        (6, 14, 0, 0),
    ),
    (
        96,
        ActivityKind.VISIT,
        "Về nguồn tại khu di tích kháng chiến",
        MENTOR,
        "Khu di tích",
        (17, 10, 22, 0),
    ),
    (131, ActivityKind.CONTEST, "Hội thi tìm hiểu lịch sử Đảng bộ", CLERK, _HALL, (12, 11, 40, 18)),
    (
        168,
        ActivityKind.MEETING,
        "Gặp mặt, đối thoại với đoàn viên, thanh niên",
        SECRETARY,
        _HALL,
        (9, 8, 36, 5),
    ),
    (
        214,
        ActivityKind.STUDY,
        "Quán triệt nghị quyết của đảng bộ",
        SECRETARY,
        _HALL,
        (30, 12, 0, 0),
    ),
    (262, ActivityKind.TALK, "Gương đảng viên trẻ tiêu biểu", MENTOR, _HALL, (21, 13, 27, 9)),
    (305, ActivityKind.OTHER, "Ngày hội hiến máu", CLERK, "Sân cơ quan", (15, 7, 33, 20)),
    (420, ActivityKind.TALK, "Văn hóa công vụ", SECRETARY, _HALL, (26, 10, 19, 14)),
    (512, ActivityKind.VISIT, "Thăm gia đình có công", MENTOR, "Xã Vân Đài Thượng", (11, 6, 14, 0)),
)


def hold_activities(cell: Organisation, *, by: Actor, almanac: Almanac) -> None:
    """Record the activities of the last year and a half."""
    for days, kind, topic, leader, place, (members, sympathisers, union_members, others) in _HELD:
        order = ActivityOrder(
            held_on=almanac.in_days(-days),
            kind=kind,
            topic=topic,
            leader=leader,
            place=place,
            members=members,
            sympathisers=sympathisers,
            union_members=union_members,
            others=others,
        )
        record_activity(cell, order, by=by)
