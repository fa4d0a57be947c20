"""Meetings of the demo: the last ones, behind votes already told, and one on today's desk."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefiles_visible_to, domain_casefile
from ketnap.demo import people
from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import Cell
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import CellVoted
from ketnap.domain.meeting.ballots import Count
from ketnap.occasions.meetings.models import CellMeeting
from ketnap.occasions.meetings.queries import (
    Called,
    items_of,
    suggested_attendance,
    suggested_visitors,
)
from ketnap.occasions.meetings.services import (
    Mark,
    Plan,
    Question,
    call_meeting,
    close_meeting,
    count_vote,
    take_attendance,
)
from ketnap.people.models import Membership
from ketnap.people.queries import official_members_of

PAST_MEETINGS = 3
PLACE = "Phòng họp 302, trụ sở Cục"
BEGINS_AT = time(14, 0)
TOPICS = ("Kiểm điểm công tác tháng và phương hướng tháng tới", "Phân công giúp đỡ quần chúng")
ON_THE_AGENDA = {
    "Đặng Hải Đăng": Matter.RECOGNITION,
    "Ngô Tường Vân": Matter.ADMISSION,
    "Cù Thị Thanh Trúc": Matter.RECOGNITION,
}


@dataclass(frozen=True, slots=True)
class _Told:
    """A vote that a history of the demo tells, and in whose case."""

    casefile_id: int
    vote: CellVoted

    @property
    def numbers(self) -> tuple[object, ...]:
        vote = self.vote
        return (vote.official_members, vote.present_official, vote.excluded)


def hold_meetings(cell: Cell, *, by: Actor, almanac: Almanac) -> None:
    """Hold the meetings behind the last votes of a cell, and call one for today."""
    told = _votes_by_day(cell, by)
    for day in sorted(told)[-PAST_MEETINGS:]:
        _hold(cell, day, told[day], by=by, today=almanac.today)
    _call_for_today(cell, by=by, almanac=almanac)


def _votes_by_day(cell: Cell, by: Actor) -> Mapping[date, list[_Told]]:
    """The votes of the cell by day; those of one day were cast by the same people there."""
    days: dict[date, list[_Told]] = defaultdict(list)
    for case in casefiles_visible_to(by).filter(cell=cell.organisation).order_by("pk"):
        for step in corrected_steps(domain_casefile(case).steps):
            if isinstance(step, CellVoted):
                told = _Told(case.pk, step)
                if all(told.numbers == other.numbers for other in days[step.on]):
                    days[step.on].append(told)
    return days


def _hold(cell: Cell, day: date, told: Sequence[_Told], *, by: Actor, today: date) -> None:
    questions = tuple(Question(each.casefile_id, each.vote.matter) for each in told)
    meeting = call_meeting(cell.organisation, _plan(cell, day, questions), actor=by)
    _attend(meeting, told[0].vote, by=by)
    for item, each in zip(items_of(meeting)[len(TOPICS) :], told, strict=True):
        count_vote(
            item,
            _count(each.vote),
            actor=by,
            seen_revision=0,
            resolution=each.vote.resolution or "",
            override_reason="Ghi lại cuộc họp đã có kết quả trong hồ sơ",
            today=today,
        )
    meeting.refresh_from_db()
    close_meeting(meeting.pk, actor=by, seen_revision=meeting.revision, seen_seqs={}, today=today)


def _call_for_today(cell: Cell, *, by: Actor, almanac: Almanac) -> None:
    cases = casefiles_visible_to(by).filter(cell=cell.organisation)
    by_name: dict[str, Casefile] = {case.person.full_name: case for case in cases}
    questions = tuple(Question(by_name[name].pk, matter) for name, matter in ON_THE_AGENDA.items())
    plan = _plan(cell, almanac.on_or_before(almanac.today), questions)
    call_meeting(cell.organisation, plan, actor=by)


def _plan(cell: Cell, day: date, questions: tuple[Question, ...]) -> Plan:
    official = {row.person.full_name: row.person for row in _official(cell, day)}
    return Plan(
        held_on=day,
        begins_at=BEGINS_AT,
        place=PLACE,
        presiding=official[people.SECRETARY],
        secretary=official[people.CLERK],
        topics=TOPICS,
        questions=questions,
    )


def _official(cell: Cell, day: date) -> Sequence[Membership]:
    return list(official_members_of(cell.organisation.pk, on=day))


def _attend(meeting: CellMeeting, vote: CellVoted, *, by: Actor) -> None:
    """Everybody whom the vote counts as there; those away beside the ones left out are at work.

    Guests of the cell come as visitors.
    """
    called = suggested_attendance(meeting)
    officers = {meeting.presiding_id, meeting.secretary_id}
    may_be_away = [
        each
        for each in reversed(called)
        if each.is_official and each.is_present and each.person_id not in officers
    ]
    there = sum(each.is_official and each.is_present for each in called)
    away = {each.person_id for each in may_be_away[: there - vote.present_official]}
    marks = [_mark(each, is_away=each.person_id in away) for each in called]
    take_attendance(
        meeting.pk,
        marks,
        visitors=suggested_visitors(meeting),
        actor=by,
        seen_revision=meeting.revision,
    )


def _mark(each: Called, *, is_away: bool) -> Mark:
    return Mark(
        person_id=each.person_id,
        is_present=each.is_present and not is_away,
        ground=each.ground,
        reason="Đi công tác" if is_away else "",
    )


def _count(vote: CellVoted) -> Count:
    cast = vote.agree + vote.disagree + vote.invalid
    return Count(
        method=vote.method,
        agree=vote.agree,
        disagree=vote.disagree,
        issued=vote.present_official,
        returned=cast,
        blank=vote.invalid,
    )
