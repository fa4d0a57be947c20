"""Files of the sister cell on their way up: waiting at the committee, returned, passed on, overdue."""

from dataclasses import dataclass
from datetime import date

from ketnap.accounts.services.received import entrust_case
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import Ministry
from ketnap.demo.milestones import around_vote
from ketnap.demo.tales import Tale
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import CommitteeLevel, ExclusionGround
from ketnap.domain.casefile.steps import Excluded
from ketnap.domain.sitting import CommitteeTurnout
from ketnap.domain.submission.reasons import ReturnReason
from ketnap.submissions.queries import ways_of
from ketnap.submissions.services import (
    Ballot,
    Sitting,
    give_back,
    hold_sitting,
    look_over,
    send_up,
)

MEMBERS = 15
TURNOUT = CommitteeTurnout(
    members=MEMBERS,
    present=MEMBERS - 2,
    excluded=(Excluded(count=1, ground=ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE),),
)
REASON = "Giấy tờ kèm theo đã đối chiếu bản giấy"


@dataclass(frozen=True, slots=True)
class Ascent:
    """One file: how many working days ago the cell voted, sent it, and what became of it since."""

    name: str
    voted: int
    sent: int
    sat: int = 0
    passed_on: int = 0
    returned: int = 0


ASCENTS = (
    Ascent("Kim Thị Thu Hằng", voted=49, sent=46),
    Ascent("Vương Đình Khoát", voted=19, sent=15),
    Ascent("Ma Thị Bích Liễu", voted=9, sent=6),
    Ascent("Tiêu Quang Sáng", voted=17, sent=12, returned=4),
    Ascent("Quách Thị Yến Chi", voted=24, sent=21, sat=9, passed_on=7),
)


def tales_on_the_way_up(almanac: Almanac) -> list[Tale]:
    """Histories up to the vote of the cell; what follows is done by those who handle the files."""
    return [
        _tale(ascent, almanac.earlier(almanac.today, ascent.voted), almanac) for ascent in ASCENTS
    ]


def _tale(ascent: Ascent, vote: date, almanac: Almanac) -> Tale:
    return Tale(name=ascent.name, days=around_vote(almanac, vote), until=vote)


def send_files_up(ministry: Ministry, *, cell: Actor, officer: Actor, almanac: Almanac) -> None:
    """The cell sends each file up; the committee handles some of them."""
    for ascent in ASCENTS:
        case = casefiles_visible_to(cell).get(person__full_name=ascent.name)
        _send(case, by=cell, on=almanac.earlier(almanac.today, ascent.sent))
        if ascent.sat:
            _sit(ministry, case, by=officer, on=almanac.earlier(almanac.today, ascent.sat))
        if ascent.passed_on:
            _send(case, by=officer, on=almanac.earlier(almanac.today, ascent.passed_on))
        if ascent.returned:
            _return(case, by=officer, on=almanac.earlier(almanac.today, ascent.returned))
    _let_in_what_lies_above(ministry, officer, on=almanac.today)


def _send(case: Casefile, *, by: Actor, on: date) -> None:
    lacks = look_over(case.pk, by=by, on=on).lacks
    reason = REASON if lacks else ""
    send_up(case.pk, by=by, seen_seq=_seen(case), today=on, override_reason=reason)


def _sit(ministry: Ministry, case: Casefile, *, by: Actor, on: date) -> None:
    hold_sitting(
        ministry.committee.pk,
        Sitting(
            on=on,
            level=CommitteeLevel.GRASSROOTS,
            turnout=TURNOUT,
            resolution="27-NQ/ĐU",
            absence_reasons="một đồng chí đi công tác, một đồng chí sinh hoạt tạm thời nơi khác",
            presiding="Đinh Công Thành",
            presiding_position="Bí thư Đảng ủy",
            secretary="Lương Thị Mai",
        ),
        {case.pk: Ballot(MEMBERS - 3, 1)},
        seen={case.pk: _seen(case)},
        by=by,
        today=on,
    )


def _return(case: Casefile, *, by: Actor, on: date) -> None:
    give_back(
        case.pk,
        [ReturnReason.OPINIONS_INCOMPLETE],
        "Bổ sung ý kiến của chi ủy nơi cư trú trong mẫu 5-KNĐ",
        by=by,
        seen_seq=_seen(case),
        today=on,
    )


def _let_in_what_lies_above(ministry: Ministry, officer: Actor, *, on: date) -> None:
    """The standing committee opens what went up to it on paper, before it used the system."""
    ids = casefiles_visible_to(officer).values_list("pk", flat=True)
    standing = ministry.standing_committee
    for way in ways_of(officer, ids, on=on).values():
        if way.journey.at.startswith("Ban Thường vụ"):
            entrust_case(way.case.pk, standing, cell_path=way.case.cell.path)


def _seen(case: Casefile) -> int:
    return case.entries.count()
