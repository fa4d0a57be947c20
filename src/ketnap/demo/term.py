"""What happened on fixed days: the term 2015-2020, whose figures are known, and the years after it."""

from collections.abc import Mapping
from datetime import date

from ketnap.demo.almanac import Almanac
from ketnap.demo.milestones import QUICK, around_ceremony, around_vote
from ketnap.demo.tales import Part, Tale
from ketnap.domain.casefile.codes import TransferDirection
from ketnap.domain.casefile.steps import RemovedFromList, Transferred, Withdrawn

TOGETHER_ON = date(2018, 7, 26)
TOGETHER = "lễ kết nạp ngày 26/7/2018"


def tales_of_the_term(almanac: Almanac) -> list[Tale]:
    """All sent to the course by the end of July 2018; the first five were admitted by then."""
    return [
        *_admitted_by_july_2018(almanac),
        *_admitted_later(almanac),
        *_removed(almanac),
        *_moved_out(almanac),
        *_withdrawn(almanac),
        _refused(almanac),
    ]


def tales_after_the_term(almanac: Almanac) -> list[Tale]:
    """One person or so a year, up to where the histories around today take over."""
    return _voted(
        almanac,
        {
            "Nguyễn Thị Vân Khánh": date(2020, 11, 3),
            "Đồng Xuân Bách": date(2021, 10, 4),
            "Trần Thị Kiều Loan": date(2022, 9, 5),
            "Phạm Hữu Tình": date(2023, 6, 5),
            "Lê Thị Bích Trâm": date(2024, 4, 3),
        },
    )


def _voted(almanac: Almanac, votes: Mapping[str, date]) -> list[Tale]:
    return [Tale(name=name, days=around_vote(almanac, vote)) for name, vote in votes.items()]


def _admitted_by_july_2018(almanac: Almanac) -> list[Tale]:
    together = around_ceremony(almanac, TOGETHER_ON)
    eve = Part(until=almanac.earlier(TOGETHER_ON, 1))
    parts = (eve, Part(until=TOGETHER_ON, occasion=TOGETHER))
    return [
        Tale(
            name="Phạm Gia Khiêu",
            days=around_ceremony(almanac, date(2016, 12, 20), pace=QUICK),
        ),
        Tale(
            name="Nguyễn Thị Mai Trinh",
            days=around_ceremony(almanac, date(2017, 9, 1), pace=QUICK),
        ),
        Tale(name="Lê Hoàng Thạch Anh", days=around_ceremony(almanac, date(2018, 2, 2))),
        Tale(name="Nông Thị Bích Lựu", days=together, parts=parts),
        Tale(name="Đỗ Tiến Khôi", days=together, parts=parts),
    ]


def _admitted_later(almanac: Almanac) -> list[Tale]:
    votes = {
        "Trần Thị Diệu Hiền": date(2018, 6, 25),
        "Vương Đức Thuận": date(2018, 8, 3),
        "Lò Thị Khánh Loan": date(2018, 10, 3),
        "Bạch Văn Toàn Thắng": date(2018, 12, 3),
        "Phí Thị Thu Hường": date(2019, 3, 4),
        "Ninh Quang Đại": date(2019, 4, 3),
        "Hứa Thị Cẩm Nhung": date(2019, 6, 3),
        "Đoàn Phúc Lâm": date(2019, 7, 3),
        "Tăng Thị Xuân Mai": date(2019, 9, 4),
    }
    return _voted(almanac, votes)


def _removed(almanac: Almanac) -> list[Tale]:
    rows = (
        ("La Vĩnh Kỳ", date(2018, 5, 3), date(2017, 10, 3), "Ít tham gia các buổi bồi dưỡng"),
        ("Nguyễn Thị Hương Sen", date(2018, 9, 5), date(2018, 8, 3), "Nghỉ việc tại cơ quan"),
        ("Trương Bảo Lộc", date(2019, 5, 6), date(2019, 1, 3), "Chuyển sang nghề khác"),
    )
    return [
        Tale(
            name=name,
            days=around_vote(almanac, planned),
            until=almanac.earlier(day, 1),
            then=(RemovedFromList(on=day, reason=reason),),
        )
        for name, planned, day, reason in rows
    ]


def _moved_out(almanac: Almanac) -> list[Tale]:
    rows = (
        ("Lý Thị Ngọc Huyền", date(2018, 4, 3), date(2017, 9, 1), "Chi bộ Viện Đo lường mới"),
        ("Phan Nhật Thường", date(2019, 8, 5), date(2019, 7, 1), "Chi bộ Trung tâm Thử nghiệm"),
        ("Võ Thị Tuyết Băng", date(2018, 6, 4), date(2018, 4, 2), "Chi bộ Viện Quy hoạch Dữ liệu"),
    )
    return [
        Tale(
            name=name,
            days=around_vote(almanac, planned),
            until=almanac.earlier(day, 1),
            then=(
                Transferred(
                    on=day,
                    direction=TransferDirection.OUT,
                    other=other,
                    reason="Chuyển công tác",
                ),
            ),
        )
        for name, planned, day, other in rows
    ]


def _withdrawn(almanac: Almanac) -> list[Tale]:
    return [
        Tale(
            name="Chu Văn Kiệt",
            days=around_vote(almanac, date(2018, 7, 3)),
            until=date(2018, 3, 2),
            then=(Withdrawn(on=date(2018, 3, 5), reason="Xin thôi vì lý do sức khỏe"),),
        ),
        Tale(
            name="Đào Thị Ngân Hà",
            days=around_vote(almanac, almanac.in_months(11)),
            before=Tale(
                name="Đào Thị Ngân Hà",
                days=around_vote(almanac, date(2019, 2, 11)),
                until=date(2018, 10, 2),
                then=(Withdrawn(on=date(2018, 10, 3), reason="Xin thôi để đi học xa"),),
            ),
        ),
    ]


def _refused(almanac: Almanac) -> Tale:
    days = around_vote(almanac, date(2018, 1, 3))
    return Tale(name="Hoàng Mạnh Tường", days=days, until=days.decided, refused=True)
