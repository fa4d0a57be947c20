"""Cases of today that ended before membership, one for each reason."""

from ketnap.demo.almanac import Almanac
from ketnap.demo.milestones import (
    VOTE_TO_RECOGNITION,
    around_ceremony,
    around_decision,
    around_vote,
)
from ketnap.demo.tales import Tale
from ketnap.domain.casefile.codes import TransferDirection
from ketnap.domain.casefile.steps import (
    RemovedFromList,
    Transferred,
    Withdrawn,
)


def tales_that_ended(almanac: Almanac) -> list[Tale]:
    """One case closed for each reason in the last months."""
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
